/** What the environment says: names only, never a secret. */

export interface Config {
  tableName: string;
  /** Another engine than AWS's own: local runs and tests. */
  endpoint?: string;
  /** How often the table was restored; the stack that adopted it says so. */
  epoch?: number;
  /** For how many days the outcome of a command is known; the stack says it, since it knows how long events are kept. */
  commandsKeptDays?: number;
  /** Which source of events may speak for whom, and of what (lib/events/incoming/senders.ts). Absent: nobody may. */
  eventSources?: string;
}

/** What the stack says when nothing else is configured: 30 days of archive, and what follows it. */
export const COMMANDS_KEPT_DAYS = 45;

/** Where events go, and what cannot be processed. */
export interface EventsConfig {
  busName: string;
  busEndpoint?: string;
  queueUrl: string;
  queueEndpoint?: string;
}

/** Reads the environment. @throws Error when the table is not named, which is a deployment mistake */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  return {
    tableName: named(environment, 'TABLE_NAME'),
    endpoint: environment['DYNAMODB_ENDPOINT'] || undefined,
    epoch: Number(environment['TABLE_EPOCH']) || undefined,
    commandsKeptDays: Number(environment['COMMANDS_KEPT_DAYS']) || undefined,
    eventSources: environment['EVENT_SOURCES'] || undefined,
  };
}

/** @throws Error when the bus or the queue is not named */
export function readEventsConfig(environment: NodeJS.ProcessEnv = process.env): EventsConfig {
  return {
    busName: named(environment, 'EVENT_BUS_NAME'),
    busEndpoint: environment['EVENTBRIDGE_ENDPOINT'] || undefined,
    ...readQueueConfig(environment),
  };
}

/** @throws Error when the queue is not named */
export function readQueueConfig(
  environment: NodeJS.ProcessEnv = process.env,
): Pick<EventsConfig, 'queueUrl' | 'queueEndpoint'> & { ownQueueUrl?: string } {
  return {
    ownQueueUrl: environment['QUEUE_URL'] || undefined,
    queueUrl: named(environment, 'DEAD_LETTER_QUEUE_URL'),
    queueEndpoint: environment['SQS_ENDPOINT'] || undefined,
  };
}

/** Of the token endpoint. */
export interface OauthConfig extends Pick<Config, 'tableName' | 'endpoint'> {
  /** The secret of Secrets Manager that the signing key is made of; locally a file. */
  secretId?: string;
  keyFile?: string;
  apiBase?: string;
}

/** @throws Error when the table, or what access tokens are signed with, is not named */
export function readOauthConfig(environment: NodeJS.ProcessEnv = process.env): OauthConfig {
  const { tableName, endpoint } = readConfig(environment);
  const keyFile = environment['SIGNING_KEY_FILE'] || undefined;
  return {
    tableName,
    endpoint,
    keyFile,
    secretId: keyFile === undefined ? named(environment, 'SIGNING_SECRET') : undefined,
    apiBase: environment['API_BASE'] || undefined,
  };
}

function named(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
