/** Whoever asks for a PDF must not get JSON under its name: every route that reads orders. */
import { beforeAll, describe, expect, it } from 'vitest';
import { routes, type AppRoute } from '../../lib/routes.ts';
import { openApi, type Api } from '../support/api.ts';
import { rowKindOf } from '../support/row-kinds.ts';
import { orderOf, requestFor, type Named } from '../support/two-tenants.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';

let api: Api;
let order: Named;
beforeAll(async () => {
  api = await openApi();
  order = await orderOf(api, { organization: ORGANIZATION, marker: 'Form', secret: 'demo-full-access' });
});

const reads = routes.filter(
  ({ method, operation, path }) =>
    method === 'GET' && /^(retrieve|list)$/.test(operation) && !rowKindOf(path) && !path.endsWith('/deleted'),
);

const ask = (route: AppRoute, accept: string) => {
  const { path, ...asked } = requestFor(route, order) ?? { path: route.path };
  const credential: Record<string, string> =
    route.dialect === 'getfly'
      ? { 'x-api-key': 'demo-full-access' }
      : { authorization: 'Bearer demo-full-access' };
  return api.send(route.method, path, { ...asked, key: '', headers: { ...credential, accept } });
};

describe.each(reads.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  it('refuses another form, and answers a library that names none', async () => {
    expect((await ask(route, 'application/pdf')).status).toBe(406);
    expect((await ask(route, 'text/html, */*')).status).toBe(200);
  });
});
