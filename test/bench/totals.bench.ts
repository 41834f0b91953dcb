/**
 * How long totals take: median and 95th percentile by number of lines, with three taxes each, and whether time grows
 * linearly. Run with `npm run bench:totals`; exits with 1 when 200 lines take 5 ms or more in the median.
 */
import { takesNoOptions } from '../../infra/local/help.ts';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { TotalsDraft } from '../../lib/calculators/totals-draft.ts';
import { decimal } from '../../lib/domain/decimal.ts';
import { aCharge, aDraft, aLine, aTax, percentOff } from '../support/drafts.ts';

const TARGET_MS = 5;
const LINE_COUNTS = [1, 20, 200, 2000];
const RUNS = 60;

takesNoOptions(
  'usage: npm run bench:totals\nTimes the totals by number of lines; exits with 1 when 200 lines are slow.',
);

function draftOf(lineCount: number, inclusive: boolean): TotalsDraft {
  const taxes = [aTax('5'), aTax('9.975'), aTax('2.5', { compound: true })];
  return aDraft({
    taxInclusive: inclusive,
    discount: percentOff('7.5'),
    shipping: aCharge('12.34', taxes),
    exchangeRate: decimal('23455.5'),
    lines: Array.from({ length: lineCount }, (_, index) =>
      aLine(`${index % 97}.3${index % 10}`, '3.5', taxes),
    ),
  });
}

function timesOf(draft: TotalsDraft): { median: number; p95: number } {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    calculateTotals(draft);
    return performance.now() - start;
  }).sort((left, right) => left - right);
  return { median: times[RUNS / 2] ?? 0, p95: times[Math.floor(RUNS * 0.95)] ?? 0 };
}

let slow = false;
for (const inclusive of [false, true]) {
  timesOf(draftOf(200, inclusive));
  let previous: { lines: number; median: number } | undefined;
  for (const lines of LINE_COUNTS) {
    const { median, p95 } = timesOf(draftOf(lines, inclusive));
    const growth = previous && median / previous.median / (lines / previous.lines);
    console.log(
      `${inclusive ? 'inclusive' : 'exclusive'} ${lines} lines: median ${median.toFixed(3)} ms, p95 ${p95.toFixed(3)} ms` +
        (growth ? `, time per line x ${growth.toFixed(2)} of ${previous?.lines} lines` : ''),
    );
    previous = { lines, median };
    slow ||= lines === 200 && median >= TARGET_MS;
  }
}
if (slow) process.exitCode = 1;
