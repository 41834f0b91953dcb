/** A short history in which everything is as it should be, with handles to spoil it. */
import { calculateTotals } from '../../../lib/calculators/calculate-totals.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { NO_PROGRESS } from '../../../lib/domain/progress.ts';
import { aDraft, aLine } from '../../support/drafts.ts';
import * as asks from '../rig/asks.ts';
import type { StoredChange } from '../rig/dump.ts';
import type { Entry } from '../rig/history-log.ts';
import { answerOf, type Answer } from '../../support/client.ts';
import type { Evidence } from './evidence.ts';

export interface Mutable extends Evidence {
  order(id: string): SalesOrder;
  change(id: string, version: number): StoredChange;
  entry(operation: string): Entry;
  answer(status: number, mark: string, version: number, code?: number): Answer;
  /** As if the operation on the order had been answered 200. */
  acknowledge(operation: 'confirm', id: string): void;
}

/** The line that orders have. */
export const LINE = 'L';

/** Order 1: created as "a", noted "b", confirmed, read, shipped and invoiced in part. Order 2: created under a key as "c". */
export function goodEvidence(): Mutable {
  const entries: Entry[] = [
    spoken(asks.create('c'), 0, answered(201, 'c', 1, 0, '2'), 'key'),
    spoken(asks.create('a'), 1, answered(201, 'a', 1, 0, '1')),
    spoken(asks.update('1', 'b'), 2, answered(200, 'b', 2, 0, '1')),
    spoken(asks.confirm('1'), 3, answered(200, '', 0)),
    spoken(asks.invoice({ id: '1', number: 'N-1', lines: [LINE] }, 1, 'part'), 3.6, answered(200, '', 0)),
    spoken(asks.retrieve('1'), 4.5, answered(200, 'b', 3, 0, '1')),
  ];
  const dump = {
    orders: [stored('1', 'b', 'confirmed', 3), stored('2', '', 'draft', 1)],
    changes: [
      changed('1', 1, 'created', 'draft', 'a'),
      changed('1', 2, 'updated', 'draft', 'a', 'b'),
      changed('1', 3, 'confirmed', 'confirmed', 'a'),
      changed('2', 1, 'created', 'draft', 'c'),
    ],
    numbers: ['1', '2'].map((id) => ({ organization: 'o', number: `N-${id}`, orderId: id })),
    texts: ['1', '2'].map((id) => ({ organization: 'o', kind: 'REFERENCE', sort: id, orderId: id })),
    claims: [{ id: 'claim', orderId: '2', version: 1, callHash: 'hash' }],
    largestItemBytes: 1000,
  };
  const found = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the good history lacks it');
    return value;
  };
  return {
    entries,
    dump,
    faults: 0,
    order: (id) => found(dump.orders.find((order) => order.id === id)),
    change: (id, version) =>
      found(dump.changes.find((change) => change.orderId === id && change.version === version)),
    entry: (operation) => found(entries.find(({ ask }) => ask.operation === operation)),
    answer: answered,
    acknowledge: (_, id) => entries.push(spoken(asks.confirm(id), 5, answered(200, '', 0))),
  };
}

function spoken(ask: asks.Ask, at: number, answer: Answer, key?: string): Entry {
  const asked = { ...ask, ...(key && { key }) };
  return {
    client: 'x',
    organization: 'o',
    ask: asked,
    invokedAt: at,
    endedAt: at + 0.5,
    outcome: 'ok',
    answer,
  };
}

function answered(status: number, mark: string, version: number, code = 0, id = '1'): Answer {
  const salesorder = { salesorder_id: id, notes: mark };
  const headers = { 'x-request-id': 'r', ...(version > 0 && { etag: `"${version}"` }) };
  return answerOf(status, headers, JSON.stringify({ code, message: '', ...(version > 0 && { salesorder }) }));
}

function stored(id: string, notes: string, status: string, version: number): SalesOrder {
  const draft = aDraft({ lines: [aLine('0.10', '3')] });
  const { exchangeRate, lines: drafted, ...pricing } = draft;
  const isBegun = status === 'confirmed';
  const done = isBegun ? '1' : '0';
  const quantities = { quantityPacked: done, quantityShipped: done, quantityInvoiced: done };
  const lines = drafted.map((line) => ({ ...line, id: LINE, ...quantities }));
  const referenceNumber = id === '1' ? 'a' : 'c';
  const totals = calculateTotals(draft);
  const facts = { id, organizationId: 'o', number: `N-${id}`, notes, status, version, referenceNumber };
  const progress = isBegun ? BEGUN() : NO_PROGRESS;
  return { ...facts, pricing, lines, progress, currency: { exchangeRate }, totals } as unknown as SalesOrder;
}

/** A package of one, shipped, and an invoice of one. */
const BEGUN = () => ({
  ...NO_PROGRESS,
  packages: [{ id: 'p', version: 1, lines: [{ lineId: LINE, quantity: '1' }] }],
  shipments: [{ id: 's', version: 1, packageIds: ['p'], delivery: 'shipped' }],
  invoices: [{ id: 'i', version: 1, lines: [{ lineId: LINE, quantity: '1' }] }],
});

function changed(
  orderId: string,
  version: number,
  kind: string,
  status: string,
  referenceNumber: string,
  notes?: string,
): StoredChange {
  const row = { id: orderId, number: `N-${orderId}`, status, referenceNumber };
  const paths = notes === undefined ? [] : [{ path: 'notes', after: JSON.stringify(notes) }];
  const mutationId = `${orderId}.${version}`;
  return {
    organization: 'o',
    orderId,
    version,
    kinds: [kind],
    mutationId,
    paths,
    row,
  } as unknown as StoredChange;
}
