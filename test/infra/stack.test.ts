import { readFileSync } from 'node:fs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FittingChecks } from '../../infra/fitting-checks.ts';
import { PRICES } from '../../infra/prices.ts';
import { salesOrdersApp } from '../../infra/sales-orders-app.ts';
import { watchUsd } from '../../infra/tools/bill.ts';
import { allRoutes, routeKey } from '../../lib/routes.ts';
import { eventChecks } from './checks/events.ts';
import { apiChecks } from './checks/api.ts';
import { queueChecks } from './checks/queues.ts';
import { frontChecks } from './checks/front.ts';
import { functionChecks } from './checks/functions.ts';
import { identityChecks, rightsLines } from './checks/identity.ts';
import { PROMISES } from './checks/promises.ts';
import { storageChecks } from './checks/storage.ts';
import { watchChecks } from './checks/watch.ts';
import { watchedChecks } from './checks/watched.ts';
import { wholeChecks } from './checks/whole.ts';
import { tableActionsOf } from './rights.ts';
import {
  at,
  type CloudTemplate,
  constructOf,
  FIREWALL,
  LEAN,
  many,
  resourcesOf,
  synthesisedBoth,
  synthesisedWithFront,
  TEST_CONTEXT,
} from './template.ts';

// A synthesis takes seconds on an idle machine, and tests share theirs.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let template: CloudTemplate;
/** With the stack that watches it. */
let both: CloudTemplate;
/** With a firewall, and the stacks that it brings. */
let fronted: CloudTemplate;

beforeAll(async () => {
  const { orders, watch } = await synthesisedBoth();
  template = orders;
  fronted = await synthesisedWithFront();
  both = { Resources: { ...orders.Resources, ...watch.Resources } };
});

describe('the stack', () => {
  it('is the one that was reviewed', () => {
    const normalised = JSON.stringify(template, null, 1).replaceAll(/[0-9a-f]{64}/g, 'DIGEST');
    expect(normalised).toMatchSnapshot();
  });

  it('gives the rights that were reviewed', () => {
    expect(rightsLines(template)).toMatchSnapshot();
  });

  it('keeps, under the logical ids that it has always had, what outlives a deployment', () => {
    const kept = Object.entries(template.Resources)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy?.startsWith('Retain'))
      .map(([id, { Type }]) => [id, Type]);
    const frozen = readFileSync('test/fixtures/frozen/resources.json', 'utf8');
    expect(Object.fromEntries(kept)).toEqual(JSON.parse(frozen));
  });

  it.each(allRoutes().map((row) => [routeKey(row), row.operation] as const))(
    'binds %s to the function of %s',
    (key, operation) => {
      expect(operationOf(key)).toBe(operation);
    },
  );

  it('has no route beside those of the table', () => {
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).toHaveLength(allRoutes().length);
  });

  it.each(['retrieve', 'list', 'calculate'])('lets %s read and nothing else', (operation) => {
    expect(tableActionsOf(template, operation)).toEqual(['BatchGetItem', 'GetItem', 'Query']);
  });

  it('cannot be deleted by a call alone', async () => {
    const { stack } = await salesOrdersApp({ ...LEAN, context: TEST_CONTEXT });
    expect(stack.terminationProtection).toBe(true);
  });

  it('has the alarms that its bill counts', () => {
    const paid = resourcesOf(both, 'AWS::CloudWatch::Alarm').map(
      ([, { Properties }]) =>
        many(Properties['Metrics']).filter((each) => at(each, 'MetricStat') !== undefined).length || 1,
    );
    const usd = paid.reduce((sum, metrics) => sum + metrics * PRICES.alarm.usd, 0);
    const { functions, rest } = watchUsd();
    expect(functions + rest).toBeCloseTo(usd + PRICES.composite.usd + PRICES.dashboard.usd);
  });

  it('is watched by a stack that is not to be deleted by a call alone, and stays small', async () => {
    const { watch } = await salesOrdersApp({ ...LEAN, context: TEST_CONTEXT });
    expect(watch.terminationProtection).toBe(true);
    expect(Object.keys(both.Resources).length - Object.keys(template.Resources).length).toBeLessThan(400);
  });

  it('passes the AWS Solutions checks, and the further ones of cdk-nag that fit', async () => {
    const context = { ...TEST_CONTEXT, ...FIREWALL };
    const { app, stack, watch, front } = await salesOrdersApp({ ...LEAN, context });
    expect(front).toHaveLength(2);
    for (const each of [stack, watch, ...front]) {
      for (const pack of [new AwsSolutionsChecks(app), new FittingChecks()]) {
        const { success, violations } = pack.validateScope(each);
        expect(violations).toEqual([]);
        expect(success).toBe(true);
      }
    }
  });
});

const checks = [
  storageChecks,
  identityChecks,
  apiChecks,
  functionChecks,
  eventChecks,
  queueChecks,
  wholeChecks,
].flat();

const cases = [
  ...checks.map((check) => ({ ...check, of: () => template })),
  ...frontChecks.map((check) => ({ ...check, of: () => fronted })),
  ...[watchedChecks, watchChecks].flat().map((check) => ({ ...check, of: () => both })),
];

describe(`${Object.keys(PROMISES).length} promises, held by ${cases.length} checks with a spoiling each`, () => {
  const titles = cases.map(({ promise }) => promise);
  const named = Object.values(PROMISES).flat();
  const begins = named.filter((each) => typeof each === 'string');

  it.each(Object.entries(PROMISES))('%s', (_promise, shownBy) => {
    const [title] = shownBy;
    expect(titles.some((each) => each.startsWith(String(title)))).toBe(true);
  });

  it('leave no check without a promise, and no promise without its checks and tests', () => {
    expect(Object.keys(PROMISES).map((each) => each.slice(0, 4))).toEqual(
      Array.from({ length: 34 }, (_none, index) => `S-${String(index + 1).padStart(2, '0')}`),
    );
    expect(titles.filter((title) => !begins.some((begin) => title.startsWith(begin)))).toEqual([]);
    expect(begins.filter((begin) => !titles.some((title) => title.startsWith(begin)))).toEqual([]);
    for (const each of named)
      if (typeof each !== 'string') expect(readFileSync(each[0], 'utf8')).toContain(each[1]);
  });
});

describe.each(cases)('$promise', ({ violations, spoil, of }) => {
  it('holds', () => {
    expect(violations(of())).toEqual([]);
  });

  it('is seen to be broken in a template that breaks it', () => {
    const spoiled = structuredClone(of());
    spoil(spoiled);
    expect(violations(spoiled)).not.toEqual([]);
  });
});

/** The operation whose function a route leads to, through its integration. */
function operationOf(key: string): string | undefined {
  const routed = resourcesOf(template, 'AWS::ApiGatewayV2::Route').find(
    ([, { Properties }]) => Properties['RouteKey'] === key,
  );
  const integrationId = String(at(routed?.[1].Properties['Target'], 'Fn::Join.1.1.Ref'));
  const functionId = String(
    at(template.Resources[integrationId]?.Properties['IntegrationUri'], 'Fn::GetAtt.0'),
  );
  const lambda = template.Resources[functionId];
  return lambda && constructOf(lambda);
}
