/** Codes of the token endpoint: whoever comes second gets nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchangeCode, findCode, findRefreshToken, putCode } from '../../lib/store/clients.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { contentsOf } from '../support/table-contents.ts';
import { freshTable, type FreshTable } from '../support/table.ts';

let fresh: FreshTable;
let table: Table;
beforeAll(async () => {
  fresh = await freshTable();
  table = openTable(fresh.tableName, fresh.endpoint);
});
afterAll(() => table.close());

const ROW = {
  name: 'Web',
  organizationId: organizationId('5'),
  scopes: ['read'],
  revoked: false,
  clientId: 'web',
};

it('a code is exchanged once: what comes second, or with another code, writes nothing', async () => {
  await putCode(table, 'code', { ...ROW, expiresAt: '2099-01-01T00:00:00.000Z' });
  expect(await exchangeCode(table, 'code', 'first', { ...ROW, tokenId: 't1' })).toBe(true);
  const once = await contentsOf(fresh);
  expect(await exchangeCode(table, 'code', 'second', { ...ROW, tokenId: 't2' })).toBe(false);
  expect(await exchangeCode(table, 'unknown', 'third', { ...ROW, tokenId: 't3' })).toBe(false);
  expect(await contentsOf(fresh)).toEqual(once);
  expect(await findCode(table, 'code')).toBeUndefined();
  expect(await findRefreshToken(table, 'first')).toMatchObject({ tokenId: 't1', scopes: ['read'] });
});
