/** The reference page of a local run: what it is made of, and who may have it. A browser opens it in `npm run test:api`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway, type Gateway } from '../../../infra/local/gateway.ts';
import { referencePage } from '../../../infra/local/reference-page.ts';
import { exchange } from '../../support/client.ts';
import { echo } from '../../support/gateway-requests.ts';

const KEY = 'a<key';
let gateway: Gateway;
beforeAll(async () => {
  const routes = [{ method: 'GET', path: '/orders' }];
  gateway = await openGateway({ routes, handlerOf: () => echo, port: 0, page: referencePage(KEY) });
});
afterAll(() => gateway.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  exchange(gateway.url + path, { method: 'GET', headers });

describe('GET /docs', () => {
  it('is a page whose parts all come from this gateway', async () => {
    const { status, headers, body } = await get('/docs');
    expect([status, headers['content-type']]).toEqual([200, 'text/html;charset=utf-8']);
    const parts = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(parts.length).toBeGreaterThan(4);
    for (const path of parts) expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect(body).not.toMatch(/https?:/);
  });

  it('lists documents that are there, and fills in the key', async () => {
    const { body } = await get('/docs');
    const settings = /id="settings">([^<]*)</.exec(body)?.[1] ?? '';
    const { documents, demoKey } = JSON.parse(settings) as { documents: { url: string }[]; demoKey: string };
    expect(demoKey).toBe(KEY);
    expect(documents).toHaveLength(5);
    for (const { url } of documents) {
      const { body: text } = await get(url);
      expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.1' });
    }
  });

  it('fills in none where there is none', () => {
    const page = Buffer.from(referencePage(undefined)('/docs')?.body ?? '', 'base64').toString();
    expect(page).toContain('"documents"');
    expect(page).not.toContain('demoKey');
  });

  it.each(['/docs', '/docs/start.js', '/docs/swagger-ui-bundle.js', '/docs/openapi/getfly.json'])(
    '%s lets nothing come from elsewhere, and nobody else take or frame it',
    async (path) => {
      const { headers } = await get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
      expect(headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it.each<Record<string, string>>([{ Host: 'evil.example' }, { Origin: 'http://evil.example' }])(
    'is nothing to a page of elsewhere: %o',
    async (headers) => {
      expect((await get('/docs', headers)).status).toBe(403);
    },
  );

  it.each([
    '/docs/',
    '/docs/package.json',
    '/docs/../package.json',
    '/docs/%2e%2e/package.json',
    '/docs/constructor',
    '/docs/openapi/',
  ])('nothing else is read: %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('is no answer to any other method', async () => {
    expect((await exchange(`${gateway.url}/docs`, { method: 'POST' })).status).toBe(404);
  });
});
