/** What a table of names says of one; names that every object inherits (`constructor`, `toString`) are in no table. */
export function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
