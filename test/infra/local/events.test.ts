import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEvent } from '../../../infra/local/event-bus.ts';
import { DEAD_LETTER } from '../../../infra/local/events.ts';
import { OrderChanged } from '../../../lib/events/outgoing/published.ts';
import type { BusEntry } from '../../support/deliveries.ts';
import { startLocalEvents, type LocalEventsRun } from '../../support/local-events.ts';

let local: LocalEventsRun;

beforeAll(async () => {
  local = await startLocalEvents();
});
afterAll(() => local.stop());

/** An example as it stands in examples/events, about another order. */
function example(name: string, order?: { id: string; lineId: string }, total?: string): BusEntry {
  let text = readFileSync(new URL(`../../../examples/events/${name}.json`, import.meta.url), 'utf8');
  if (order) {
    text = text.replaceAll('4815000000044895', order.id).replaceAll('4815000000044897', order.lineId);
  }
  if (total) text = text.replaceAll('225.62', total);
  return JSON.parse(text) as BusEntry;
}

const changeOf = ({ detail }: LocalEvent) => OrderChanged.parse(detail).data;
const isType = (type: string, orderId?: string) => (event: LocalEvent) =>
  event['detail-type'] === type && (orderId === undefined || changeOf(event).orderId === orderId);

describe('an order that only events drive', () => {
  it('ends fulfilled, paid and closed, and Inventory shows what was reported', async () => {
    await local.put(example('create-requested'));
    const { orderId: id, number } = changeOf(await local.event(isType('SalesOrder Created')));
    const draft = await local.retrieve(`/${id}`);
    const [{ line_item_id: lineId }] = draft['line_items'] as [{ line_item_id: string }];
    const total = String(draft['total']);
    const about = { id, lineId };
    await local.put(
      example('confirm-requested', about),
      // The wrong way round, twice: the queue sorts it out.
      example('shipment-updated', about),
      example('package-recorded', about),
      example('shipment-updated', about),
      example('payment-recorded', about, total),
      example('invoice-recorded', about, total),
      example('purchase-order-recorded', about),
      example('checkout-recorded', about),
    );
    const closed = changeOf(await local.event(isType('SalesOrder Closed', id)));
    expect(closed).toMatchObject({ number, status: 'closed', quantityShipped: '2', quantityInvoiced: '2' });
    await expect
      .poll(async () => (await local.retrieve(`/${id}`))['paid_status'], { timeout: 10_000 })
      .toBe('paid');
    await expect
      .poll(async () => (await local.retrieve(`/${id}`))['purchaseorders'], { timeout: 10_000 })
      .toEqual(['4815000000045200']);
    expect(await local.retrieve(`/${id}`)).toMatchObject({
      status: 'fulfilled',
      order_status: 'closed',
      invoiced_status: 'invoiced',
      shipped_status: 'shipped',
      paid_status: 'paid',
      line_items: [{ quantity_invoiced: 2, quantity_packed: 2, quantity_shipped: 2, is_invoiced: true }],
      packages: [
        {
          package_id: '4815000000044905',
          package_number: 'PK-00004',
          shipment_id: '4815000000044917',
          shipment_number: 'SH-00004',
          shipment_status: 3,
          carrier: 'FedEx',
          service: 'SMART_POST',
          tracking_number: 'TRK214124124',
          shipment_date: '2015-06-02',
          delivery_days: 12,
          delivery_guarantee: true,
        },
      ],
      invoices: [{ invoice_id: '4815000000045091', invoice_number: 'INV-001', due_date: '2015-06-13' }],
    });
    const versions = local.seen
      .filter((event) => event.source === 'sales-orders')
      .map(changeOf)
      .filter(({ orderId }) => orderId === id)
      .map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  }, 60_000);
});

describe('a command by event', () => {
  it('leaves as one event when it is refused, however often it is put', async () => {
    const { detail, ...rest } = example('confirm-requested', { id: '1', lineId: '1' });
    const refused = { ...rest, detail: { ...(detail as object), commandId: 'of-no-order' } };
    await local.put(refused, refused);
    await local.event(isType('SalesOrder Command Refused'));
    await local.put(refused);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(local.seen.filter(isType('SalesOrder Command Refused'))).toMatchObject([
      { detail: { data: { operation: 'confirm', code: 'not_found', commandId: 'of-no-order' } } },
    ]);
  });

  it('ends in the dead-letter queue when it is broken', async () => {
    const broken = { ...example('void-requested'), detail: { commandId: 'broken-void' } };
    await local.put(broken);
    const letter = await local.event(
      (event) => event['detail-type'] === DEAD_LETTER && JSON.stringify(event.detail).includes('broken-void'),
    );
    expect(letter.source).toBe('local');
  });
});

describe('a fact', () => {
  it('ends in the dead-letter queue with the reason when its order never comes', async () => {
    await local.put(example('payment-recorded', { id: '987654', lineId: '1' }));
    const letter = await local.event(
      (event) => event['detail-type'] === DEAD_LETTER && JSON.stringify(event.detail).includes('987654'),
    );
    expect(letter.detail).toMatchObject({ reason: 'the order is unknown' });
  });
});
