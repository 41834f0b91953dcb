/** A local run: engine, table, seed and gateway, and the way back out. */
import { allRoutes, routes } from '../../lib/routes.ts';
import { openTable } from '../../lib/store/table.ts';
import { createTable } from './create-table.ts';
import { DEMO_ORGANIZATIONS } from './demo-organizations.ts';
import { startEngine, type Engine } from './engine.ts';
import { pointHandlersAt, type LocalEnvironment } from './environment.ts';
import { startEvents, type LocalEvents } from './events.ts';
import { demoKeyOf, frontDoor } from './front-door.ts';
import { openGateway, type Gateway } from './gateway.ts';
import { loadHandlers } from './handlers.ts';
import { referencePage } from './reference-page.ts';
import { isSeeded, seed } from './seed.ts';
import { signingKey } from './signing-key.ts';
import { StartRefusal } from './start-refusal.ts';

export interface LocalRun {
  url: string;
  /** Whether the published demo keys open it. */
  hasDemoKeys: boolean;
  /** The engine's address, for tools. */
  endpoint: string;
  /** The local bus's address. */
  eventsUrl: string;
  /** Resolves when our engine ends by itself; never when it is stopped with the run. */
  engineLost: Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything, or nothing. @throws StartRefusal */
export async function startLocalRun(environment: LocalEnvironment): Promise<LocalRun> {
  const engine = environment.endpoint ? undefined : await startEngine({ dataFile: environment.dataFile });
  try {
    const key = signingKey(environment.dataFile);
    process.env['SIGNING_KEY_FILE'] = key.file;
    const endpoint = engine?.endpoint ?? environment.endpoint ?? '';
    const { gateway, events, hasDemoKeys } = await openOn(endpoint, environment);
    return {
      url: gateway.url,
      hasDemoKeys,
      endpoint,
      eventsUrl: events.url,
      engineLost: engine?.lost ?? new Promise(() => undefined),
      stop: () => stopAll(gateway, events, engine).finally(key.forget),
    };
  } catch (error) {
    await engine?.stop();
    throw asRefusal(error, environment);
  }
}

async function openOn(
  endpoint: string,
  { tableName, port, eventsPort, seed: wanted, corsOrigins }: LocalEnvironment,
): Promise<{ gateway: Gateway; events: LocalEvents; hasDemoKeys: boolean }> {
  pointHandlersAt(endpoint, tableName, process.env);
  const handlers = loadHandlers(allRoutes());
  const table = openTable(tableName, endpoint);
  const isOurs = await createTable(table.client, tableName);
  // The demo keys are published: a table that was there before, perhaps a deployed one, gets none of them.
  if (wanted && isOurs) await seed(table, DEMO_ORGANIZATIONS);
  const hasDemoKeys = wanted && (await isSeeded(table));
  const onCrash = (error: unknown) => console.error('a function failed:', error);
  const front = frontDoor(routes, hasDemoKeys);
  const gateway = await openGateway({
    routes: allRoutes(),
    handlerOf: await handlers,
    port,
    front,
    page: referencePage(demoKeyOf(hasDemoKeys)),
    corsOrigins,
    onCrash,
  });
  try {
    const events = await startEvents(table.client, endpoint, tableName, eventsPort);
    return { gateway, events, hasDemoKeys };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

async function stopAll(gateway: Gateway, events: LocalEvents, engine: Engine | undefined): Promise<void> {
  await gateway.close();
  await events.stop();
  await engine?.stop();
}

function asRefusal(error: unknown, { port, endpoint }: LocalEnvironment): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EADDRINUSE') return new StartRefusal(`PORT ${port} is in use: set PORT to a free one`);
  if (error.code === 'EACCES') return new StartRefusal(`PORT ${port} may not be used by this user`);
  if (endpoint && error.code === 'ECONNREFUSED') {
    return new StartRefusal(`nothing answers at DYNAMODB_ENDPOINT ${endpoint}`);
  }
  return error;
}
