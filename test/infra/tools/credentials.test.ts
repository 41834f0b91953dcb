/** What the command line makes, as the API meets it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createClient, createCode, createToken, rotateClient } from '../../../infra/tools/client-commands.ts';
import { createKey, listCredentials, revoke, rotateKey } from '../../../infra/tools/key-commands.ts';
import { readTime } from '../../../infra/tools/key-options.ts';
import { digestOf, rememberedApiKeys } from '../../../lib/access/api-keys.ts';
import { findApiKey } from '../../../lib/store/api-keys.ts';
import type { Table } from '../../../lib/store/table.ts';
import { openApi, type Api } from '../../support/api.ts';
import { SMALL_ORDER } from '../../support/inventory.ts';

const ORG = '10234695';
const RIGHTS = 'create,read,update,delete';
let api: Api;
let table: Table;
beforeAll(async () => {
  api = await openApi();
  ({ table } = api);
});

const secretIn = (told: string) => told.split('\n')[0] ?? '';
const idIn = (told: string) => (told.split('\n')[1] ?? '').split(/[ ,]/)[0] ?? '';
const lineOf = async (id: string) =>
  (await listCredentials(table, ORG)).split('\n').find((line) => line.startsWith(`${id}\t`)) ?? '';
const ask = async (asked: Record<string, string>) =>
  (await api.send('POST', '/oauth/v2/token', { key: '', query: asked })).json;
const statusWith = async (key: string) =>
  (await api.send('GET', '/inventory/v1/salesorders', { key })).status;
const today = () => new Date().toISOString().slice(0, 10);

describe('a key', () => {
  it('ends when it was said to', async () => {
    const asked = { org: ORG, name: 'Till', scopes: 'read', expires: '2d' };
    const told = await createKey(table, asked);
    const row = await findApiKey(table, digestOf(secretIn(told)));
    expect(Date.parse(row?.expiresAt ?? '') - Date.now()).toBeGreaterThan(47 * 3_600_000);
    const in3Days = { now: () => new Date(Date.now() + 3 * 86_400_000) };
    const then = rememberedApiKeys((digest) => findApiKey(table, digest), in3Days);
    expect(await then.callerOf(secretIn(told))).toBeUndefined();
    expect(await statusWith(secretIn(told))).toBe(200);
    expect(await lineOf(idIn(told))).toContain(`\tuntil ${row?.expiresAt}`);
  });

  it('is rotated with an overlap, and not kept for longer than it would have been', async () => {
    const told = await createKey(table, { org: ORG, name: 'Web', scopes: 'read', expires: '1h' });
    const rotated = await rotateKey(table, idIn(told), ORG, '30m');
    expect([await statusWith(secretIn(told)), await statusWith(secretIn(rotated))]).toEqual([200, 200]);
    const until = Date.parse((await findApiKey(table, digestOf(secretIn(told))))?.expiresAt ?? '');
    expect(until - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    const again = await rotateKey(table, idIn(told), ORG, '9d');
    expect(again).toContain(`works until ${new Date(until).toISOString()}`);
  });

  it('shows the day of its last use, which one write a day and container notes', async () => {
    const told = await createKey(table, { org: ORG, name: 'Used', scopes: RIGHTS });
    expect(await lineOf(idIn(told))).toContain('\tnever used');
    const { counted, done } = counting(table);
    await statusWith(secretIn(told));
    await statusWith(secretIn(told));
    done();
    expect(await lineOf(idIn(told))).toContain(`\tused ${today()}`);
    expect(counted.scans).toBe(0);
  });
});

describe('a client', () => {
  it('signs in with what was printed, in the name of whom its token was made for', async () => {
    const client = await createClient(table, { org: ORG, name: 'Shop', scopes: RIGHTS, id: '1000.SHOP' });
    const named = { client_id: '1000.SHOP', client_secret: secretIn(client) };
    const token = await createToken(table, '1000.SHOP', { name: 'Amélie', scopes: 'create,read' });
    const signedIn = await ask({
      ...named,
      grant_type: 'refresh_token',
      refresh_token: secretIn(token),
    });
    expect(signedIn.scope).toBe('create read');
    const made = await api.send('POST', '/inventory/v1/salesorders', {
      key: signedIn.access_token,
      body: SMALL_ORDER,
    });
    const id = made.json.salesorder.salesorder_id;
    const { json } = await api.send('GET', `/inventory/v1/salesorders/${id}/history`);
    expect(json.history[0].changed_by_name).toBe('Amélie');
    expect(await lineOf('1000.SHOP')).toContain(`\tShop\tclient\tused ${today()}`);
    expect(await lineOf(idIn(token))).toContain(`\tAmélie\ttoken\tused ${today()}`);

    const code = await createCode(table, '1000.SHOP', { name: 'Bo', redirectUri: 'https://shop.example' });
    const exchanged = await ask({
      ...named,
      grant_type: 'authorization_code',
      code: secretIn(code),
      redirect_uri: 'https://shop.example',
    });
    expect(await statusWith(exchanged.access_token)).toBe(200);
    expect(await listCredentials(table, ORG, 'token')).toContain('\tBo\ttoken');
    expect(await listCredentials(table, ORG, 'client')).not.toContain('\ttoken\t');
  });

  it('has two secrets while they are rotated', async () => {
    const client = await createClient(table, { org: ORG, name: 'Rotating', scopes: 'read', id: 'rotating' });
    const rotated = await rotateClient(table, 'rotating', '1h');
    const own = { grant_type: 'client_credentials', client_id: 'rotating' };
    for (const told of [client, rotated])
      expect(await ask({ ...own, client_secret: secretIn(told) })).toHaveProperty('access_token');
    await rotateClient(table, 'rotating', '1h');
    expect(await ask({ ...own, client_secret: secretIn(client) })).toEqual({ error: 'invalid_client' });
  });

  it('is refused an id that is taken, scopes that it lacks, and a name that no id may have', async () => {
    const asked = { org: ORG, name: 'Twin', scopes: 'read', id: 'twin' };
    await createClient(table, asked);
    await expect(createClient(table, asked)).rejects.toThrow(/there already/);
    await expect(createClient(table, { ...asked, id: '#' })).rejects.toThrow(/--id/);
    await expect(createToken(table, 'twin', { name: 'x', scopes: 'delete' })).rejects.toThrow(/no scope/);
  });
});

describe('revoking', () => {
  it.each(['key by id', 'key by secret', 'client by id', 'token by id', 'token by secret'])(
    'a %s reads at most 5 units, and scans nothing',
    async (what) => {
      const [kind, , how] = what.split(' ');
      const clientId = `revoked-${what.replaceAll(' ', '-')}`;
      const client = await createClient(table, { org: ORG, name: 'x', scopes: 'read', id: clientId });
      const told =
        kind === 'key'
          ? await createKey(table, { org: ORG, name: 'x', scopes: 'read' })
          : kind === 'client'
            ? client
            : await createToken(table, clientId, { name: 'x' });
      const id = kind === 'client' ? clientId : idIn(told);
      const { counted, done } = counting(table);
      await revoke(table, how === 'id' ? { org: ORG, id } : { secret: secretIn(told) });
      done();
      expect(counted.scans).toBe(0);
      expect(counted.read).toBeGreaterThan(0);
      expect(counted.read).toBeLessThanOrEqual(5);
      expect(await lineOf(id)).toContain('\trevoked\t');
      if (kind === 'key') expect(await statusWith(secretIn(told))).toBe(401);
      const own = { client_id: clientId, client_secret: secretIn(client) };
      if (kind === 'client')
        expect(await ask({ ...own, grant_type: 'client_credentials' })).toEqual({ error: 'invalid_client' });
      if (kind === 'token')
        expect(await ask({ ...own, grant_type: 'refresh_token', refresh_token: secretIn(told) })).toEqual({
          error: 'invalid_code',
        });
    },
  );

  it('what is not there says so', async () => {
    await expect(revoke(table, { org: ORG, id: 'nobody' })).rejects.toThrow(/no key nobody/);
    await expect(revoke(table, { secret: 'nobody' })).rejects.toThrow(/no such key/);
  });
});

describe('--expires and --overlap', () => {
  const now = new Date('2026-11-27T12:00:00Z');
  it.each([
    ['90d', '2027-02-25T12:00:00.000Z'],
    ['30m', '2026-11-27T12:30:00.000Z'],
    ['2027-01-31', '2027-01-31T00:00:00.000Z'],
    ['2027-01-31T09:00+02:00', '2027-01-31T07:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(readTime('expires', text, now)).toBe(iso);
  });

  it.each(['soon', '', '0d', '2026-11-27', '2027-02-31x', '5y', '2027-01-31T09:00'])(
    '%s is refused',
    (text) => {
      expect(() => readTime('expires', text, now)).toThrow(/--expires/);
    },
  );
});

/** What a table's own client reads from now on. */
function counting({ client }: Table) {
  const counted = { read: 0, scans: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'ScanCommand') counted.scans += 1;
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const told = (answer.output as { ConsumedCapacity?: unknown }).ConsumedCapacity;
        const isRead = /^(Get|Query|Scan|BatchGet)/.test(commandName ?? '');
        for (const { CapacityUnits = 0 } of [told ?? []].flat() as { CapacityUnits?: number }[])
          if (isRead) counted.read += CapacityUnits;
        return answer;
      },
    { step: 'initialize', name: 'counting' },
  );
  return { counted, done: () => client.middlewareStack.remove('counting') };
}
