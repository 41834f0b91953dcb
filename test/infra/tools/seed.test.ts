import { beforeAll, describe, expect, it } from 'vitest';
import { seedOrders } from '../../../infra/tools/seed.ts';
import { seededRandom } from '../../../infra/tools/made-references.ts';
import type { CalendarDate } from '../../../lib/domain/identity.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { openTable } from '../../../lib/store/table.ts';
import { auditTable } from '../../support/table-audit.ts';
import { contentsOf } from '../../support/table-contents.ts';
import { runNode } from '../../support/run-node.ts';
import { freshTable, type FreshTable } from '../../support/table.ts';

const ASKED = { orders: 30, organizations: 2, seed: 7, firstOrganization: '70000001' };

let first: FreshTable;
let second: FreshTable;
beforeAll(async () => {
  first = await freshTable();
  second = await freshTable();
  for (const { tableName, endpoint } of [first, second])
    await seedOrders(openTable(tableName, endpoint), ASKED);
}, 60_000);

describe('npm run seed', () => {
  it('writes the same orders for the same seed', async () => {
    expect(await contentsOf(second)).toEqual(await contentsOf(first));
  });

  it('writes what transactions write: numbers and orders agree, and the next number is free', async () => {
    const audit = await auditTable(first.endpoint, first.tableName);
    expect(audit).toEqual({ orders: 30, danglingNumbers: [], numberlessOrders: [] });
    const store = orderStore(openTable(first.tableName, first.endpoint), Date.now() + 10_000);
    const next = await store.takeNumber('70000001' as never, { prefix: 'SO-', next: 1 }, 1);
    expect(next).toBe(16);
  });

  it('makes orders that lists find', async () => {
    const store = orderStore(openTable(first.tableName, first.endpoint), Date.now() + 10_000);
    const listed = async (narrower: object) => {
      const query = { page: 1, perPage: 200, sortBy: 'created', descending: true, ...narrower } as const;
      return (await store.list('70000002' as never, query, '2026-11-01' as CalendarDate)).rows;
    };
    const all = await listed({});
    expect(all).toHaveLength(15);
    expect(await listed({ sortBy: 'modified', descending: false })).toHaveLength(15);
    const [row] = all;
    expect(await listed({ customerName: row?.customerName })).toEqual(
      all.filter(({ customerName }) => customerName === row?.customerName),
    );
  });

  it('refuses what makes no sense, in a line', async () => {
    const { code, stderr } = await runNode(['infra/tools/seed.ts', '--orders', '0'], {
      DYNAMODB_ENDPOINT: first.endpoint,
      TABLE_NAME: first.tableName,
    });
    expect([code, stderr.trim()]).toEqual([1, '--orders must be a whole number from 1 to 1000000']);
  });
});

it('chance is the same on every machine', () => {
  const random = seededRandom(1);
  expect(Array.from({ length: 3 }, () => Math.floor(random() * 1000))).toEqual([627, 2, 527]);
});
