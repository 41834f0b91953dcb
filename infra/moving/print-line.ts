/** A line as text: the same for the same content, whatever order a table tells fields in. */
import type { TransferLine } from './lines.ts';

/** An order's document is kept as it was written; everything else is told by name. */
export function printLine(line: TransferLine): string {
  const { kind, ...rest } = line;
  const told = kind === 'order' ? rest : sorted(rest);
  return JSON.stringify({ kind, ...(told as object) });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, content]) => [name, sorted(content)]));
}
