import { beforeAll, describe, expect, it } from 'vitest';
import { gatewayPath, gatewayRoutes, rowKey, routes } from '../../lib/routes.ts';
import { openApi, type Api } from '../support/api.ts';

describe('the routes of the gateway', () => {
  it.each([
    ['/inventory/v1/salesorders', '/{product}/{version}/salesorders'],
    ['/books/v3/salesorders/{id}', '/{product}/{version}/salesorders/{id}'],
    ['/api/v6.1/sale_order', '/{product}/{version}/sale_order'],
    ['/api/v6.1/users', '/api/v6.1/users'],
    ['/crm/v2/{module}/{id}', '/crm/{version}/{module}/{id}'],
    ['/store/api/v1/salesorders/{id}', '/store/api/v1/salesorders/{id}'],
    ['/books/v3/{proxy+}', '/books/{version}/{proxy+}'],
    ['/crm/v2/{proxy+}', '/crm/{version}/{proxy+}'],
    ['/crm/v8/settings/layouts', '/crm/{version}/settings/{setting}'],
    ['/crm/v8/settings/modules/{name}', '/crm/{version}/settings/modules/{name}'],
  ])('%s is %s', (path, expected) => {
    expect(gatewayPath(path)).toBe(expected);
  });

  it('a row is found again by what the variables hold', () => {
    const variables = { product: 'books', version: 'v3', id: '42' };
    expect(rowKey('GET /{product}/{version}/salesorders/{id}', variables)).toBe(
      'GET /books/v3/salesorders/{id}',
    );
  });

  it('rows that lead to two operations are not joined', () => {
    const [row] = routes;
    if (!row) throw new Error('no routes');
    const other = {
      ...row,
      path: row.path.replace('/inventory/v1/', '/books/v3/'),
      operation: 'list' as const,
    };
    expect(() => gatewayRoutes([row, other])).toThrow('would lead to two operations');
  });
});

describe('a base path that is none', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
  });

  it.each([
    ['/inventory/v2/salesorders', { code: 5 }],
    ['/books/v1/salesorders/4815000000044895', { code: 5 }],
    ['/books/v9/anything', { code: 5 }],
    ['/crm/v1/Sales_Orders', { code: 'INVALID_URL_PATTERN' }],
    ['/crm/v2/settings/roles', { code: 'INVALID_URL_PATTERN' }],
    ['/crm/v9/settings/fields', { code: 'INVALID_URL_PATTERN' }],
  ])('%s is an unknown path in the words of its product', async (path, expected) => {
    const answer = await api.send('GET', path);
    expect([answer.status, answer.json]).toEqual([404, expect.objectContaining(expected)]);
    expect((await api.send('GET', path, { key: '' })).status).toBe(401);
  });

  it.each([
    '/api/v4/salesorders',
    '/api/v5/sale_order',
    '/api/v9/nothing',
    '/elsewhere/v1/salesorders',
    '/wp/v1/salesorders/1',
    '/a/b/c',
  ])("%s is the gateway's own 404, without a look at the credential", async (path) => {
    const answer = await api.send('GET', path, { key: '' });
    expect(answer.status).toBe(404);
    expect(answer.text).toMatch(/^(\{"message":"Not Found"\})?$/);
  });

  it.each([
    ['GET', '/api/v3/orders', 'Version 3 is not served, use /api/v6/sale_orders'],
    ['POST', '/api/v3/orders', 'Version 3 is not served, use /api/v6/sale_orders'],
    ['GET', '/api/v3/orders/DH1588', 'Version 3 is not served, use /api/v6/sale_orders'],
    ['GET', '/api/v5/sale_orders', 'Not found'],
    ['GET', '/api/v9/nothing', 'Not found'],
  ])('%s %s, which two products share, is refused in the words of the key', async (method, path, message) => {
    const body = method === 'POST' ? {} : undefined;
    const asked = (secret: string) =>
      api.send(method, path, { key: '', body, headers: { 'x-api-key': secret } });
    const answer = await asked('demo-full-access');
    expect([answer.status, answer.json]).toEqual([404, { message }]);
    expect((await asked('nobody')).json).toEqual({ message: 'Invalid API key' });
    if (path.startsWith('/api/v3/'))
      expect((await api.send(method, path, { body })).json).toMatchObject({ code: 5 });
  });
});
