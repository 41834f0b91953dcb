/** Recorded stores in which one order stands, and another who changes it meanwhile. */
import { applyInput } from '../../lib/apply/input.ts';
import type { OrderChange } from '../../lib/domain/change.ts';
import { mutationId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import { fromDocument, toDocument } from '../../lib/store/document.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import type { Table } from '../../lib/store/table.ts';
import { anOrder, counting, lookedUp, stated } from './plain-order.ts';
import { ORG, recordedStores, type Standing } from './recorded-stores.ts';

export const ID = '1539036758212746';
const WITHIN_MS = 60_000;
/** Worked out, so that nothing changes but what is stated; as it comes from the table. */
const STANDS = fromDocument({
  ...toDocument(applyInput(anOrder({ id: ID as never }), stated({}), lookedUp(), counting())),
});
export const order = (fields: Partial<SalesOrder> = {}): SalesOrder => ({ ...STANDS, ...fields });
export const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };

export interface World extends Standing {
  /** What commits are refused with, in turn, before any is made. */
  fails?: Error[];
}

/** Stores in which the order stands, among what else there is. */
export async function holding(
  standing: SalesOrder | undefined,
  { settings = {}, orders = [], fails = [], ...rest }: World = {},
) {
  const { context, asked, table } = await recordedStores(
    { ...rest, settings, orders: standing ? [standing, ...orders] : orders },
    { faults: { 'orders.commit': fails } },
  );
  const commits = () =>
    asked.filter(([name]) => name === 'orders.commit').map(([, change]) => change as OrderChange);
  const names = () => asked.map(([name]) => String(name).split('.')[1]);
  return { context, asked, commits, names, table };
}

/** The store in which others are at work too: one after each answer to the call, as long as there are any. */
export function meanwhile(
  orders: OrderStore,
  call: 'load' | 'findByNumber' | 'findBySubject',
  others: readonly (() => Promise<unknown>)[],
): OrderStore {
  const left = [...others];
  const answered = async (...args: [never, never]) => {
    const answer = await orders[call](...args);
    await left.shift()?.();
    return answer;
  };
  return { ...orders, [call]: answered };
}

/** Another who is at work on the same table, of whom nothing is recorded. */
export function another(table: Table) {
  const orders = orderStore(table, Date.now() + WITHIN_MS);
  const record = (kind: 'created' | 'updated' | 'deleted'): OrderChange['record'] => ({
    mutationId: mutationId('theirs'),
    kinds: [kind],
    actor: { id: 'other', name: 'Other' },
    at: STANDS.modifiedAt,
    paths: [],
  });
  const standing = async (id: string) => {
    const found = await orders.load(ORG, id as never);
    if (!found) throw new TypeError(`${id} does not stand`);
    return found;
  };
  return {
    /** `upsertsSeen`: as an upsert makes it. */
    makes: (after: SalesOrder, upsertsSeen?: number) =>
      orders.commit({ after, record: record('created'), upsertsSeen }),
    changes: async (id: string, change: (before: SalesOrder) => Partial<SalesOrder>) => {
      const before = await standing(id);
      const after = { ...before, ...change(before), version: before.version + 1 };
      return orders.commit({ before, after, record: record('updated') });
    },
    deletes: async (id: string) => orders.commit({ before: await standing(id), record: record('deleted') }),
  };
}
