/** An engine that takes connections and never answers: whatever is asked of it ends by the deadline, its outcome unknown. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import type { IdempotencyClaim } from '../../lib/domain/change.ts';
import {
  mutationId,
  orderId,
  organizationId,
  type CalendarDate,
  type Instant,
} from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { RefusedCommand } from '../../lib/domain/outbox.ts';
import type { OrderStore, ReferenceStore, RefusalStore } from '../../lib/domain/ports.ts';
import { commentStore } from '../../lib/store/comments.ts';
import type { CommentStore } from '../../lib/domain/comment.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { referenceStore } from '../../lib/store/references.ts';
import { refusalStore } from '../../lib/store/refusals.ts';
import { callsUntil, openTable, scanPage, type Calls, type Table } from '../../lib/store/table.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';

const ENDS_WITHIN_MS = 300;
const ORG = organizationId(ORGANIZATION);
const ID = orderId('1');

let silent: Server;
let table: Table;
const sockets = new Set<{ destroy(): void }>();

beforeAll(async () => {
  silent = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  pointHandlersAt(endpoint, 'orders', process.env);
  const pace = { answerMs: 100, firstWaitMs: 1, longestWaitMs: 5, retryMs: 1000 };
  table = openTable('orders', endpoint, pace);
});
afterAll(() => {
  table.close();
  sockets.forEach((socket) => socket.destroy());
  silent.close();
});

const claim: IdempotencyClaim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };
const order = {
  id: ID,
  organizationId: ORG,
  number: 'N',
  version: 1,
  subject: 's',
  referenceNumber: 'r',
  createdAt: '2026-01-01T00:00:00.000Z',
  modifiedAt: '2026-01-01T00:00:00.000Z',
  customFields: [],
  customer: { id: '1', name: 'c', contactPersons: [] },
  currency: {},
  totals: {},
  lines: [],
  progress: { packages: [], shipments: [], invoices: [], payments: [], purchaseOrders: [], removed: [] },
} as unknown as SalesOrder;
const record = {
  mutationId: mutationId('m'),
  kinds: ['created' as const],
  actor: { id: 'a', name: 'a' },
  at: '2026-01-01T00:00:00.000Z',
  paths: [],
} as unknown as Parameters<OrderStore['commit']>[0]['record'];
const refusal = {
  organizationId: ORG,
  operation: 'create',
  commandId: 'c',
  position: 0,
  callHash: 'h',
  at: record.at,
};

const ORDERS: { [Name in keyof OrderStore]: (store: OrderStore) => Promise<unknown> } = {
  load: (store) => store.load(ORG, ID),
  loadMany: (store) => store.loadMany(ORG, [ID]),
  findBySubject: (store) => store.findBySubject(ORG, 's'),
  findByNumber: (store) => store.findByNumber(ORG, 'N'),
  idsByForeign: (store) => store.idsByForeign(ORG, 'zoho-crm', ['1']),
  findByForeignId: (store) => store.findByForeignId(ORG, 'zoho-crm', '1'),
  commit: (store) => store.commit({ after: order, record }),
  remember: (store) => store.remember(claim, order),
  recall: (store) => store.recall('c', 1),
  history: (store) => store.history(ORG, ID, 1, 10),
  list: (store) =>
    store.list(
      ORG,
      { page: 1, perPage: 10, sortBy: 'created', descending: true },
      '2026-01-01' as CalendarDate,
    ),
  listDeleted: (store) =>
    store.listDeleted(ORG, { from: '2026-01-01T00:00:00.000Z' as Instant, page: 1, perPage: 10 }),
  takeNumber: (store) => store.takeNumber(ORG, { prefix: 'SO-', next: 1 }, 1),
  raiseCounter: (store) => store.raiseCounter(ORG, 'SO-', 1),
};
const comment = { id: '1', orderId: ID, text: 't', by: { id: 'k', name: 'k' }, at: '' as Instant };
const COMMENTS: { [Name in keyof CommentStore]: (store: CommentStore) => Promise<unknown> } = {
  load: (store) => store.load(ORG, ID, '1'),
  list: (store) => store.list(ORG, ID, { page: 1, perPage: 10 }),
  add: (store) => store.add(ORG, comment),
  change: (store) => store.change(ORG, comment),
  remove: (store) => store.remove(ORG, comment),
};
/** What the store knows by itself asks no engine. */
type Asking = Exclude<keyof ReferenceStore, 'settingsLastRead'>;
const REFERENCES: { [Name in Asking]: (store: ReferenceStore) => Promise<unknown> } = {
  load: (store) => store.load(ORG, []),
  itemIdsByCode: (store) => store.itemIdsByCode(ORG, ['RED']),
  salespersonIdByName: (store) => store.salespersonIdByName(ORG, 'Lara'),
  idsByNumber: (store) => store.idsByNumber(ORG, [{ kind: 'item', id: '8500000000000001' }]),
  apply: (store) => store.apply({ organizationId: ORG, version: 1, key: { kind: 'item', id: '1' } }),
};
const REFUSALS: { [Name in keyof RefusalStore]: (store: RefusalStore) => Promise<unknown> } = {
  find: (store) => store.find(refusal),
  put: (store) => store.put(refusal as RefusedCommand, 1),
};

const KEY = { PK: 'p', SK: 's' };
const DOOR: { [Name in keyof Calls]: (calls: Calls) => Promise<unknown> } = {
  get: (calls) => calls.get(KEY),
  batchGet: (calls) => calls.batchGet({ keys: [KEY] }),
  query: (calls) => calls.query({ partition: 'p' }).next(),
  pages: (calls) => calls.pages({ partition: 'p' }).next(),
  put: (calls) => calls.put({ Item: KEY }),
  update: (calls) => calls.update({ Key: KEY, UpdateExpression: 'SET a = b' }),
  transact: (calls) => calls.transact([{ Put: { Item: KEY } }]),
};

async function endsInTime(ask: (deadline: number) => Promise<unknown>): Promise<void> {
  const began = Date.now();
  await expect(ask(began + ENDS_WITHIN_MS)).rejects.toMatchObject({ code: 'unavailable' });
  expect(Date.now() - began).toBeLessThan(ENDS_WITHIN_MS + 1500);
}

it.each(Object.entries(DOOR))('the door: %s', { timeout: 5000 }, (_, ask) =>
  endsInTime((deadline) => ask(callsUntil(table, deadline))),
);
it('a walk through everything', { timeout: 5000 }, () =>
  endsInTime((deadline) => scanPage(table, { pageSize: 1, withinMs: deadline - Date.now() })),
);
it.each(Object.entries(ORDERS))('orders: %s', { timeout: 5000 }, (_, ask) =>
  endsInTime((deadline) => ask(orderStore(table, deadline))),
);
it.each(Object.entries(COMMENTS))('comments: %s', { timeout: 5000 }, (_, ask) =>
  endsInTime((deadline) => ask(commentStore(table, deadline))),
);
it.each(Object.entries(REFERENCES))('references: %s', { timeout: 5000 }, (_, ask) =>
  endsInTime((deadline) => ask(referenceStore(table, deadline))),
);
it.each(Object.entries(REFUSALS))('refusals: %s', { timeout: 5000 }, (_, ask) =>
  endsInTime((deadline) => ask(refusalStore(table, deadline))),
);
