/** Accounts, products and users: our customers, items and sales people, listed and read by id; accounts made. */
import type { ReferenceKind } from '../../domain/reference.ts';
import type { RowQuery } from '../../domain/row-query.ts';
import type { RowPage, StoredRow } from '../../domain/stored-rows.ts';
import type { CreateRowCommand } from '../../operations/change-rows.ts';
import type { OnClock } from '../../operations/row-clock.ts';
import type { GetRowCommand } from '../../operations/rows.ts';
import { aboutOne, exchangeOf, type Exchange } from '../exchange.ts';
import { readJsonObject } from '../leaves/body.ts';
import { inPath } from '../leaves/in-path.ts';
import { rowEtag } from '../leaves/preconditions.ts';
import { assertAcceptsJson } from '../leaves/representation.ts';
import { decodeAccountRow } from './decode-account-row.ts';
import { getfly } from './dialect.ts';
import { picked } from './encode-listed.ts';
import { encodeAccount, encodeProduct, encodeUser, idOf } from './encode-rows.ts';
import { decodeRows, type RowWord } from './row-lists.ts';

type Encode = typeof encodeAccount;

function listing(word: RowWord, kind: ReferenceKind, encode: Encode): Exchange<RowQuery, OnClock<RowPage>> {
  const exchange = exchangeOf(getfly)<RowQuery, OnClock<RowPage>>((request) => {
    assertAcceptsJson(request);
    const { query, skip, offset, limit } = decodeRows(word, request.query);
    return aboutOne(query, ({ rows, hasMore, timeZone }) => {
      const shown = rows.slice(skip, skip + limit);
      const data = shown.map((row) => picked(encode(row, timeZone), request.query));
      const has_more = hasMore || rows.length > skip + limit;
      return { status: 200, body: { data, has_more, offset, limited: limit } };
    });
  });
  return { ...exchange, kind };
}

function reading(kind: ReferenceKind, encode: Encode): Exchange<GetRowCommand, OnClock<StoredRow>> {
  const exchange = exchangeOf(getfly)<GetRowCommand, OnClock<StoredRow>>((request) => {
    assertAcceptsJson(request);
    return aboutOne({ kind, id: inPath(request, 'id') }, (stored) => ({
      status: 200,
      headers: rowEtag(stored),
      body: picked(encode(stored, stored.timeZone), request.query),
    }));
  });
  return { ...exchange, kind };
}

export const createAccount: Exchange<CreateRowCommand, StoredRow> = {
  ...exchangeOf(getfly)<CreateRowCommand, StoredRow>((request) =>
    aboutOne(decodeAccountRow(readJsonObject(request)), (stored) => {
      const id = idOf('customer', stored.row.id);
      const body = { message: 'Successfully added', id, data: { id, account_code: stored.row.id } };
      return { status: 200, headers: rowEtag(stored), body };
    }),
  ),
  kind: 'customer',
};

export const listAccounts = listing('accounts', 'customer', encodeAccount);
export const listProducts = listing('products', 'item', encodeProduct);
export const listUsers = listing('users', 'salesperson', encodeUser);
export const getAccount = reading('customer', encodeAccount);
export const getProduct = reading('item', encodeProduct);
