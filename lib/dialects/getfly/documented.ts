/** Getfly for the documents: its calls, and what all of them have in common. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';
import type { DocumentedCall, DocumentedDialect, DocumentedParameter } from '../documented.ts';
import {
  AnsweredAccount,
  AnsweredListed,
  AnsweredNames,
  AnsweredOrder,
  AnsweredProduct,
  AnsweredRefusal,
  AnsweredUser,
} from './answers.ts';
import { WireAccountRow } from './decode-account-row.ts';
import { getfly } from './dialect.ts';
import { FILTERS } from './list-fields.ts';
import { BASES, type getflyRoutes } from './routes.ts';
import { ROW_FIELDS } from './row-lists.ts';
import { WireCarried, WireDetail, WireOrder, WirePayment, WireTerm } from './wire.ts';

type Exchange = Exclude<(typeof getflyRoutes)[number]['exchange'], 'fallback'>;

const ORDERS = 'Sale orders';
const ROWS = 'Accounts, products and users';

const list = (entry: z.ZodMiniType) => z.optional(z.nullable(z.array(entry)));
const StatedOrder = z.extend(WireOrder, {
  ...WireCarried.def.shape,
  saved_order_details: list(WireDetail),
  order_terms: list(WireTerm),
  saved_sale_order_payments: list(WirePayment),
});
const StatedAccount = z.extend(WireAccountRow, {
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
const OrderPage = page(AnsweredListed);

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

const Saved = z.object({ message: z.string(), data: AnsweredNames });
const Created = z.extend(Saved, { id: told(z.int(), 'The same as `data.order_id`.') });

export const documentedGetfly: DocumentedDialect<Exchange> = {
  dialect: getfly,
  title: 'Getfly v6 and v6.1',
  description: 'Sale orders by code or id; accounts, products and users.',
  page: 'getfly.md',
  bases: BASES,
  calls: {
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
  },
  variables: { id: { description: 'The id, or the code of an account or product.' } },
  organization: [],
  answerHeaders: {},
  refusal: AnsweredRefusal,
  schemas: {
    StatedOrder,
    StatedLine: WireDetail,
    StatedPayment: WirePayment,
    SaleOrder: AnsweredListed,
    SaleOrderToChange: AnsweredOrder,
    SaleOrderPage: OrderPage,
    Saved,
    Created,
    StatedAccount,
    Account: AnsweredAccount,
    Product: AnsweredProduct,
    User: AnsweredUser,
    Refusal: AnsweredRefusal,
  },
};
