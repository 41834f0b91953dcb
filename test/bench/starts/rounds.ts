/** Rounds of a comparison: in random order, told by median and as a ratio to a baseline of the same run. */

/** A table of figures; its title names the unit, and every row has the same columns. */
export interface Figures {
  title: string;
  rows: ({ name: string } & Record<string, number | string>)[];
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** By nearest rank. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** So that no contender always runs behind the same one. */
export function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ value }) => value);
}

/** Measured values by contender, each beside the baseline. */
export function figuresOf(title: string, measured: ReadonlyMap<string, number[]>, base: string): Figures {
  const middle = median(measured.get(base) ?? []);
  const rows = [...measured].map(([name, values]) => ({
    name,
    median: median(values),
    least: Math.min(...values),
    ratio: median(values) / middle,
  }));
  return { title, rows };
}

/** One line of JSON, or a table of Markdown. */
export function printed(figures: Figures, asJson = false): string {
  if (asJson) return JSON.stringify(figures);
  const width = Math.max(figures.title.length, ...figures.rows.map(({ name }) => name.length));
  const columns = Object.keys(figures.rows[0] ?? {}).filter((column) => column !== 'name');
  const line = (name: string, cells: string[]) =>
    `| ${[name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' | ')} |`;
  const lines = figures.rows.map((row) =>
    line(
      row.name,
      columns.map((column) => cellOf(column, row[column])),
    ),
  );
  const rule = `| ${'-'.repeat(width)} | ${'-------: | '.repeat(columns.length)}`.trimEnd();
  return `${[line(figures.title, columns), rule, ...lines].join('\n')}\n`;
}

const cellOf = (column: string, value: number | string | undefined): string =>
  Number(value).toFixed(column === 'ratio' ? 2 : 1);
