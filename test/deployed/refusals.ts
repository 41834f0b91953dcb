/** Every route of the deployed API refuses a caller without a credential, in its own dialect's words. */
import assert from 'node:assert/strict';
import type { DialectName } from '../../lib/dialects/exchange.ts';
import { routeKey, routes, type AppRoute } from '../../lib/routes.ts';
import type { Checks } from './checks.ts';
import type { Deployment } from './deployment.ts';

/** What shows that the answer is the dialect's and not API Gateway's `{"message":"Unauthorized"}`. */
const REFUSAL: Record<DialectName, { name: string; says: unknown }> = {
  'zoho-inventory': { name: 'code', says: 14 },
  'zoho-crm': { name: 'code', says: 'AUTHENTICATION_FAILURE' },
  'zoho-commerce': { name: 'code', says: 14 },
  getfly: { name: 'message', says: 'Invalid API key' },
};

export async function checkRefusals(checks: Checks, { baseUrl }: Deployment): Promise<void> {
  for (const row of routes) {
    await checks.check(`${routeKey(row)} refuses without a credential`, () => refused(baseUrl, row));
  }
  await checks.check("a path of no dialect is API Gateway's own 404", async () => {
    const answer = await fetch(`${baseUrl}/elsewhere`);
    assert.equal(answer.status, 404);
  });
}

async function refused(baseUrl: string, { dialect, method, path }: AppRoute): Promise<void> {
  const url = baseUrl + path.replace('{id}', '4815000000044895').replace('{proxy+}', 'no/such/thing');
  const answer = await fetch(url, { method });
  const { name, says } = REFUSAL[dialect];
  const text = await answer.text();
  assert.equal(answer.status, 401, text);
  if (method !== 'HEAD') assert.equal((JSON.parse(text) as Record<string, unknown>)[name], says);
}
