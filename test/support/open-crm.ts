/** A CRM client over the local gateway, for a test file. */
import { afterAll } from 'vitest';
import { crmClient } from './a-crm-record.ts';
import { openLiveGateway, type LiveGateway } from './live-gateway.ts';

/** Once per file, at its top: a gateway over a table of its own, closed after the file's tests, and its client. */
export async function openCrm(): Promise<{ live: LiveGateway; crm: ReturnType<typeof crmClient> }> {
  const live = await openLiveGateway();
  afterAll(() => live.close());
  return { live, crm: crmClient(live) };
}
