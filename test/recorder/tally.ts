/** How many there are of each kind, most first: "Inventory 12, CRM 3". */
export function tally<Item>(items: readonly Item[], kindOf: (item: Item) => string): string {
  const counts = Object.entries(Object.groupBy(items, kindOf)).map(
    ([kind, those]) => [kind, those?.length ?? 0] as const,
  );
  return counts
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}
