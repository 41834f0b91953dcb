/** Getfly as the other wires meet it. */
import sample from '../../fixtures/getfly/update-request.json' with { type: 'json' };
import { SALE_ORDER, SALE_ORDERS, withKey } from '../../support/getfly.ts';
import type { InventoryApi } from '../../support/inventory.ts';
import {
  ok,
  paymentsOf,
  refOf,
  type Json,
  type Reader,
  type Ref,
  type TestedWire,
  type Writer,
} from '../../support/wire.ts';

const putGetfly = (api: InventoryApi, { number }: Ref, body: object) =>
  api.send('PUT', SALE_ORDER, withKey({ body: { ...body, current_order_code: number } }));
const getfly: Reader & Writer = {
  read: async (api, { number }) =>
    ok(await api.send('GET', SALE_ORDER, withKey({ query: { order_code: number } }))).data,
  see: (order) => ({
    customer: order.account.account_name,
    lines: order.saved_order_details.map((line: Json) => ({
      name: line.product_name,
      quantity: line.quantity,
      price: line.price,
      discount: line.cash_discount,
      total: line.amount,
    })),
    discount: order.discount_amount,
    tax: order.vat_amount,
    total: order.total,
    payments: paymentsOf(order.saved_sale_order_payments, 'method_name', 'pay_date'),
  }),
  mark: async (api, order) => {
    const fields = { campaign_code: 'TET', lading_code: 'LD-1', account: { contact_name: 'An' } };
    ok(await putGetfly(api, order, fields));
  },
  own: ({ campaign_code, lading_code, account }) => ({
    campaign_code,
    lading_code,
    contact: account.contact_name,
  }),
  write: async (api) => {
    const ref = refOf(await api.create());
    ok(await putGetfly(api, ref, sample));
    return ref;
  },
  sendBack: (api, order, wire, quantity) => {
    const [line, ...lines] = wire.saved_order_details;
    return putGetfly(api, order, { ...wire, saved_order_details: [{ ...line, quantity }, ...lines] });
  },
};

/** A new order, for a customer that has no row. */
const making: Writer = {
  ...getfly,
  write: async (api) => {
    const { current_order_code: _, ...body } = sample;
    const account = { ...body.account, account_code: 'CUSTOMER_001' };
    const { id } = ok(await api.send('POST', SALE_ORDERS, withKey({ body: { ...body, account } })));
    return refOf(await api.retrieve(String(id)));
  },
};

/** The same orders as a list and a page by id show them. */
const listed: Reader = {
  ...getfly,
  read: async (api, { id }) => {
    const query = { 'filtering[id]': id };
    const [row] = ok(await api.send('GET', SALE_ORDERS, withKey({ query }))).data;
    const one = ok(await api.send('GET', `${SALE_ORDERS}/${id}`, withKey()));
    return { ...one, ...row };
  },
  see: (order) => ({
    customer: order.account_name,
    lines: order.order_details.map((line: Json) => ({
      name: line.product_name,
      quantity: line.quantity,
      price: line.price,
      discount: line.cash_discount,
      total: line.amount,
    })),
    discount: order.discount_amount,
    tax: order.vat_amount,
    total: order.real_amount,
  }),
  own: ({ lading_code, contact_name }) => ({ lading_code, contact_name }),
};

export const wire: TestedWire = {
  reader: getfly,
  readers: { listed },
  writers: { '': getfly, 'made here': making },
};
