/** Functions run on a supported runtime, answer before the gateway gives up, and log within bounds. */
import { HANDLER } from '../../../infra/bundle.ts';
import { at, type CloudTemplate, type Json, resourcesOf } from '../template.ts';
import type { TemplateCheck } from './check.ts';

const FUNCTION = 'AWS::Lambda::Function';
const LOG_GROUP = 'AWS::Logs::LogGroup';
/** Each stands for a resource of the stack, never for a text. */
const RESOURCE_NAMES = [
  'TABLE_NAME',
  'EVENT_BUS_NAME',
  'DEAD_LETTER_QUEUE_URL',
  'QUEUE_URL',
  'SIGNING_SECRET',
];
const UNDER_THE_GATEWAYS_LIMIT_SECONDS = 29;

type Properties = { [name: string]: Json };

/** A check on the properties of every function. */
function everyFunction(
  promise: string,
  kept: (properties: Properties) => boolean,
  broken: (properties: Properties) => void,
): TemplateCheck {
  return everyResource(FUNCTION, promise, kept, broken);
}

function everyResource(
  type: string,
  promise: string,
  kept: (properties: Properties) => boolean,
  broken: (properties: Properties) => void,
): TemplateCheck {
  return {
    promise,
    violations: (template: CloudTemplate) =>
      resourcesOf(template, type)
        .filter(([, { Properties }]) => !kept(Properties))
        .map(([id]) => id),
    spoil: (template) => {
      const last = resourcesOf(template, type).at(-1);
      if (last) broken(last[1].Properties);
    },
  };
}

export const functionChecks: TemplateCheck[] = [
  everyFunction(
    'every function runs on Node 24 and arm64',
    ({ Runtime, Architectures }) => Runtime === 'nodejs24.x' && JSON.stringify(Architectures) === '["arm64"]',
    (properties) => {
      properties['Runtime'] = 'nodejs18.x';
    },
  ),
  everyFunction(
    'every function has memory set and answers before the gateway gives up',
    ({ Timeout, MemorySize }) =>
      Number(Timeout) < UNDER_THE_GATEWAYS_LIMIT_SECONDS && MemorySize !== undefined,
    (properties) => {
      properties['Timeout'] = UNDER_THE_GATEWAYS_LIMIT_SECONDS;
    },
  ),
  everyFunction(
    'no function reserves concurrency unless asked to',
    (properties) => properties['ReservedConcurrentExecutions'] === undefined,
    (properties) => {
      properties['ReservedConcurrentExecutions'] = 1;
    },
  ),
  everyFunction(
    'every function logs JSON into a group of the stack, without debug lines',
    (properties) =>
      at(properties, 'LoggingConfig.LogFormat') === 'JSON' &&
      at(properties, 'LoggingConfig.ApplicationLogLevel') === 'INFO' &&
      at(properties, 'LoggingConfig.LogGroup.Ref') !== undefined,
    (properties) => {
      properties['LoggingConfig'] = { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG' };
    },
  ),
  {
    promise: 'every function has code of its own, which is called by the one name that bundles have',
    violations: (template) =>
      resourcesOf(template, FUNCTION)
        .filter(
          ([, { Properties }]) =>
            Properties['Handler'] !== HANDLER ||
            at(Properties, 'Code.S3Key') === undefined ||
            'ImageUri' in Properties,
        )
        .map(([id]) => id),
    spoil: (template) => {
      const [, lambda] = resourcesOf(template, FUNCTION)[0] ?? [];
      if (lambda) lambda.Properties['Code'] = { ZipFile: 'exports.handler = async () => {}' };
    },
  },
  everyFunction(
    'every function is traced',
    (properties) => at(properties, 'TracingConfig.Mode') === 'Active',
    (properties) => {
      delete properties['TracingConfig'];
    },
  ),
  everyFunction(
    "a function's environment names the stack, the table, the bus, its queues and its secret, for how long it remembers, and nothing else",
    (properties) =>
      Object.entries(Object(at(properties, 'Environment.Variables')) as object).every(
        ([name, value]) =>
          (RESOURCE_NAMES.includes(name) && typeof value === 'object') ||
          (name === 'POWERTOOLS_SERVICE_NAME' && /^sales-orders-\w+$/.test(String(value))) ||
          (name === 'COMMANDS_KEPT_DAYS' && Number(value) > 0) ||
          (name === 'TABLE_EPOCH' && Number(value) > 0) ||
          (name === 'EVENT_SOURCES' && typeof value === 'string'),
      ) && at(properties, 'Environment.Variables.TABLE_NAME.Ref') !== undefined,
    (properties) => {
      properties['Environment'] = { Variables: { NODE_OPTIONS: '--inspect' } };
    },
  ),
  everyFunction(
    'no function brings a layer',
    (properties) => properties['Layers'] === undefined,
    (properties) => {
      properties['Layers'] = ['arn:aws:lambda:eu-west-1:123456789012:layer:any:1'];
    },
  ),
  {
    promise: 'no function has an address of its own',
    violations: (template) => resourcesOf(template, 'AWS::Lambda::Url').map(([id]) => id),
    spoil: (template) => {
      template.Resources['Url'] = { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE' } };
    },
  },
  everyResource(
    LOG_GROUP,
    'every log group is kept for a time that is stated, and encrypted',
    ({ RetentionInDays, KmsKeyId }) => Number(RetentionInDays) > 0 && KmsKeyId !== undefined,
    (properties) => {
      delete properties['RetentionInDays'];
    },
  ),
];
