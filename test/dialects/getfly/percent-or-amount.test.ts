/** What clients state of an account and of percentages is what the order says. */
import { beforeAll, expect, it } from 'vitest';
import { SALE_ORDER, withKey } from '../../support/getfly.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

async function put(fields: object) {
  const { salesorder_number: current_order_code } = await api.create();
  const answer = await api.send('PUT', SALE_ORDER, withKey({ body: { current_order_code, ...fields } }));
  const read = await api.send('GET', SALE_ORDER, withKey({ query: { order_code: current_order_code } }));
  return { answer, order: read.json.data };
}

it.each([
  [
    { discount: 10, discount_amount: 0 },
    { discount: 10, discount_amount: 20 },
  ],
  [{ discount: 10, discount_amount: 5 }, { discount_amount: 5 }],
  [
    { discount: 0, discount_amount: 0 },
    { discount: 0, discount_amount: 0 },
  ],
  [
    { vat: 10, vat_amount: 0 },
    { vat: 10, vat_amount: 20 },
  ],
])('%j is %j', async (stated, shown) => {
  const { answer, order } = await put({
    saved_order_details: [{ product_code: 'PROD_001', quantity: 2, price: 100 }],
    ...stated,
  });
  expect(answer.status, answer.text).toBe(200);
  expect(order).toMatchObject(shown);
});

it.each(['an@example.com', '', null])('%j is taken as an e-mail address', async (account_email) => {
  const { answer, order } = await put({ account: { account_email } });
  expect(answer.status, answer.text).toBe(200);
  expect(order.account.account_email).toBe(account_email ?? '');
});

it.each(['an', 'a b@example.com', 'an@example.com\n', 'a@b@c', 5, `${'a'.repeat(250)}@b.cd`])(
  '%j is refused as one',
  async (account_email) => {
    const { answer } = await put({ account: { account_email } });
    expect([answer.status, answer.json.errors[0].field]).toEqual([400, 'account.account_email']);
  },
);
