/** Getfly's words, with types made from its document: node examples/clients/getfly.ts */
import createClient from 'openapi-fetch';
import type { paths } from './types/getfly.d.ts';
import { target } from './target.ts';

/** Makes an order, changes it by its code and reads it. Answers what it came to. */
export async function run({ baseUrl, key } = target()): Promise<string> {
  const client = createClient<paths>({ baseUrl: `${baseUrl}/api/v6.1`, headers: { 'x-api-key': key } });
  const created = await client.POST('/sale_orders', {
    body: {
      account_code: '4815000000044080',
      saved_order_details: [{ product_code: 'PROD_001', quantity: 2, price: 120 }],
    },
  });
  if (!created.data) throw new Error(created.error.message);
  const { order_code: code } = created.data.data;

  const changed = await client.PUT('/sale_order', {
    body: { current_order_code: code, transport_amount: 15 },
  });
  if (!changed.data) throw new Error(changed.error.message);

  const { data } = await client.GET('/sale_order', { params: { query: { order_code: code } } });
  return `${data?.order_code} ${data?.status_label} ${data?.real_amount}`;
}

if (import.meta.main) console.log(await run());
