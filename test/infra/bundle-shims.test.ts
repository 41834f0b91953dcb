import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { lambdaRuntimePlugin } from '../../infra/bundle-plugin.ts';
import {
  IMPORTING_LATER,
  importingAtOnce,
  ITEM_ERRORS,
  shims,
  withoutOtherErrors,
  withoutRegionNames,
} from '../../infra/bundle-shims.ts';
import { withPureConstants } from '../../infra/pure-constants.ts';

const installed = (file: string) => readFileSync(`node_modules/${file}`, 'utf8');
const SCHEMAS = '@aws-sdk/client-dynamodb/dist-es/schemas/schemas_0.js';
const registered = (schemas: string) =>
  [...schemas.matchAll(/n0_registry\.registerError\(\w+\$, (\w+)\)/g)].map(([, name]) => name);

describe('what a bundle leaves out', () => {
  it.each(shims)('is where it was when it was left out: $file', ({ file, contents, why }) => {
    const exported = [
      ...contents.matchAll(/export (?:const|class|function|async function) (\w+)| as (\w+) \}/g),
    ];
    expect(exported).not.toEqual([]);
    // An upgrade that moves it would bring it back without a word.
    for (const [, name = '', alias = ''] of exported) expect(installed(file)).toContain(name || alias);
    expect(why).not.toBe('');
  });

  it.each(IMPORTING_LATER)('is no file that %s would import while it runs', (file) => {
    expect(installed(file)).toContain('await import(');
    expect(importingAtOnce(installed(file))).not.toContain('import(');
  });

  it('is no error that a call on items can end with', () => {
    const all = registered(installed(SCHEMAS));
    expect(all.length).toBeGreaterThan(ITEM_ERRORS.size);
    expect([...ITEM_ERRORS].filter((name) => !all.includes(name))).toEqual([]);
    expect(registered(withoutOtherErrors(installed(SCHEMAS))).toSorted()).toEqual(
      [...ITEM_ERRORS].toSorted(),
    );
  });

  it('is no region that the pattern of its partition would not know, and alone', () => {
    const whole = installed('@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
    const all = partitionsIn(whole);
    const left = partitionsIn(withoutRegionNames(whole));
    expect(left).toEqual(all.map((partition) => ({ ...partition, regions: {} })));
    const regions = all.flatMap(({ id, regions: named }) => Object.keys(named).map((name) => [name, id]));
    expect(regions.length).toBeGreaterThan(30);
    for (const [name = '', id] of regions.filter(([name]) => !name?.endsWith('-global'))) {
      const found = left.find(({ regionRegex }) => new RegExp(regionRegex).test(name));
      expect([name, found?.id]).toEqual([name, id]);
    }
  });
});

describe('where DynamoDB is', () => {
  /** As a bundled client finds it. */
  async function bundledClient(): Promise<typeof DynamoDBClient> {
    const outfile = join(PROJECT_ROOT, '.build/bundle-shims-test/client.mjs');
    await build({
      stdin: { contents: `export * from '@aws-sdk/client-dynamodb';`, resolveDir: PROJECT_ROOT },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      plugins: [lambdaRuntimePlugin],
    });
    return ((await import(outfile)) as { DynamoDBClient: typeof DynamoDBClient }).DynamoDBClient;
  }

  it('is the same in every region, with and without FIPS and IPv6, and where a run says otherwise', async () => {
    const Bundled = await bundledClient();
    const [ours, theirs] = [new Bundled({}), new DynamoDBClient({})];
    const whole = installed('@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
    const regions = partitionsIn(whole).flatMap((partition) => Object.keys(partition.regions));
    const flags = [false, true];
    const cases = regions
      .filter((region) => !region.endsWith('-global'))
      .flatMap((Region) => flags.map((UseFIPS) => ({ Region, UseFIPS })))
      .flatMap((asked) => flags.map((UseDualStack) => ({ ...asked, UseDualStack })));
    const elsewhere = { ...cases[0], UseFIPS: false, UseDualStack: false, Endpoint: 'http://127.0.0.1:8000' };
    for (const asked of [...cases, elsewhere])
      expect([asked, ours.config.endpointProvider(asked as never)]).toEqual([
        asked,
        theirs.config.endpointProvider(asked as never),
      ]);
  });
});

interface Partition {
  id: string;
  regionRegex: string;
  regions: Record<string, { description?: string }>;
}

const partitionsIn = (source: string) => {
  const { partitions } = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1)) as {
    partitions: Partition[];
  };
  return partitions;
};

describe('a constant that a call makes', () => {
  it('may be left out, with its type and whatever else is said of it', () => {
    expect(withPureConstants('export const A: B = f(g(1)) as const;\nconst C = [h()];')).toBe(
      'export const A: B = /* @__PURE__ */ (() => (f(g(1)) as const))();\nconst C = /* @__PURE__ */ (() => ([h()]))();',
    );
  });

  it.each([
    'const a = 1;',
    'export const f = (x: number) => g(x);',
    'let n = f();',
    'f();',
    'function h() {}',
  ])('is not what this is: %s', (source) => expect(withPureConstants(source)).toBe(source));
});
