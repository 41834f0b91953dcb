/**
 * One piece of a walk through the table: everything in it is judged at half the price, and what is suspicious is read again,
 * strongly consistent, before it is told. So orders that change meanwhile, and the cut between two pieces, are no findings.
 */
import type { OrganizationId } from '../domain/identity.ts';
import type { Item } from '../store/bulk-calls.ts';
import { byKeyName, keyName, keyOf, type Key } from '../store/keys.ts';
import { patientCalls, scanPage, type Calls, type Table } from '../store/table.ts';
import type { Finding } from './finding.ts';
import { judge, wantedBy } from './judge.ts';
import { isOfOrder, subjectsOf, type Around, type Subject } from './subject.ts';

export interface Piece {
  /** Where the next piece begins; absent when the table is through. */
  next?: Key;
  /** Orders that stand, and items of any kind. */
  orders: number;
  items: number;
  findings: Finding[];
}

export interface PieceWanted {
  after?: Key;
  /** In items. */
  pageSize: number;
  /** Of one organisation alone; everything is read all the same. */
  org?: OrganizationId;
}

/** How long one call may be tried, in milliseconds. */
const EACH_MS = 30_000;
/** Keys of one call, and calls at once. */
const GROUP = 100;
const AT_ONCE = 8;

/** @throws OrderError unavailable */
export async function verifyPiece(table: Table, { after, pageSize, org }: PieceWanted): Promise<Piece> {
  const calls = patientCalls(table, EACH_MS);
  const { items, next } = await scanPage(table, { after, pageSize, withinMs: EACH_MS });
  const subjects = subjectsOf(items)
    .filter((subject) => org === undefined || subject.place.org === org)
    // Its beginning was in the piece before, which has judged it whole.
    .filter((subject) => !isOfOrder(subject) || partitionOf(subject) !== after?.PK);
  const around = await gather(calls, subjects, { eventually: true });
  const suspicious = subjects.filter((subject) => isCut(subject, next) || judge(subject, around).length > 0);
  const findings: Finding[] = [];
  for (const subject of suspicious) findings.push(...(await lookAgain(calls, subject)));
  const orders = items.filter((item) => item['SK'] === 'ORDER').length;
  return { next, orders, items: items.length, findings };
}

const partitionOf = ({ items: [item] }: Subject): string => String(item?.['PK']);

/** The piece may end in the middle of an order. */
const isCut = (subject: Subject, next: Key | undefined): boolean =>
  isOfOrder(subject) && partitionOf(subject) === next?.PK;

/** Judges a subject by what stands now. */
export async function lookAgain(calls: Calls, subject: Subject): Promise<Finding[]> {
  const [first] = subject.items;
  if (!first) return [];
  const items = isOfOrder(subject)
    ? await Array.fromAsync(calls.query({ partition: partitionOf(subject) }))
    : await itemNow(calls, first);
  if (items.length === 0) return [];
  const now = { ...subject, items };
  return judge(now, await gather(calls, [now], { eventually: false }));
}

async function itemNow(calls: Calls, item: Item): Promise<Item[]> {
  const found = await calls.get(keyOf(item));
  return found ? [found] : [];
}

/** Reads what subjects are compared with, round by round: what is read may tell of more. */
async function gather(
  calls: Calls,
  subjects: Subject[],
  { eventually }: { eventually: boolean },
): Promise<Around> {
  const found = new Map<string, Item>();
  const asked = new Set<string>();
  const around = { found, now: new Date() };
  for (;;) {
    const wanted = new Map(
      subjects.flatMap((subject) => wantedBy(subject, around)).map((key) => [keyName(key), key] as const),
    );
    const fresh = [...wanted].filter(([name]) => !asked.has(name)).map(([, key]) => key);
    if (fresh.length === 0) return around;
    for (const key of fresh) asked.add(keyName(key));
    for (const [name, item] of await readMany(calls, fresh, eventually)) found.set(name, item);
  }
}

async function readMany(calls: Calls, wanted: Key[], eventually: boolean): Promise<Map<string, Item>> {
  const groups = Array.from({ length: Math.ceil(wanted.length / GROUP) }, (_, at) =>
    wanted.slice(at * GROUP, (at + 1) * GROUP),
  ).values();
  const items: Item[] = [];
  const worker = async () => {
    for (const keys of groups) items.push(...(await calls.batchGet({ keys, eventually })));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return byKeyName(items);
}
