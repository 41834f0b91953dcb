/** The row of one kind that a stored row is, for the types' sake: whoever reads one kind of rows meets no other. */
import type { ReferenceKind, ReferenceRow } from '../../domain/reference.ts';
import type { RowOf } from '../../domain/stored-rows.ts';

/** @throws TypeError for a row of another kind */
export function rowIn<Kind extends ReferenceKind>(kind: Kind, { row }: { row: ReferenceRow }): RowOf<Kind> {
  if (row.kind !== kind) throw new TypeError(`a ${row.kind} among rows of ${kind}`);
  return row as RowOf<Kind>;
}
