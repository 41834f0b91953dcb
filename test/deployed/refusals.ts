/** Every route of the deployed API refuses a caller without a credential, in its own dialect's words. */
import assert from 'node:assert/strict';
import { routeKey, routes, type AppRoute } from '../../lib/routes.ts';
import type { Checks } from './checks.ts';
import { refusalOf } from '../support/dialect-fixtures.ts';
import type { Deployment } from './deployment.ts';

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
  const text = await answer.text();
  assert.equal(answer.status, 401, text);
  // The dialect's, and not API Gateway's own `{"message":"Unauthorized"}`.
  if (method !== 'HEAD') assert.partialDeepStrictEqual(JSON.parse(text), refusalOf(dialect, 'missingKey'));
}
