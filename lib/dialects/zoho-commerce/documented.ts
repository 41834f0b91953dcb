/** Commerce for the documents: its calls, and what all of them have in common. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';
import {
  servedParameters,
  withWords,
  type DocumentedCall,
  type DocumentedDialect,
} from '../leaves/documented.ts';
import { AnsweredActions, INCLUDE_ACTIONS } from '../zoho/answers-actions.ts';
import {
  AnsweredAddress,
  AnsweredContactPerson,
  AnsweredLine,
  AnsweredOrder,
  AnsweredPage,
  AnsweredRefusal,
  AnsweredRow,
} from './answers.ts';
import { zohoCommerce } from './dialect.ts';
import { LIST_PARAMETERS } from './list-parameters.ts';
import { BASE, type zohoCommerceRoutes } from './routes.ts';

type Exchange = Exclude<(typeof zohoCommerceRoutes)[number]['exchange'], 'fallback'>;

const ORDERS = 'Sales orders';

const envelope = (parts: Record<string, z.ZodMiniType>) =>
  z.object({ code: told(z.literal(0), '0: it is done.'), message: z.string(), ...parts });
const Done = envelope({});
const OrderAnswer = envelope({ salesorder: AnsweredOrder, actions: AnsweredActions });
const OrderPage = envelope({ salesorders: z.array(AnsweredRow), page_context: AnsweredPage });
const move = (summary: string): DocumentedCall => ({ summary, tag: ORDERS, answers: { 200: Done } });

export const documentedCommerce: DocumentedDialect<Exchange> = {
  dialect: zohoCommerce,
  title: 'Zoho Commerce',
  description: 'Sales orders in the words of a shop: listed, read, confirmed, voided and cancelled.',
  page: 'commerce.md',
  bases: [BASE],
  calls: {
    list: {
      summary: 'List orders',
      tag: ORDERS,
      query: withWords(servedParameters(LIST_PARAMETERS), {
        sort_order: { values: ['A', 'D'] },
        page_token: { description: 'Of the page before; empty begins a walk that misses none.' },
      }),
      answers: { 200: OrderPage },
    },
    retrieve: {
      summary: 'Read an order',
      tag: ORDERS,
      query: [INCLUDE_ACTIONS],
      answers: { 200: OrderAnswer },
    },
    confirm: move('Confirm an order'),
    void: move('Void an order'),
    cancel: move('Void an order that its buyer has cancelled'),
  },
  variables: { id: { description: 'The id.' } },
  organization: [
    {
      name: 'X-com-zoho-store-organizationid',
      in: 'header',
      description: "The store's organisation; the credential's own, or left out.",
    },
  ],
  answerHeaders: {},
  refusal: AnsweredRefusal,
  schemas: {
    SalesOrder: AnsweredOrder,
    SalesOrderLine: AnsweredLine,
    SalesOrderRow: AnsweredRow,
    SalesOrderPage: OrderPage,
    SalesOrderAnswer: OrderAnswer,
    ContactPerson: AnsweredContactPerson,
    Address: AnsweredAddress,
    PageContext: AnsweredPage,
    Done,
    Refusal: AnsweredRefusal,
  },
};
