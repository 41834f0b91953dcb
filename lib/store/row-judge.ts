/** What stood in the way of a write of a reference row, by place. */
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import { plainItem, type Cancelled, type Item } from './bulk-calls.ts';
import { answeredBy } from './claims.ts';
import { byKeyName, keyName, keys } from './keys.ts';
import { storedRowOf } from './row-item.ts';
import { ownTexts } from './own-texts.ts';
import type { Freed, OwnText, PlacedWrite, RowWrite } from './row-write.ts';
import type { Calls } from './table.ts';

interface Refused {
  placed: PlacedWrite[];
  cancelled: Cancelled;
  write: RowWrite;
  freed: Freed;
}

/**
 * Precedence: own write, claim, row, name. 'again': the place is to be read anew; a name whose owner no longer bears it has
 * been noted as free.
 * @throws AnsweredByTwin | OrderError already_exists, key_reused, and what cancelled the transaction otherwise
 */
export async function judge(
  calls: Calls,
  org: OrganizationId,
  { placed, cancelled, write, freed }: Refused,
): Promise<'done' | 'again'> {
  const refused = placed
    .map((one, at) => ({ ...one, reason: cancelled.reasons[at] }))
    .filter(({ reason }) => reason?.Code === 'ConditionalCheckFailed');
  const at = (place: PlacedWrite['place']) => refused.find((one) => one.place === place);
  const standing = at('row')?.reason?.Item?.['mutationId']?.S;
  if (write.mutationId !== undefined && standing === write.mutationId) return 'done';
  const claim = at('claim');
  if (claim) throw answeredBy(write.claim, claim.reason?.Item);
  if (at('row')) return 'again';
  const taken = at('own');
  if (taken?.own) {
    await assertGivenUp(calls, org, {
      own: taken.own,
      item: plainItem(taken.reason?.Item ?? {}),
      write,
      freed,
    });
    return 'again';
  }
  if (at('number')) {
    const { PK } = keys.reference(org, write.key);
    throw new Error(`${PK} would be shown as the same number as another row`, { cause: cancelled.cause });
  }
  throw cancelled.cause;
}

interface Held {
  own: OwnText;
  /** What holds the text. */
  item: Item;
  write: RowWrite;
  freed: Freed;
}

/** A text whose holder no longer bears it is noted as free. @throws OrderError already_exists */
async function assertGivenUp(
  calls: Calls,
  org: OrganizationId,
  { own, item, write, freed }: Held,
): Promise<void> {
  const { kind } = write.key;
  const owner = String(item[own.owner]);
  const place = await calls.get(keys.reference(org, { kind, id: owner }));
  const name = keyName(own.key);
  if (ownTexts(org, place && storedRowOf(place)?.row).some(({ key }) => keyName(key) === name))
    throw new OrderError('already_exists', { kind, field: own.field, value: own.value });
  freed.set(name, { owner, revision: item['revision'] as number | undefined });
}

/** Before anything is written: what would be refused must leave nothing behind. @throws OrderError already_exists */
export async function assertOwn(
  calls: Calls,
  org: OrganizationId,
  { write, before, freed }: { write: RowWrite; before: ReferenceRow | undefined; freed: Freed },
): Promise<void> {
  const known = new Set(ownTexts(org, before).map(({ key }) => keyName(key)));
  const wanted = ownTexts(org, write.row).filter(({ key }) => !known.has(keyName(key)));
  if (wanted.length === 0) return;
  const held = byKeyName(await calls.batchGet({ keys: wanted.map(({ key }) => key) }));
  for (const own of wanted) {
    const item = held.get(keyName(own.key));
    if (item && item[own.owner] !== write.key.id)
      await assertGivenUp(calls, org, { own, item, write, freed });
  }
}
