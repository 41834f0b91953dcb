/**
 * The one way in which a reference row is written, whether a caller, an event or an import says so: on the place as it was
 * read, in one transaction with what finds the row.
 */
import { isDeepStrictEqual } from 'node:util';
import type { OrganizationId } from '../domain/identity.ts';
import { OrderError } from '../domain/order-error.ts';
import type { ShownCurrency, StoredRow } from '../domain/stored-rows.ts';
import type { Item, Write } from './bulk-calls.ts';
import { valueClaimPut } from './claims.ts';
import { inEpoch } from './epochs.ts';
import { keyName, keyOf, keys } from './keys.ts';
import { beginEpoch, isLasting } from './remembered-rows.ts';
import { placeOf, rowItem, type RowPlace, type WrittenRow } from './row-item.ts';
import { assertOwn, judge } from './row-judge.ts';
import { ownWrites } from './own-texts.ts';
import type { Freed, PlacedWrite, RowWrite } from './row-write.ts';
import { lastingItems, numberWrites, textItems } from './row-look-ups.ts';
import type { Calls } from './table.ts';

/** Who else writes the row or takes its name is met again so often. */
const TRIES = 5;

/**
 * Answers the row as it stands then, of a deletion as it last was; undefined when there is none and nothing to do.
 * @throws AnsweredByTwin | OrderError conflict, already_exists, key_reused, unavailable
 */
export async function writeRow(
  calls: Calls,
  org: OrganizationId,
  write: RowWrite,
): Promise<StoredRow | undefined> {
  const freed: Freed = new Map();
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const place = placeOf(await calls.get(keys.reference(org, write.key)));
    const done = await tryOn(calls, org, { write, place, freed });
    if (done === 'again') continue;
    // Also after a version that is there already: whoever wrote it may not have come this far.
    if (isLasting(write.key.kind)) await beginEpoch(calls, org);
    return done;
  }
  throw new OrderError('conflict', { kind: write.key.kind });
}

interface Try {
  write: RowWrite;
  place: RowPlace;
  freed: Freed;
}

async function tryOn(
  calls: Calls,
  org: OrganizationId,
  { write, place, freed }: Try,
): Promise<StoredRow | undefined | 'again'> {
  if (isDone(write, place)) return place.stored;
  const standing = place.stored ? place.revision : 'absent';
  if (write.on !== undefined && write.on !== standing)
    throw new OrderError('conflict', { kind: write.key.kind });
  const { on: _, unique = false, currency, claim, ...row } = write;
  const { sourceVersion = place.sourceVersion, modifiedAt } = write;
  const createdAt = (place.stored && place.createdAt) ?? modifiedAt;
  const written = { ...row, sourceVersion, createdAt, revision: place.revision + 1 };
  if (unique) await assertOwn(calls, org, { write, before: place.stored?.row, freed });
  const kept = keptOf(written, place, currency);
  const texts = { fresh: textItems(org, write.row), known: textItems(org, place.stored?.row) };
  // Before the row: whoever finds it by them looks whether it has them.
  const fresh = [
    ...without(texts.fresh, texts.known),
    ...without(lastingItems(org, write.row), lastingItems(org, place.stored?.row)),
  ];
  await Promise.all(fresh.map((Item) => calls.put({ Item })));
  const placed: PlacedWrite[] = [
    { place: 'row', write: rowPut({ ...rowItem(org, written), ...inEpoch(calls.epoch) }, place) },
    ...(claim ? [{ place: 'claim' as const, write: { Put: valueClaimPut(claim, kept) } }] : []),
    ...ownWrites(org, written, { before: place.stored?.row, unique, freed }),
    ...numberWrites(org, write.row).map((number) => ({ place: 'number' as const, write: number })),
    ...without(texts.known, texts.fresh).map((item) => ({
      place: 'text' as const,
      write: { Delete: { Key: keyOf(item) } },
    })),
  ];
  const cancelled = await calls.transact(placed.map((one) => one.write));
  if (!cancelled) return kept;
  return (await judge(calls, org, { placed, cancelled, write, freed })) === 'done' ? kept : 'again';
}

/** True of a version that is known, of what stands already, and of a write of ours that an earlier try has done. */
function isDone({ row, sourceVersion, mutationId, on }: RowWrite, place: RowPlace): boolean {
  if (mutationId !== undefined && mutationId === place.mutationId) return true;
  if (sourceVersion !== undefined) return (place.sourceVersion ?? 0) >= sourceVersion;
  if (on !== undefined) return false;
  if (!row) return !place.stored;
  return place.revision > 0 && isDeepStrictEqual(JSON.parse(JSON.stringify(row)), place.stored?.row);
}

/** What is answered, and kept for a repeat: of a deletion, the row as it last was. */
function keptOf(
  { row, revision, createdAt, modifiedAt }: WrittenRow,
  { stored }: RowPlace,
  currency: ShownCurrency | undefined,
): StoredRow | undefined {
  const shown = row ?? stored?.row;
  return shown && { row: shown, revision, createdAt, modifiedAt, ...(currency && { currency }) };
}

function rowPut(Item: Item, { revision }: RowPlace): Write {
  return {
    Put: {
      Item,
      ...(revision === 0
        ? { ConditionExpression: 'attribute_not_exists(revision)' }
        : {
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': revision },
          }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function without(items: Item[], others: Item[]): Item[] {
  const names = new Set(others.map((item) => keyName(keyOf(item))));
  return items.filter((item) => !names.has(keyName(keyOf(item))));
}
