/** Records of the modules that are read here and written elsewhere: lists, searches, and one by its id. */
import { isNewer } from '../../domain/list-filter.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { RowQuery } from '../../domain/row-query.ts';
import type { RowPage, StoredRow } from '../../domain/stored-rows.ts';
import type { GetRowCommand } from '../../operations/rows.ts';
import { only, type Exchange } from '../exchange.ts';
import { assertServed } from '../leaves/list-parameters.ts';
import { rowEtag, timeOf } from '../leaves/preconditions.ts';
import { orderIdOf } from '../leaves/refuse-route.ts';
import { assertAcceptsJson } from '../leaves/representation.ts';
import { refusePath } from './fallback.ts';
import { LIST_PARAMETERS, SEARCH_PARAMETERS, SOUGHT } from './list-parameters.ts';
import { decodeIds, fieldsOf, narrowed } from './lists.ts';
import { exchange } from './request.ts';
import { rowFiltersIn } from './row-criteria.ts';
import { ACCOUNTS, CONTACTS, PRODUCTS, type RowModule } from './row-modules.ts';
import { readingOf } from './row-pages.ts';
import { versionOf } from './versions.ts';

/** About reference rows of one kind. */
const rowExchange = <Command, Value>(
  kind: RowModule['kind'],
  read: Exchange<Command, Value>['read'],
): Exchange<Command, Value> => ({ ...exchange(read), kind });

const list = (module: RowModule) =>
  rowExchange<RowQuery, RowPage>(module.kind, (request) => {
    assertAcceptsJson(request);
    const { query } = request;
    assertServed(query, LIST_PARAMETERS);
    const ids = query.get('ids');
    if (versionOf(request).fieldsRequired && !ids && !query.get('fields')?.trim())
      throw new OrderError('missing_field', { field: 'fields' });
    return readingOf(module, request, ids ? { ids: decodeIds(ids) } : {});
  });

const search = (module: RowModule) =>
  rowExchange<RowQuery, RowPage>(module.kind, (request) => {
    assertAcceptsJson(request);
    assertServed(request.query, SEARCH_PARAMETERS);
    const [criteria, word, email, phone] = SOUGHT.map((name) => request.query.get(name)?.trim() || undefined);
    if (!criteria && !word && !email && !phone) throw new OrderError('missing_field', { field: SOUGHT[0] });
    const found = criteria ? rowFiltersIn(criteria, module.criteria) : {};
    return readingOf(module, request, {
      ...found,
      searchText: word,
      email: email ?? found.email,
      phone: phone ?? found.phone,
    });
  });

const get = (module: RowModule) =>
  rowExchange<GetRowCommand, StoredRow>(module.kind, (request) => {
    assertAcceptsJson(request);
    const [id, fields] = [orderIdOf(request, refusePath), fieldsOf(request.query)];
    const since = request.headers['if-modified-since'];
    return {
      commands: [{ command: { kind: module.kind, id } }],
      answer: (outcomes) => {
        const [outcome] = outcomes;
        if (outcome && 'error' in outcome && outcome.error.code === 'not_found') return { status: 204 };
        const stored = only(outcomes);
        if (since && !isNewer(stored.modifiedAt, timeOf('If-Modified-Since', since))) return { status: 304 };
        const data = [narrowed(module.encode(stored), fields)];
        return { status: 200, headers: rowEtag(stored), body: { data } };
      },
    };
  });

export const [listAccounts, searchAccounts, getAccount] = [list(ACCOUNTS), search(ACCOUNTS), get(ACCOUNTS)];
export const [listContacts, searchContacts, getContact] = [list(CONTACTS), search(CONTACTS), get(CONTACTS)];
export const [listProducts, searchProducts, getProduct] = [list(PRODUCTS), search(PRODUCTS), get(PRODUCTS)];
