/** One piece of a walk that forgets people; their contacts come last, for they say what the people are known by. */
import { isDeepStrictEqual } from 'node:util';
import type { OrganizationId } from '../domain/identity.ts';
import type { CustomerRow } from '../domain/reference.ts';
import { keys, type Key } from '../store/keys.ts';
import { putReferenceRow } from '../store/references.ts';
import { storedRowOf } from '../store/row-item.ts';
import { patientCalls, scanPage, type Calls, type Table } from '../store/table.ts';
import { eraseItem } from './erase-others.ts';
import { eraseOrder, peopleIn } from './erase-order.ts';
import { nameOf, type ErasedKind, type Erasing, type People } from './erasing.ts';
import { personOf, type Person } from './person.ts';
import { scrubCustomerRow } from './scrub.ts';
import { isOfOrder, subjectsOf, type Subject } from './subject.ts';

/** Told of each thing that is, or would be, changed. */
export type TellErased = (kind: ErasedKind, what: string) => void;

export interface ErasePiece {
  after?: Key;
  pageSize: number;
  isDryRun: boolean;
  tell: TellErased;
}

const EACH_MS = 30_000;

/** Who they are, by what their contacts say as long as those are there. @throws OrderError unavailable */
export async function peopleOf(
  table: Table,
  wanted: { org: OrganizationId; customerId: string }[],
): Promise<People> {
  const calls = patientCalls(table, EACH_MS);
  const people = new Map<string, Person>();
  for (const { org, customerId } of wanted)
    people.set(nameOf(org, customerId), personOf(org, customerId, await contactOf(calls, org, customerId)));
  return people;
}

async function contactOf(calls: Calls, org: OrganizationId, id: string): Promise<CustomerRow | undefined> {
  const item = await calls.get(keys.reference(org, { kind: 'customer', id }));
  return item && (storedRowOf(item)?.row as CustomerRow | undefined);
}

/** Answers where the next piece begins. Safe to repeat: what is erased stays as it is. @throws OrderError unavailable, conflict */
export async function erasePiece(
  table: Table,
  people: People,
  { after, pageSize, isDryRun, tell }: ErasePiece,
): Promise<{ next?: Key; items: number }> {
  const erasing = erasingOn(table, isDryRun, tell);
  const { items, next } = await scanPage(table, { after, pageSize, withinMs: EACH_MS });
  for (const subject of subjectsOf(items)) {
    const PK = String(subject.items[0]?.['PK']);
    if (!isOfOrder(subject)) for (const item of subject.items) await eraseItem(erasing, item, people);
    else if (PK !== after?.PK) await eraseWhole(erasing, subject, people, PK === next?.PK);
  }
  return { next, items: items.length };
}

function erasingOn(table: Table, isDryRun: boolean, tell: TellErased): Erasing {
  return {
    calls: patientCalls(table, EACH_MS),
    now: new Date(),
    async erase(kind, what, work) {
      if (!isDryRun) await work();
      tell(kind, what);
    },
  };
}

/** Read again as it stands now, when it is about somebody or may be. */
async function eraseWhole(erasing: Erasing, subject: Subject, people: People, isCut: boolean): Promise<void> {
  if (!isCut && peopleIn(subject, people).length === 0) return;
  const partition = String(subject.items[0]?.['PK']);
  const whole = { ...subject, items: await Array.fromAsync(erasing.calls.query({ partition })) };
  for (const person of peopleIn(whole, people)) await eraseOrder(erasing, whole, person);
}

/** The contacts themselves, once everything else is done. @throws OrderError unavailable, conflict */
export async function eraseContacts(
  table: Table,
  people: People,
  { isDryRun, tell }: Pick<ErasePiece, 'isDryRun' | 'tell'>,
): Promise<void> {
  const { calls, erase } = erasingOn(table, isDryRun, tell);
  for (const { org, customerId } of people.values()) {
    const row = await contactOf(calls, org, customerId);
    const erased = row && scrubCustomerRow(row);
    if (!erased || isDeepStrictEqual(erased, JSON.parse(JSON.stringify(row)))) continue;
    await erase('contact', customerId, () => putReferenceRow(table, org, erased));
  }
}
