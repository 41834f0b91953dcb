/** I9, I10, I12: what clients hear is recent, their own, and within what is documented. */
import type { StoredChange } from '../rig/dump.ts';
import { versionIn, wordsIn, type Entry } from '../rig/history-log.ts';
import {
  acknowledgedOrders,
  entriesByOrder,
  isMutating,
  kindLeftBy,
  type Evidence,
  type Invariant,
} from './evidence.ts';

/** I9: a read that begins after an acknowledged change or a read shows that version or a later one. */
export const readsNeverGoBack: Invariant = ({ entries }) => {
  const byOrder = entriesByOrder(entries);
  return entries
    .filter(({ ask, outcome }) => ask.operation === 'retrieve' && outcome !== 'info')
    .flatMap((read) => {
      const [id = ''] = read.ask.orders;
      const before = (byOrder.get(id) ?? []).filter(
        (entry) =>
          entry.organization === read.organization &&
          entry.endedAt < read.invokedAt &&
          entry.ask.orders.includes(id),
      );
      const gone = before.some(
        (entry) =>
          (kindLeftBy(entry.ask.operation) === 'deleted' && acknowledgedOrders(entry).includes(id)) ||
          (entry.ask.operation === 'retrieve' && entry.outcome === 'fail'),
      );
      if (read.outcome === 'fail') return [];
      if (gone) return [`${id} was read after it was gone`];
      const seen = Math.max(0, ...before.map((entry) => versionIn(entry.answer) ?? 0));
      const version = versionIn(read.answer) ?? 0;
      return version < seen ? [`${id} was read at version ${version} after ${seen} had been told`] : [];
    });
};

/** I10: no answer for one organisation holds what was planted in another. */
export const tenantsStayApart: Invariant = ({ entries }) => {
  const planted = entries.flatMap(({ organization, ask }) =>
    ask.mark ? [{ organization, mark: ask.mark }] : [],
  );
  return entries.flatMap((entry) =>
    planted
      .filter(
        ({ organization, mark }) =>
          organization !== entry.organization && entry.answer?.text.includes(`"${mark}"`),
      )
      .map(({ mark }) => `${entry.organization} was told ${mark}`),
  );
};

const ANSWER_LIMIT_BYTES = 6_291_556;
const ANSWER_LIMIT_MS = 29_000;

/** I12: every answer is documented, valid and within limits; a 503 only while faults are injected. */
export const answersAreWithinLimits: Invariant = (evidence) =>
  evidence.entries.flatMap((entry) => {
    const { answer, ask } = entry;
    if (!answer) return [];
    const name = `${ask.operation} answered ${answer.status}`;
    const took = entry.endedAt - entry.invokedAt;
    const { code, message } = wordsIn(answer);
    return [
      ...(typeof code === 'number' && typeof message === 'string'
        ? []
        : [`${name} without code and message`]),
      ...(Buffer.byteLength(answer.text) < ANSWER_LIMIT_BYTES ? [] : [`${name} with too many bytes`]),
      ...(took < ANSWER_LIMIT_MS ? [] : [`${name} after ${took} ms`]),
      ...(answer.headers['x-request-id'] ? [] : [`${name} without a request id`]),
      ...(answer.status === 503 ? excuse(evidence, entry, name) : []),
      ...(answer.status >= 500 && answer.status !== 503 ? [`${name}: ${message}`] : []),
      ...(entry.outcome === 'fail' ? explanation(evidence, entry, Number(code), name) : []),
    ];
  });

function excuse({ faults }: Evidence, { answer }: Entry, name: string): string[] {
  if (faults === 0) return [`${name} and no fault was injected`];
  return answer?.headers['retry-after'] ? [] : [`${name} without Retry-After`];
}

/** The requests of a run are valid: a refusal must follow from what others did. */
function explanation(
  { entries, dump }: Evidence,
  { ask, endedAt, organization }: Entry,
  code: number,
  name: string,
): string[] {
  const theirs = dump.changes.filter((change) => change.organization === organization);
  // An upsert names its order by the subject, and others may name that one by its id.
  const subjects = new Set(ask.orders.flatMap((id) => subjectsOf(theirs, id)));
  if (ask.subject) subjects.add(ask.subject);
  const found = theirs.filter(({ row }) => row.subject && subjects.has(row.subject));
  const ids = new Set([...ask.orders.slice(0, 1), ...found.map(({ orderId }) => orderId)]);
  const about = entries.filter(
    (entry) =>
      isMutating(entry) &&
      entry.organization === organization &&
      entry.invokedAt <= endedAt &&
      (entry.ask.orders.some((id) => ids.has(id)) || subjects.has(entry.ask.subject ?? '')),
  );
  const changes = theirs.filter(({ orderId }) => ids.has(orderId));
  const reasons: Record<number, () => boolean> = {
    1002: () =>
      ask.operation !== 'create' &&
      (changes.length === 0 ||
        about.some((entry) => kindLeftBy(entry.ask.operation) === 'deleted') ||
        (ask.byNumber !== undefined && changes.some(({ row }) => row.number !== ask.byNumber))),
    36004: () => dump.changes.some(({ row }) => row.number === ask.number),
    36005: () =>
      about.some(
        ({ ask: other }) =>
          kindLeftBy(other.operation) === 'voided' || other.fact || other.resized !== undefined,
      ),
    36006: () => ask.ifMatch !== undefined,
    36007: () => ask.key !== undefined,
    36008: () => about.length > 1,
  };
  const explained = ask.operation.startsWith('bulk-') || reasons[code]?.();
  return explained ? [] : [`${name} (${code}) for no reason to be found: ${ask.path}`];
}

function subjectsOf(changes: StoredChange[], id: string): string[] {
  return changes.flatMap(({ orderId, row }) => (orderId === id && row.subject ? [row.subject] : []));
}
