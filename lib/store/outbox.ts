/** What leaves as an event: change items and refusals of commands, as items and as images of the table's stream. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { CHANGE_KINDS } from '../domain/change.ts';
import type { CommittedChange, Outgoing, RefusedCommand } from '../domain/outbox.ts';
import type { Item } from './bulk-calls.ts';
import { assertKnown } from './schema.ts';
import { CHANGE_PREFIX, orderOfPartition, REFUSAL_PREFIX } from './keys.ts';
import { pathsIn } from './packed-paths.ts';
import { committedRowOf } from './row-item.ts';
import { rowOfItem } from './row.ts';
import { QUIET, ROW_KIND } from './table-shape.ts';

/** What the publisher relies on in a change item; everything else is taken as it was written. */
const StoredChange = z.looseObject({
  version: z.int().check(z.gte(1)),
  mutationId: z.string(),
  kinds: z.array(z.enum(CHANGE_KINDS)).check(z.minLength(1)),
  actor: z.looseObject({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  paths: z.array(z.looseObject({ path: z.string() })),
  row: z.looseObject({ number: z.string(), status: z.string(), total: z.string(), baseTotal: z.string() }),
});

/** The new image as the stream gives it: every attribute under the letter of its type. */
type Image = Record<string, unknown>;

/** Undefined for an item that is none of ours to publish, or was written quietly. @throws OrderError unavailable for one of a later release; Error for a broken one */
export function outgoingOfImage(image: Image): Outgoing | undefined {
  const item = unmarshall(image as Parameters<typeof unmarshall>[0]);
  return item[QUIET] === true ? undefined : outgoingOf(item);
}

/** The same of an item as the table holds it. @throws OrderError unavailable | Error */
export function outgoingOf(item: Item): Outgoing | undefined {
  const sort = String(item['SK']);
  if (item[ROW_KIND] !== undefined) return { kind: 'row', row: committedRowOf(item) };
  if (!sort.startsWith(REFUSAL_PREFIX) && !sort.startsWith(CHANGE_PREFIX)) return undefined;
  assertKnown(item);
  if (sort.startsWith(REFUSAL_PREFIX)) return { kind: 'refusal', refusal: item['refusal'] as RefusedCommand };
  const order = orderOfPartition(String(item['PK']));
  if (!order) throw new TypeError('a change of no order');
  const read = { ...item, paths: pathsIn(item), row: rowOfItem(item) };
  const { PK: _, SK: __, dict: ___, ...record } = StoredChange.parse(read);
  return { kind: 'change', change: { ...record, ...order } as unknown as CommittedChange };
}
