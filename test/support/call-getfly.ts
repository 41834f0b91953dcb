/** The Getfly API as its clients meet it, beside the Inventory API that makes its orders. */
import {
  openInventory,
  SMALL_ORDER,
  type Answer,
  type CallOptions,
  type InventoryApi,
} from './call-inventory.ts';

export const SALE_ORDER = '/api/v6.1/sale_order';

export interface GetflyApi {
  inventory: InventoryApi;
  /** A PUT as it is. */
  put(body: unknown, options?: CallOptions): Promise<Answer>;
  /** A PUT that must succeed: the order as it is read then. */
  change(code: string, fields: object): Promise<Answer['body']>;
  read(code: string): Promise<Answer['body']>;
  /** A fresh order; answers its code. */
  order(fields?: object): Promise<string>;
}

export const withKey = (options: CallOptions = {}, secret = 'demo-full-access'): CallOptions => ({
  ...options,
  key: '',
  headers: { 'x-api-key': secret, ...options.headers },
});

export async function openGetfly(): Promise<GetflyApi> {
  const inventory = await openInventory();
  const put: GetflyApi['put'] = (body, options) =>
    inventory.call('PUT', SALE_ORDER, withKey({ body, ...options }));
  const read: GetflyApi['read'] = async (code) => {
    const path = `${SALE_ORDER}?order_code=${encodeURIComponent(code)}`;
    const { status, body, text } = await inventory.call('GET', path, withKey());
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return body.data;
  };
  return {
    inventory,
    put,
    read,
    async change(code, fields) {
      const { status, body, text } = await put({ current_order_code: code, ...fields });
      if (status !== 200) throw new Error(`${status}: ${text}`);
      return read(body.data.order_code);
    },
    async order(fields = {}) {
      return (await inventory.create({ ...SMALL_ORDER, ...fields })).salesorder_number;
    },
  };
}
