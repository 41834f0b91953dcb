/** Table stream records as DynamoDB writes them, and a shard that hands them to a function as Lambda does. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { decimal, ZERO } from '../../lib/domain/decimal.ts';
import { instant, orderId, type CalendarDate } from '../../lib/domain/identity.ts';
import { packPaths } from '../../lib/store/packed-paths.ts';
import { packRow } from '../../lib/store/row.ts';

let sequence = 0;

export function recordOf(
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE',
  item: Record<string, unknown>,
): DynamoDBRecord {
  sequence += 1;
  const image = asText(marshall(item, { removeUndefinedValues: true }) as Record<string, AttributeValue>);
  const keys = marshall({ PK: item['PK'], SK: item['SK'] }) as Record<string, never>;
  const images = eventName === 'REMOVE' ? { OldImage: image } : { NewImage: image };
  return {
    eventID: `event-${sequence}`,
    eventName,
    dynamodb: { Keys: keys, SequenceNumber: String(sequence).padStart(21, '0'), ...images },
    // Only what time to live removes bears this.
    ...(eventName === 'REMOVE'
      ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
      : {}),
  };
}

/** Bytes as Lambda hands them over: in base64. */
const asText = (image: Record<string, AttributeValue>): Record<string, never> =>
  Object.fromEntries(
    Object.entries(image).map(([name, value]) => [
      name,
      (value.B ? { B: Buffer.from(value.B).toString('base64') } : value) as never,
    ]),
  );

/** A change item of version `version` of an order. */
export function changeItem(
  order: string,
  version: number,
  rest: Record<string, unknown> = {},
): Record<string, unknown> {
  const at = instant(new Date(Date.UTC(2026, 10, 21) + version * 1000));
  return {
    PK: `ORG#1#SO#${order}`,
    SK: `CHANGE#${String(version).padStart(8, '0')}`,
    version,
    mutationId: `m-${order}-${version}`,
    kinds: [version === 1 ? 'created' : 'updated'],
    actor: { id: 'key-1', name: 'Key' },
    at,
    ...packPaths(version === 1 ? [] : [{ path: 'notes', before: '"secret"', after: '"secret"' }]),
    row: packRow({
      id: orderId(order),
      number: `SO-${order}`,
      version,
      status: 'draft',
      referenceNumber: '',
      date: '2026-11-21' as CalendarDate,
      customerId: 'c',
      customerName: 'Molly',
      currencyCode: 'USD',
      total: decimal('10'),
      baseTotal: decimal('10'),
      quantity: decimal('1'),
      quantityInvoiced: ZERO,
      quantityPacked: ZERO,
      quantityShipped: ZERO,
      createdAt: at,
      modifiedAt: at,
      customFields: [],
    }),
    ...rest,
  };
}

export interface ShardRun {
  invocations: number;
  /** What Lambda gave up on: the rest of a batch that never went through. */
  discarded: DynamoDBRecord[];
}

/** Invokes the function batch by batch; after a failure from the first failed record on, after a death from the start. */
export async function runShard(
  records: DynamoDBRecord[],
  handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>,
  { batchSize, attempts }: { batchSize: number; attempts: number },
): Promise<ShardRun> {
  const run: ShardRun = { invocations: 0, discarded: [] };
  for (let start = 0; start < records.length; start += batchSize) {
    let rest = records.slice(start, start + batchSize);
    for (let attempt = 1; rest.length > 0; attempt += 1) {
      if (attempt > attempts) {
        run.discarded.push(...rest);
        break;
      }
      run.invocations += 1;
      rest = await restAfter(rest, () => handler({ Records: rest }));
    }
  }
  return run;
}

async function restAfter(
  batch: DynamoDBRecord[],
  invoke: () => Promise<DynamoDBBatchResponse>,
): Promise<DynamoDBRecord[]> {
  try {
    const { batchItemFailures } = await invoke();
    const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()[0];
    if (failed === undefined) return [];
    return batch.slice(batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed));
  } catch {
    return batch;
  }
}
