/** Stored items -> what leaves as an event. */
import type { CommittedChange, Outgoing, RefusedCommand } from '../domain/outbox.ts';
import { StoredChange } from '../domain/stored-change.ts';
import { CHANGE_PREFIX, REFUSAL_PREFIX } from './keys.ts';
import type { Item } from './reads.ts';

const CHANGE_PARTITION = /^ORG#(.+)#SO#(.+)$/;

/** Undefined for an item that is none of ours to publish. @throws Error for one that is, and is broken */
export function outgoingOf(item: Item): Outgoing | undefined {
  const sort = String(item['SK']);
  if (sort.startsWith(REFUSAL_PREFIX)) return { kind: 'refusal', refusal: item['refusal'] as RefusedCommand };
  if (!sort.startsWith(CHANGE_PREFIX)) return undefined;
  const [, organizationId, orderId] = CHANGE_PARTITION.exec(String(item['PK'])) ?? [];
  if (organizationId === undefined || orderId === undefined) throw new TypeError('a change of no order');
  const { PK: _, SK: __, ...record } = StoredChange.parse(item);
  return { kind: 'change', change: { ...record, organizationId, orderId } as unknown as CommittedChange };
}
