/** The settings and reference rows that one request has read, as data. */
import type { ReferenceKey, ReferenceKind, ReferenceRow } from './reference.ts';
import type { OrganizationSettings } from './settings.ts';

export interface References {
  settings?: OrganizationSettings;
  /** By kind and id; what does not exist is absent. */
  rows: ReadonlyMap<string, ReferenceRow>;
}

/** A row's name among all kinds. */
export const rowName = ({ kind, id }: ReferenceKey): string => `${kind} ${id}`;

/** The rows that were wanted, as far as `find` knows them. */
export function referencesOf(
  settings: OrganizationSettings | undefined,
  wanted: ReferenceKey[],
  find: (key: ReferenceKey) => ReferenceRow | undefined,
): References {
  const rows = new Map<string, ReferenceRow>();
  for (const key of wanted) {
    const row = find(key);
    if (row) rows.set(rowName(key), row);
  }
  return { settings, rows };
}

/** The row of that kind and id; undefined when it was not read or does not exist. */
export function rowIn<Kind extends ReferenceKind>(
  { rows }: References,
  key: { kind: Kind; id: string },
): Extract<ReferenceRow, { kind: Kind }> | undefined {
  const row = rows.get(rowName(key));
  return row && isOf(row, key.kind) ? row : undefined;
}

function isOf<Kind extends ReferenceKind>(
  row: ReferenceRow,
  kind: Kind,
): row is Extract<ReferenceRow, { kind: Kind }> {
  return row.kind === kind;
}
