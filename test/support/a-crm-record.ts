/** Records and calls of a CRM client, for tests. */
import type { Answer, LiveGateway, Sent } from './live-gateway.ts';

export const RECORDS = '/crm/v2/Sales_Orders';
export const ACCOUNT = '3652397000000624046';
export const PRODUCT = '3652397000000416001';

export function aLine(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { product: { id: PRODUCT }, quantity: 2, list_price: 50, ...overrides };
}

export function aRecord(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { Subject: 'Two chairs', Account_Name: { id: ACCOUNT }, Product_Details: [aLine()], ...overrides };
}

/** One gateway with the calls that tests of records make. */
export function crmClient(live: LiveGateway) {
  const call = (method: string, path: string, records?: unknown[], sent: Sent = {}): Promise<Answer> =>
    live.send(method, path, { ...sent, ...(records ? { body: { data: records } } : {}) });
  const read = async (id: string) => {
    const answer = await live.send('GET', `${RECORDS}/${id}`);
    if (answer.status !== 200) throw new Error(`read ${id}: ${answer.status} ${answer.text}`);
    return answer.json.data[0];
  };
  const insert = async (overrides: Record<string, unknown> = {}): Promise<string> => {
    const answer = await call('POST', RECORDS, [aRecord(overrides)]);
    if (answer.status !== 201) throw new Error(`insert: ${answer.status} ${answer.text}`);
    return answer.json.data[0].details.id as string;
  };
  const update = (id: string, changes: Record<string, unknown>, sent: Sent = {}) =>
    call('PUT', `${RECORDS}/${id}`, [changes], sent);
  return { call, read, insert, update };
}
