import { describe, expect, it } from 'vitest';
import { decimal } from '../../../lib/domain/decimal.ts';
import type { Instant } from '../../../lib/domain/identity.ts';
import {
  dayText,
  moneyText,
  momentText,
  timeText,
  wordsText,
} from '../../../lib/dialects/zoho-commerce/formats.ts';
import {
  invoicedStatus,
  listedStatuses,
  orderStatus,
  shippedStatus,
} from '../../../lib/dialects/zoho-commerce/status-words.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { NO_PROGRESS } from '../../../lib/domain/progress.ts';
import { SOME_PROGRESS } from '../../support/stored-order.ts';
import { ordersInMemory } from '../../support/orders-in-memory.ts';

const shown = (dateFormat: string, locale = 'en-US', timeZone = 'Asia/Kolkata') => ({
  dateFormat,
  locale,
  timeZone,
});

describe('as an organisation shows it', () => {
  it.each([
    ['dd MMM yyyy', 'en-US', '05 Jan 2017'],
    ['d/M/yy', 'en-US', '5/1/17'],
    ['yyyy-MM-dd', 'en-US', '2017-01-05'],
    ['EEE, MMMM d', 'en-US', 'Thu, January 5'],
    ['EEEE', 'de-DE', 'Donnerstag'],
    ['MMM', 'de-DE', 'Jan'],
  ])('a day by %s in %s is %s', (pattern, locale, text) => {
    expect(dayText(shown(pattern, locale), '2017-01-05')).toBe(text);
    expect(dayText(shown(pattern, locale), undefined)).toBe('');
  });

  it.each([
    ['2017-01-18T05:36:58.000Z', '2017-01-18T11:06:58+0530', '18/01 11:06 AM'],
    ['2017-01-18T06:30:00.000Z', '2017-01-18T12:00:00+0530', '18/01 12:00 PM'],
    ['2017-01-18T18:30:00.000Z', '2017-01-19T00:00:00+0530', '19/01 12:00 AM'],
    ['2017-01-18T09:05:00.000Z', '2017-01-18T14:35:00+0530', '18/01 02:35 PM'],
  ])('%s is %s, and %s', (moment, time, text) => {
    expect(timeText(shown('dd/MM'), moment as Instant)).toBe(time);
    expect(momentText(shown('dd/MM'), moment as Instant)).toBe(text);
  });

  it.each([
    ['en-US', 'USD', 2, '1234.5', '$1,234.50'],
    ['en-IN', 'INR', 0, '123456', '₹1,23,456'],
    ['en-US', 'USD', 2, '12345678901234567890.12', '$12,345,678,901,234,567,890.12'],
  ])('money in %s: %s with %i places', (locale, currency, places, amount, text) => {
    expect(moneyText({ locale, currency, places }, decimal(amount))).toBe(text);
  });

  it('words begin with capitals', () => expect(wordsText('partially_shipped')).toBe('Partially Shipped'));
});

const { confirmedOf } = ordersInMemory();
const order = (fields: Partial<SalesOrder>, line: Partial<SalesOrder['lines'][number]> = {}): SalesOrder => {
  const made = confirmedOf(['2']);
  return { ...made, lines: made.lines.map((each) => ({ ...each, ...line })), ...fields };
};
const { packages, shipments } = SOME_PROGRESS;
const payment = { id: '1', version: 1, mode: 'Cash', amount: decimal('0.01'), description: '' };
const delivered = shipments.map((shipment) => ({ ...shipment, delivery: 'delivered' as const }));
const away = shipments.map((shipment) => ({ ...shipment, delivery: 'shipped' as const }));
const two = { quantityPacked: decimal('2'), quantityShipped: decimal('2') };

describe('in the words of a shop', () => {
  it.each<[string, string, SalesOrder]>([
    ['pending', 'pending', order({ status: 'draft' })],
    ['confirmed', 'pending', order({})],
    ['confirmed', 'processing', order({}, { quantityPacked: decimal('1') })],
    ['confirmed', 'processing', order({}, { quantityShipped: decimal('1') })],
    ['confirmed', 'shipped', order({}, two)],
    ['confirmed', 'shipped', order({ progress: { ...NO_PROGRESS, packages, shipments: away } }, two)],
    ['confirmed', 'delivered', order({ progress: { ...NO_PROGRESS, packages, shipments: delivered } }, two)],
    ['completed', 'pending', order({ status: 'closed' })],
    ['declined', 'pending', order({ status: 'void' })],
    ['declined', 'pending', order({ status: 'void', voidedAs: 'void' })],
    ['cancelled', 'pending', order({ status: 'void', voidedAs: 'cancelled' })],
  ])('%s and %s', (status, isShipped, what) => {
    expect([orderStatus(what), shippedStatus(what)]).toEqual([status, isShipped]);
    if (what.status === 'void') expect(invoicedStatus(what)).toBe(status);
  });

  it.each<[string, Partial<SalesOrder['progress']>]>([
    ['paid', { payments: [payment] as SalesOrder['progress']['payments'] }],
    ['unpaid', {}],
    ['refunded', { removed: [{ kind: 'payment', id: '1', version: 2 }] }],
    ['unpaid', { removed: [{ kind: 'package', id: '1', version: 2 }] }],
  ])('%s', (word, progress) => {
    const total = decimal('0.01');
    const what = order({ progress: { ...NO_PROGRESS, ...progress } });
    expect(invoicedStatus({ ...what, totals: { ...what.totals, total } })).toBe(word);
  });
});

describe('in the words of a list', () => {
  const NONE = {
    order_status: 'confirmed',
    invoiced_status: null,
    paid_status: 'unpaid',
    shipped_status: 'pending',
    return_status: null,
    return_shipment_status: null,
    refund_status: null,
    is_return_waiting_for_approval: false,
    is_cancel_item_waiting_for_approval: false,
  };
  const TOTAL = decimal('0.02');
  const owed = (progress: object, fields: Partial<SalesOrder> = {}, line = {}) => {
    const made = order({ progress: { ...NO_PROGRESS, ...progress }, ...fields }, line);
    return { ...made, totals: { ...made.totals, total: TOTAL } };
  };
  const whole = { ...payment, amount: TOTAL };
  const gone = { removed: [{ kind: 'payment', id: '1', version: 2 }] };
  const back = shipments.map((shipment) => ({ ...shipment, delivery: 'returned' as const }));
  const isVoid = { paid_status: null, shipped_status: null };
  const invoiced = (quantity: string) => ({ quantityInvoiced: decimal(quantity) });

  it.each<[string, SalesOrder, object]>([
    ['nothing has happened', owed({}), {}],
    ['it is a draft', owed({}, { status: 'draft' }), { order_status: 'pending' }],
    ['it is closed', owed({}, { status: 'closed' }), { order_status: 'closed' }],
    ['it is void', owed({}, { status: 'void' }), { ...isVoid, order_status: 'void' }],
    [
      'it is cancelled, with an invoice',
      owed({}, { status: 'void', voidedAs: 'cancelled' }, invoiced('2')),
      { ...isVoid, order_status: 'cancelled' },
    ],
    ['a part is invoiced', owed({}, {}, invoiced('1')), { invoiced_status: 'partially_invoiced' }],
    ['all is invoiced', owed({}, {}, invoiced('2')), { invoiced_status: 'invoiced' }],
    [
      'all is invoiced and paid',
      owed({ payments: [whole] }, {}, invoiced('2')),
      { invoiced_status: 'paid', paid_status: 'paid' },
    ],
    ['a part is paid', owed({ payments: [payment] }), { paid_status: 'partially_paid' }],
    ['what was paid is taken back', owed(gone), { refund_status: 'refunded' }],
    [
      'a part of it is taken back',
      owed({ ...gone, payments: [payment] }),
      { refund_status: 'partially_refunded', paid_status: 'partially_paid' },
    ],
    ['another thing is taken back', owed({ removed: [{ kind: 'invoice', id: '1', version: 2 }] }), {}],
    [
      'a part is shipped',
      owed({}, {}, { quantityShipped: decimal('1') }),
      { shipped_status: 'partially_shipped' },
    ],
    ['all is shipped', owed({ packages, shipments: away }, {}, two), { shipped_status: 'shipped' }],
    [
      'a part has come back',
      owed({ packages, shipments: [...back, ...away.map((each) => ({ ...each, id: '9' }))] }, {}, two),
      { return_status: 'partially_returned', shipped_status: expect.any(String) },
    ],
  ])('when %s', (_, what, words) => {
    expect(listedStatuses(what)).toEqual({ ...NONE, ...words });
  });
});
