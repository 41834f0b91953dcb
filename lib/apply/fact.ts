/**
 * An order and a fact -> the order with the fact. Pure, and the same whatever the order of arrival: of each thing the
 * highest version stands, lists are in the order of ids, stubs and quantities are worked out anew each time.
 */
import {
  FactRefusal,
  FACTS,
  type Fact,
  type FactKind,
  type ListedKind,
  type SingleKind,
} from '../domain/facts.ts';
import { LIMITS } from '../domain/limits.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Package, Progress, RemovedFact } from '../domain/progress.ts';
import { withQuantities } from './quantities.ts';

const FACTS_AT_MOST = LIMITS.facts;

interface Known {
  id: string;
  version: number;
}

/** What is known with the fact; `stale` when this version of it, or a later one, was known already. @throws FactRefusal */
export function progressWith(progress: Progress, fact: Fact): Progress | 'stale' {
  return isListed(fact) ? withListed(progress, fact) : withSingle(progress, fact);
}

function isListed(fact: Fact): fact is Fact<ListedKind> {
  return 'list' in FACTS[fact.kind];
}

/** The order with what is known now. @throws FactRefusal */
export function withProgress(order: SalesOrder, progress: Progress): SalesOrder {
  return withQuantities({ ...order, progress: { ...progress, packages: packagesWithStubs(progress) } });
}

function isNews(known: { version: number } | undefined, { version }: { version: number }): boolean {
  return version > (known?.version ?? 0);
}

/** An order has one of the kind: a later version takes its place, also under another id. */
function withSingle(progress: Progress, { kind, state }: Fact<SingleKind>): Progress | 'stale' {
  const gone = progress.removed.find((entry) => entry.kind === kind);
  if (!isNews(progress[kind] ?? gone, state)) return 'stale';
  const others = progress.removed.filter((entry) => entry.kind !== kind);
  if (!state.removed) {
    const { removed: _, ...kept } = state;
    return { ...progress, [kind]: kept, removed: others };
  }
  const id = 'id' in state ? state.id : '';
  const removed = sorted([...others, { kind, id, version: state.version }]);
  return { ...progress, [kind]: undefined, removed };
}

function withListed(progress: Progress, { kind, state }: Fact<ListedKind>): Progress | 'stale' {
  const name = FACTS[kind].list;
  const list: Known[] = progress[name];
  const isThis = (removed: RemovedFact) => removed.kind === kind && removed.id === state.id;
  const known = list.find(({ id }) => id === state.id) ?? progress.removed.find(isThis);
  if (!isNews(known, state)) return 'stale';
  const { removed: isRemoved, ...kept } = state;
  const others = list.filter(({ id }) => id !== state.id);
  const removed = progress.removed.filter((entry) => !isThis(entry));
  if (isRemoved) removed.push({ kind, id: state.id, version: state.version });
  const after = isRemoved ? others : sorted([...others, kept]);
  if (after.length > FACTS_AT_MOST || removed.length > FACTS_AT_MOST * 5) {
    throw tooMany(kind);
  }
  return { ...progress, [name]: after, removed: sorted(removed) };
}

function tooMany(kind: FactKind): FactRefusal {
  return new FactRefusal(`an order keeps at most ${FACTS_AT_MOST} of ${kind}`, { mayPass: false });
}

/** In the order of ids, numbers by size ("9" before "10"). */
function sorted<Entry extends { id: string; kind?: string }>(entries: Entry[]): Entry[] {
  const nameOf = ({ kind = '', id }: Entry) => `${kind}${String(id.length).padStart(3, '0')}${id}`;
  return entries.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

/** The packages that were reported, and a stub for each that only a shipment names: it may be heard of first. @throws FactRefusal */
function packagesWithStubs({ packages, shipments, removed }: Progress): Package[] {
  const reported = packages.filter(({ version }) => version > 0);
  const known = new Set([
    ...reported.map(({ id }) => id),
    ...removed.filter(({ kind }) => kind === 'package').map(({ id }) => id),
  ]);
  const named = new Set(shipments.flatMap(({ packageIds }) => packageIds));
  const stubs = [...named].filter((id) => !known.has(id)).map(stub);
  if (reported.length + stubs.length > FACTS_AT_MOST) throw tooMany('package');
  return [...reported, ...stubs.toSorted((left, right) => (left.id < right.id ? -1 : 1))];
}

function stub(id: string): Package {
  return { id, version: 0, number: '', status: '', detailedStatus: '', statusMessage: '', lines: [] };
}
