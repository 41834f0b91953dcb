/** Records and calls of a CRM client. */
import { inVersion } from '../../lib/dialects/zoho-crm/versioned.ts';
import { VERSIONS, type CrmVersion } from '../../lib/dialects/zoho-crm/versions.ts';
import { openLiveApi } from './api.ts';
import type { Answer, Client, Sent } from './client.ts';
import { ACCOUNT, PRODUCT } from './demo-ids.ts';

export const recordsOf = ({ name }: CrmVersion) => `/crm/${name}/Sales_Orders`;
export const RECORDS = recordsOf(VERSIONS[0]);

export function aLine(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { product: { id: PRODUCT }, quantity: 2, list_price: 50, ...overrides };
}

export function aRecord(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { Subject: 'Two chairs', Account_Name: { id: ACCOUNT }, Product_Details: [aLine()], ...overrides };
}

/** The same in the words of a version. */
export function aRecordOf(version: CrmVersion, overrides: Record<string, unknown> = {}) {
  return inVersion(version, aRecord(overrides));
}

/** An API over HTTP with a CRM client. Once per file, at its top. */
export async function openCrm() {
  const live = await openLiveApi();
  return { live, crm: crmOf(live) };
}

/** The calls that tests of records make. */
export function crmOf({ send }: Client) {
  const call = (method: string, path: string, records?: unknown[], sent: Sent = {}): Promise<Answer> =>
    send(method, path, { ...sent, ...(records && { body: { data: records } }) });
  const first = async (answer: Promise<Answer>, expected: number) => {
    const { status, json, text } = await answer;
    if (status !== expected) throw new Error(`${status}: ${text}`);
    return json.data[0];
  };
  return {
    call,
    read: (id: string) => first(send('GET', `${RECORDS}/${id}`), 200),
    insert: async (overrides: Record<string, unknown> = {}): Promise<string> =>
      (await first(call('POST', RECORDS, [aRecord(overrides)]), 201)).details.id,
    update: (id: string, changes: Record<string, unknown>, sent: Sent = {}) =>
      call('PUT', `${RECORDS}/${id}`, [changes], sent),
  };
}
