/** What a move has come to: counts, what was refused and why, and which figures differ by which rule. */

interface Refused {
  place: string;
  number?: string;
  reason: string;
}

export interface MoveReport {
  rows: Record<string, number>;
  orders: { new: number; changed: number; same: number; held: number; refused: number };
  /** Orders whose figures differ from ours, by the rule that explains it. */
  differing: Record<string, number>;
  /** Each of them: figures as they are told there, which it keeps, and ours where they are others. */
  figures: { place: string; number?: string; rule: string; total: string; ours: Record<string, string> }[];
  refused: Refused[];
  /** Changed there and here since they were moved: left as they are here. */
  held: string[];
  /** Names of fields that could not be kept, by how many orders had them. */
  leftOut: Record<string, number>;
}

export function emptyReport(): MoveReport {
  const orders = { new: 0, changed: 0, same: 0, held: 0, refused: 0 };
  return { rows: {}, orders, differing: {}, figures: [], refused: [], held: [], leftOut: {} };
}

export function countUp(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** A few lines for a terminal. */
export function printReport(
  { rows, orders, differing, refused, held }: MoveReport,
  isDryRun: boolean,
): string {
  const differ = Object.entries(differing).map(([rule, count]) => `  ${count}: ${rule}`);
  const firstOf = (told: string[]) => [...told.slice(0, 10), ...(told.length > 10 ? ['  …'] : [])];
  return [
    `${isDryRun ? 'would be moved' : 'moved'}: ${orders.new} new, ${orders.changed} changed; ${orders.same} as they were, ${orders.held} held, ${orders.refused} refused`,
    `rows: ${
      Object.entries(rows)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ') || 'none'
    }`,
    ...(differ.length > 0 ? ['figures that differ from ours:', ...differ] : []),
    ...(held.length > 0
      ? ['changed on both sides, left as here:', ...firstOf(held.map((id) => `  ${id}`))]
      : []),
    ...(refused.length > 0
      ? [
          'refused:',
          ...firstOf(refused.map(({ place, number, reason }) => `  ${place} ${number ?? ''}: ${reason}`)),
        ]
      : []),
  ].join('\n');
}
