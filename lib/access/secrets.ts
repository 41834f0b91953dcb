/** Secrets of clients and tokens: how they are made, what they are called, and how a client proves that it knows its own. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { isOver, type ClientRow } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';
import { digestOf } from './api-keys.ts';

/** Parameters by name, wherever a client put them. */
export type Parameters = ReadonlyMap<string, string>;

const LONGEST_ID = 200;

/** A secret that nobody can guess. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What a secret is called in lists and logs. */
export const idOf = (prefix: string, digest: string): string => `${prefix}-${digest.slice(0, 12)}`;

/** Who says to be a client and knows its secret; an unknown id and a wrong secret are told apart by nothing. */
export async function provenClient(
  parameters: Parameters,
  find: (id: string) => Promise<ClientRow | undefined>,
  clock: Clock,
): Promise<ClientRow | undefined> {
  const id = parameters.get('client_id');
  const secret = parameters.get('client_secret');
  if (!id || !secret || id.length > LONGEST_ID) return undefined;
  const row = await find(id);
  const now = clock.now();
  if (!row || isOver(row, now)) return undefined;
  const given = Buffer.from(digestOf(secret), 'hex');
  const isOurs = row.secrets.some(
    ({ digest, until }) =>
      timingSafeEqual(Buffer.from(digest, 'hex'), given) &&
      (until === undefined || Date.parse(until) > now.getTime()),
  );
  return isOurs ? row : undefined;
}
