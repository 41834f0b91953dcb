/** The Getfly API as its clients meet it, beside the Inventory API that makes its orders. */
import type { Answer, Sent } from './client.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from './inventory.ts';

export const SALE_ORDER = '/api/v6.1/sale_order';
/** Of an item without a price. */
export const PRODUCT_CODE = 'PROD_001';
export const SALE_ORDERS = '/api/v6/sale_orders';

export interface GetflyApi {
  inventory: InventoryApi;
  /** A PUT as it is. */
  put(body: unknown, sent?: Sent): Promise<Answer>;
  /** A PUT that must succeed: the order as it is read then. */
  change(code: string, fields: object): Promise<Answer['json']>;
  read(code: string): Promise<Answer['json']>;
  /** A fresh order; answers its code. */
  order(fields?: object): Promise<string>;
}

export const withKey = (sent: Sent = {}, secret = 'demo-full-access'): Sent => ({
  ...sent,
  key: '',
  headers: { 'x-api-key': secret, ...sent.headers },
});

/** Once per file, in `beforeAll`. */
export async function openGetfly(): Promise<GetflyApi> {
  const inventory = await openInventory();
  const put: GetflyApi['put'] = (body, sent) => inventory.send('PUT', SALE_ORDER, withKey({ body, ...sent }));
  const done = async (answer: Promise<Answer>) => {
    const { status, json, text } = await answer;
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return json.data;
  };
  const read: GetflyApi['read'] = (code) =>
    done(inventory.send('GET', SALE_ORDER, withKey({ query: { order_code: code } })));
  return {
    inventory,
    put,
    read,
    change: async (code, fields) =>
      read((await done(put({ current_order_code: code, ...fields }))).order_code),
    order: async (fields = {}) => (await inventory.create({ ...SMALL_ORDER, ...fields })).salesorder_number,
  };
}
