/** Getfly as the other wires meet it. */
import sample from '../../fixtures/getfly/update-request.json' with { type: 'json' };
import { SALE_ORDER, withKey } from '../../support/getfly.ts';
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
  // The wire cannot make an order.
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

export const wire: TestedWire = { reader: getfly, writers: { '': getfly } };
