import { App } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it, vi } from 'vitest';
import { CORS } from '../../infra/cors.ts';
import { readOptions } from '../../infra/options.ts';
import { unwatchedQueues } from '../../infra/watch/dead-letters.ts';
import { apiChecks } from './checks/api.ts';
import {
  at,
  type CloudTemplate,
  constructOf,
  FIREWALL,
  many,
  onlyOf,
  resourcesOf,
  synthesised,
  synthesisedBoth,
  synthesisedWithFront,
} from './template.ts';

// A synthesis takes seconds on an idle machine, and tests share theirs.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Of the function of that name. */
const environmentOf = (template: CloudTemplate, name: string) =>
  resourcesOf(template, 'AWS::Lambda::Function')
    .filter(([, resource]) => constructOf(resource) === name)
    .map(([, { Properties }]) => at(Properties, 'Environment.Variables'))[0];

const optionsOf = (context: Record<string, unknown>) => readOptions(new App({ context }).node);

describe('the options of a deployment', () => {
  it('keep the table and reserve nothing, unless told otherwise', () => {
    expect(optionsOf({})).toEqual({
      stage: 'dev',
      stackName: 'sales-orders-dev',
      emulated: false,
      keepTable: true,
      logRetention: RetentionDays.THREE_MONTHS,
      rateLimit: 1000,
      burstLimit: 2000,
      corsOrigins: [],
      reservedConcurrency: undefined,
      eventsAtOnce: 5,
      archiveDays: 30,
      verify: true,
      eventSenders: [],
      eventSources: '',
      functionAlarms: true,
      detailedMetrics: false,
    });
  });

  it('are read from text, as the command line gives them', () => {
    const given = { stage: 'prod', logRetentionDays: '30', reservedConcurrency: '5', keepTable: 'false' };
    expect(optionsOf(given)).toMatchObject({
      stackName: 'sales-orders-prod',
      logRetention: RetentionDays.ONE_MONTH,
      reservedConcurrency: 5,
      keepTable: false,
    });
  });

  it.each([
    ['stage', 'no blanks'],
    ['keepTable', 'perhaps'],
    ['verify', 'weekly'],
    ['logRetentionDays', '2'],
    ['rateLimit', '0'],
    ['corsOrigins', '*'],
    ['corsOrigins', 'https://console.example/'],
    ['corsOrigins', 'https://*.example'],
    ['corsOrigins', 'http://console.example'],
    ['corsOrigins', 'null'],
    ['reservedConcurrency', 'many'],
    ['eventsAtOnce', '1'],
    ['eventsAtOnce', '1001'],
    ['archiveDays', '0'],
    ['domainName', 'https://orders.example.com'],
    ['domainName', 'Orders.example.com'],
    ['alarmEmail', 'nobody'],
    ['functionAlarms', 'some'],
    ['detailedMetrics', 'all'],
    ['mostReads', '-1'],
    ['mostWrites', 'few'],
    ['dailyBudget', '0'],
    ['apiBase', 'http://orders.example.com'],
    ['apiBase', 'https://orders.example.com/'],
    ['eventSenders', '*=warehouse'],
    ['eventSenders', 'arn:aws:iam::1:root=sales-orders'],
    ['eventSenders', 'arn:aws:iam::1:root'],
    ['eventSenders', 'arn:aws:iam::1:root=unbound'],
    ['eventSources', 'erp'],
    ['eventSources', 'erp=1'],
    ['eventSources', 'erp=1:sacts'],
    ['eventSources', 'sales-orders=1:facts'],
    ['eventSources', `erp=${Array(100).fill('1'.repeat(40)).join('+')}:facts`],
  ])('name %s when it cannot be %s', (name, value) => {
    expect(() => optionsOf({ [name]: value })).toThrow(`context ${name} cannot be "${value}"`);
  });

  it('cap what table and indexes may use a second, and measure by route, when asked to', async () => {
    const template = await synthesised({ mostReads: '500', mostWrites: '200', detailedMetrics: 'true' });
    const table = onlyOf(template, 'AWS::DynamoDB::GlobalTable').Properties;
    const [replica] = many(table['Replicas']);
    const reads = [replica, ...many(at(replica, 'GlobalSecondaryIndexes'))];
    const writes = [table, ...many(table['GlobalSecondaryIndexes'])];
    expect(
      new Set(reads.map((each) => at(each, 'ReadOnDemandThroughputSettings.MaxReadRequestUnits'))),
    ).toEqual(new Set([500]));
    expect(
      new Set(writes.map((each) => at(each, 'WriteOnDemandThroughputSettings.MaxWriteRequestUnits'))),
    ).toEqual(new Set([200]));
    const stage = onlyOf(template, 'AWS::ApiGatewayV2::Stage').Properties;
    expect(at(stage, 'DefaultRouteSettings.DetailedMetricsEnabled')).toBe(true);
  });

  it('let named senders of other accounts put events on the bus, each of what its own sources may say', async () => {
    const template = await synthesised({
      eventSources: 'crm=1:ContactUpserted,shop=1+2:SalesOrder Create Requested,wms=2:PackageRecorded',
      eventSenders: 'arn:aws:iam::1:root=crm+shop,arn:aws:iam::2:role/w=wms',
    });
    const policies = resourcesOf(template, 'AWS::Events::EventBusPolicy').map(([, { Properties }]) => [
      at(Properties, 'Statement.Principal.AWS'),
      at(Properties, 'Statement.Condition.ForAllValues:StringEquals.events:source'),
      at(Properties, 'Statement.Condition.ForAllValues:StringEquals.events:detail-type'),
      at(Properties, 'Statement.Condition.Null'),
    ]);
    const stated = { 'events:source': 'false', 'events:detail-type': 'false' };
    expect(policies).toEqual([
      ['arn:aws:iam::1:root', ['crm', 'shop'], ['ContactUpserted', 'SalesOrder Create Requested'], stated],
      ['arn:aws:iam::2:role/w', ['wms'], ['PackageRecorded'], stated],
    ]);
  });

  it('let pages of named origins read answers, without the browser’s own credentials', async () => {
    const corsOrigins = 'https://console.example,http://localhost:5173';
    const api = onlyOf(await synthesised({ corsOrigins }), 'AWS::ApiGatewayV2::Api').Properties;
    expect(api['CorsConfiguration']).toEqual({
      AllowOrigins: ['https://console.example', 'http://localhost:5173'],
      AllowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      AllowHeaders: [...CORS.requestHeaders],
      ExposeHeaders: [...CORS.answerHeaders],
      MaxAge: 600,
    });
  });

  it('let a domain lead to the API, with its certificate, as the only way in, and clients are told of it', async () => {
    const certificateArn = 'arn:aws:acm:eu-west-1:123456789012:certificate/1-2';
    const template = await synthesised({ domainName: 'orders.example.com', certificateArn });
    const { Properties } = onlyOf(template, 'AWS::ApiGatewayV2::DomainName');
    expect(Properties).toMatchObject({
      DomainName: 'orders.example.com',
      DomainNameConfigurations: [{ CertificateArn: certificateArn, SecurityPolicy: 'TLS_1_2' }],
    });
    const closed = () => apiChecks.flatMap(({ violations }) => violations(template));
    expect(closed()).toEqual([]);
    onlyOf(template, 'AWS::ApiGatewayV2::Api').Properties['DisableExecuteApiEndpoint'] = false;
    expect(closed()).toEqual(['the default endpoint']);
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
    expect(template.Outputs).toMatchObject({ ApiUrl: { Value: 'https://orders.example.com/' } });
    expect(template.Outputs).toHaveProperty('DomainTarget');
    expect(() => optionsOf({ domainName: 'orders.example.com' })).toThrow('context certificateArn');
    expect(() => optionsOf({ certificateArn })).toThrow('context domainName');
  });

  it('put a firewall in front only where it can work, and have clients told of the domain', async () => {
    const version = 'a'.repeat(36);
    expect(optionsOf({ ...FIREWALL, firewallSecretVersion: version }).firewall).toEqual({
      requestsPerAddress: 2000,
      secretVersion: version,
    });
    const certificateArn = FIREWALL.certificateArn.replace('us-east-1', 'eu-west-1');
    const impossible: [object, string][] = [
      [{ firewall: '9' }, 'context firewall'],
      [{ domainName: undefined, certificateArn: undefined }, 'it needs domainName'],
      [{ certificateArn }, 'must be of us-east-1'],
      [{ emulated: 'true' }, 'an emulator has no CloudFront'],
      [{ firewallSecretVersion: 'the last' }, 'context firewallSecretVersion'],
      [{ firewall: undefined, firewallSecretVersion: version }, 'context firewallSecretVersion'],
    ];
    for (const [context, message] of impossible)
      expect(() => optionsOf({ ...FIREWALL, ...context })).toThrow(message);
    const template = await synthesisedWithFront();
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
    // The front comes by it.
    expect(onlyOf(template, 'AWS::ApiGatewayV2::Api').Properties).not.toHaveProperty(
      'DisableExecuteApiEndpoint',
    );
    expect(template.Outputs).toMatchObject({ ApiUrl: { Value: 'https://orders.example.com/' } });
    expect(template.Outputs).not.toHaveProperty('DomainTarget');
    expect(environmentOf(template, 'oauth')).toMatchObject({ API_BASE: 'https://orders.example.com' });
    expect(environmentOf(await synthesised(), 'oauth')).not.toHaveProperty('ORIGIN_SECRET');
  });

  it('let a stack that is thrown away be deleted as a whole, and watch what an emulator can', async () => {
    const { orders, watch } = await synthesisedBoth({ emulated: 'true' });
    expect(onlyOf(orders, 'AWS::DynamoDB::GlobalTable').DeletionPolicy).toBe('Delete');
    const alarms = resourcesOf(watch, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(90);
    expect(alarms.filter(([, { Properties }]) => Properties['Metrics'] !== undefined)).toEqual([]);
    expect(resourcesOf(watch, 'AWS::CloudWatch::CompositeAlarm')).toEqual([]);
  });

  it('tell by mail, and of a day’s cost, when asked to, and leave out the alarms of functions', async () => {
    const asked = { alarmEmail: 'on-call@example.com', dailyBudget: '20', functionAlarms: 'false' };
    const { watch } = await synthesisedBoth(asked);
    expect(onlyOf(watch, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'on-call@example.com',
    });
    const { Budget, NotificationsWithSubscribers } = onlyOf(watch, 'AWS::Budgets::Budget').Properties;
    expect(Budget).toMatchObject({ TimeUnit: 'DAILY', BudgetLimit: { Amount: 20, Unit: 'USD' } });
    expect(at(NotificationsWithSubscribers, '0.Subscribers.0.Address.Ref')).toMatch(/^Alarms/);
    const named = resourcesOf(watch, 'AWS::CloudWatch::Alarm').map(([id]) => id);
    expect(named.filter((id) => /function(errors|slow)/.test(id))).toEqual([]);
    expect(named.length).toBeLessThan(40);
  });

  it('refuse a queue of dead letters that nobody would be told of', () => {
    const queue = { queueName: 'x', isDeadLetters: true };
    expect(unwatchedQueues({ queues: [{ ...queue, path: 'Events/Undelivered' }] })).toEqual([]);
    expect(unwatchedQueues({ queues: [{ ...queue, path: 'Events/New/Failed' }] })).toEqual([
      'Events/New/Failed',
    ]);
  });

  it('reserve concurrency for every function of the API when asked to, and for none that reads a queue or the stream', async () => {
    const template = await synthesised({ reservedConcurrency: '1', eventsAtOnce: '40' });
    const reserved = Map.groupBy(
      resourcesOf(template, 'AWS::Lambda::Function'),
      ([, { Properties }]) => Properties['ReservedConcurrentExecutions'],
    );
    const readers = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) =>
      String(at(Properties, 'FunctionName.Ref')),
    );
    expect([...reserved.keys()].toSorted()).toEqual([1, undefined]);
    expect(
      reserved
        .get(undefined)
        ?.map(([id]) => id)
        .toSorted(),
    ).toEqual(readers.toSorted());
    const pace = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(
      ([, { Properties }]) => at(Properties, 'ScalingConfig.MaximumConcurrency') ?? [],
    );
    expect(pace).toEqual([40, 40, 40]);
  });
});
