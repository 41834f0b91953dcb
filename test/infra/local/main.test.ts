import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOn, startMain } from '../../support/local-main.ts';
import { runNode } from '../../support/run-node.ts';
import { freshTable } from '../../support/table.ts';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { hasOwnEngine } from '../../support/own-engine.ts';

const MAIN = ['infra/local/main.ts'];
const AUTHORIZED = { headers: { Authorization: 'Zoho-oauthtoken demo-full-access' } };
const SMALL_ORDER = {
  method: 'POST',
  headers: { ...AUTHORIZED.headers, 'Content-Type': 'application/json' },
  body: JSON.stringify({
    customer_id: CUSTOMER,
    line_items: [{ item_id: ITEM, quantity: 1 }],
  }),
};

/** Without a program of our own there is no data file. */
const onOwnEngine = it.runIf(hasOwnEngine);

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'main-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm start', () => {
  onOwnEngine(
    'says where it is, whom it lets in and three curls, and ends with 0 on SIGTERM, its engine too',
    async () => {
      const dataFile = join(folder, 'stop');
      const run = await startMain({ DATA_FILE: dataFile });
      const { endpoint } = engineOn(dataFile);
      for (const key of ['demo-full-access', 'demo-read-only', 'demo-other-org'])
        expect(run.welcome).toContain(key);
      expect(run.welcome.match(/^curl /gm)).toHaveLength(3);
      expect(await run.stop()).toBe(0);
      await expect(fetch(endpoint)).rejects.toThrow();
    },
  );

  onOwnEngine('keeps orders in DATA_FILE across a restart', async () => {
    const environment = { DATA_FILE: join(folder, 'kept') };
    const first = await startMain(environment);
    const created = await fetch(`${first.url}/inventory/v1/salesorders`, SMALL_ORDER);
    expect(created.status).toBe(201);
    const { salesorder_id: id } = ((await created.json()) as { salesorder: { salesorder_id: string } })
      .salesorder;
    await first.stop();
    const second = await startMain(environment);
    const retrieved = await fetch(`${second.url}/inventory/v1/salesorders/${id}`, AUTHORIZED);
    await second.stop();
    expect(retrieved.status).toBe(200);
  });

  onOwnEngine('ends with 1 when its engine dies', async () => {
    const dataFile = join(folder, 'lost');
    const run = await startMain({ DATA_FILE: dataFile });
    const ended = once(run.child, 'exit');
    process.kill(engineOn(dataFile).engine, 'SIGKILL');
    expect((await ended)[0]).toBe(1);
  });

  it('plants no published key in a table that was there before it', async () => {
    const { tableName, endpoint, client } = await freshTable();
    const run = await startMain({
      DYNAMODB_ENDPOINT: endpoint,
      TABLE_NAME: tableName,
      AWS_REGION: 'us-east-1',
    });
    const { status } = await fetch(`${run.url}/inventory/v1/salesorders`, AUTHORIZED);
    const front = await (await fetch(`${run.url}/`)).text();
    await run.stop();
    expect([status, run.welcome.includes('demo-'), front.includes('demo-')]).toEqual([401, false, false]);
    expect((await client.send(new ScanCommand({ TableName: tableName }))).Count).toBe(0);
  });

  onOwnEngine('names the demo keys again where an earlier start of its own planted them', async () => {
    const environment = { DATA_FILE: join(folder, 'seeded') };
    await (await startMain(environment)).stop();
    const run = await startMain(environment);
    await run.stop();
    expect(run.welcome).toContain('demo-full-access');
  });

  it('lets nobody in with SEED=none', async () => {
    const run = await startMain({ SEED: 'none' });
    const { status } = await fetch(`${run.url}/inventory/v1/salesorders`, AUTHORIZED);
    await run.stop();
    expect(status).toBe(401);
  });
});

describe('npm start refuses in one line', () => {
  const refusal = async (environment: NodeJS.ProcessEnv) => {
    const { code, stdout, stderr } = await runNode(MAIN, environment);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
    return stderr;
  };

  onOwnEngine('a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toBe(`PORT ${port} is in use: set PORT to a free one\n`);
    taken.close();
  });

  onOwnEngine('a data file that is none', async () => {
    const file = join(folder, 'text');
    writeFileSync(file, 'no database, and long enough for a header to be looked for in it '.repeat(20));
    expect(await refusal({ DATA_FILE: file })).toMatch(/^DATA_FILE .* cannot be used/);
  });

  onOwnEngine('a data file in a folder that is not there', async () => {
    expect(await refusal({ DATA_FILE: join(folder, 'no', 'folder') })).toMatch(
      /^DATA_FILE .* cannot be used/,
    );
  });

  it('an engine that does not answer', async () => {
    expect(await refusal({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' })).toMatch(
      /^nothing answers at DYNAMODB_ENDPOINT/,
    );
  });

  it('an environment that makes no sense', async () => {
    expect(await refusal({ PORT: 'http' })).toMatch(/^PORT must be a number/);
  });
});
