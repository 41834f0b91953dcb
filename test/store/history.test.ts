import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangeKind } from '../../lib/domain/change.ts';
import { mutationId, orderId, organizationId, type CalendarDate } from '../../lib/domain/identity.ts';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { CommittedChange } from '../../lib/domain/outbox.ts';
import { livePublisher } from '../../lib/runtime/live-publisher.ts';
import { callsUntil, type Calls } from '../../lib/store/table.ts';
import { expireChanges, settleClosedHistory } from '../../lib/store/history-expiry.ts';
import { keys } from '../../lib/store/keys.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { draftOf, invoke, storedOrder } from '../support/event-orders.ts';
import { type SeededTable, seededTable } from '../support/table.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';

let seeded: SeededTable;
let deletedId: string;
let keptId: string;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  seeded = await seededTable();
  keptId = (await draftOf('1')).id;
  deletedId = (await draftOf('1')).id;
  for (let version = 2; version <= 12; version += 1) {
    await invoke('update', { id: deletedId, input: { notes: `version ${version}` } });
  }
  await invoke('delete', { id: deletedId });
});

async function expiries(id: string): Promise<(string | undefined)[]> {
  const { Items = [] } = await seeded.client.send(new ScanCommand({ TableName: seeded.tableName }));
  return Items.filter((item) => item['PK']?.S?.endsWith(`#SO#${id}`)).map((item) => item['expiresAt']?.N);
}

describe('the history of a deleted order', () => {
  it('is not written again where it expires already: a long one gets there, however often it is tried', async () => {
    const longId = (await draftOf('1')).id;
    for (let version = 2; version <= 8; version += 1) {
      await invoke('update', { id: longId, input: { notes: `version ${version}` } });
    }
    await invoke('delete', { id: longId });
    const calls = callsUntil(seeded.table, Date.now() + 20_000);
    let written = 0;
    const failing = (after: number): Calls => ({
      ...calls,
      async update(update) {
        if (written >= after) throw new Error('no time is left');
        written += 1;
        return calls.update(update);
      },
    });
    const expire = (after: number) =>
      expireChanges(failing(after), organizationId(ORGANIZATION), orderId(longId), 1_900_000_000);
    await expect(expire(5)).rejects.toThrow('no time');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expire(100);
    expect(written).toBe(9);
    await expire(0);
  });

  it('expires as a whole, once or more often, and no other order with it', async () => {
    const expire = () =>
      expireChanges(
        callsUntil(seeded.table, Date.now() + 20_000),
        organizationId(ORGANIZATION),
        orderId(deletedId),
        1_900_000_000,
      );
    await expire();
    await expire();
    expect(await expiries(deletedId)).toEqual(Array.from({ length: 13 }, () => '1900000000'));
    expect(await expiries(keptId)).toEqual([undefined, undefined]);
  });

  it('expires 90 days after the deletion, to the second, where the organisation says nothing else', async () => {
    Object.assign(process.env, { EVENT_BUS_NAME: 'bus', DEAD_LETTER_QUEUE_URL: 'http://localhost/queue' });
    const [organization, order] = [organizationId(ORGANIZATION), orderId(deletedId)];
    const deletion = {
      organizationId: organization,
      orderId: order,
      kinds: ['deleted'],
      at: '2026-01-01T00:00:00.900Z',
    };
    await livePublisher().expireHistory(deletion as CommittedChange, Date.now() + 20_000);
    const then = String(Date.parse('2026-04-01T00:00:00Z') / 1000);
    expect(new Set(await expiries(deletedId))).toEqual(new Set([then]));
  });
});

describe('the history of a closed order', () => {
  const ORG = organizationId(ORGANIZATION);
  const settle = (id: string, days?: number) =>
    settleClosedHistory(callsUntil(seeded.table, Date.now() + 20_000), ORG, orderId(id), days);

  /** A draft that is written as closed by its newest change: what leads there is none of the store's business. */
  async function closedOrder(): Promise<SalesOrder> {
    const { id } = await draftOf('1');
    await invoke('update', { id, input: { notes: 'x' } });
    const order = (await storedOrder(id)) as SalesOrder;
    return next(order, 'closed');
  }

  const next = (before: SalesOrder, status: SalesOrder['status']): Promise<SalesOrder> => {
    const after = { ...before, status, version: before.version + 1 };
    const kinds: ChangeKind[] = [status === 'closed' ? 'closed' : 'reopened'];
    const { modifiedBy: actor, modifiedAt: at } = before;
    const record = { mutationId: mutationId(`${before.id}-${after.version}`), kinds, actor, at, paths: [] };
    return orderStore(seeded.table, Date.now() + 20_000).commit({ before, after, record });
  };

  const expiryOf = (order: SalesOrder, days: number) =>
    String(Math.floor(Date.parse(order.modifiedAt) / 1000) + days * 86_400);

  it('stays, unless the organisation says for how long', async () => {
    const closed = await closedOrder();
    await settle(closed.id);
    expect(await expiries(closed.id)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('expires so many days later, but for its newest change; a further one is the newest then', async () => {
    const closed = await closedOrder();
    const [day30, day60] = [expiryOf(closed, 30), expiryOf(closed, 60)];
    await settle(closed.id, 30);
    await settle(closed.id, 30);
    // Two changes, and the order with its newest one.
    expect((await expiries(closed.id)).toSorted()).toEqual([day30, day30, undefined, undefined]);
    await next(closed, 'closed');
    await settle(closed.id, 60);
    expect((await expiries(closed.id)).toSorted()).toEqual([day30, day30, day60, undefined, undefined]);
  });

  it('stays when the order is opened again, whichever change is told of first', async () => {
    const closed = await closedOrder();
    await settle(closed.id, 30);
    await next(closed, 'confirmed');
    await settle(closed.id, 30);
    expect(new Set(await expiries(closed.id))).toEqual(new Set([undefined]));
    await settle(closed.id, 30);
    await settle(closed.id);
    expect(new Set(await expiries(closed.id))).toEqual(new Set([undefined]));
  });

  it('is shown as far as it is there, and its last page says that it is the last', async () => {
    const closed = await closedOrder();
    const gone = [1, 2].map((version) => keys.change(ORG, closed.id, version));
    for (const Key of gone) {
      await seeded.table.client.send(new DeleteCommand({ TableName: seeded.tableName, Key }));
    }
    const store = orderStore(seeded.table, Date.now() + 20_000);
    const pageOf = async (page: number, perPage: number) => {
      const shown = await store.history(ORG, closed.id, page, perPage);
      return [shown?.changes.map(({ version }) => version), shown?.hasMore];
    };
    expect(await pageOf(1, 2)).toEqual([[3], false]);
    expect(await pageOf(2, 2)).toEqual([[], false]);
    // The newest change is what lists of changes go by.
    const query: ListCommand = { page: 1, perPage: 200, sortBy: 'modified', descending: true };
    const { rows } = await store.list(ORG, query, today as CalendarDate);
    expect(rows.map(({ id }) => id)).toContain(closed.id);
  });
});
