/** Zoho CRM's words, v8, with types made from its document: node examples/clients/zoho-crm.ts */
import createClient from 'openapi-fetch';
import type { paths } from './types/zoho-crm.d.ts';
import { target } from './target.ts';

const module = 'Sales_Orders';

/** Makes a record, changes it and reads it. Answers what it came to. */
export async function run({ baseUrl, key } = target()): Promise<string> {
  const client = createClient<paths>({
    baseUrl: `${baseUrl}/crm/v8`,
    headers: { authorization: `Zoho-oauthtoken ${key}` },
  });
  const { data: inserted } = await client.POST('/{module}', {
    params: { path: { module } },
    body: {
      data: [
        {
          Subject: 'Two chairs',
          Account_Name: { id: '4815000000044080' },
          Ordered_Items: [{ Product_Name: { id: '4815000000044100' }, Quantity: 2, List_Price: 120 }],
        },
      ],
    },
  });
  const [result] = inserted?.data ?? [];
  // One result per record, done or not.
  if (result?.status !== 'success') throw new Error(result?.message ?? 'no result');
  const id = result.details.id ?? '';

  const updated = await client.PUT('/{module}/{id}', {
    params: { path: { module, id } },
    body: { data: [{ Status: 'Approved' }] },
  });
  if (!updated.response.ok) throw new Error(JSON.stringify(updated.error));

  const { data: read } = await client.GET('/{module}/{id}', {
    params: { path: { module, id }, query: { fields: 'SO_Number,Status,Grand_Total' } },
  });
  const [record] = read?.data ?? [];
  return `${record?.SO_Number} ${record?.Status} ${record?.Grand_Total}`;
}

if (import.meta.main) console.log(await run());
