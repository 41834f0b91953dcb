/** Zoho Inventory's words, with types made from its document: node examples/clients/zoho-inventory.ts */
import createClient from 'openapi-fetch';
import type { paths } from './types/zoho-inventory.d.ts';
import { target } from './target.ts';

/** Makes an order, changes and confirms it, and finds it in a list. Answers what it came to. */
export async function run({ baseUrl, key } = target()): Promise<string> {
  const client = createClient<paths>({
    baseUrl: `${baseUrl}/inventory/v1`,
    headers: { authorization: `Zoho-oauthtoken ${key}` },
  });
  const created = await client.POST('/salesorders', {
    // The same key makes one order, however often this is sent.
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: { customer_id: '4815000000044080', line_items: [{ name: 'Chair', rate: 120, quantity: 2 }] },
  });
  if (!created.data?.salesorder) throw new Error(created.error?.message);
  const { salesorder_id: id, salesorder_number: number } = created.data.salesorder;

  const changed = await client.PUT('/salesorders/{id}', {
    params: { path: { id }, header: { 'If-Match': created.response.headers.get('etag') ?? '' } },
    body: { discount: '10%' },
  });
  if (!changed.data) throw new Error(changed.error.message);

  const confirmed = await client.POST('/salesorders/{id}/status/confirmed', { params: { path: { id } } });
  if (!confirmed.data) throw new Error(confirmed.error.message);

  const { data: page } = await client.GET('/salesorders', {
    params: { query: { salesorder_number: number } },
  });
  const [row] = page?.salesorders ?? [];
  return `${row?.salesorder_number} ${row?.status} ${row?.total}`;
}

if (import.meta.main) console.log(await run());
