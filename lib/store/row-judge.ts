/** What stood in the way of a write of a reference row, by place. */
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import { plainItem, type Cancelled, type Write } from './bulk-calls.ts';
import { answeredBy } from './claims.ts';
import { keyName, keys } from './keys.ts';
import { storedRowOf } from './row-item.ts';
import { ownTexts, type Freed, type OwnText } from './own-texts.ts';
import type { RowWrite } from './row-writes.ts';
import type { Calls } from './table.ts';

export interface PlacedWrite {
  place: 'row' | 'claim' | 'own' | 'number' | 'text';
  write: Write;
  /** Of a text that only one row has. */
  own?: OwnText;
}

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
    const item = plainItem(taken.reason?.Item ?? {});
    const owner = String(item[taken.own.owner]);
    const place = await calls.get(keys.reference(org, { kind: write.key.kind, id: owner }));
    const row = place && storedRowOf(place)?.row;
    const name = keyName(taken.own.key);
    if (ownTexts(org, row).some(({ key }) => keyName(key) === name)) {
      const { field, value } = taken.own;
      throw new OrderError('already_exists', { kind: write.key.kind, field, value });
    }
    freed.set(name, { owner, revision: item['revision'] as number | undefined });
    return 'again';
  }
  if (at('number')) {
    const { PK } = keys.reference(org, write.key);
    throw new Error(`${PK} would be shown as the same number as another row`, { cause: cancelled.cause });
  }
  throw cancelled.cause;
}
