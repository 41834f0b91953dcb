/** Zoho Commerce's words, with types made from its document: node examples/clients/zoho-commerce.ts */
import createClient from 'openapi-fetch';
import type { paths } from './types/zoho-commerce.d.ts';
import { target } from './target.ts';

/** Takes the newest pending order of the shop and confirms it. Answers what it came to. */
export async function run({ baseUrl, key } = target()): Promise<string> {
  const client = createClient<paths>({
    baseUrl: `${baseUrl}/store/api/v1`,
    headers: { authorization: `Zoho-oauthtoken ${key}` },
  });
  const listed = await client.GET('/salesorders', {
    params: { query: { order_status: 'pending', per_page: 1 } },
  });
  if (!listed.data) throw new Error(listed.error.message);
  const [row] = listed.data.salesorders;
  if (!row) return 'no order is pending';

  const path = { id: row.salesorder_id };
  const confirmed = await client.POST('/salesorders/{id}/status/confirmed', { params: { path } });
  if (!confirmed.data) throw new Error(confirmed.error.message);

  const { data } = await client.GET('/salesorders/{id}', { params: { path } });
  const order = data?.salesorder;
  return `${order?.salesorder_number} ${order?.order_status} ${order?.total}`;
}

if (import.meta.main) console.log(await run());
