/** Reference rows in stores that keep what they were asked. */
import { askedStores, type Asked } from './asked-stores.ts';
import { lookedUp, someSettings } from './plain-order.ts';

const AT = '2026-11-20T00:00:00.000Z';
export const EURO = { kind: 'currency', id: 'EUR', currencyId: '98', symbol: '€' };
export const stored = (row: object) => ({ row, revision: 3, createdAt: AT, modifiedAt: AT });
export const customer = (id: string, currencyCode?: string) => ({
  kind: 'customer',
  id,
  name: id,
  currencyCode,
});
export const item = (id: string) => ({ kind: 'item', id, name: id });

/** Stores that have these rows, of which the euro may be named. */
export const having = (
  rows: object[],
  settings: object | undefined = {},
  more: Record<string, () => unknown> = {},
): Asked =>
  askedStores({
    'rows.list': () => ({ rows: rows.map(stored), hasMore: true }),
    'rows.load': (_: string, { kind, id }: { kind: string; id: string }) => {
      const found = (rows as { kind: string; id: string }[]).find(
        (row) => row.kind === kind && row.id === id,
      );
      return found && stored(found);
    },
    'references.load': () => lookedUp([EURO], settings && someSettings(settings as Record<string, unknown>)),
    'references.idsByNumber': (_: string, keys: { kind: string; id: string }[]) =>
      new Map(keys.map(({ kind, id }) => [`${kind} ${id}`, 'BY-NUMBER'])),
    ...more,
  });
