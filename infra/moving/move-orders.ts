/** The one way in: rows first, then the orders a source has, each once, however often the move is begun. */
import { putReferenceRow } from '../../lib/store/references.ts';
import { inGroups } from '../../lib/store/walk.ts';
import { ahead } from './ahead.ts';
import { highestNumbers, raiseCounters } from './counters.ts';
import { knownOrders } from './known-orders.ts';
import type { Move, Seen } from './move.ts';
import { countUp, emptyReport, type MoveReport } from './move-report.ts';
import type { OrderSource } from './moved-order.ts';
import { readIfNew, settle, type Settled } from './settle-order.ts';

const GROUP = 100;
const COMMITS_AT_ONCE = 8;

/** @throws SourceFailure when the source cannot be read any further: what is moved stays, and the next move goes on */
export async function moveOrders(source: OrderSource, move: Move): Promise<MoveReport> {
  const report = emptyReport();
  if (!move.withoutRows) await moveRows(source, move, report);
  const numbers = highestNumbers();
  const seen: Seen = { numbers: new Set(), names: new Set() };
  for await (const group of inGroups(source.orders(), GROUP)) {
    const known = await knownOrders(source.dialect, group, move);
    const read = ahead(each(group), move.atOnce, (found) =>
      readIfNew(found, known.get(found.id), move.newId()),
    );
    // In the order of the source, so that of two orders with one number the older one has it.
    for await (const result of ahead(read, COMMITS_AT_ONCE, (each) => settle(each, move, seen))) {
      tell(report, result);
      if (result.number) numbers.see(result.number);
      move.onOrder();
    }
  }
  if (!move.isDryRun) await raiseCounters(move.table, move.org, numbers);
  return report;
}

async function moveRows(
  source: OrderSource,
  { table, org, isDryRun, withEvents }: Move,
  report: MoveReport,
): Promise<void> {
  const written = ahead(source.rows(), 8, async (row) => {
    if (!isDryRun) await putReferenceRow(table, org, row, { quiet: !withEvents });
    return row.kind;
  });
  for await (const kind of written) countUp(report.rows, kind);
}

async function* each<Value>(values: Value[]): AsyncGenerator<Value> {
  yield* values;
}

function tell(
  report: MoveReport,
  { place, number, outcome, reason = '', imported, total = '', leftOut = [] }: Settled,
): void {
  report.orders[outcome] += 1;
  if (outcome === 'refused') report.refused.push({ place, number, reason });
  if (outcome === 'held') report.held.push(place);
  else if (imported) {
    countUp(report.differing, imported.rule);
    report.figures.push({ place, number, total, ...imported });
  }
  for (const name of new Set(leftOut)) countUp(report.leftOut, name);
}
