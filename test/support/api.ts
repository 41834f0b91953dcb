/** The real functions on a fresh, seeded table, and a client of them. */
import { afterAll } from 'vitest';
import { openGateway } from '../../infra/local/gateway.ts';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { allRoutes } from '../../lib/routes.ts';
import { clientOver, intoAllHandlers, overHttp, type Client } from './client.ts';
import { deployedApi } from './deployed-api.ts';
import { seededTable, type SeededTable } from './table.ts';

export type Api = SeededTable & Client;

/** Without a network, unless DEPLOYED_URL names a deployed stack. Once per file, in `beforeAll`. */
export async function openApi(): Promise<Api> {
  const { DEPLOYED_URL } = process.env;
  if (DEPLOYED_URL) return deployedApi(DEPLOYED_URL);
  const seeded = await seededTable();
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  return { ...seeded, ...clientOver(intoAllHandlers(await loadHandlers(allRoutes()))) };
}

/** Behind the local gateway, which is closed after the file's tests. Once per file, at its top or in `beforeAll`. */
export async function openLiveApi(): Promise<Api & { url: string }> {
  const seeded = await seededTable();
  const crashes: unknown[] = [];
  const gateway = await openGateway({
    routes: allRoutes(),
    handlerOf: await loadHandlers(allRoutes()),
    port: 0,
    onCrash: (error) => crashes.push(error),
  });
  afterAll(() => gateway.close());
  const { send } = clientOver(overHttp(gateway.url));
  return {
    ...seeded,
    url: gateway.url,
    async send(...request) {
      const answer = await send(...request);
      if (crashes.length > 0) throw crashes[0];
      return answer;
    },
  };
}
