import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Bundle,
  bundleFunctions,
  codeOf,
  functionNames,
  HANDLER_FILE,
  PROJECT_ROOT,
} from '../../infra/bundle.ts';
import { salesOrdersApp } from '../../infra/sales-orders-app.ts';
import type { LocalHandler } from '../../infra/local/gateway.ts';
import { routes, type AppRoute } from '../../lib/routes.ts';
import { clientOver, intoAllHandlers, intoHandlers } from '../support/client.ts';
import { refusalOf } from '../support/dialect-fixtures.ts';
import { seededTable } from '../support/table.ts';
import { type CloudTemplate, LEAN, resourcesOf, TEST_CONTEXT } from './template.ts';

// A synthesis takes seconds on an idle machine, and tests share theirs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const OUTDIR = '.build/bundle-test';
const operations = [...new Set(routes.map((row) => row.operation))];

/** Folders of lib/dialects that are no dialect. */
const SHARED = new Set(['leaves', 'zoho']);

let bundles: Map<string, Bundle>;

beforeAll(async () => {
  await seededTable();
  bundles = new Map((await bundleFunctions(OUTDIR)).map((bundle) => [bundle.name, bundle]));
});

describe.each(operations)('the bundle of %s', (operation) => {
  const inputs = () => Object.keys(bundles.get(operation)?.inputs ?? {});

  it('holds no dialect that the function does not serve, beyond its rows of the route table', () => {
    const served = routes.filter((row) => row.operation === operation).map((row) => row.dialect as string);
    const held = inputs()
      .map((file) => /^lib\/dialects\/([^/]+)\/(?!routes\.ts$)/.exec(file)?.[1])
      .filter((dialect) => dialect !== undefined)
      .filter((dialect) => !SHARED.has(dialect));
    expect(held).not.toEqual([]);
    expect(held.filter((dialect) => !served.includes(dialect))).toEqual([]);
  });

  it('holds no test, no local gateway and no embedded engine', () => {
    expect(inputs().filter((file) => /^(test|infra)\/|dynoxide|vitest|aws-cdk/.test(file))).toEqual([]);
  });

  it('holds nothing that only documents are made of', () => {
    expect(
      inputs().filter((file) => /\/(documented|answers|answered)(-[a-z]+)*\.ts$|zod-openapi/.test(file)),
    ).toEqual([]);
  });

  it('leaves out the credential providers that Lambda never asks', () => {
    expect(
      inputs().filter((file) =>
        /^node_modules.*credential-provider-(node|ini|sso|login|process|imds)/.test(file),
      ),
    ).toEqual([]);
  });

  it('has no file in its folder that none of its files asks for', async () => {
    const code = await codeOf(OUTDIR, operation);
    const files = await readdir(join(PROJECT_ROOT, OUTDIR, operation));
    expect(files).toContain(HANDLER_FILE);
    expect(files.filter((file) => file !== HANDLER_FILE && !code.includes(`"./${file}"`))).toEqual([]);
  });

  it('runs: an unknown key is looked up in the table and refused in the words of the dialect', async () => {
    const loaded = (await import(join(PROJECT_ROOT, OUTDIR, operation, HANDLER_FILE))) as {
      handler: LocalHandler;
    };
    const { method, path, dialect } = rowOf(operation);
    const { send } = clientOver(intoHandlers(() => loaded.handler));
    const answer = await send(method, path, { key: 'no-such-key' });
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject(refusalOf(dialect, 'unknownKey'));
  });
});

describe('the bundle of the token endpoint', () => {
  const holders = (wanted: RegExp) =>
    [...bundles].filter(([, { inputs }]) => Object.keys(inputs).some((file) => wanted.test(file)));

  it('alone can sign, and ask for what is signed with', () => {
    for (const what of [/jose\/.*\/jwt\/sign\.js$/, /client-secrets-manager/, /^lib\/access\/signer\.ts$/])
      expect(holders(what).map(([name]) => name)).toEqual(['oauth']);
  });

  it('holds no test and no local part', () => {
    const inputs = Object.keys(bundles.get('oauth')?.inputs ?? {});
    expect(inputs.filter((file) => /^(test|infra)\/|dynoxide|vitest|aws-cdk/.test(file))).toEqual([]);
  });

  it('runs: a stranger is told so', async () => {
    const { handler } = (await import(join(PROJECT_ROOT, OUTDIR, 'oauth', HANDLER_FILE))) as {
      handler: LocalHandler;
    };
    const { send } = clientOver(intoAllHandlers(() => handler));
    const query = { grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'none' };
    const { status, json } = await send('POST', '/oauth/v2/token', { key: '', query });
    expect([status, json]).toEqual([200, { error: 'invalid_client' }]);
  });
});

describe('bundles of orders', () => {
  const bundled = async (name: string) => {
    const loaded = (await import(join(PROJECT_ROOT, OUTDIR, name, HANDLER_FILE))) as {
      handler: LocalHandler;
    };
    return clientOver(intoHandlers(() => loaded.handler)).send;
  };
  const path = '/inventory/v1/salesorders';

  it('write, read and refuse on the engine: errors and transactions of the SDK are still known', async () => {
    const [create, retrieve] = [await bundled('create'), await bundled('retrieve')];
    const body = {
      customer_id: '4815000000044080',
      salesorder_number: 'SO-BUNDLE',
      line_items: [{ name: 'A', rate: 12.5 }],
    };
    const query = { ignore_auto_number_generation: 'true' };
    const made = await create('POST', path, { body, query });
    expect(made.status).toBe(201);
    const order = (made.json as { salesorder: { salesorder_id: string } }).salesorder;
    const read = await retrieve('GET', `${path}/${order.salesorder_id}`);
    expect(read.json).toMatchObject({ salesorder: order });
    const again = await create('POST', path, { body, query });
    expect([again.status, again.json]).toEqual([400, expect.objectContaining({ code: 36004 })]);
  });
});

describe('a synthesis with bundles', () => {
  const again = '.build/bundle-test-assets';
  const outdir = join(PROJECT_ROOT, '.build', 'bundle-test-cdk.out');
  let template: CloudTemplate;

  beforeAll(async () => {
    const context = { ...TEST_CONTEXT, 'aws:cdk:bundling-stacks': ['**'], bundles: again };
    const { app, stack } = await salesOrdersApp({ ...LEAN, outdir, context });
    app.synth();
    template = JSON.parse(await readFile(join(outdir, stack.templateFile), 'utf8')) as CloudTemplate;
  });

  it('tells local tools where the code of each function is, and its handler is there', async () => {
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    expect(functions).toHaveLength((await functionNames()).length);
    for (const [, { Metadata }] of functions) {
      expect(Metadata?.['aws:asset:property']).toBe('Code');
      expect(await readdir(join(outdir, String(Metadata?.['aws:asset:path'])))).toContain(HANDLER_FILE);
    }
  });

  it('bundles the same bytes from the same sources', async () => {
    for (const name of operations) expect(await codeOf(again, name)).toBe(await codeOf(OUTDIR, name));
  });
});

function rowOf(operation: string): AppRoute {
  const row = routes.find((candidate) => candidate.operation === operation);
  if (!row) throw new Error(`no route for ${operation}`);
  return row;
}
