import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../lib/access/api-keys.ts';
import { findApiKey } from '../../../lib/store/api-keys.ts';
import { openTable } from '../../../lib/store/table.ts';
import { runNode } from '../../support/run-node.ts';
import { freshTable, type FreshTable } from '../../support/table.ts';

let table: FreshTable;
let folder: string;
beforeAll(async () => {
  table = await freshTable();
  folder = mkdtempSync(join(tmpdir(), 'tools-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const where = () => ({ DYNAMODB_ENDPOINT: table.endpoint, TABLE_NAME: table.tableName });
const countItems = async () =>
  (await table.client.send(new ScanCommand({ TableName: table.tableName }))).Count;

describe('npm run reference:import', () => {
  const importOf = async (rows: string[]) => {
    const file = join(folder, 'rows.json');
    writeFileSync(file, rows.join('\n'));
    return runNode(['infra/tools/reference-import.ts', file, '--org', '1'], where());
  };
  const good = ['{"kind":"customer","id":1,"name":"A"}', '{"kind":"tax","id":2,"name":"T","percent":12}'];

  it('names the lines of three bad rows, and loads nothing of the file', async () => {
    const before = await countItems();
    const rows = ['{"kind":"customer","id":3}', good[0], '{"kind":"thing"}', good[1], 'no json'] as string[];
    const { code, stderr, stdout } = await importOf(rows);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/rows\.json:1: name: /),
      expect.stringMatching(/rows\.json:3: kind: /),
      expect.stringMatching(/rows\.json:5: not JSON/),
      '3 bad of 5 rows: nothing was loaded',
    ]);
    expect(await countItems()).toBe(before);
  });

  it('says how many of each kind it loaded', async () => {
    const { code, stdout } = await importOf([...good, '{"kind":"customer","id":3,"name":"B"}']);
    expect([code, stdout]).toEqual([0, '2 customer, 1 tax\n']);
  });

  it('says in a line that a file is not there', async () => {
    const { code, stderr } = await runNode(['infra/tools/reference-import.ts', 'nowhere.json'], where());
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
  });
});

describe('npm run keys', () => {
  const keys = (...args: string[]) => runNode(['infra/tools/keys.ts', ...args], where());

  it('shows a key once, stores its digest only, lists and revokes it', async () => {
    const created = await keys('create', '--org', '77', '--name', 'Till', '--scopes', 'create,read');
    const [secret = '', keyLine = ''] = created.stdout.split('\n');
    const keyId = keyLine.split(' ')[0] ?? '';
    const stored = JSON.stringify(
      (await table.client.send(new ScanCommand({ TableName: table.tableName }))).Items,
    );
    expect(stored).toContain(digestOf(secret));
    expect(stored).not.toContain(secret);
    expect((await keys('list', '--org', '77')).stdout).toBe(
      `${keyId}\t77\tactive\tcreate,read\tTill\tkey\tnever used\n`,
    );
    expect((await keys('list', '--org', '78')).stdout).toBe('no keys\n');
    expect((await keys('revoke', keyId, '--org', '78')).code).toBe(1);
    expect((await keys('revoke', keyId, '--org', '77')).code).toBe(0);
    expect((await keys('list', '--org', '77')).stdout).toContain('\trevoked\t');
  });

  it('makes a second key of the same client, and leaves the first one working for a week', async () => {
    const scopes = 'ZohoInventory.salesorders.READ';
    const made = await keys('create', '--org', '78', '--name', 'Web', '--scopes', scopes);
    const oldId = made.stdout.split('\n')[1]?.split(' ')[0] ?? '';
    const rotated = await keys('rotate', oldId, '--org', '78');
    const [newSecret = ''] = rotated.stdout.split('\n');
    expect(await findApiKey(openTable(table.tableName, table.endpoint), digestOf(newSecret))).toMatchObject({
      clientId: oldId,
      organizationId: '78',
      scopes: [scopes],
    });
    const listed = (await keys('list', '--org', '78')).stdout;
    expect(listed.match(/active/g)).toHaveLength(2);
    expect(listed.match(/until/g)).toHaveLength(1);
  });

  it('revokes a key by the secret that has leaked', async () => {
    const created = await keys('create', '--org', '79', '--name', 'Till', '--scopes', 'read');
    const [secret = ''] = created.stdout.split('\n');
    expect((await keys('revoke', '--secret', secret)).stdout).toContain('is revoked');
    expect((await keys('list', '--org', '79')).stdout).toContain('\trevoked\t');
  });

  it.each([
    [['create', '--org', '1', '--name', 'x', '--scopes', 'raed'], /unknown scope "raed"/],
    [['create', '--org', '1', '--name', 'x', '--scopes', 'ZohoInventory.salesorder.READ'], /unknown scope/],
    [['create', '--org', '1#CHANGES#2026-11-27', '--name', 'x', '--scopes', 'read'], /--org .* letters/],
    [['revoke', 'key-none', '--org', '1'], /no key key-none/],
    [['revoke', '--secret', 'so_none'], /no such key/],
    [['revoke', 'key-none'], /usage/],
    [['create'], /usage/],
    [['client', 'create', '--org', '1', '--name', 'x'], /usage/],
    [['token', 'create', 'nobody', '--name', 'x'], /no client nobody/],
    [['create', '--org', '1', '--name', 'x', '--scopes', 'read', '--expires', 'soon'], /--expires "soon"/],
    [['--colour'], /colour/],
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await keys(...args);
    expect([code, stderr]).toEqual([1, expect.stringMatching(reason)]);
  });
});
