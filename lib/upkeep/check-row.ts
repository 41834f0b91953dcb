/** Are reference rows listed and found as they say? Pure. */
import type { ReferenceRow } from '../domain/reference.ts';
import type { Item, Write } from '../store/bulk-calls.ts';
import { keyOf, type Key } from '../store/keys.ts';
import { ownTexts } from '../store/own-texts.ts';
import { rowItem, type WrittenRow } from '../store/row-item.ts';
import { lastingItems, numberWrites, textItems } from '../store/row-look-ups.ts';
import { SCHEMA_VERSION } from '../store/schema.ts';
import { INDEXES, ROW_KIND } from '../store/table-shape.ts';
import type { Finding } from './finding.ts';
import { itemAt, type Around, type Subject } from './subject.ts';

const ROW_KEYS = [
  ...new Set(Object.values(INDEXES).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])),
].filter((name) => name !== 'customerKey');

/** Of a customer, item, tax, sales person or currency. Rows of former releases, which are counted 0, stand in no index. */
export function checkRow({ place, items }: Subject, around: Around): Finding[] {
  const [item] = items;
  const { org } = place;
  if (!item || !org || Number(item['revision'] ?? 0) === 0) return [];
  const row = item['content'] as ReferenceRow | undefined;
  const named = { organizationId: org };
  const kind = String(item[ROW_KIND]);
  const what = `${kind} ${row?.id ?? ''}`;
  const { revision, createdAt, modifiedAt } = item as unknown as WrittenRow;
  const derived = rowItem(org, {
    key: { kind, id: row?.id ?? '' } as never,
    row,
    revision,
    createdAt,
    modifiedAt,
  });
  const stale = ROW_KEYS.filter((name) => item[name] !== derived[name]);
  const found: Finding[] = [];
  if (stale.length > 0) {
    const mend = row && [placedAgain(item, derived)];
    found.push({ ...named, check: 'index-key', what: `${what}: ${stale.join(', ')}`, mend });
  }
  const missing = wantedOfRow(item, org).filter((wanted) => !itemAt(around, keyOf(wanted)));
  if (missing.length > 0) {
    const mend = [
      stillAt(item),
      ...missing.map((Item) => ({ Put: { Item, ConditionExpression: 'attribute_not_exists(PK)' } })),
    ];
    found.push({ ...named, check: 'row-look-up-missing', what: `${what}: ${missing.length}`, mend });
  }
  return found;
}

const atRevision = (item: Item) => ({
  ConditionExpression: 'revision = :revision',
  ExpressionAttributeValues: { ':revision': item['revision'] },
});

const stillAt = (item: Item): Write => ({ ConditionCheck: { Key: keyOf(item), ...atRevision(item) } });

/** The item with the keys that follow from what it says; no revision, for nothing was said. */
function placedAgain(item: Item, derived: Item): Write {
  const kept = Object.fromEntries(
    Object.entries(item).filter(([name]) => !(ROW_KEYS as string[]).includes(name)),
  );
  const derivedKeys = Object.fromEntries(ROW_KEYS.map((name) => [name, derived[name]]));
  return { Put: { Item: { ...kept, ...derivedKeys }, ...atRevision(item) } };
}

/** What finds a row. Its name and code may be another's by now: that they are somebody's is enough. */
function wantedOfRow(item: Item, org: NonNullable<Subject['place']['org']>): Item[] {
  const row = item['content'] as ReferenceRow | undefined;
  const own = ownTexts(org, row).map(({ key, owner }) => ({
    ...key,
    [owner]: row?.id,
    revision: item['revision'],
    schemaVersion: SCHEMA_VERSION,
  }));
  const numbers = numberWrites(org, row).flatMap(({ Put }) => (Put?.Item ? [Put.Item] : []));
  return [...own, ...numbers, ...textItems(org, row), ...lastingItems(org, row)];
}

export function wantedByRow({ place, items }: Subject): Key[] {
  const [item] = items;
  return item && place.org ? wantedOfRow(item, place.org).map(keyOf) : [];
}
