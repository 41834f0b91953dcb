/** Composes the constructs; defines no resource itself. */
import { type App, CfnOutput, CliCredentialsStackSynthesizer, Stack, Tags } from 'aws-cdk-lib';
import { Code, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { join } from 'node:path';
import { operations } from '../lib/operations/index.ts';
import type { OperationName } from '../lib/operations/operation.ts';
import { routes } from '../lib/routes.ts';
import { adoptTable } from './adopted-table.ts';
import { PROJECT_ROOT } from './bundle.ts';
import { COMMANDED_OPERATIONS } from './event-rules.ts';
import { Events } from './events.ts';
import { originSecret } from './front/origin-secret.ts';
import { OperationFunction } from './operation-function.ts';
import { commandsKeptDays, type Options } from './options.ts';
import { OrdersApi } from './orders-api.ts';
import { ordersTable } from './orders-table.ts';
import { storageKey } from './storage-key.ts';
import { signingSecret } from './signing-secret.ts';
import { tableRights, tokenEndpointRights } from './table-rights.ts';
import { Verification } from './verification.ts';

export class SalesOrdersStack extends Stack {
  /** Orders, logs and alarms are encrypted with it. */
  readonly key: Key;
  readonly apiId: string;

  /** `folderOf` says where a function's code is, relative to the project. */
  constructor(app: App, options: Options, folderOf: (name: string) => string) {
    const { stackName, stage, emulated, keepTable, domain, firewall, adopted } = options;
    const { apiBase = firewall && domain && `https://${domain.name}` } = options;
    super(app, stackName, {
      description: `Sales orders (${stage}): one function per operation behind an HTTP API`,
      terminationProtection: keepTable,
      // Emulators do not grant the roles of `cdk bootstrap` what CDK needs them for.
      synthesizer: emulated ? new CliCredentialsStackSynthesizer() : undefined,
    });
    Tags.of(this).add('application', 'sales-orders');
    Tags.of(this).add('stage', stage);

    const key = storageKey(this, keepTable);
    this.key = key;
    const table = adopted ? adoptTable(this, key, adopted) : ordersTable(this, key, options);
    const codeOf = (name: string) => Code.fromAsset(join(PROJECT_ROOT, folderOf(name)));
    const origin = firewall ? originSecret(this, key) : { environment: {}, rights: [] };
    const functions = new Map<OperationName, Function>();
    for (const operation of new Set(routes.map((row) => row.operation))) {
      const { table: access } = operations[operation];
      const rights = [...tableRights(access, table, key), ...origin.rights];
      const made = new OperationFunction(this, {
        ...options,
        name: operation,
        rights,
        code: codeOf(operation),
        environment: {
          ...origin.environment,
          COMMANDS_KEPT_DAYS: String(commandsKeptDays(options)),
          ...(COMMANDED_OPERATIONS.includes(operation) && { EVENT_SOURCES: options.eventSources }),
        },
        table,
        key,
      });
      functions.set(operation, made.lambda);
    }
    const secret = signingSecret(this, key);
    const oauth = new OperationFunction(this, {
      ...options,
      name: 'oauth',
      rights: [...tokenEndpointRights(table, key), ...secret.rights, ...origin.rights],
      code: codeOf('oauth'),
      environment: {
        ...origin.environment,
        SIGNING_SECRET: secret.id,
        ...(apiBase && { API_BASE: apiBase }),
      },
      table,
      key,
    });
    const events = new Events(this, { ...options, table, key, codeOf, functions });
    if (options.verify)
      new Verification(this, events.undelivered, { ...options, table, key, codeOf, functions });
    const api = new OrdersApi(this, { ...options, routes, functions, oauth: oauth.lambda, key });
    this.apiId = api.id;

    new CfnOutput(this, 'ApiUrl', { description: 'Base URL of the API', value: api.url });
    if (api.domainTarget !== undefined)
      new CfnOutput(this, 'DomainTarget', {
        description: "What the domain's CNAME has to be",
        value: api.domainTarget,
      });
    new CfnOutput(this, 'TableName', { description: 'Table of orders', value: table.tableName });
    new CfnOutput(this, 'EventBusName', {
      description: 'Bus of events, facts and commands',
      value: events.busName,
    });
  }
}
