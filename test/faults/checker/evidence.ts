/** What a run leaves behind for the checker: what clients heard, and what is stored when all is quiet. */
import type { ChangeKind } from '../../../lib/domain/change.ts';
import type { Dump, StoredChange } from '../rig/dump.ts';
import type { Entry } from '../rig/history-log.ts';

export interface Evidence {
  entries: Entry[];
  dump: Dump;
  /** A second look, later; nothing may have moved. */
  again?: Dump;
  /** How many faults were injected: without any, no 503 is excused. */
  faults: number;
}

export interface Violation {
  invariant: string;
  what: string;
}

export type Invariant = (evidence: Evidence) => string[];

const MUTATING = new Set([
  'record',
  'create',
  'update',
  'upsert',
  'confirm',
  'bulk-confirm',
  'void',
  'bulk-void',
  'delete',
  'bulk-delete',
  'submit',
  'decide-approval',
  'set-substatus',
]);

export const isMutating = ({ ask }: Entry): boolean => MUTATING.has(ask.operation);

/** The changes of each order by version. */
export function changesByOrder({ changes }: Dump): Map<string, StoredChange[]> {
  const byOrder = Map.groupBy(changes, (change) => change.orderId);
  for (const list of byOrder.values()) list.sort((left, right) => left.version - right.version);
  return byOrder;
}

/** Whether a change is the effect of the request that carried the mark. */
export function bears(change: StoredChange, mark: string): boolean {
  if (change.kinds.includes('created')) {
    const { referenceNumber, subject, number, customerName } = change.row;
    return [referenceNumber, subject, number, customerName].includes(mark);
  }
  if (change.reason === mark) return true;
  if (change.kinds.includes('progress'))
    return change.paths.some(({ after }) => after?.includes(`"${mark}"`) ?? false);
  return change.paths.some(
    ({ path, after }) => (path === 'notes' || path === 'terms') && after === JSON.stringify(mark),
  );
}

/** The orders of a bulk answer that were done. */
export function doneInBulk({ answer }: Entry): string[] {
  const { data } = JSON.parse(answer?.text || '{}') as {
    data?: { code: number; ids: string[] }[] | Record<string, { code: number; ids: string[] }[]>;
  };
  const groups = Array.isArray(data) ? data : Object.values(data ?? {}).flat();
  return groups.filter(({ code }) => code === 0).flatMap(({ ids }) => ids.join(',').split(','));
}

/** The orders for which the entry acknowledged its effect. */
export function acknowledgedOrders(entry: Entry): string[] {
  if (entry.outcome !== 'ok') return [];
  return entry.ask.operation.startsWith('bulk-') ? doneInBulk(entry) : entry.ask.orders;
}

/** The kind of change that an operation leaves; undefined for those that may leave none. */
export function kindLeftBy(operation: string): KindLeft | undefined {
  const kinds: Record<string, KindLeft> = KINDS_LEFT;
  return kinds[operation.replace(/^bulk-/, '')];
}

/** What is asked of an approver is to approve, here. */
const KINDS_LEFT = {
  confirm: 'confirmed',
  void: 'voided',
  delete: 'deleted',
  submit: 'submitted',
  'decide-approval': 'approved',
  'set-substatus': 'substatus',
} as const satisfies Record<string, ChangeKind>;
type KindLeft = (typeof KINDS_LEFT)[keyof typeof KINDS_LEFT];

/** The kinds that only a request of their own leaves. */
export const LEFT_BY_REQUESTS: readonly string[] = Object.values(KINDS_LEFT);

/** The entries that name each order. */
export function entriesByOrder(entries: Entry[]): Map<string, Entry[]> {
  const byOrder = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const id of entry.ask.orders) {
      const about = byOrder.get(id);
      if (about) about.push(entry);
      else byOrder.set(id, [entry]);
    }
  }
  return byOrder;
}
