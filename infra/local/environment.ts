/** What the environment says about a local run. */
import { EVERYBODY } from '../../lib/events/incoming/senders.ts';
import { readOrigins } from '../cors.ts';
import { StartRefusal } from './start-refusal.ts';

export interface LocalEnvironment {
  port: number;
  /** Where orders outlive a restart; in memory without it. */
  dataFile?: string;
  seed: boolean;
  /** Somebody else's engine: none is started. */
  endpoint?: string;
  tableName: string;
  /** Whose pages may read answers. */
  corsOrigins: string[];
  /** Where the local bus listens, if that is free. */
  eventsPort: number;
}

const LARGEST_PORT = 65_535;
/** How far from the API's port its events are, unless EVENTS_PORT says otherwise. */
const EVENTS_PORT_DISTANCE = 1000;

/** Reads the environment. @throws StartRefusal naming the variable that makes no sense */
export function readLocalEnvironment(environment: NodeJS.ProcessEnv): LocalEnvironment {
  const { PORT = '3000', DATA_FILE, SEED = 'demo', DYNAMODB_ENDPOINT, TABLE_NAME, EVENTS_PORT } = environment;
  const corsOrigins = readOrigins(environment['CORS_ORIGINS'] ?? '');
  if (!corsOrigins)
    throw new StartRefusal('CORS_ORIGINS must be exact origins, such as https://console.example');
  const port = portOf('PORT', PORT);
  const beside = port === 0 || port + EVENTS_PORT_DISTANCE > LARGEST_PORT ? 0 : port + EVENTS_PORT_DISTANCE;
  if (SEED !== 'demo' && SEED !== 'none')
    throw new StartRefusal(`SEED must be "none" or left out, not "${SEED}"`);
  if (DATA_FILE && DYNAMODB_ENDPOINT) {
    throw new StartRefusal(
      'DATA_FILE and DYNAMODB_ENDPOINT exclude each other: the other engine keeps its own orders',
    );
  }
  return {
    port,
    dataFile: DATA_FILE || undefined,
    seed: SEED === 'demo',
    endpoint: DYNAMODB_ENDPOINT || undefined,
    tableName: TABLE_NAME || 'sales-orders',
    corsOrigins,
    eventsPort: EVENTS_PORT ? portOf('EVENTS_PORT', EVENTS_PORT) : beside,
  };
}

function portOf(name: string, text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= LARGEST_PORT) return Number(text);
  throw new StartRefusal(`${name} must be a number from 0 to ${LARGEST_PORT}, not "${text}"`);
}

/** Points the handlers at the engine. Credentials are made up only where none are set: a local engine asks for some. */
export function pointHandlersAt(endpoint: string, tableName: string, environment: NodeJS.ProcessEnv): void {
  environment['DYNAMODB_ENDPOINT'] = endpoint;
  environment['TABLE_NAME'] = tableName;
  // On this machine whoever reaches the bus is believed.
  environment['EVENT_SOURCES'] ||= EVERYBODY;
  environment['AWS_REGION'] ||= 'us-east-1';
  environment['AWS_ACCESS_KEY_ID'] ||= 'local';
  environment['AWS_SECRET_ACCESS_KEY'] ||= 'local';
  // Failures are always told; a line per request only to those who ask for it.
  environment['POWERTOOLS_LOG_LEVEL'] ||= 'ERROR';
}
