/** Every write of every dialect, tried and then done: the same answer, and nothing written by the try. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api } from '../support/api.ts';
import { goodRequest, triedAndDone, WRITES } from '../support/dry-runs.ts';
import { wordOf } from '../support/tenant-rows.ts';
import { MISSING, requestFor, tenantsOn, type Tenant } from '../support/two-tenants.ts';

let api: Api;
let ours: Tenant;
let compared = 0;
beforeAll(async () => {
  api = await openApi();
  ({ ours } = await tenantsOn(api));
});
afterAll(() =>
  console.log(`dry runs: ${compared} writes of ${WRITES.length} kinds tried, done and compared`),
);

describe('a write with dry_run=true', () => {
  it.each(WRITES)('%s: answers what the write does, and writes nothing', async (_, route) => {
    const request = await goodRequest(api, ours, route);
    const { done, changes } = await triedAndDone(api, route.method, request);
    compared += 1;
    expect(done.status, done.text).toBeLessThan(300);
    expect(changes.length, done.text).toBeGreaterThan(0);
  });

  it.each(WRITES.filter(([, { path }]) => path.includes('{id}') && !wordOf(path)))(
    '%s: refuses what the write refuses',
    async (_, route) => {
      const missing = requestFor(route, MISSING);
      if (missing) await triedAndDone(api, route.method, missing);
      const request = await goodRequest(api, ours, route);
      const { changes } = await triedAndDone(api, route.method, request, { 'if-match': '"77"' });
      compared += 2;
      if (!route.operation.endsWith('comment')) expect(changes).toEqual([]);
    },
  );
});
