/** The Inventory API as its clients meet it. */
import { openApi, type Api } from './api.ts';
import type { Answer, Client, Sent } from './client.ts';
import { CUSTOMER, ITEM } from './demo-ids.ts';

/** The smallest order that is accepted. */
export const SMALL_ORDER = {
  customer_id: CUSTOMER,
  line_items: [{ item_id: ITEM, quantity: 2 }],
};

interface InventoryCalls {
  /** The path begins behind the base path, unless it begins with a base path itself. */
  call(method: string, path: string, sent?: Sent): Promise<Answer>;
  /** The order that a create answers. */
  create(body?: object): Promise<Answer['json']>;
  retrieve(id: string): Promise<Answer['json']>;
}

export type InventoryApi = Api & InventoryCalls;

const BASE = '/inventory/v1';
const ANY_BASE = /^\/(inventory|books|api|crm|store)\//;

/** Once per file, in `beforeAll`. */
export async function openInventory(): Promise<InventoryApi> {
  const api = await openApi();
  return { ...api, ...inventoryOf(api) };
}

export function inventoryOf({ send }: Client): InventoryCalls {
  const call: InventoryCalls['call'] = (method, path, sent) =>
    send(method, ANY_BASE.test(path) ? path : BASE + path, sent);
  const saved = async (answer: Promise<Answer>, expected: number) => {
    const { status, json, text } = await answer;
    if (status !== expected) throw new Error(`${status}: ${text}`);
    return json.salesorder;
  };
  return {
    call,
    create: (body = SMALL_ORDER) => saved(call('POST', '/salesorders', { body }), 201),
    retrieve: (id) => saved(call('GET', `/salesorders/${id}`), 200),
  };
}
