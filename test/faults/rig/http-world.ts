/** A world whose clients speak HTTP to the local gateway. */
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { openGateway } from '../../../infra/local/gateway.ts';
import { routes } from '../../../lib/routes.ts';
import { openTable } from '../../../lib/store/table.ts';
import type { Ask } from './asks.ts';
import { recorded, type Answer } from './history-log.ts';
import { handlersOn, headersOf } from './rig-client.ts';
import { ELSEWHERE, HOME, openWorld, SECRETS, type Speaker, type World } from './world.ts';

export interface HttpWorld extends World {
  home: Speaker;
  elsewhere: Speaker;
}

/** Opens a world and a gateway before it, its handlers in this process. */
export async function openHttpWorld(engine: string): Promise<HttpWorld> {
  const world = await openWorld(engine);
  const table = openTable(world.tableName, world.proxy.endpointFor('gateway'));
  const handlers = handlersOn(table);
  const agent = new Agent({ keepAlive: true });
  const gateway = await openGateway({
    routes,
    port: 0,
    handlerOf: ({ operation }) => {
      const handler = handlers.get(operation);
      if (!handler) throw new TypeError(`no function for ${operation}`);
      return handler;
    },
  });
  const speaking = (name: string, organization: string): Speaker => ({
    name,
    organization,
    say: (ask) =>
      recorded(world.entries, { client: name, organization }, ask, (asked) =>
        sendHttp(gateway.url, asked, SECRETS[organization] ?? '', agent),
      ),
  });
  return {
    ...world,
    home: speaking('home', HOME),
    elsewhere: speaking('elsewhere', ELSEWHERE),
    async close() {
      agent.destroy();
      await gateway.close();
      table.close();
      await world.close();
    },
  };
}

/** Without an agent: one request, one connection, so that a killed server cannot confuse the next one. */
export async function sendHttp(
  url: string,
  ask: Ask,
  secret: string,
  agent: Agent | false = false,
): Promise<Answer> {
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
  const outgoing = request(`${url}${ask.path}`, {
    method: ask.method,
    agent,
    timeout: 30_000,
    headers: { ...headersOf(ask, secret), ...(body && { 'content-length': Buffer.byteLength(body) }) },
  });
  outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') };
}
