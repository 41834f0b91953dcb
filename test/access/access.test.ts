import { describe, expect, it } from 'vitest';
import { digestOf } from '../../lib/access/api-keys.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { putApiKey } from '../../lib/store/api-keys.ts';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';
import { ELSEWHERE, ORGANIZATION } from '../support/demo-ids.ts';

const api = await openInventory();

describe('the credential', () => {
  it.each([
    'Zoho-oauthtoken demo-full-access',
    'Bearer demo-full-access',
    'bearer demo-full-access',
    'ZOHO-OAUTHTOKEN  demo-full-access',
  ])('%s lets in', async (authorization) => {
    expect((await api.call('GET', '/salesorders', { key: '', headers: { authorization } })).status).toBe(200);
  });
});

describe('organization_id', () => {
  it.each([
    ['absent', ''],
    ['empty', '?organization_id='],
    ['the caller’s own', '?organization_id=10234695'],
  ])('%s is served', async (_, query) => {
    expect((await api.call('GET', `/salesorders${query}`)).status).toBe(200);
  });

  it.each([ELSEWHERE, '1', 'x', '10234695%20'])(
    '%s, another’s, is refused on every kind of route',
    async (id) => {
      for (const [method, path] of [
        ['GET', '/salesorders'],
        ['POST', '/salesorders'],
        ['GET', '/salesorders/1'],
        ['DELETE', '/salesorders'],
        ['GET', '/nothing'],
      ] as const) {
        const answer = await api.call(method, `${path}?organization_id=${id}`);
        expect([answer.status, answer.json.code]).toEqual([400, 6041]);
      }
    },
  );
});

/** A key of that one scope, with the scope for its secret. */
async function keyWith(scope: string): Promise<void> {
  const row = {
    keyId: scope,
    name: scope,
    organizationId: organizationId(ORGANIZATION),
    scopes: [scope],
    revoked: false,
  };
  await putApiKey(api.table, digestOf(scope), row);
}

describe('scopes', () => {
  const TRIED: [string, string, string][] = [
    ['create', 'POST', '/salesorders'],
    ['read', 'GET', '/salesorders'],
    ['read', 'GET', '/salesorders/1'],
    ['update', 'PUT', '/salesorders/1'],
    ['delete', 'DELETE', '/salesorders/1'],
    ['delete', 'DELETE', '/salesorders?salesorder_ids=1'],
    ['create', 'POST', '/salesorders/1/status/confirmed'],
    ['create', 'POST', '/salesorders/1/status/void'],
    ['create', 'POST', '/salesorders/status/confirmed?salesorder_ids=1'],
    ['create', 'POST', '/salesorders/status/void?salesorder_ids=1'],
    ['create', 'POST', '/salesorders/calculate'],
  ];
  it.each([
    ['ZohoInventory.salesorders.CREATE', ['create']],
    ['ZohoInventory.salesorders.READ', ['read']],
    ['ZohoInventory.salesorders.UPDATE', ['update']],
    ['ZohoInventory.salesorders.DELETE', ['delete']],
    ['ZohoInventory.salesorders.ALL', ['create', 'read', 'update', 'delete']],
    ['ZohoInventory.fullaccess.all', ['create', 'read', 'update', 'delete']],
    ['zohobooks.SALESORDERS.all', ['create', 'read', 'update', 'delete']],
    ['ZohoCRM.modules.ALL', []],
    ['ZohoInventory.contacts.ALL', []],
    ['ZohoInventory.invoices.ALL', []],
  ])('%s covers %j and nothing else', async (scope, rights) => {
    await keyWith(scope);
    for (const [right, method, path] of TRIED) {
      const { status, json } = await api.call(method, path, {
        key: scope,
        body: method === 'POST' ? {} : undefined,
      });
      expect([status, json.code].join(' ') === '401 57', `${method} ${path}`).toBe(
        !(rights as string[]).includes(right),
      );
    }
  });
});

describe('a write of a credential that may not read', () => {
  it.each([
    ['orders.update', 'PUT', '', {}],
    ['orders.create', 'POST', '/status/confirmed', undefined],
    ['orders.create', 'POST', '/status/void', undefined],
  ])('%s: %s …%s answers as published', async (key, method, below, body) => {
    await keyWith(key);
    const order = await api.create();
    const path = `/salesorders/${order.salesorder_id}`;
    const [limited, unlimited] = [
      await api.call(method, path + below, { key, body }),
      await api.call(method, path + below, { body }),
    ];
    expect([limited.status, limited.text]).toEqual([200, unlimited.text]);
    for (const refused of ['', `/${order.salesorder_id}`, `/${order.salesorder_id}/history`])
      expect((await api.call('GET', `/salesorders${refused}`, { key })).json.code).toBe(57);
  });
});

it('a key that has expired opens no kind of route', async () => {
  const row = { keyId: 'old', name: 'old', organizationId: organizationId(ORGANIZATION), revoked: false };
  const expiresAt = new Date(Date.now() - 1).toISOString();
  await putApiKey(api.table, digestOf('old'), { ...row, scopes: ['read'], expiresAt });
  for (const path of ['/salesorders', '/salesorders/1', '/nothing'])
    expect((await api.call('GET', path, { key: 'old' })).status).toBe(401);
});

it('two organisations do not see each other’s orders in lists', async () => {
  await api.create();
  const { json } = await api.call('GET', '/salesorders', { key: 'demo-other-org' });
  expect(json.salesorders).toEqual([]);
});

it('a refused caller’s body is not even read', async () => {
  const { status } = await api.call('POST', '/salesorders', { key: 'nobody', body: '{' });
  expect(status).toBe(401);
  expect((await api.call('POST', '/salesorders', { key: 'demo-read-only', body: SMALL_ORDER })).status).toBe(
    401,
  );
});
