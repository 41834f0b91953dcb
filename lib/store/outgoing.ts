/** Stored items -> what leaves as an event. */
import * as z from 'zod/mini';
import { CHANGE_KINDS } from '../domain/change.ts';
import type { CommittedChange, Outgoing, RefusedCommand } from '../domain/outbox.ts';
import { CHANGE_PREFIX, REFUSAL_PREFIX } from './keys.ts';
import type { Item } from './reads.ts';

/** What the publisher relies on; everything else is taken as it was written. */
const ChangeItem = z.looseObject({
  PK: z.string().check(z.regex(/^ORG#.+#SO#.+$/)),
  version: z.int().check(z.gte(1)),
  mutationId: z.string(),
  kinds: z.array(z.enum(CHANGE_KINDS)).check(z.minLength(1)),
  actor: z.looseObject({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  paths: z.array(z.looseObject({ path: z.string() })),
  row: z.looseObject({ number: z.string(), status: z.string(), total: z.string(), baseTotal: z.string() }),
});

/** Undefined for an item that is none of ours to publish. @throws ZodError for one that is, and is broken */
export function outgoingOf(item: Item): Outgoing | undefined {
  const sort = String(item['SK']);
  if (sort.startsWith(REFUSAL_PREFIX)) return { kind: 'refusal', refusal: item['refusal'] as RefusedCommand };
  if (!sort.startsWith(CHANGE_PREFIX)) return undefined;
  const { PK, ...record } = ChangeItem.parse(item);
  const [organizationId, orderId] = PK.slice('ORG#'.length).split('#SO#');
  return { kind: 'change', change: { ...record, organizationId, orderId } as unknown as CommittedChange };
}
