/** Rounds of a comparison: in random order, told by median and as a ratio to a baseline of the same run. */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** So that no contender always runs behind the same one. */
export function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ value }) => value);
}

/** A table; JSON when the environment asks for it. */
export function printed(title: string, took: ReadonlyMap<string, number[]>, base: number): string {
  const rows = [...took].map(([name, values]) => ({
    name,
    median: median(values),
    least: Math.min(...values),
    ratio: median(values) / base,
  }));
  if (process.env['BENCH_JSON']) return JSON.stringify({ title, rows });
  const lines = rows.map(
    ({ name, median: middle, least, ratio }) =>
      `| ${name.padEnd(28)} | ${middle.toFixed(1).padStart(7)} | ${least.toFixed(1).padStart(7)} | ${ratio.toFixed(2).padStart(6)} |`,
  );
  const head = [
    `| ${title.padEnd(28)} |  median |   least |  ratio |`,
    `| ${'-'.repeat(28)} | ------: | ------: | -----: |`,
  ];
  return [...head, ...lines].join('\n');
}
