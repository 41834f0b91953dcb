/** Stores in which one order stands, and keep what they were asked. */
import { applyInput } from '../../lib/apply/input.ts';
import type { OrderChange } from '../../lib/domain/change.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { askedStores } from './asked-stores.ts';
import { anOrder, counting, lookedUp, someSettings, stated } from './plain-order.ts';

export const ID = '1539036758212746';
/** Worked out, so that nothing changes but what is stated. */
const STANDS = applyInput(anOrder({ id: ID as never }), stated({}), lookedUp(), counting());
export const order = (fields: Partial<SalesOrder> = {}): SalesOrder => ({ ...STANDS, ...fields });
export const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };

export interface World {
  settings?: Record<string, unknown>;
  rows?: Record<string, unknown>[];
  fails?: Error[];
  more?: Record<string, (...args: never[]) => unknown>;
}

/** Stores in which the order stands. */
export function holding(
  standing: SalesOrder | undefined,
  { settings, rows = [], fails = [], more = {} }: World = {},
) {
  const left = [...fails];
  const { context, asked } = askedStores({
    'orders.load': () => standing,
    'orders.findByNumber': () => standing,
    'orders.findBySubject': () => ({ ids: [], upserts: 2 }),
    'orders.remember': (_: object, kept: unknown) => kept,
    'orders.raiseCounter': () => undefined,
    'orders.takeNumber': () => 7,
    'orders.commit': ({ after, before }: OrderChange) => {
      const error = left.shift();
      return error ? Promise.reject(error) : (after ?? before);
    },
    'references.load': () => lookedUp(rows, someSettings(settings)),
    'references.settingsLastRead': () => undefined,
    'references.salespersonIdByName': () => undefined,
    ...more,
  });
  const commits = () =>
    asked.filter(([name]) => name === 'orders.commit').map(([, change]) => change as OrderChange);
  const names = () => asked.map(([name]) => String(name).split('.')[1]);
  return { context, asked, commits, names };
}
