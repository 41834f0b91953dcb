/** A world whose clients speak HTTP to the local gateway. */
import { Agent } from 'node:http';
import { openGateway } from '../../../infra/local/gateway.ts';
import { gatewayRoutes, routes } from '../../../lib/routes.ts';
import { openTable } from '../../../lib/store/table.ts';
import { recorded } from './history-log.ts';
import { overHttp } from '../../support/client.ts';
import { asking, handlersOn, withFacts } from './rig-client.ts';
import { openWorld, SECRETS, type Speaker, type World } from './world.ts';
import { ELSEWHERE, ORGANIZATION } from '../../support/demo-ids.ts';

export interface HttpWorld extends World {
  home: Speaker;
  elsewhere: Speaker;
}

/** Opens a world and a gateway before it, its handlers in this process. */
export async function openHttpWorld(engine: string): Promise<HttpWorld> {
  const world = await openWorld(engine);
  const table = openTable(world.tableName, world.proxy.endpointFor('gateway'));
  const agent = new Agent({ keepAlive: true });
  const gateway = await openGateway({
    routes: gatewayRoutes(routes),
    port: 0,
    handlerOf: handlersOn(table),
  });
  const transport = overHttp(gateway.url, { agent, timeout: 30_000 });
  const speaking = (name: string, organization: string): Speaker => {
    const { send } = asking(transport, SECRETS[organization] ?? '');
    return {
      name,
      organization,
      say: (ask) => recorded(world.entries, { client: name, organization }, ask, withFacts(send, table)),
    };
  };
  return {
    ...world,
    home: speaking('home', ORGANIZATION),
    elsewhere: speaking('elsewhere', ELSEWHERE),
    async close() {
      agent.destroy();
      await gateway.close();
      table.close();
      await world.close();
    },
  };
}
