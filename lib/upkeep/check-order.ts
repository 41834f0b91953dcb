/** Does an order agree with everything that stands in its partition, and with what it is found by? Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { SalesOrder } from '../domain/order.ts';
import type { Item, Write } from '../store/bulk-calls.ts';
import { fromDocument } from '../store/document.ts';
import { toOrderItem } from '../store/item.ts';
import { byKeyName, keyName, keyOf, keys } from '../store/keys.ts';
import { rowOfItem } from '../store/row.ts';
import { putAbsent } from '../store/look-ups.ts';
import { INDEXES } from '../store/table-shape.ts';
import { checkChange, checkComments, versionIn } from './check-parts.ts';
import { checkTotals } from './check-totals.ts';
import { checkVersions, tookAway } from './check-versions.ts';
import type { Finding } from './finding.ts';
import { namesOf, ownLookUps, type OwnKind } from './order-look-ups.ts';
import { placeOf } from './place.ts';
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
  const order = item && orderIn(item);
  const version = item && Number(item['version']);
  const found: Found[] = [
    ...checkVersions({ changes, version, settings: settingsAt(around, org), now: around.now }),
    ...[...changes.values()].flatMap(checkChange),
    ...checkComments(parts.get('comment') ?? [], item, [...changes.values()], around.now),
    ...(item && !order ? [{ check: 'unreadable' as const, what: 'its document' }] : []),
    ...(item && order ? checkStanding(item, order, changes.get(order.version), around) : []),
  ];
  return found.map((each) => ({ organizationId: org, orderId, ...each }));
}

/** Undefined of a document that is broken; of a later release's it @throws OrderError unavailable. */
export function orderIn(item: Item): SalesOrder | undefined {
  try {
    return fromDocument(item);
  } catch (error) {
    if (error instanceof Error && error.name === 'OrderError') throw error;
    return undefined;
  }
}

function checkStanding(item: Item, order: SalesOrder, last: Item | undefined, around: Around): Found[] {
  const { PK, SK } = keys.order(order.organizationId, order.id);
  if (PK !== item['PK'] || SK !== item['SK'] || order.version !== item['version'])
    return [{ check: 'identity', what: `it says version ${order.version}` }];
  const derived = toOrderItem(order);
  const found: Found[] = checkTotals(order);
  // What lists show may be what is left of the right figures.
  const mend = found.length === 0 ? [atVersion(order)] : undefined;
  if (!isSameRow(item, derived)) found.push({ check: 'row', what: 'the row of its lists', mend });
  const stale = ORDER_KEYS.filter((name) => item[name] !== derived[name]);
  if (stale.length > 0) found.push({ check: 'index-key', what: stale.join(', '), mend });
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
      mend: mend && [...mend, { Update }],
    });
  }
  return [...found, ...checkOwn(order, around), ...checkNames(order, around)];
}

/** The item as it follows from its document, while the order is still at that version. */
export function atVersion(order: SalesOrder): Write {
  return {
    Put: {
      Item: toOrderItem(order),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': order.version },
    },
  };
}

/** Older releases leave out what stands last in a row: what a row says is compared, and not how. */
const isSameRow = (one: Item, other: Item): boolean => isDeepStrictEqual(rowIn(one), rowIn(other));

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
function checkOwn(order: SalesOrder, around: Around): Found[] {
  return ownLookUps(order).flatMap(([kind, wanted]): Found[] => {
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

function checkNames(order: SalesOrder, around: Around): Found[] {
  const missing = namesOf(order).filter((wanted) => !itemAt(around, keyOf(wanted)));
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
  const order = item && orderIn(item);
  if (!place.org) return [];
  const own = order ? [...ownLookUps(order).map(([, each]) => each), ...namesOf(order)] : [];
  const holders = [...byKeyName(own).keys()].flatMap((name) => {
    const standing = found.get(name);
    return standing?.['orderId'] !== undefined && standing['orderId'] !== order?.id && place.org
      ? [orderKeyIn(place.org, standing)]
      : [];
  });
  return [keys.settings(place.org), ...own.map(keyOf), ...holders];
}
