/** The local gateway with the real functions over a fresh, seeded table: requests as any client would send them. */
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { openGateway, type Gateway } from '../../infra/local/gateway.ts';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { seed } from '../../infra/local/seed.ts';
import { routes } from '../../lib/routes.ts';
import { openTable } from '../../lib/store/table.ts';
import { freshTable, type FreshTable } from './table.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; `{}` when there is none. */
  json: any;
}

export interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
  key?: string;
}

export interface LiveGateway {
  url: string;
  table: FreshTable;
  send(method: string, path: string, sent?: Sent): Promise<Answer>;
  close(): Promise<void>;
}

export async function openLiveGateway(): Promise<LiveGateway> {
  const table = await freshTable();
  await seed(openTable(table.tableName, table.endpoint), DEMO_ORGANIZATIONS);
  const crashes: unknown[] = [];
  const gateway: Gateway = await openGateway({
    routes,
    handlerOf: await loadHandlers(routes),
    port: 0,
    onCrash: (error) => crashes.push(error),
  });
  return {
    url: gateway.url,
    table,
    async send(method, path, { body, headers = {}, key = 'demo-full-access' } = {}) {
      const answer = await fetch(gateway.url + path, {
        method,
        headers: {
          ...(key === '' ? {} : { authorization: `Zoho-oauthtoken ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (crashes.length > 0) throw crashes[0];
      return { status: answer.status, headers: answer.headers, text, json: text ? JSON.parse(text) : {} };
    },
    close: () => gateway.close(),
  };
}
