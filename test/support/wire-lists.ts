/**
 * Lists as clients of the wires ask for them, at random, and what each means in the model's words. A wire is its generator and
 * the reading of its answers: another one, or another list of one, is another entry of WIRES.
 */
import * as fc from 'fast-check';
import { STAGES } from '../../lib/domain/derived-status.ts';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import { decodeList as decodeCommerce } from '../../lib/dialects/zoho-commerce/lists.ts';
import { decodeList as decodeCrm } from '../../lib/dialects/zoho-crm/lists.ts';
import { decodeList as decodeGetfly } from '../../lib/dialects/getfly/lists.ts';
import { decodeList as decodeInventory } from '../../lib/dialects/zoho-inventory/lists.ts';
import type { Answer } from './client.ts';
import { GETFLY_SORTS, getflyClauses } from './getfly-list-clauses.ts';
import type { ModelWorld } from './list-model.ts';
import {
  commerceClauses,
  crmClauses,
  inventoryClauses,
  type Clause,
  type Meaning,
} from './wire-list-clauses.ts';

export interface WireAsk {
  wire: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** What must hold of an order that is listed: all of it. */
  means: Meaning[];
  order: Pick<ListCommand, 'sortBy' | 'descending'>;
  /** By number; undefined: the whole list, by token. */
  page: number | undefined;
  perPage: number;
  /** The parameter that is not served like this: the answer is a 400 that names it. */
  refused?: string;
  /** As the wire's own code reads it; to say which bound holds. */
  command(): ListCommand;
}

export interface WirePage {
  ids: string[];
  hasMore: boolean;
  token?: string;
}

export interface ListWire {
  asks(world: ModelWorld): fc.Arbitrary<WireAsk>;
  /** Of an answer that is no refusal. */
  pageOf(answer: Answer): WirePage;
  /** Of a refusal: what names the parameter, and the reason. */
  reasonOf(answer: Answer): string;
  /** How a list is refused that is too wide: by the wire's own name of the parameter, and what to narrow. */
  tooWide: RegExp;
}

const PER_PAGE = [1, 3, 7, 25, 60, 200];
/** Of ten lists so many are walked by token. */
const WALKS = { weight: 1 };

interface Wiring {
  wire: string;
  path: string;
  clauses(world: ModelWorld): Record<string, fc.Arbitrary<Clause>>;
  sorts: Record<string, ListCommand['sortBy']>;
  sortParameters: [column: string, order: string];
  directions: Record<string, boolean>;
  /** By number, or the whole list. */
  paging?(page: number | undefined, perPage: number): Record<string, string>;
  /** What a list is sorted by that does not say. */
  defaultOrder?(query: Record<string, string>, headers: Record<string, string>): WireAsk['order'];
  decode(query: URLSearchParams, headers: Record<string, string>): ListCommand;
}

/** Mostly few clauses: with many of them nothing is left. */
function asksOf({
  wire,
  path,
  clauses,
  sorts,
  sortParameters,
  directions,
  paging = byNumberOrToken,
  defaultOrder = () => ({ sortBy: 'created', descending: true }),
  decode,
}: Wiring): ListWire['asks'] {
  const [column, order] = sortParameters;
  return (world) => {
    const known = clauses(world);
    return fc
      .record({
        page: fc.oneof(
          { weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) },
          {
            ...WALKS,
            arbitrary: fc.constant(undefined),
          },
        ),
        perPage: fc.constantFrom(...PER_PAGE),
        sort: fc.constantFrom(undefined, ...Object.keys(sorts)),
        direction: fc.constantFrom(undefined, ...Object.keys(directions)),
        names: fc.subarray(Object.keys(known), { maxLength: 3 }),
      })
      .chain(({ names, ...rest }) =>
        fc
          .tuple(...names.map((name) => known[name] as fc.Arbitrary<Clause>))
          .map((chosen) => ({ ...rest, chosen })),
      )
      .map(({ page, perPage: asked, sort, direction, chosen }): WireAsk => {
        // A walk reads its pages one after the other: a few are enough.
        const perPage = page === undefined ? Math.max(25, asked) : asked;
        const query = Object.assign(
          paging(page, perPage),
          sort && { [column]: sort },
          direction && { [order]: direction },
          ...chosen.map(({ query: parameters }) => parameters),
        ) as Record<string, string>;
        const headers = Object.assign({}, ...chosen.map((clause) => clause.headers)) as Record<
          string,
          string
        >;
        return {
          wire,
          path,
          query,
          headers,
          means: chosen.flatMap(({ means = [] }) => means),
          order: orderOf(
            sort && sorts[sort],
            direction === undefined ? undefined : directions[direction],
            defaultOrder(query, headers),
          ),
          page,
          perPage,
          refused: contradiction(chosen) ?? chosen.find(({ refused }) => refused)?.refused,
          command: () => decode(new URLSearchParams(query), headers),
        };
      });
  };
}

const byNumberOrToken = (page: number | undefined, perPage: number): Record<string, string> => ({
  per_page: String(perPage),
  ...(page === undefined ? { page_token: '' } : { page: String(page) }),
});

const orderOf = (
  sortBy: WireAsk['order']['sortBy'] | undefined | '',
  descending: boolean | undefined,
  absent: WireAsk['order'],
): WireAsk['order'] => ({
  sortBy: sortBy || absent.sortBy,
  descending: descending ?? absent.descending,
});

/** Two clauses that name another value of one thing. */
function contradiction(clauses: Clause[]): string | undefined {
  const [one, other] = clauses.flatMap(({ excludes }) => excludes ?? []);
  if (!one || !other || one.kind !== other.kind || one.value === other.value) return undefined;
  return 'status';
}

const inventory: ListWire = {
  asks: asksOf({
    wire: 'zoho-inventory',
    path: '/inventory/v1/salesorders',
    clauses: inventoryClauses,
    sorts: {
      created_time: 'created',
      date: 'date',
      last_modified_time: 'modified',
      salesorder_number: 'number',
      reference_number: 'reference',
      customer_name: 'customerName',
      shipment_date: 'shipmentDate',
      total: 'total',
    },
    sortParameters: ['sort_column', 'sort_order'],
    directions: { A: false, D: true, ascending: false },
    decode: (query) => decodeInventory(query).command,
  }),
  pageOf({ json }) {
    const { has_more_page: hasMore, next_page_token: token } = json.page_context;
    return {
      ids: json.salesorders.map((row: { salesorder_id: string }) => row.salesorder_id),
      hasMore,
      token,
    };
  },
  reasonOf: ({ json }) => json.message,
  tooWide: /^Invalid value passed for .*(\([a-z_]+\): more than \d+ .* narrow the list by|Page.*: at most)/,
};

const crm: ListWire = {
  asks: asksOf({
    wire: 'zoho-crm',
    path: '/crm/v2/Sales_Orders',
    clauses: crmClauses,
    sorts: {
      id: 'created',
      Created_Time: 'created',
      Modified_Time: 'modified',
      Subject: 'subject',
      SO_Number: 'number',
      Account_Name: 'customerName',
      Grand_Total: 'total',
    },
    sortParameters: ['sort_by', 'sort_order'],
    directions: { asc: false, desc: true },
    defaultOrder: ({ sort_by, sort_order }, headers) => {
      const isIncrement = headers['if-modified-since'] !== undefined && !sort_by && !sort_order;
      return isIncrement
        ? { sortBy: 'modified', descending: false }
        : { sortBy: 'created', descending: true };
    },
    decode: (query, headers) => decodeCrm({ query, headers, params: { version: 'v2' } } as never),
  }),
  pageOf({ status, json }) {
    if (status === 204 || status === 304) return { ids: [], hasMore: false };
    const { more_records: hasMore, next_page_token: token } = json.info;
    return { ids: json.data.map((record: { id: string }) => record.id), hasMore, token };
  },
  reasonOf: ({ json }) => JSON.stringify(json.details),
  tooWide: /"param_name":"(sort_by|page|If-Modified-Since)"/,
};

const commerce: ListWire = {
  ...inventory,
  asks: asksOf({
    wire: 'zoho-commerce',
    path: '/store/api/v1/salesorders',
    clauses: commerceClauses,
    sorts: {
      customer_name: 'customerName',
      salesorder_number: 'number',
      date: 'date',
      shipment_date: 'shipmentDate',
      total: 'total',
      bcy_total: 'baseTotal',
      created_time: 'created',
      last_modified_time: 'modified',
    },
    sortParameters: ['sort_column', 'sort_order'],
    directions: { A: false, D: true },
    decode: decodeCommerce,
  }),
  tooWide:
    /^Invalid value passed for ([a-z_]+|email, mobile or a status): (more than \d+ .* narrow the list by|at most)/,
};

const GETFLY_WHOLE = 200;
const getfly: ListWire = {
  asks: (world) =>
    asksOf({
      wire: 'getfly',
      path: '/api/v6/sale_orders',
      clauses: getflyClauses,
      // With a sort, ascending unless it says else; so each says.
      sorts: {},
      sortParameters: ['sort', 'direction'],
      directions: {},
      paging: (page, perPage) =>
        page === undefined
          ? { limit: String(GETFLY_WHOLE), offset: '0' }
          : { limit: String(perPage), offset: String((page - 1) * perPage) },
      defaultOrder: (query) => ({
        sortBy: GETFLY_SORTS[query['sort'] ?? ''] ?? (isIncrement(query) ? 'modified' : 'created'),
        descending: query['sort'] ? query['direction'] === 'desc' : !isIncrement(query),
      }),
      decode: decodeGetfly,
    })(world),
  pageOf: ({ json }) => ({
    ids: json.data.map(({ id }: { id: number }) => String(id)),
    hasMore: json.has_more,
  }),
  reasonOf: ({ json }) => JSON.stringify(json.errors),
  tooWide:
    /"field":"(sort|offset|filtering.*|search)","message":"(more than \d+ .* narrow the list by|at most)/,
};
const isIncrement = (query: Record<string, string>) =>
  Object.keys(query).some((name) => /^filtering\[updated_at(:(eq|gte?|between))?\]$/.test(name));

export const WIRES: Record<string, ListWire> = {
  'zoho-inventory': inventory,
  'zoho-crm': crm,
  'zoho-commerce': commerce,
  getfly,
};

/** The stages of progress words that lists show as one. */
export const STAGE_WORDS = [
  'shipped',
  'partially_shipped',
  'fulfilled',
] as const satisfies readonly (typeof STAGES)[number][];
