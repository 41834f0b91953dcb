/** The calls about many items at once: reads in batches, writes in one transaction. */
import { randomUUID } from 'node:crypto';
import {
  BatchGetCommand,
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { OrderError } from '../domain/order-error.ts';
import type { Key } from './keys.ts';
import {
  cancellationReasons,
  wasAnswered,
  type CancellationReason,
  type RawItem,
  type SendOptions,
} from './retry.ts';

export interface Connection {
  client: DynamoDBDocumentClient;
  name: string;
}

/** How the door lets a call out: timed, given up and repeated; and how it waits before a further round. */
export interface Sender {
  send<Answer>(call: (options: SendOptions) => Promise<Answer>): Promise<Answer>;
  pause(round: number): Promise<void>;
}

export type Item = Record<string, unknown>;

/** The item that a refused condition tells of. */
export const plainItem = (raw: RawItem): Item => unmarshall(raw);
/** As the engine would hold it. */
export const rawItem = (item: Item): RawItem => marshall(item, { removeUndefinedValues: true }) as RawItem;

type Named = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** One write of a transaction; the table is the door's business. */
export type Write = {
  [Verb in 'Put' | 'Update' | 'Delete' | 'ConditionCheck']?: Omit<NonNullable<Named[Verb]>, 'TableName'>;
};

/** Why nothing of a transaction was done. */
export interface Cancelled {
  /** By position. */
  reasons: CancellationReason[];
  /** An earlier try was not answered: it may still arrive. */
  uncertain: boolean;
  cause: unknown;
}

/** The most keys one BatchGetItem takes. */
const BATCH = 100;
/** How often keys that came back unprocessed are asked for again. */
const ROUNDS = 5;

export interface BatchRead {
  keys: Key[];
  /** Half the price, for what an index has told of: a row may lag behind anyway. */
  eventually?: boolean;
}

/** The items that exist, in no order. @throws OrderError unavailable, also when the engine keeps leaving some out */
export async function batchGet(
  { client, name }: Connection,
  { keys: wanted, eventually = false }: BatchRead,
  sender: Sender,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let start = 0; start < wanted.length; start += BATCH) {
    let keys: Item[] = wanted.slice(start, start + BATCH).map((key) => ({ ...key }));
    for (let round = 1; keys.length > 0; round += 1) {
      if (round > ROUNDS) throw new OrderError('unavailable', { retryAfterSeconds: 1 });
      const request = { [name]: { Keys: keys, ConsistentRead: !eventually } };
      const get = new BatchGetCommand({ RequestItems: request });
      const answer = await sender.send((options) => client.send(get, options));
      found.push(...(answer.Responses?.[name] ?? []));
      keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
      if (keys.length > 0) await sender.pause(round);
    }
  }
  return found;
}

/** Built once: every try sends this same input under this same token. @throws OrderError unavailable */
export async function transact(
  { client, name }: Connection,
  writes: Write[],
  sender: Sender,
): Promise<Cancelled | undefined> {
  const input = {
    TransactItems: writes.map((write) => named(name, write)),
    ClientRequestToken: randomUUID(),
  };
  let uncertain = false;
  const send = async (options: SendOptions) => {
    try {
      return await client.send(new TransactWriteCommand(input), options);
    } catch (error) {
      uncertain ||= !wasAnswered(error);
      throw error;
    }
  };
  try {
    await sender.send(send);
    return undefined;
  } catch (error) {
    const reasons = cancellationReasons(error);
    if (!reasons) throw error;
    return { reasons, uncertain, cause: error };
  }
}

function named(TableName: string, { Put, Update, Delete, ConditionCheck }: Write): Named {
  return {
    ...(Put && { Put: { TableName, ...Put } }),
    ...(Update && { Update: { TableName, ...Update } }),
    ...(Delete && { Delete: { TableName, ...Delete } }),
    ...(ConditionCheck && { ConditionCheck: { TableName, ...ConditionCheck } }),
  };
}
