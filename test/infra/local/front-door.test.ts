import { describe, expect, it } from 'vitest';
import { frontDoor } from '../../../infra/local/front-door.ts';
import { routes } from '../../../lib/routes.ts';
import { startMain } from '../../support/local-main.ts';
import { openTestGateway } from '../../support/gateway-requests.ts';
import { BASES } from '../../../lib/dialects/zoho-crm/routes.ts';

describe('GET / on this machine', () => {
  it('names the base paths of every dialect, the docs and the demo key', async () => {
    const run = await startMain();
    const answer = await fetch(`${run.url}/`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toEqual({
      name: 'sales-orders',
      dialects: {
        'zoho-inventory': ['/inventory/v1', '/api/v1', '/books/v3', '/api/v3'],
        'zoho-crm': BASES,
        'zoho-commerce': ['/store/api/v1'],
        getfly: ['/api/v6', '/api/v6.1'],
      },
      docs: 'docs/README.md',
      reference: '/docs',
      demoKey: 'demo-full-access',
    });
    const others = [await fetch(`${run.url}/`, { method: 'POST' }), await fetch(`${run.url}/elsewhere`)];
    expect(others.map(({ status }) => status)).toEqual([404, 404]);
    await run.stop();
  });

  it('names no key where none was seeded', () => {
    expect(JSON.stringify(frontDoor(routes, false))).not.toContain('demo');
  });

  it('is no route: the deployed API does not have it', async () => {
    expect(routes.map(({ path }) => path)).not.toContain('/');
    const gateway = await openTestGateway([{ method: 'GET', path: '/orders' }]);
    expect((await fetch(`${gateway.url}/`)).status).toBe(404);
    await gateway.close();
  });
});
