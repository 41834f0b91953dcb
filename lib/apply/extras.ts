/** Fields that the core carries without reading them. */
import type { LineInput } from '../domain/order-input.ts';
import type { Extras } from '../domain/order.ts';

/** Given fields are set, null ones forgotten, the rest stays; per dialect. */
export function applyExtras(
  current: Record<string, Extras>,
  input: LineInput['extras'],
): Record<string, Extras> {
  if (!input) return current;
  const changed = Object.entries(input).map(([dialect, fields]): [string, Extras] => {
    const merged = { ...current[dialect], ...fields };
    const set = Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null);
    return [dialect, Object.fromEntries(set)];
  });
  // Forgetting what never was must not look like a change.
  const there = changed.filter(([dialect, fields]) => dialect in current || Object.keys(fields).length > 0);
  return { ...current, ...Object.fromEntries(there) };
}
