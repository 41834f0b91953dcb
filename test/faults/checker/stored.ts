/** I3 to I7, I11, I13: what is stored agrees with itself. */
import { isDeepStrictEqual } from 'node:util';
import { LIFECYCLE, type Action } from '../../../lib/domain/lifecycle.ts';
import type { OrderStatus } from '../../../lib/domain/order-status.ts';
import { auditedTotals } from '../../calculators/oracle.ts';
import { changesByOrder, type Invariant } from './evidence.ts';

/** I3: one live order per number; number and order point at each other, both ways. */
export const numbersAndOrdersAgree: Invariant = ({ dump }) => {
  const nameOf = (organization: string, number: string) => `${organization} ${number}`;
  const owners = new Map(dump.numbers.map((row) => [nameOf(row.organization, row.number), row.orderId]));
  const live = new Map(dump.orders.map((order) => [nameOf(order.organizationId, order.number), order.id]));
  return [
    ...(live.size < dump.orders.length ? ['two live orders have one number'] : []),
    ...[...live]
      .filter(([name, id]) => owners.get(name) !== id)
      .map(([name]) => `${name} is not owned by its order`),
    ...[...owners]
      .filter(([name, id]) => live.get(name) !== id)
      .map(([name]) => `${name} points at no such order`),
  ];
};

/** I3: what finds an order by its subject or reference number comes and goes with it. */
export const textsAndOrdersAgree: Invariant = ({ dump }) => {
  if (!dump.texts) return [];
  const nameOf = (kind: string, id: string) => `${kind} of ${id}`;
  const found = dump.texts.map(({ kind, orderId }) => nameOf(kind, orderId));
  const wanted = dump.orders.flatMap(({ id, subject, referenceNumber }) => [
    ...(subject?.trim() ? [nameOf('SUBJECT', id)] : []),
    ...(referenceNumber.trim() ? [nameOf('REFERENCE', id)] : []),
  ]);
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `nothing finds the ${name}`),
    ...found.filter((name) => !wanted.includes(name)).map((name) => `the ${name} is found, and not there`),
    ...(found.length > wanted.length ? ['an order is found by what it was called before'] : []),
  ];
};

/** I4: versions 1, 2, 3 … without gap or repeat, the order at the last one. */
export const versionsAreConsecutive: Invariant = ({ dump }) => {
  const byOrder = changesByOrder(dump);
  const gaps = [...byOrder]
    .filter(([, changes]) => changes.some(({ version }, index) => version !== index + 1))
    .map(([id]) => `${id} has a gap in its versions`);
  const behind = dump.orders
    .filter((order) => byOrder.get(order.id)?.length !== order.version)
    .map((order) => `${order.id} stands at ${order.version}, its changes do not`);
  return [...gaps, ...behind];
};

const ACTION_OF: Record<string, Action> = {
  updated: 'edit',
  confirmed: 'confirm',
  voided: 'void',
  closed: 'close',
  reopened: 'reopen',
  deleted: 'delete',
  // Within a status.
  submitted: 'edit',
  approved: 'edit',
  rejected: 'edit',
  substatus: 'edit',
};

/** I5: every status sequence is a path of the life cycle; a fact alone moves nothing. */
export const statusesFollowTheLifeCycle: Invariant = ({ dump }) =>
  [...changesByOrder(dump)].flatMap(([id, changes]) => {
    let status: OrderStatus | 'deleted' | undefined;
    for (const { kinds, row, version } of changes) {
      const before = status;
      status = kinds.includes('created') ? firstStatus(before, row.status) : moved(before, kinds);
      const isSo = status === 'deleted' || status === row.status;
      if (!isSo) return [`${id} moved from ${before} by ${kinds.join('+')} at version ${version}`];
    }
    return [];
  });

function firstStatus(before: string | undefined, status: OrderStatus): OrderStatus | undefined {
  return before === undefined && status === 'draft' ? status : undefined;
}

/** Where the kinds of one change lead, one after the other; undefined where the life cycle has no such move. */
function moved(before: OrderStatus | 'deleted' | undefined, kinds: string[]): typeof before {
  return kinds.reduce<typeof before>((status, kind) => {
    if (status === undefined || status === 'deleted' || kind === 'progress') return status;
    const move = LIFECYCLE[status][ACTION_OF[kind] ?? 'close'];
    return move === 'unchanged' ? undefined : move;
  }, before);
}

/** I6: stored totals are those of exact arithmetic by an oracle of its own. */
export const totalsAreExact: Invariant = ({ dump }) =>
  dump.orders
    .filter(({ pricing, currency, lines, totals }) => {
      const draft = { ...pricing, exchangeRate: currency.exchangeRate, lines };
      return !isDeepStrictEqual(plain(totals), plain(auditedTotals(draft, { tiesUp: 0, tiesDown: 0 })));
    })
    .map(({ id }) => `${id} holds totals that are not those of its lines`);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** I7: each committed version has one change item of its own, made by one request. */
export const eachVersionHasItsChange: Invariant = ({ dump }) => {
  const made = new Set(dump.changes.map(({ orderId, version }) => `${orderId} ${version}`));
  const mutations = Map.groupBy(dump.changes, ({ mutationId }) => mutationId);
  return [
    ...dump.orders
      .filter(({ id, version }) => !made.has(`${id} ${version}`))
      .map(({ id, version }) => `${id} has no change item for version ${version}`),
    ...[...mutations]
      .filter(([, changes]) => changes.length > 1)
      .map(([id]) => `mutation ${id} committed twice`),
  ];
};

/** I11: what was left open is fully there or fully absent, and stays so. */
export const openOutcomesSettle: Invariant = ({ entries, dump, again }) => {
  const created = new Set(
    dump.changes.filter(({ kinds }) => kinds.includes('created')).map((c) => c.row.referenceNumber),
  );
  const halves = entries
    .filter(({ ask, outcome }) => outcome === 'info' && ask.operation === 'create')
    .filter(
      ({ ask }) =>
        dump.orders.some((order) => order.referenceNumber === ask.mark) && !created.has(ask.mark ?? ''),
    )
    .map(({ ask }) => `${ask.mark} is half there`);
  return again && !isDeepStrictEqual(plain(sorted(dump)), plain(sorted(again)))
    ? [...halves, 'the table still moves']
    : halves;
};

function sorted({
  orders,
  changes,
}: {
  orders: { id: string }[];
  changes: { orderId: string; version: number }[];
}) {
  return [
    orders.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
    changes.toSorted((left, right) =>
      `${left.orderId}${left.version}` < `${right.orderId}${right.version}` ? -1 : 1,
    ),
  ];
}

const ITEM_LIMIT_BYTES = 400 * 1024;

/** I13: no item over the limit; no key, change or number without what it belongs to. */
export const nothingIsOrphaned: Invariant = ({ dump }) => {
  const made = new Set(dump.changes.map(({ orderId, version }) => `${orderId} ${version}`));
  const first = new Set(dump.changes.filter(({ version }) => version === 1).map(({ orderId }) => orderId));
  return [
    ...(dump.largestItemBytes > ITEM_LIMIT_BYTES ? [`an item has ${dump.largestItemBytes} bytes`] : []),
    // A deletion's record holds the order as it last was; its change is one version on.
    ...dump.claims
      .filter(({ orderId, version }) => !made.has(`${orderId} ${version}`))
      .map(({ orderId }) => `a key's record names a version of ${orderId} that nobody made`),
    ...dump.changes
      .filter(({ orderId }) => !first.has(orderId))
      .map(({ orderId }) => `changes of ${orderId} without its creation`),
    ...dump.orders.filter(({ id }) => !first.has(id)).map(({ id }) => `${id} was never created`),
  ];
};
