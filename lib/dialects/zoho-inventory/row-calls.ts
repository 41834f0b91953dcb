/** The calls about one kind of reference rows: list, get, create, update, delete, active and inactive, alike for all kinds. */
import type { Caller } from '../../domain/caller.ts';
import { isActiveRow } from '../../domain/row-filter.ts';
import type { RowQuery } from '../../domain/row-query.ts';
import type { RowOf, RowPage, StoredRow } from '../../domain/stored-rows.ts';
import type { ReferenceKind, ReferenceRow } from '../../domain/reference.ts';
import type { CreateRowCommand, DeleteRowCommand, UpdateRowCommand } from '../../operations/change-rows.ts';
import type { Referred, Refers } from '../../operations/referred-rows.ts';
import type { GetRowCommand } from '../../operations/rows.ts';
import { aboutOne, type WireAnswer, type WireRequest } from '../exchange.ts';
import { preconditionOf, rowEtag } from '../leaves/preconditions.ts';
import { assertAsksForJson } from '../leaves/representation.ts';
import { rowIn } from '../leaves/row-in.ts';
import { fieldsOf, rowExchange, rowIdOf, type Fields } from './request.ts';
import { decodeRowList, encodeRows, type RowList } from './row-lists.ts';

/** What a body says of a row: made of nothing, or a change of what stands. */
export interface StatedRow<Row> {
  refers?: Refers;
  make(newId: () => string, referred: Referred): Row;
  change(row: Row, newId: () => string, referred: Referred): Row;
}

interface RowWire<Kind extends ReferenceKind> {
  kind: Kind;
  /** The answer's key of one row. */
  key: string;
  list: RowList;
  encode(stored: StoredRow): Record<string, unknown>;
  /** @throws OrderError missing_field | invalid_value */
  decode(fields: Fields): StatedRow<RowOf<Kind>>;
  /** The service's words. */
  words: { added: string; saved: string; deleted: string; active?: string; inactive?: string };
}

/** A change of rows of one kind as one of any row. @throws TypeError for a row of another kind */
export function changing<Kind extends ReferenceKind>(
  kind: Kind,
  change: (row: RowOf<Kind>, newId: () => string, referred: Referred) => ReferenceRow,
): UpdateRowCommand['change'] {
  return (row, newId, referred) => change(rowIn(kind, { row }), newId, referred);
}

export function rowCalls<Kind extends ReferenceKind>(wire: RowWire<Kind>) {
  const { kind, list, words } = wire;
  const answer = (stored: StoredRow, status: number, message: string): WireAnswer => ({
    status,
    headers: rowEtag(stored),
    body: { code: 0, message, [wire.key]: wire.encode(stored) },
  });
  const named = (request: WireRequest) => ({ kind, id: rowIdOf(request) });
  const updating = (
    stated: (request: WireRequest, caller: Caller) => Pick<UpdateRowCommand, 'change' | 'refers'>,
    encode: (stored: StoredRow, request: WireRequest) => WireAnswer,
  ) =>
    rowExchange<UpdateRowCommand, StoredRow>(kind, (request, caller) => {
      const command = {
        ...named(request),
        ...stated(request, caller),
        precondition: preconditionOf(request),
      };
      return aboutOne(command, (stored) => encode(stored, request));
    });
  const switching = (active: boolean, message = '') =>
    updating(
      () => ({ change: (row) => (isActiveRow(row) === active ? row : ({ ...row, active } as ReferenceRow)) }),
      () => ({ status: 200, body: { code: 0, message } }),
    );
  return {
    list: rowExchange<RowQuery, RowPage>(kind, (request) => {
      assertAsksForJson(request);
      const asked = decodeRowList(list, request.query);
      return aboutOne(asked.query, (page) => encodeRows(list, asked, page));
    }),
    get: rowExchange<GetRowCommand, StoredRow>(kind, (request) => {
      assertAsksForJson(request);
      return aboutOne(named(request), (stored) => answer(stored, 200, 'success'));
    }),
    create: rowExchange<CreateRowCommand, StoredRow>(kind, (request, caller) => {
      const { make, refers } = wire.decode(fieldsOf(request, caller));
      return aboutOne({ kind, make, refers }, (stored) => answer(stored, 201, words.added));
    }),
    update: updating(
      (request, caller) => {
        const { change, refers } = wire.decode(fieldsOf(request, caller));
        return { change: changing(kind, change), refers };
      },
      (stored) => answer(stored, 200, words.saved),
    ),
    delete: rowExchange<DeleteRowCommand, StoredRow>(kind, (request) =>
      aboutOne({ ...named(request), precondition: preconditionOf(request) }, () => ({
        status: 200,
        body: { code: 0, message: words.deleted },
      })),
    ),
    activate: switching(true, words.active),
    deactivate: switching(false, words.inactive),
    updating,
  };
}
