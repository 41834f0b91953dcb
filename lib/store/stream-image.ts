/** A record of the table stream -> what leaves as an event. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Outgoing } from '../domain/outbox.ts';
import { outgoingOf } from './outgoing.ts';

/** The new image as the stream gives it: every attribute under the letter of its type. */
export type Image = Record<string, unknown>;

/** Undefined for an item that is none of ours to publish. @throws ZodError for one that is, and is broken */
export function outgoingOfImage(image: Image): Outgoing | undefined {
  return outgoingOf(unmarshall(image as Parameters<typeof unmarshall>[0]));
}
