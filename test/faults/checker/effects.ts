/** I1, I2, I8, I14: every acknowledgement has its effect, no refusal has one, no key or upserted subject has two. */
import { orderIdIn, versionIn, type Entry } from '../rig/history-log.ts';
import {
  acknowledgedOrders,
  bears,
  changesByOrder,
  kindLeftBy,
  LEFT_BY_REQUESTS,
  type Evidence,
  type Invariant,
} from './evidence.ts';

/** I1: no acknowledged create, update or transition is lost. */
export const acknowledgedIsThere: Invariant = ({ entries, dump }) => {
  const byOrder = changesByOrder(dump);
  const alive = new Set(dump.orders.map((order) => order.id as string));
  return entries.flatMap((entry) => {
    const { operation, mark = '' } = entry.ask;
    const kind = kindLeftBy(operation);
    if (kind) {
      return acknowledgedOrders(entry)
        .filter((id) => !byOrder.get(id)?.some((change) => change.kinds.includes(kind)))
        .map((id) => `${operation} of ${id} was acknowledged and is not in its changes`);
    }
    if (entry.outcome !== 'ok' || !['create', 'update', 'upsert'].includes(operation)) return [];
    const id = orderIdIn(entry.answer);
    // An upsert is answered without a version.
    const version = versionIn(entry.answer) ?? (operation === 'upsert' ? Infinity : 0);
    const upTo = byOrder.get(id)?.filter((change) => change.version <= version) ?? [];
    if (!upTo.some((change) => bears(change, mark)))
      return [`${operation} ${mark} was acknowledged and is lost`];
    const last = byOrder.get(id)?.at(-1);
    if (!alive.has(id) && !last?.kinds.includes('deleted')) return [`${id} vanished without a deletion`];
    return [];
  });
};

/** I1 too: an order stands as its last change left it. */
export const lastChangeStands: Invariant = ({ dump }) => {
  const byOrder = changesByOrder(dump);
  return dump.orders.flatMap((order) => {
    const changes = byOrder.get(order.id) ?? [];
    const last = changes.at(-1);
    if (last?.kinds.includes('deleted')) return [`${order.id} stands after its deletion`];
    const noted = changes.flatMap(({ paths }) => paths).findLast(({ path }) => path === 'notes');
    if (noted && noted.after !== JSON.stringify(order.notes)) return [`${order.id} lost its last notes`];
    return last?.row.status === order.status && last.row.number === order.number
      ? []
      : [`${order.id} is not as its last change left it`];
  });
};

/** I2: no definite refusal left any effect. */
export const refusedLeavesNothing: Invariant = (evidence) => [
  ...marksOf(evidence.entries).flatMap(([mark, asked]) =>
    asked.every(({ outcome }) => outcome === 'fail') && tracesOf(mark, evidence) > 0
      ? [`${mark} was refused and left a trace`]
      : [],
  ),
  ...unexplainedTransitions(evidence),
  ...superfluousClaims(evidence),
];

function unexplainedTransitions({ entries, dump }: Evidence): string[] {
  return dump.changes.flatMap(({ kinds, orderId, version }) => {
    const kind = kinds.find((candidate) => LEFT_BY_REQUESTS.includes(candidate));
    if (!kind) return [];
    const asked = entries.some(
      ({ ask, outcome }) =>
        kindLeftBy(ask.operation) === kind && outcome !== 'fail' && ask.orders.includes(orderId),
    );
    return asked ? [] : [`${orderId} was ${kind} at version ${version} by nobody who was not refused`];
  });
}

function superfluousClaims({ entries, dump }: Evidence): string[] {
  const keyed = entries.filter(({ ask, outcome }) => ask.key && outcome !== 'fail');
  const positions = new Map(
    keyed.map(({ organization, ask }) => [
      [organization, ask.operation, ask.key].join(' '),
      Math.max(1, ask.orders.length),
    ]),
  );
  const atMost = [...positions.values()].reduce((sum, count) => sum + count, 0);
  return dump.claims.length > atMost
    ? [`${dump.claims.length} records of keys, ${atMost} could have one`]
    : [];
}

/** I14: however many upserts of one subject meet, one order has it. */
export const oneOrderPerUpsertedSubject: Invariant = ({ entries, dump }) => {
  const upserted = new Set(
    entries.flatMap(({ organization, ask }) => (ask.subject ? [`${organization} ${ask.subject}`] : [])),
  );
  const holders = Map.groupBy(dump.orders, (order) => `${order.organizationId} ${order.subject}`);
  return [...holders]
    .filter(([subject, orders]) => upserted.has(subject) && orders.length > 1)
    .map(([subject, orders]) => `${subject} was upserted and ${orders.length} orders have it`);
};

/** I8: one effect per key, all answers under it equal to the byte. */
export const oneEffectPerKey: Invariant = (evidence) => {
  const keyed = evidence.entries.filter(({ ask }) => ask.key && ask.mark);
  const doubled = marksOf(keyed)
    .filter(([mark]) => effectsOf(mark, evidence) > 1)
    .map(([mark]) => `${mark} had more than one effect under its key`);
  const answered = evidence.entries.filter(({ ask, outcome }) => ask.key && outcome === 'ok');
  const byCall = Map.groupBy(answered, ({ organization, ask }) =>
    JSON.stringify([organization, ask.operation, ask.key, ask.path, ask.body, ask.ifMatch]),
  );
  const differing = [...byCall]
    .filter(([, asked]) => asked.some(({ ask }) => !ask.operation.startsWith('bulk-')))
    .filter(([, asked]) => new Set(asked.map(({ answer }) => `${answer?.status} ${answer?.text}`)).size > 1)
    .map(([call]) => `answers under one key differ: ${call}`);
  return [...doubled, ...differing];
};

function marksOf(entries: Entry[]): [string, Entry[]][] {
  const marked = entries.filter(({ ask }) => ask.mark !== undefined);
  return [...Map.groupBy(marked, ({ ask }) => ask.mark ?? '')];
}

function effectsOf(mark: string, { dump }: Evidence): number {
  return dump.changes.filter((change) => bears(change, mark)).length;
}

function tracesOf(mark: string, evidence: Evidence): number {
  const inOrders = evidence.dump.orders.filter(({ notes, terms, referenceNumber, subject }) =>
    [notes, terms, referenceNumber, subject].includes(mark),
  );
  return effectsOf(mark, evidence) + inOrders.length;
}
