/** Getfly, as the contract suite needs to know it. */
import { PRODUCT_CODE, SALE_ORDER, SALE_ORDERS } from '../../support/getfly.ts';
import type { DialectDescription } from '../dialect-description.ts';

const put = (number: string, fields: object) => ({
  method: 'PUT',
  path: SALE_ORDER,
  body: { current_order_code: number, ...fields },
});

export const getfly: DialectDescription = {
  name: 'Getfly',
  credential: (secret) => ({ 'x-api-key': secret }),
  malformedCredentials: [
    { 'x-api-key': '' },
    { 'x-api-key': 'two words' },
    { 'x-api-key': 'x'.repeat(5000) },
    { authorization: 'Bearer demo-full-access' },
  ],
  retrieve: ({ number }) => ({ method: 'GET', path: `${SALE_ORDER}?order_code=${number}` }),
  list: () => ({ method: 'GET', path: SALE_ORDERS }),
  create: (mark) => ({
    method: 'POST',
    path: SALE_ORDERS,
    body: {
      account_code: 'WALK-IN',
      account_name: 'Walk-in',
      order_terms: [{ term_content: mark }],
      saved_order_details: [{ product_code: PRODUCT_CODE, quantity: 1, price: 10 }],
    },
  }),
  createdStatus: 200,
  writes: {
    updateById: ({ id }, mark) => ({
      method: 'PUT',
      path: `${SALE_ORDERS}/${id}`,
      body: { order_terms: [{ term_content: mark }] },
    }),
    update: ({ number }, mark) => put(number, { order_terms: [{ term_content: mark }] }),
    payment: ({ number }, mark) =>
      put(number, { saved_sale_order_payments: [{ method_name: mark, amount: 5 }] }),
    rename: ({ number }, mark) => put(number, { order_code: `${number}-${mark}` }),
  },
  words: {
    missingKey: { status: 401, code: 'Invalid API key' },
    malformedKey: { status: 401, code: 'Invalid API key' },
    unknownKey: { status: 401, code: 'Invalid API key' },
    readOnlyKey: { status: 403, code: 'This API key may not do that' },
    unknownOrder: { status: 404, code: 'Sale order not found' },
    staleVersion: { status: 412, code: 'The sale order has changed; its current version is 1' },
    reusedKey: { status: 409, code: 'This idempotency key was used with another request' },
  },
  documented: {
    long: 'order_id',
    number: `quantity price product_sale_off cash_discount discount discount_amount vat vat_amount transport_amount
      installation_amount amount total sub_total`,
    boolean: '',
    date: 'order_date pay_date',
    words: { order_status: ['draft', 'confirmed', 'closed', 'void'] },
    forms: { currency_code: /^[A-Z]{3}$/ },
  },
  codeOf: ({ json }) => json?.message,
};
