/** What holds for the template as a whole. */
import { readFileSync } from 'node:fs';
import { at, type CloudTemplate, type Json, resourcesOf, textsIn } from '../template.ts';
import type { TemplateCheck } from './check.ts';

/** CloudFormation takes 500, an HTTP API 300: what comes next must fit. */
const MOST_RESOURCES = 400;
const MOST_ROUTES = 250;
const MOST_BYTES = 1_000_000;
const ROUTE = 'AWS::ApiGatewayV2::Route';
const CREDENTIAL =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN|(secret|password|token|api-?key)["']?\s*[:=]\s*\S/i;
const ENTROPY_OF_A_SECRET = 4.2;

export const wholeChecks: TemplateCheck[] = [
  {
    promise: 'no secret stands in the template',
    violations: (template) =>
      statedTexts(template).filter((text) => CREDENTIAL.test(text) || looksRandom(text)),
    spoil: (template) => {
      const [, lambda] = resourcesOf(template, 'AWS::Lambda::Function')[0] ?? [];
      if (lambda) lambda.Properties['Description'] = 'q8Zr3LkP0vXw9TbN2mJc7YhS5dFg1';
    },
  },
  {
    promise: 'no account and no region is written down',
    violations: (template) =>
      statedTexts(template).filter((text) => /\b\d{12}\b|\b(us|eu|ap|sa|ca|me|af)-[a-z]+-\d\b/.test(text)),
    spoil: (template) => {
      template.Outputs = { ...template.Outputs, Region: { Value: 'eu-west-1' } };
    },
  },
  {
    promise: 'the template stays within the limits of CloudFormation',
    violations: (template) => {
      const resources = Object.keys(template.Resources).length;
      const bytes = Buffer.byteLength(JSON.stringify(template));
      return resources <= MOST_RESOURCES && bytes < MOST_BYTES
        ? []
        : [`${resources} resources, ${bytes} bytes`];
    },
    spoil: (template) => {
      for (let count = 0; count < MOST_RESOURCES; count++) {
        template.Resources[`More${count}`] = { Type: 'AWS::Logs::LogGroup', Properties: {} };
      }
    },
  },
  {
    promise: 'no custom resource: nothing runs at deployment with rights of its own',
    violations: (template) =>
      Object.entries(template.Resources)
        .filter(([, { Type }]) => /^Custom::|CustomResource$/.test(Type))
        .map(([id]) => id),
    spoil: (template) => {
      template.Resources['Custom'] = { Type: 'Custom::Anything', Properties: {} };
    },
  },
  {
    promise: 'who may be refused before a function is asked, and that nobody is by default, is written down',
    violations: (template) => {
      const isFirewalled = Object.values(template.Resources).some(({ Type }) =>
        Type.startsWith('AWS::WAFv2::'),
      );
      const isWritten = readFileSync('docs/deploy.md', 'utf8').includes('\n## A web application firewall\n');
      return isWritten && !isFirewalled ? [] : ['docs/deploy.md'];
    },
    spoil: (template) => {
      template.Resources['Firewall'] = { Type: 'AWS::WAFv2::WebACLAssociation', Properties: {} };
    },
  },
  {
    promise: 'the API has room for the routes that are still to come',
    violations: (template) => {
      const count = resourcesOf(template, ROUTE).length;
      return count < MOST_ROUTES ? [] : [`${count} routes`];
    },
    spoil: (template) => {
      for (let count = 0; count < MOST_ROUTES; count++)
        template.Resources[`More${count}`] = { Type: ROUTE, Properties: {} };
    },
  },
  {
    promise:
      'the outputs are the address, the table and the bus by name, and to the stack that watches, names and the key',
    violations: (template) =>
      Object.entries(template.Outputs ?? {})
        .filter(([name]) => !['ApiUrl', 'TableName', 'EventBusName'].includes(name))
        .filter(([name, output]) => !name.startsWith('PublishOutput') || !isForTheWatch(output))
        .map(([name]) => name),
    spoil: (template) => {
      template.Outputs = {
        ...template.Outputs,
        PublishOutputTable: { Value: { 'Fn::GetAtt': ['T', 'Arn'] } },
      };
    },
  },
  {
    promise: 'every resource that takes tags says which application and stage it belongs to',
    violations: (template) =>
      resourcesOf(template, 'AWS::Lambda::Function')
        .filter(([, { Properties }]) => !/application.*stage/s.test(JSON.stringify(Properties['Tags'] ?? '')))
        .map(([id]) => id),
    spoil: (template) => {
      for (const [, lambda] of resourcesOf(template, 'AWS::Lambda::Function'))
        delete lambda.Properties['Tags'];
    },
  },
];

/** A name without which a metric has no address; of ARNs the key's, and nothing by a name that all stacks of an account share. */
function isForTheWatch(output: Json): boolean {
  const value = JSON.stringify(at(output, 'Value'));
  const isFit = /^\{"Ref":"\w+"\}$|,"QueueName"\]\}$|^\{"Fn::GetAtt":\["StorageKey\w+","Arn"\]\}$/.test(
    value,
  );
  return isFit && at(output, 'Export') === undefined;
}

/** Texts that we chose: neither names that CDK makes nor the digests of assets. */
function statedTexts({ Resources, Outputs = {}, Parameters = {} }: CloudTemplate): string[] {
  const stated: Json[] = Object.values(Resources).map(({ Properties }) => {
    const { PolicyName: _made, ...chosen } = Properties;
    return withoutStatementNames(chosen);
  });
  return [...stated, Outputs, Parameters].flatMap(textsIn);
}

/** CDK names statements with a digest in them. */
function withoutStatementNames(value: Json): Json {
  return JSON.parse(
    JSON.stringify(value, (name, inner: unknown) => (name === 'Sid' ? undefined : inner)),
  ) as Json;
}

/** Long, without a separator, and with more bits per character than words or hexadecimal digits have. */
function looksRandom(text: string): boolean {
  if (!/^[A-Za-z0-9+=_-]{20,}$/.test(text)) return false;
  const counts = Map.groupBy(text, (character) => character);
  const shares = [...counts.values()].map((same) => same.length / text.length);
  return -shares.reduce((bits, share) => bits + share * Math.log2(share), 0) > ENTROPY_OF_A_SECRET;
}
