/** A stack on a table that stands already. */
import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readOptions } from '../../infra/options.ts';
import { salesOrdersApp } from '../../infra/sales-orders-app.ts';
import { functionChecks } from './checks/functions.ts';
import { identityChecks } from './checks/identity.ts';
import { statementsOf } from './rights.ts';
import { at, LEAN, resourcesOf, synthesised, TEST_CONTEXT, type CloudTemplate } from './template.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const STREAM = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders-restored/stream/2026-11-28T01:00:00.000';
const ADOPTED = { tableName: 'orders-restored', tableStreamArn: STREAM, tableEpoch: '1796000000' };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0f0f0f0f-1111-2222-3333-444444444444';

let template: CloudTemplate;
beforeAll(async () => {
  template = await synthesised({ ...ADOPTED, tableKeyArn: KEY });
});

describe('a stack that adopts a table', () => {
  it('makes none, and reads its stream', () => {
    expect(resourcesOf(template, 'AWS::DynamoDB::GlobalTable')).toEqual([]);
    const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(
      ([, { Properties }]) => Properties['EventSourceArn'],
    );
    expect(sources).toContain(STREAM);
  });

  it('tells each function the table and its epoch', () => {
    for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function'))
      expect(at(Properties, 'Environment.Variables')).toMatchObject({
        TABLE_NAME: 'orders-restored',
        TABLE_EPOCH: '1796000000',
      });
  });

  it('gives rights on that table and on its key', () => {
    const texts = statementsOf(template)
      .filter(({ actions }) => actions.some((action) => /^dynamodb:(Get|Put|Scan|Query)/.test(action)))
      .map(({ resources }) => JSON.stringify(resources));
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter((text) => !text.includes('table/orders-restored'))).toEqual([]);
    const keys = statementsOf(template).filter(({ actions }) => actions.includes('kms:GenerateDataKey'));
    expect(keys.filter(({ resources }) => JSON.stringify(resources) !== JSON.stringify([KEY]))).toEqual([]);
  });

  it.each([...identityChecks, ...functionChecks].map((check) => [check.promise, check] as const))(
    'keeps the promise that %s',
    (_, { violations }) => {
      const allowed = structuredClone(template);
      for (const [, { Properties }] of resourcesOf(allowed, 'AWS::Lambda::Function'))
        Object.assign(at(Properties, 'Environment.Variables') as object, { TABLE_NAME: { Ref: 'Orders' } });
      expect(violations(allowed)).toEqual([]);
    },
  );

  it('passes the AWS Solutions checks', async () => {
    const { app, stack } = await salesOrdersApp({ ...LEAN, context: { ...TEST_CONTEXT, ...ADOPTED } });
    expect(new AwsSolutionsChecks(app).validateScope(stack).violations).toEqual([]);
  });

  it.each([
    ['tableStreamArn', { tableName: 'orders-restored', tableEpoch: '0' }],
    ['tableEpoch', { tableName: 'orders-restored', tableStreamArn: STREAM }],
    ['tableName', { tableKeyArn: KEY }],
    ['tableStreamArn', { ...ADOPTED, tableName: 'another' }],
    ['tableKeyArn', { ...ADOPTED, tableKeyArn: 'alias/mine' }],
  ])('refuses a wrong %s', (name, context) => {
    const options = () => readOptions(new App({ context: { ...context } }).node);
    expect(options).toThrow(`context ${name} cannot be`);
  });
});
