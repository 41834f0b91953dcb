/** Calls on many orders: ids come in the query, in a form or in a JSON body; the answer names the result of every id. */
import type { OrderCommand } from '../../domain/commands.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { Outcome } from '../../operations/operation.ts';
import type { Reading, WireAnswer, WireRequest } from '../exchange.ts';
import { idsIn } from '../leaves/ids.ts';
import type { JsonValue } from '../leaves/json.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { wordError } from './errors.ts';

/** How the results of many orders are answered: what became of each id. */
type EncodeBulk = (ids: string[], outcomes: Outcome<SalesOrder>[]) => WireAnswer;

/** One command per id, each on the condition that the request states. */
export function bulkOf(
  request: WireRequest,
  fields: Record<string, JsonValue>,
  encode: EncodeBulk,
): Reading<OrderCommand, SalesOrder> {
  const given = [request.query.getAll(IDS), fields[IDS]];
  const precondition = preconditionOf(request);
  return bulkReading(idsIn(IDS, given), (id) => ({ id, precondition }), encode);
}

const IDS = 'salesorder_ids';

/** One command per id. */
export function bulkReading<Command>(
  ids: string[],
  commandOf: (id: string) => Command,
  encode: EncodeBulk,
): Reading<Command, SalesOrder> {
  return {
    commands: ids.map((id) => ({ command: commandOf(id) })),
    answer: (outcomes) => encode(ids, outcomes),
  };
}

interface Entry {
  code: number;
  message: string;
  id: string;
  /** Of a failure that leaves the outcome open, as a request about one order would be answered. */
  open?: Pick<WireAnswer, 'status' | 'headers'>;
}

/** What became of each id. Texts must not depend on the request: a replay answers the same bytes. */
function entriesOf(ids: string[], outcomes: Outcome<SalesOrder>[], done: string): Entry[] {
  return ids.map((id, position) => {
    const outcome = outcomes[position];
    if (outcome && 'error' in outcome) {
      const { code, message, status, headers } = wordError(outcome.error, 'in this list');
      return { code, message, id, ...(status >= 500 && { open: { status, headers } }) };
    }
    return { code: 0, message: done, id };
  });
}

/** 200 when any succeeded; when none did 400, or 503 if one of them may still have been: a 400 says that nothing was. */
function envelope(entries: Entry[], message: string, data: unknown): WireAnswer {
  const anyDone = entries.some(({ code }) => code === 0);
  const failure = entries.find(({ open }) => open) ?? entries[0];
  if (anyDone || !failure) return { status: 200, body: { code: 0, message, data } };
  return {
    ...(failure.open ?? { status: 400 }),
    body: { code: failure.code, message: failure.message, data },
  };
}

/** Bulk delete and update: one entry per id. */
export const encodeBulkDelete = entryPerId(
  'The selected sales orders have been deleted',
  'The Sales Order has been deleted.',
);
export const encodeBulkUpdate = entryPerId(
  'The selected sales orders have been updated.',
  'Sales Order has been updated.',
);

function entryPerId(message: string, done: string): EncodeBulk {
  return (ids, outcomes) => {
    const entries = entriesOf(ids, outcomes, done);
    const data = entries.map(({ code, message: told, id }) => ({ code, message: told, ids: [id] }));
    return envelope(entries, message, data);
  };
}

/** Bulk confirm and void: ids with the same result share an entry, comma-joined in one text as the live service does. */
export function encodeBulkStatus(message: string, done: string): EncodeBulk {
  return (ids, outcomes) => {
    const entries = entriesOf(ids, outcomes, done);
    const failed = entries.filter(({ code }) => code !== 0);
    const succeeded = entries.filter(({ code }) => code === 0);
    const data = { email_success_info: joined(succeeded), email_error_info: joined(failed) };
    return envelope(entries, message, data);
  };
}

function joined(entries: Entry[]): { code: number; message: string; ids: string[] }[] {
  const groups = Map.groupBy(entries, ({ code, message }) => `${code} ${message}`);
  return [...groups.values()].flatMap((group) =>
    group
      .slice(0, 1)
      .map(({ code, message }) => ({ code, message, ids: [group.map(({ id }) => id).join(',')] })),
  );
}
