/** Does an order agree with everything that stands in its partition, and with what it is found by? Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { SalesOrder } from '../domain/order.ts';
import type { Item, Write } from '../store/bulk-calls.ts';
import { listedBy, toOrderItem } from '../store/item.ts';
import { byKeyName, keyName, keyOf, keys } from '../store/keys.ts';
import { rowOfItem } from '../store/row.ts';
import { putAbsent } from '../store/look-ups.ts';
import { INDEXES } from '../store/table-shape.ts';
import { checkChange, checkComments, versionIn } from './check-parts.ts';
import { checkTotals } from './check-totals.ts';
import { checkVersions, tookAway } from './check-versions.ts';
import type { Finding } from './finding.ts';
import { ownLookUps, type OwnKind } from './order-look-ups.ts';
import { placeOf } from './place.ts';
import { orderIn, standingOrder, type StandingOrder } from './standing-order.ts';
import { itemAt, orderKeyIn, settingsAt, type Around, type Subject } from './subject.ts';

type Found = Omit<Finding, 'organizationId' | 'orderId'>;

const ORDER_KEYS = [
  ...new Set(
    [INDEXES.byCreation, INDEXES.byStage, INDEXES.byCustomer, INDEXES.byDate].flatMap(
      ({ partitionKey, sortKey }) => [partitionKey, sortKey],
    ),
  ),
];

/** Everything that is wrong about one order. */
export function checkOrder({ place, items }: Subject, around: Around): Finding[] {
  const { org, orderId } = place;
  if (!org || !orderId) return [];
  const parts = Map.groupBy(items, (item) => placeOf(item).kind);
  const [item] = parts.get('order') ?? [];
  const changes = new Map((parts.get('change') ?? []).map((change) => [versionIn(change), change]));
  const standing = item && standingOrder(item);
  const version = item && Number(item['version']);
  const found: Found[] = [
    ...checkVersions({ changes, version, settings: settingsAt(around, org), now: around.now }),
    ...[...changes.values()].flatMap(checkChange),
    ...checkComments(parts.get('comment') ?? [], item, [...changes.values()], around.now),
    ...(item && !standing ? [{ check: 'unreadable' as const, what: 'its document' }] : []),
    ...(item && standing ? checkStanding(item, standing, changes, around) : []),
  ];
  return found.map((each) => ({ organizationId: org, orderId, ...each }));
}

function checkStanding(
  item: Item,
  standing: StandingOrder,
  changes: ReadonlyMap<number, Item>,
  around: Around,
): Found[] {
  const { order } = standing;
  const { PK, SK } = keys.order(order.organizationId, order.id);
  if (PK !== item['PK'] || SK !== item['SK'] || order.version !== item['version'])
    return [{ check: 'identity', what: `it says version ${order.version}` }];
  const wrong = checkTotals(order);
  const listed = checkListed(item, order, changes.get(order.version));
  // What lists show may be what is left of the right figures.
  const found = wrong.length === 0 ? listed : listed.map((each) => ({ ...each, mend: undefined }));
  return [...wrong, ...found, ...checkOwn(standing, around), ...checkNames(standing, around)];
}

/** What lists, and the list of changes, show of the order. */
function checkListed(item: Item, order: SalesOrder, last: Item | undefined): Found[] {
  const derived: Item = listedBy(order);
  const found: Found[] = [];
  if (!isSameRow(item, derived))
    found.push({ check: 'row', what: 'the row of its lists', mend: [atVersion(order)] });
  const stale = ORDER_KEYS.filter((name) => item[name] !== derived[name]);
  if (stale.length > 0) found.push({ check: 'index-key', what: stale.join(', '), mend: [atVersion(order)] });
  if (last && !tookAway(last) && !isSameRow(last, derived)) {
    const row = {
      Key: keyOf(last),
      UpdateExpression: 'SET #row = :row',
      ExpressionAttributeNames: { '#row': 'row' },
    };
    const Update = { ...row, ExpressionAttributeValues: { ':row': derived['row'] } };
    found.push({
      check: 'change-row',
      what: `of version ${order.version}`,
      mend: [atVersion(order), { Update }],
    });
  }
  return found;
}

/** The item as it follows from its document, while the order is still at that version. */
function atVersion(order: SalesOrder): Write {
  return {
    Put: {
      Item: toOrderItem(order),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': order.version },
    },
  };
}

/** Older releases leave out what stands last in a row: what a row says is compared, and not how. */
const isSameRow = (one: Item, other: Item): boolean =>
  isDeepStrictEqual(one['row'], other['row']) || isDeepStrictEqual(rowIn(one), rowIn(other));

function rowIn(item: Item): unknown {
  try {
    return { ...rowOfItem(item), id: '' };
  } catch {
    return undefined;
  }
}

const MISSING = { number: 'number-missing', foreign: 'foreign-id-missing', text: 'text-missing' } as const;
const ANOTHERS = {
  number: 'number-of-another',
  foreign: 'foreign-id-of-another',
  text: 'text-of-another',
} as const;

/** What only this order has. */
function checkOwn({ order, own }: StandingOrder, around: Around): Found[] {
  return own.flatMap(([kind, wanted]): Found[] => {
    const standing = itemAt(around, keyOf(wanted));
    const what = whatOf(kind, wanted);
    if (!standing) return [{ check: MISSING[kind], what, mend: [atVersion(order), putAbsent(wanted)] }];
    if (standing['orderId'] === order.id) return [];
    return [{ check: ANOTHERS[kind], what, mend: takenBack(order, wanted, standing, around) }];
  });
}

/** Given back to the order that has it, unless the one that it names has it too: of two that have one number nobody chooses. */
function takenBack(order: SalesOrder, wanted: Item, standing: Item, around: Around): Write[] | undefined {
  const holder = itemAt(around, orderKeyIn(order.organizationId, standing));
  const other = holder && orderIn(holder);
  const names = other ? ownLookUps(other).map(([, item]) => keyName(keyOf(item))) : [];
  if (names.includes(keyName(keyOf(wanted)))) return undefined;
  const still = {
    ConditionExpression: 'orderId = :before',
    ExpressionAttributeValues: { ':before': standing['orderId'] },
  };
  return [atVersion(order), { Put: { Item: wanted, ...still } }];
}

/** Subjects may name people: of texts the kind is told alone. */
function whatOf(kind: OwnKind, item: Item): string {
  const partition = String(item['PK']).split('#').slice(2).join('#');
  return kind === 'text' ? partition.toLowerCase() : `${partition.toLowerCase()} ${String(item['SK'])}`;
}

function checkNames({ order, names }: StandingOrder, around: Around): Found[] {
  const missing = names.filter((wanted) => !itemAt(around, keyOf(wanted)));
  if (missing.length === 0) return [];
  const what = `customer ${order.customer.id}, ${missing.length} words`;
  return [
    {
      check: 'customer-name-missing',
      what,
      mend: [atVersion(order), ...missing.map((Item) => ({ Put: { Item } }))],
    },
  ];
}

/** The items that an order is compared with, beside those of its partition. */
export function wantedByOrder({ place, items }: Subject, { found }: Around) {
  const item = items.find((each) => each['SK'] === 'ORDER');
  const standing = item && standingOrder(item);
  if (!place.org) return [];
  const own = standing ? [...standing.own.map(([, each]) => each), ...standing.names] : [];
  const holders = [...byKeyName(own).keys()].flatMap((name) => {
    const holder = found.get(name);
    return holder?.['orderId'] !== undefined && holder['orderId'] !== standing?.order.id && place.org
      ? [orderKeyIn(place.org, holder)]
      : [];
  });
  return [keys.settings(place.org), ...own.map(keyOf), ...holders];
}
