/** Parts of the SDK that no function of ours ever runs, each with what stands in its place in a bundle, and why nothing misses it. */

export interface Shim {
  /** The file, below node_modules. */
  file: string;
  /** An ES module with the exports that are asked for. */
  contents: string;
  why: string;
}

const CORE = '@smithy/core/dist-es/submodules';

export const shims: Shim[] = [
  {
    file: `${CORE}/event-streams/index.js`,
    contents: `
      export const eventStreamSerdeProvider = () => undefined;
      export class EventStreamSerde {
        constructor() { throw new TypeError('event streams are left out of this bundle'); }
      }`,
    why: 'No call of ours streams.',
  },
  {
    file: '@aws-sdk/middleware-endpoint-discovery/dist-es/index.js',
    contents: `
      export const resolveEndpointDiscoveryConfig = (config) => config;
      export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
        environmentVariableSelector: () => undefined, configFileSelector: () => undefined, default: undefined,
      };`,
    why: 'DynamoDB has no endpoints to discover any more, and the cache for them is two packages that nobody maintains.',
  },
  {
    file: `${CORE}/config/shared-ini-file-loader/loadSharedConfigFiles.js`,
    contents: `
      export const CONFIG_PREFIX_SEPARATOR = '.';
      export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
    why: 'A function has no home folder with profiles; its environment says all.',
  },
  {
    file: `${CORE}/config/config-resolver/regionConfig/getInstanceMetadataRegion.js`,
    contents: 'export const getInstanceMetadataRegion = async () => undefined;',
    why: 'Lambda names the region in the environment; there is no instance to ask.',
  },
  {
    file: `${CORE}/config/defaults-mode/resolveDefaultsModeConfig.js`,
    contents: `export const resolveDefaultsModeConfig = () => async () => 'legacy';`,
    why: 'What holds where no mode is set: our calls state their own timeouts and attempts.',
  },
  {
    file: `${CORE}/retry/util-retry/AdaptiveRetryStrategy.js`,
    contents: `export { StandardRetryStrategy as AdaptiveRetryStrategy } from './StandardRetryStrategy';`,
    why: 'The table is tried once per call, lib/store/retry.ts repeats; events and queues are tried by the standard strategy.',
  },
  {
    file: `${CORE}/checksum/sha256/Sha256Js.js`,
    contents: 'export class Sha256Js {}',
    why: `Stands in for Node's own SHA-256 where there is none.`,
  },
  {
    file: '@aws-sdk/client-dynamodb/dist-es/endpoint/endpointResolver.js',
    contents: `
      import { partition } from '@aws-sdk/core/client';
      const known = new Map();
      export function defaultEndpointResolver({ Endpoint, Region, UseFIPS = false, UseDualStack = false }) {
        const named = [Endpoint, Region, UseFIPS, UseDualStack].join();
        if (!known.has(named)) known.set(named, { url: new URL(Endpoint ?? urlOf(Region, UseFIPS, UseDualStack)), properties: {}, headers: {} });
        return known.get(named);
      }
      function urlOf(region, isFips, isDualStack) {
        const { dnsSuffix, dualStackDnsSuffix } = partition(region);
        const isAlways = region.startsWith('us-gov-') && !isDualStack;
        return 'https://dynamodb' + (isFips && !isAlways ? '-fips' : '') + '.' + region + '.' + (isDualStack ? dualStackDnsSuffix : dnsSuffix);
      }`,
    why: 'A table of rules and what reads it, for one address; of endpoints by account, which a function of ours never asks for, it knows nothing.',
  },
  {
    file: '@aws-sdk/core/dist-es/submodules/client/util-user-agent-browser/createUserAgentStringParsingProvider.js',
    contents: 'export const createUserAgentStringParsingProvider = () => async () => [];',
    why: 'Of browsers. What it imports while it runs counts as a file that shares modules with the function, though nothing is left of it.',
  },
  {
    file: '@smithy/signature-v4/dist-es/HeaderFormatter.js',
    contents: 'export class HeaderFormatter {}',
    why: 'Formats the headers of messages in event streams.',
  },
];

/** Errors of DynamoDB that calls on items can end with; of the others, which are about tables and backups, a bundle knows the name alone. */
export const ITEM_ERRORS = new Set([
  'ConditionalCheckFailedException',
  'IdempotentParameterMismatchException',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'ThrottlingException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

const REGISTERED = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;

/** The schemas of DynamoDB without the errors that calls on items never end with. */
export function withoutOtherErrors(schemas: string): string {
  return schemas.replaceAll(REGISTERED, (line, name: string) => (ITEM_ERRORS.has(name) ? line : ''));
}

/** The partitions without the names of their regions: a region is known by the pattern of its partition. */
export function withoutRegionNames(partitions: string): string {
  return partitions.replaceAll(/"regions": \{(?:[^{}]|\{[^{}]*\})*\}/g, '"regions": {}');
}

/** Files of the SDK that import something while they run, which would be a file of its own for a start to read. */
export const IMPORTING_LATER = [
  `${CORE}/protocols/HttpProtocol.js`,
  '@smithy/node-http-handler/dist-es/node-http-handler.js',
  '@aws/lambda-invoke-store/dist-es/invoke-store.js',
];

/** The source, where what it imports while it runs is there from the beginning; modules of Node's are taken then. */
export function importingAtOnce(source: string): string {
  const modules: string[] = [];
  const within = source.replaceAll(/\bawait import\((['"])(?<name>[^'"]+)\1\)/g, (...match) => {
    const { name } = match.at(-1) as { name: string };
    if (name.startsWith('node:')) return `process.getBuiltinModule('${name}')`;
    modules.push(`import * as later${modules.length} from '${name}';\n`);
    return `later${modules.length - 1}`;
  });
  return modules.join('') + within;
}
