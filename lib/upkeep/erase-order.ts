/** One order without the person: the order by a change of its own, its history and comments where they stand. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { changedPaths, recorded } from '../apply/changed-paths.ts';
import type { ChangedPath } from '../domain/change.ts';
import { instant, mutationId } from '../domain/identity.ts';
import { isOrderError } from '../domain/order-error.ts';
import type { OrderRow } from '../domain/order-row.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Item } from '../store/bulk-calls.ts';
import { commitChange } from '../store/commit.ts';
import { fromDocument } from '../store/document.ts';
import { keyOf } from '../store/keys.ts';
import { packPaths, pathsIn } from '../store/packed-paths.ts';
import { packRow, rowOfItem, type PackedRow } from '../store/row.ts';
import { ifConditionHolds } from '../store/table.ts';
import { nameOf, type Erasing, type People } from './erasing.ts';
import { knownBy, type Person } from './person.ts';
import { placeOf } from './place.ts';
import { scrubDeep, scrubOrder, scrubPaths, scrubRow, scrubText } from './scrub.ts';
import type { Subject } from './subject.ts';

/** Whom an order is about: its customer, and whoever was that before. */
export function peopleIn({ place, items }: Subject, people: People): Person[] {
  const ids = items.flatMap((item) => {
    const { kind } = placeOf(item);
    return kind === 'order' || kind === 'change' ? [rowOfItem(item).customerId] : [];
  });
  return [...new Set(ids)].flatMap((id) => people.get(nameOf(place.org ?? '', id)) ?? []);
}

/** Of everything in the order's partition; `items` are all of it. @throws OrderError unavailable, conflict */
export async function eraseOrder(erasing: Erasing, { items }: Subject, person: Person): Promise<void> {
  const item = items.find(({ SK }) => SK === 'ORDER');
  const order = item && fromDocument(item);
  const isTheirs = order?.customer.id === person.customerId;
  const known = isTheirs ? knownBy(person, order) : person;
  // History and comments first: what the person is known by stands in the order.
  for (const part of items) {
    const { kind } = placeOf(part);
    if (kind === 'change') await eraseChange(erasing, part, known);
    if (kind === 'comment') await eraseComment(erasing, part, known);
  }
  if (item && order && !isDeepStrictEqual(plain(scrubOrder(order, person)), plain(order)))
    await erasing.erase('order', order.id, () => commitErased(erasing, item, person));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const ACTOR = { id: 'operator', name: 'Operator' };
const TRIES = 5;

/** @throws OrderError conflict when the order is changed by others again and again */
async function commitErased({ calls, now }: Erasing, first: Item, person: Person): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const item = tries === 1 ? first : await calls.get(keyOf(first));
    if (!item) return;
    try {
      await commitChange(calls, erasure(fromDocument(item), person, now));
      return;
    } catch (error) {
      if (!isOrderError(error, 'conflict') || tries === TRIES) throw error;
    }
  }
}

/** The names of what changed, and no values. */
function erasure(before: SalesOrder, person: Person, now: Date) {
  const at = instant(new Date(Math.max(now.getTime(), Date.parse(before.modifiedAt) + 1)));
  const scrubbed = scrubOrder(before, person);
  const after = { ...scrubbed, version: before.version + 1, modifiedAt: at, modifiedBy: ACTOR };
  const paths = changedPaths(before, after).map(({ path }): ChangedPath => ({ path }));
  const why = { reason: `customer ${person.customerId} was erased` };
  const told = { mutationId: mutationId(randomUUID()), actor: ACTOR, at, ...recorded(paths), ...why };
  return {
    before,
    after,
    record: { ...told, kinds: ['updated' as const] },
    ownName: after.customer.name !== before.customer.name,
  };
}

/** As what is told of a change is kept: values of texts, the row of the lists, reason and note. */
async function eraseChange({ calls, erase }: Erasing, item: Item, person: Person): Promise<void> {
  const stands = {
    paths: pathsIn(item),
    row: item['row'] as PackedRow,
    reason: item['reason'] as string | undefined,
    note: item['note'] as string | undefined,
  };
  const erased = {
    paths: scrubPaths(stands.paths),
    row: packAgain(item, person),
    reason: stands.reason && scrubText(stands.reason, person),
    note: stands.note && scrubText(stands.note, person),
  };
  if (isDeepStrictEqual(plain(stands), plain(erased))) return;
  const { paths, ...others } = erased;
  const set = Object.entries({ ...others, ...packPaths(paths) }).filter(([, value]) => value !== undefined);
  const Update = {
    Key: keyOf(item),
    UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeNames: Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
  const { orderId } = placeOf(item);
  await erase('change', `${orderId} ${String(item['version'])}`, () =>
    ifConditionHolds(calls.update(Update)),
  );
}

/** Of custom fields that are too long for a row it says that there are some. */
const FIELDS_AT = 4;

function packAgain(item: Item, person: Person): PackedRow {
  const row = scrubRow(rowOfItem(item), person);
  const packed = packRow({ ...row, customFields: row.customFields ?? [] } as OrderRow);
  return row.customFields === undefined ? packed.toSpliced(FIELDS_AT, 1, null) : packed;
}

async function eraseComment({ calls, erase }: Erasing, item: Item, person: Person): Promise<void> {
  const comment = scrubDeep(item['comment'], person);
  if (isDeepStrictEqual(comment, item['comment'])) return;
  const put = { Item: { ...item, comment }, ConditionExpression: 'attribute_exists(PK)' };
  await erase('comment', `${placeOf(item).orderId} ${String(item['SK'])}`, () =>
    ifConditionHolds(calls.put(put)),
  );
}
