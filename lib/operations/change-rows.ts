/** Reference rows as callers write them: made, changed, taken away. Orders that hold one keep their snapshot. */
import type { Kept } from '../domain/change.ts';
import type { Precondition } from '../domain/commands.ts';
import { instant, type Instant } from '../domain/identity.ts';
import { isOrderError, OrderError } from '../domain/order-error.ts';
import { ReferenceRow, type ReferenceKey } from '../domain/reference.ts';
import type { StoredRow } from '../domain/stored-rows.ts';
import { assertRevision } from '../validators/precondition.ts';
import { operation, type OperationContext } from './operation.ts';
import { currenciesOf } from './row-currencies.ts';
import { referredBy, type Referred, type Refers } from './referred-rows.ts';
import { standingRow, trueKey } from './rows.ts';

/** Somebody else's writes of the same row are met so often. */
const TRIES = 3;

export interface CreateRowCommand {
  kind: ReferenceKey['kind'];
  /** `newId` names the row and its parts. */
  make(newId: () => string, referred: Referred): ReferenceRow;
  /** What the row is to name. */
  refers?: Refers;
  /** The id is the caller's: a row that has it is no accident. */
  isNamed?: boolean;
}

/** What becomes of a row, said by what it is. */
export type UpdateRowCommand = ReferenceKey & {
  change(row: ReferenceRow, newId: () => string, referred: Referred): ReferenceRow;
  refers?: Refers;
  precondition?: Precondition;
};

export type DeleteRowCommand = ReferenceKey & { precondition?: Precondition };

export const createRow = operation({
  name: 'create-row',
  rights: [],
  rowRight: 'create',
  table: 'write',
  replay: keptRow,
  settle: settleRow,
  async run({ make, refers, isNamed }: CreateRowCommand, context): Promise<StoredRow> {
    const referred = await referredBy(refers, context);
    const { rows, caller, clock, ids, mutationId, claim } = context;
    for (let tries = 1; ; tries += 1) {
      const after = checked(make(() => ids.next(), referred));
      const key = { kind: after.kind, id: after.id };
      try {
        const at = instant(clock.now());
        const currency = (await currenciesOf([after], context))(after);
        return await rows.commit(caller.organizationId, { key, after, at, mutationId, currency, claim });
      } catch (error) {
        // Another process has made the same id in the same millisecond. A currency has a code of its own.
        const isTaken = isNamed === true || after.kind === 'currency';
        if (!isOrderError(error, 'conflict') || isTaken || tries === TRIES)
          throw existing(error, after, isTaken);
      }
    }
  },
});

export const updateRow = operation({
  name: 'update-row',
  rights: [],
  rowRight: 'update',
  table: 'write',
  replay: keptRow,
  settle: settleRow,
  async run({ change, refers, precondition, ...named }: UpdateRowCommand, context): Promise<StoredRow> {
    const referred = await referredBy(refers, context);
    const decide = (row: ReferenceRow) => checked(change(row, () => context.ids.next(), referred));
    return changeRow(named, precondition, context, decide);
  },
});

export const deleteRow = operation({
  name: 'delete-row',
  rights: [],
  rowRight: 'delete',
  table: 'write',
  replay: keptRow,
  settle: settleRow,
  run: ({ precondition, ...named }: DeleteRowCommand, context): Promise<StoredRow> =>
    changeRow(named, precondition, context, () => undefined),
});

/** A price that was acknowledged is the price of the next order, also when its writer died before it counted the epoch on. */
function settleRow(kept: Kept, { rows, caller }: Pick<OperationContext, 'rows' | 'caller'>): Promise<void> {
  return rows.settle(caller.organizationId, keptRow(kept).row.kind);
}

function keptRow({ value }: Kept): StoredRow {
  return value as StoredRow;
}

/** Reads, lets `decide` say what becomes of the row, commits; when it moved on in between, reads again. */
async function changeRow(
  named: ReferenceKey,
  precondition: Precondition,
  context: OperationContext,
  decide: (row: ReferenceRow) => ReferenceRow | undefined,
): Promise<StoredRow> {
  const { rows, caller, clock, mutationId, claim } = context;
  const key = await trueKey(named, context);
  for (let tries = 1; ; tries += 1) {
    const before = await standingRow(key, context);
    assertRevision(before, key.kind, precondition);
    const after = decide(before.row);
    const at = laterThan(before.modifiedAt, clock.now());
    const shown = after ?? before.row;
    const currency = (await currenciesOf([shown], context))(shown);
    try {
      const change = { key, before, after, at, mutationId, currency, claim };
      return await rows.commit(caller.organizationId, change);
    } catch (error) {
      if (!isOrderError(error, 'conflict') || tries === TRIES) throw error;
    }
  }
}

/** The same schema as of events and imports. @throws OrderError invalid_value */
function checked(row: ReferenceRow): ReferenceRow {
  const read = ReferenceRow.safeParse(row);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = (issue?.path ?? []).map(String).join('.');
  throw new OrderError('invalid_value', { field, reason: issue?.message });
}

function existing(error: unknown, { kind, id }: ReferenceRow, isTaken: boolean): unknown {
  return isOrderError(error, 'conflict') && isTaken
    ? new OrderError('already_exists', { kind, field: 'code', value: id })
    : error;
}

/** The last write always moves forward, whatever the clocks of two machines say. */
function laterThan(previous: Instant, now: Date): Instant {
  return instant(new Date(Math.max(now.getTime(), Date.parse(previous) + 1)));
}
