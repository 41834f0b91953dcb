/** The calls of Getfly, as the documents show them. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';
import type { DocumentedCall, DocumentedParameter } from '../leaves/documented.ts';
import {
  AnsweredAccount,
  AnsweredListed,
  AnsweredNames,
  AnsweredOrder,
  AnsweredProduct,
  AnsweredUser,
} from './answers.ts';
import { WireAccountRow } from './decode-account-row.ts';
import { FILTERS } from './list-fields.ts';
import { ROW_FIELDS } from './row-lists.ts';
import { WireCarried, WireDetail, WireOrder, WirePayment, WireTerm } from './wire.ts';

const ORDERS = 'Sale orders';
const ROWS = 'Accounts, products and users';

const list = (entry: z.ZodMiniType) => z.optional(z.nullable(z.array(entry)));
export const StatedOrder = z.extend(WireOrder, {
  ...WireCarried.def.shape,
  saved_order_details: list(WireDetail),
  order_terms: list(WireTerm),
  saved_sale_order_payments: list(WirePayment),
});
export const StatedAccount = z.extend(WireAccountRow, {
  account: told(z.optional(z.nullable(WireAccountRow)), 'The same fields, where `contacts` stand beside.'),
});

const FIELDS: DocumentedParameter = {
  name: 'fields',
  description: 'Names with commas; the id is always there.',
};

type Filterable = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** `filtering[field]` and `filtering[field:operation]`, as they are served; and how pages are asked for. */
const listing = (fields: Filterable): DocumentedParameter[] => [
  FIELDS,
  { name: 'limit', isWhole: true, description: 'From 1 to 200; 20 without it.' },
  { name: 'offset', isWhole: true },
  { name: 'sort' },
  { name: 'direction', values: ['asc', 'desc'] },
  { name: 'search' },
  ...Object.entries(fields).flatMap(([field, operations]) =>
    Object.keys(operations)
      .filter((operation) => operation !== 'is')
      .map((operation) => ({
        name: operation === 'eq' ? `filtering[${field}]` : `filtering[${field}:${operation}]`,
      })),
  ),
];

const page = (row: z.ZodMiniType) =>
  z.object({ data: z.array(row), has_more: z.boolean(), offset: z.int(), limited: z.int() });
export const OrderPage = page(AnsweredListed);

const rows = (summary: string, fields: Filterable, row: z.ZodMiniType): DocumentedCall => ({
  summary,
  tag: ROWS,
  query: listing(fields),
  answers: { 200: page(row) },
});
const row = (summary: string, answer: z.ZodMiniType): DocumentedCall => ({
  summary,
  tag: ROWS,
  query: [FIELDS],
  answers: { 200: answer },
});

export const Saved = z.object({ message: z.string(), data: AnsweredNames });
export const Created = z.extend(Saved, { id: told(z.int(), 'The same as `data.order_id`.') });

export const calls = {
  list: { summary: 'List orders', tag: ORDERS, query: listing(FILTERS), answers: { 200: OrderPage } },
  create: { summary: 'Create an order', tag: ORDERS, body: StatedOrder, answers: { 200: Created } },
  retrieve: {
    summary: 'Read an order by its code',
    tag: ORDERS,
    query: [{ name: 'order_code', isRequired: true }, FIELDS],
    answers: {
      200: z.extend(AnsweredListed, {
        message: z.string(),
        data: told(AnsweredOrder, 'In the shape of an update.'),
      }),
    },
  },
  retrieveById: {
    summary: 'Read an order',
    tag: ORDERS,
    query: [FIELDS],
    answers: { 200: AnsweredListed },
  },
  update: {
    summary: 'Change the order that the body names by its code',
    tag: ORDERS,
    body: StatedOrder,
    answers: { 200: Saved },
  },
  updateById: { summary: 'Change an order', tag: ORDERS, body: StatedOrder, answers: { 200: Saved } },
  listAccounts: rows('List accounts', ROW_FIELDS.accounts, AnsweredAccount),
  createAccount: {
    summary: 'Create an account',
    tag: ROWS,
    body: StatedAccount,
    answers: {
      200: z.object({
        message: z.string(),
        id: z.int(),
        data: z.object({ id: z.int(), account_code: z.string() }),
      }),
    },
  },
  getAccount: row('Read an account', AnsweredAccount),
  listProducts: rows('List products', ROW_FIELDS.products, AnsweredProduct),
  getProduct: row('Read a product', AnsweredProduct),
  listUsers: rows('List users', ROW_FIELDS.users, AnsweredUser),
} satisfies Record<string, DocumentedCall>;
