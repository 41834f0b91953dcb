/** The calls of Inventory and Books on orders, as the documents show them. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';
import { servedParameters, withWords, PAGING, type DocumentedCall } from '../leaves/documented.ts';
import { AnsweredActions, INCLUDE_ACTIONS } from '../zoho/answers-actions.ts';
import { AnsweredAddress, AnsweredCustomField } from './answers-line.ts';
import { AnsweredChange, AnsweredOrder, AnsweredRow } from './answers-order.ts';
import { AnsweredPage } from './answers-envelope.ts';
import { AnsweredExplanation } from './answers-explanation.ts';
import { Done, envelope, inBrief } from './documented-envelope.ts';
import { LIST_PARAMETERS } from './list-parameters.ts';
import { AddressParts, WireCustomField, WireLine, WireOrder } from './wire.ts';

const ORDERS = 'Sales orders';

/** An order as it is stated, line by line. */
export const StatedLine = WireLine;
export const StatedOrder = z.extend(WireOrder, {
  line_items: z.optional(z.nullable(z.array(StatedLine))),
  salesorder_number: told(
    WireOrder.def.shape.salesorder_number,
    "The caller's own number; without one, the organisation's next is taken.",
  ),
});

export const SavedOrder = envelope({
  salesorder: inBrief(AnsweredOrder),
  sales_order: told(z.optional(AnsweredOrder), 'The same under its other name: clients in use read either.'),
});
export const OrderPage = envelope({
  salesorders: told(z.optional(z.array(AnsweredRow)), 'Left out where rows are only counted.'),
  page_context: AnsweredPage,
});

const OWN_NUMBER = {
  name: 'ignore_auto_number_generation',
  values: ['true', 'false'],
  description: 'true: `salesorder_number` has to be stated.',
};
export const HistoryPage = envelope({ history: z.array(AnsweredChange), page_context: AnsweredPage });

export const orderCalls = {
  create: {
    summary: 'Create an order',
    tag: ORDERS,
    query: [OWN_NUMBER],
    body: StatedOrder,
    answers: { 201: SavedOrder },
  },
  list: {
    summary: 'List orders',
    tag: ORDERS,
    query: withWords(servedParameters(LIST_PARAMETERS), {
      response_option: { description: '2: how many there are, without rows.' },
      include: { description: 'Rows with their lines.' },
      page_token: { description: 'Of the page before; empty begins a walk that misses none.' },
      filter_by: { description: 'A status by its published name.', example: 'Status.All' },
      last_modified_time: { description: 'Changed since.', example: '2026-11-21T18:00:00+0000' },
      salesorder_ids: { description: 'Up to 200 ids with commas: these orders, whole.' },
      sort_order: { values: ['A', 'D'] },
    }),
    answers: { 200: OrderPage },
  },
  retrieve: {
    summary: 'Read an order',
    tag: ORDERS,
    query: [INCLUDE_ACTIONS],
    answers: { 200: envelope({ salesorder: AnsweredOrder, actions: AnsweredActions }) },
  },
  update: {
    summary: 'Change an order',
    tag: ORDERS,
    query: [OWN_NUMBER],
    body: StatedOrder,
    answers: { 200: SavedOrder },
  },
  updateAddress: {
    summary: 'Change an address of an order',
    tag: ORDERS,
    body: AddressParts,
    answers: {
      200: envelope({
        billing_address: z.optional(AnsweredAddress),
        shipping_address: z.optional(AnsweredAddress),
      }),
    },
  },
  updateCustomFields: {
    summary: 'Change custom fields of an order',
    tag: ORDERS,
    body: z.looseObject({ custom_fields: z.array(WireCustomField) }),
    answers: { 200: envelope({ custom_fields: inBrief(z.array(AnsweredCustomField)) }) },
  },
  delete: { summary: 'Delete an order', tag: ORDERS, answers: { 200: Done } },
  calculate: {
    summary: 'What an order would come to; nothing is stored',
    tag: ORDERS,
    isOurs: true,
    query: [{ name: 'explain', values: ['true', 'false'], description: 'true: every figure, step by step.' }],
    body: StatedOrder,
    answers: { 200: z.extend(SavedOrder, { explanation: z.optional(AnsweredExplanation) }) },
  },
  explain: {
    summary: 'Why the figures of an order are what they are',
    tag: ORDERS,
    isOurs: true,
    answers: { 200: envelope({ explanation: AnsweredExplanation }) },
  },
  history: {
    summary: 'What became of an order, newest first',
    tag: ORDERS,
    isOurs: true,
    query: PAGING,
    answers: { 200: HistoryPage },
  },
} satisfies Record<string, DocumentedCall>;
