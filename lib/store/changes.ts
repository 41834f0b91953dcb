/** The change items of one order, newest first. They outlive it. */
import type { ChangePage, RecordedChange } from '../domain/change.ts';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import type { OrderRow } from '../domain/order-row.ts';
import { keys } from './keys.ts';
import { queryAll, type Item } from './reads.ts';
import type { RequestTime } from './request-time.ts';
import type { Table } from './table.ts';

/** Versions are consecutive, so that a page is a range of keys: nothing before it is read. */
export async function listChanges(
  table: Table,
  org: OrganizationId,
  id: OrderId,
  page: number,
  perPage: number,
  time: RequestTime,
): Promise<ChangePage | undefined> {
  const newestFirst = async (from: number, count: number) =>
    queryAll(
      table,
      {
        TableName: table.name,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :pk AND SK BETWEEN :first AND :from',
        ExpressionAttributeValues: {
          ':pk': keys.change(org, id, 1).PK,
          ':first': keys.change(org, id, 1).SK,
          ':from': keys.change(org, id, from).SK,
        },
        ScanIndexForward: false,
        Limit: count,
      },
      time,
    );
  const [newest] = await newestFirst(LAST_VERSION, 1);
  if (!newest) return undefined;
  const from = Number(newest['version']) - (page - 1) * perPage;
  if (from < 1) return { changes: [], hasMore: false };
  const items = await newestFirst(from, perPage);
  return { changes: items.slice(0, perPage).map(fromChangeItem), hasMore: from > perPage };
}

/** As many digits as the key of a change has. */
const LAST_VERSION = 99_999_999;

function fromChangeItem(item: Item): RecordedChange {
  const { mutationId, kinds, actor, at, paths, reason, note } = item as unknown as RecordedChange;
  const { number, status } = item['row'] as OrderRow;
  const version = Number(item['version']);
  return { mutationId, kinds, actor, at, paths, reason, note, version, number, status };
}
