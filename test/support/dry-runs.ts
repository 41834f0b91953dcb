/** Writes that are tried, and then done: for "the same answer, and nothing written". */
import { expect } from 'vitest';
import { operations } from '../../lib/operations/index.ts';
import { routes, type AppRoute } from '../../lib/routes.ts';
import type { Api } from './api.ts';
import type { Answer } from './client.ts';
import { contentsOf } from './table-contents.ts';
import { namelessRow, rowsOf, wordOf } from './tenant-rows.ts';
import { orderOf, requestFor, type Asked, type Tenant } from './two-tenants.ts';

const all: readonly AppRoute[] = routes;
const writes = all.filter(({ operation }) => operations[operation].table === 'write');

/** By name, each exchange that writes once, below its bases and versions by turns. */
export const WRITES: [string, AppRoute][] = [
  ...Map.groupBy(writes, ({ dialect, method, exchange }) => `${dialect} ${method} ${exchange}`),
].flatMap(([name, same], turn) => {
  const route = same[turn % same.length];
  return route ? [[name, route]] : [];
});

/** Ids and times aside, which are made anew. */
const comparable = ({ status, text }: Answer) =>
  `${status} ${text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g, 'TIME')
    .replace(/(?<=")\d\d:\d\d [AP]M(?=")/g, 'TIME')
    .replace(/\d{13,17}/g, 'ID')}`;

const KEY = 'demo-full-access';

/** With the demo key where the path's dialect looks for it. */
export const sendAs = (
  api: Api,
  method: string,
  { path, query, body }: Asked,
  headers: Record<string, string> = {},
) => {
  const isGetfly = path.startsWith('/api/v6');
  return api.send(method, path, {
    query,
    body,
    key: isGetfly ? '' : KEY,
    headers: { ...headers, ...(isGetfly && { 'x-api-key': KEY }) },
  });
};

/** Both answers, which are the same, and what the first one said that would change. */
export async function triedAndDone(
  api: Api,
  method: string,
  request: Asked,
  headers: Record<string, string> = {},
) {
  const before = await contentsOf(api);
  const query = { ...request.query, dry_run: 'true' };
  const tried = await sendAs(api, method, { ...request, query }, headers);
  expect(await contentsOf(api)).toEqual(before);
  const done = await sendAs(api, method, request, headers);
  expect(comparable(tried)).toBe(comparable(done));
  expect(tried.headers['x-dry-run']).toBe('true');
  expect(done.headers).not.toHaveProperty('x-dry-run');
  expect(tried.headers['etag']).toBe(done.headers['etag']);
  return { tried, done, changes: JSON.parse(tried.headers['x-dry-run-changes'] ?? 'null') };
}

/** A request of the route that succeeds, about what was made for it. */
export async function goodRequest(api: Api, ours: Tenant, route: AppRoute): Promise<Asked> {
  const wanted = {
    isCommented: route.operation.endsWith('comment'),
    isSubmitted: route.operation === 'decide-approval',
  };
  const word = wordOf(route.path);
  const rows = word ? await rowsOf(api.table, ours) : {};
  const order = await orderOf(api, ours, wanted);
  return requestFor(route, { ...order, rows }) ?? namelessRow(route, ours.marker, rows);
}
