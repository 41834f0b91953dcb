/** The one door to the table: every call is timed, given up by its signal and repeated while that is safe. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
  type PutCommandInput,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  batchGet,
  transact,
  type BatchRead,
  type Cancelled,
  type Connection,
  type Item,
  type Sender,
  type Write,
} from './bulk-calls.ts';
import { keyOf, type Key } from './keys.ts';
import { itemsOf, paged, queryInput, type Query } from './query.ts';
import {
  attempt,
  backOff,
  requestTime,
  type Pace,
  type RawItem,
  type RequestTime,
  type SendOptions,
} from './retry.ts';

export interface Table extends Connection {
  pace?: Pace;
  /** What stands between a request and the table, if anything. */
  through?(calls: Calls): Calls;
  /** How often the table was restored to an earlier time; part of the ids of events of what is written from then on. */
  epoch?: number;
  /** Ends its connections; the document client's own `destroy` does nothing. */
  close(): void;
}

/** Each ends with an answer or @throws OrderError unavailable. What refuses a put or update, `conditionFailed` tells. */
export interface Calls {
  /** Of the table; absent of one that was never restored. */
  readonly epoch?: number;
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  /** The items that exist, in no order; strongly consistent unless it is said otherwise. */
  batchGet(read: BatchRead): Promise<Item[]>;
  /** Item by item; the next page is read when the last one is used up. */
  query(query: Query): AsyncGenerator<Item>;
  pages(query: Query): AsyncGenerator<Item[]>;
  put(put: Omit<PutCommandInput, 'TableName'>): Promise<void>;
  /** What `ReturnValues` asks for. */
  update(update: Omit<UpdateCommandInput, 'TableName'>): Promise<Item | undefined>;
  /** All or nothing, under one token however often it is sent; undefined when it is done. */
  transact(writes: Write[]): Promise<Cancelled | undefined>;
}

const CONNECT_TIMEOUT_MS = 1000;

/** What a call that was answered has cost. */
interface Told {
  /** Capacity units, read and written. */
  units: number;
  /** It was a transaction, and all of it is done. */
  committed: boolean;
}

/** One attempt per call: retries are one layer, `retry.ts`, which knows what may be repeated. */
export function openTable(name: string, endpoint?: string, pace?: Pace, tell?: (told: Told) => void): Table {
  const client = new DynamoDBClient({
    ...(endpoint ? { endpoint } : {}),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS },
  });
  // It copies each answer for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  if (tell) tellCosts(client, tell);
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
    pace,
    close: () => client.destroy(),
  };
}

/** Has every call ask what it costs, which itself costs nothing, and tells of those that are answered. */
function tellCosts(client: DynamoDBClient, tell: (told: Told) => void): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' as const };
        const answer = await next({ ...args, input } as typeof args);
        const { ConsumedCapacity: consumed = [] } = answer.output as Consumed;
        const units = [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        tell({ units, committed: commandName === 'TransactWriteItemsCommand' });
        return answer;
      },
    { step: 'initialize', name: 'tellCosts' },
  );
}

interface Consumed {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

/** The calls of one request, which begins now and shares its time among them; `endsAt` by the machine's clock. */
export function callsUntil(table: Table, endsAt: number): Calls {
  const time = requestTime(endsAt, table.pace);
  const calls = callsIn(table, () => time);
  return table.through ? table.through(calls) : calls;
}

/** Calls that nobody is waiting for: each has its own time, in milliseconds. */
export function patientCalls(table: Table, eachMs: number): Calls {
  return callsIn(table, () => requestTime(Date.now() + eachMs, table.pace));
}

/** Where a walk through the whole table goes on, and how far it looks at once. */
export interface ScanFrom {
  after?: Key;
  /** In items; a page ends at 1 MB too. */
  pageSize: number;
  /** In milliseconds. */
  withinMs: number;
}

/**
 * A page of everything that the table holds, whoever's it is; eventually consistent. For tools and upkeep alone: what it costs
 * grows with the table. @throws OrderError unavailable
 */
export async function scanPage(
  { client, name, pace }: Table,
  { after, pageSize, withinMs }: ScanFrom,
): Promise<{ items: Item[]; next?: Key }> {
  const page = new ScanCommand({
    TableName: name,
    ExclusiveStartKey: after && { ...after },
    Limit: pageSize,
  });
  const send = (options: SendOptions) => client.send(page, options);
  const { Items, LastEvaluatedKey } = await attempt(send, requestTime(Date.now() + withinMs, pace));
  return { items: Items ?? [], next: LastEvaluatedKey && keyOf(LastEvaluatedKey) };
}

/** True of a put or update whose condition did not hold; `Item` is what stood there, when the call asked for it. */
export function conditionFailed(error: unknown): error is Error & { Item?: RawItem } {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/** Waits for a put or update that is to do nothing, and to be no failure, when its condition does not hold. */
export async function ifConditionHolds(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!conditionFailed(error)) throw error;
  }
}

/** `timeOf` is asked anew for each call. */
function callsIn(table: Table, timeOf: () => RequestTime): Calls {
  const { client, name: TableName } = table;
  const within = <Answer>(send: (options: SendOptions) => Promise<Answer>) => attempt(send, timeOf());
  const sender: Sender = { send: within, pause: (round) => backOff(round, timeOf().pace) };
  const pages = (query: Query) =>
    paged(query, (ExclusiveStartKey) => {
      const page = new QueryCommand({ TableName, ...queryInput(query), ExclusiveStartKey });
      return within((options) => client.send(page, options));
    });
  return {
    epoch: table.epoch,
    async get(key) {
      const get = new GetCommand({ TableName, Key: key, ConsistentRead: true });
      return (await within((options) => client.send(get, options))).Item;
    },
    batchGet: (read) => batchGet(table, read, sender),
    query: (query) => itemsOf(pages(query), query.atMost),
    pages,
    async put(put) {
      const command = new PutCommand({ TableName, ...put });
      await within((options) => client.send(command, options));
    },
    async update(update) {
      const command = new UpdateCommand({ TableName, ...update });
      return (await within((options) => client.send(command, options))).Attributes;
    },
    transact: (writes) => transact(table, writes, sender),
  };
}
