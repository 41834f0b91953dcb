/** All that can be reported about an order, and figures of which no two are alike. */
import type { Progress } from '../../lib/domain/progress.ts';
import type { Totals } from '../../lib/domain/totals.ts';
import { aTax, d, day } from './plain-order.ts';

export const CITY = aTax('City', '7.25', { id: '61' });
export const STATE = aTax('State', 2, { id: '62', compound: true });

const lineTotals = (from: number, taxes: Totals['taxes'] = []) => ({
  gross: d(from + 1),
  discountAmount: d(from + 2),
  itemTotal: d(from + 3),
  discountShare: d(from + 4),
  net: d(from + 5),
  taxes,
  taxAmount: d(from + 6),
  baseRate: d(from + 7),
  baseItemTotal: d(from + 8),
});
const charge = (name: string, from: number) => ({
  name,
  amount: d(from + 1),
  net: d(from + 2),
  taxes: [],
  taxAmount: d(from + 3),
});
const amountOf = (tax: typeof CITY, amount: number) => ({
  id: tax.id,
  name: tax.name,
  percent: tax.percent,
  base: d(900),
  amount: d(amount),
});

export const FULL_TOTALS: Totals = {
  lines: [lineTotals(10, [amountOf(CITY, 21), amountOf(STATE, 22)]), lineTotals(30)],
  subTotal: d(41),
  discountAmount: d(42),
  taxes: [amountOf(CITY, 43), amountOf(STATE, 44)],
  taxTotal: d(45),
  documentTaxTotal: d(46),
  shipping: charge('Shipping', 50),
  charges: [charge('Installation', 60), charge('Wrapping', 70)],
  adjustment: d('0.5'),
  total: d('1234.75'),
  baseSubTotal: d(81),
  baseTaxTotal: d(82),
  baseTotal: d('1543.4375'),
};

export const FULL_PROGRESS: Progress = {
  packages: [
    {
      id: 'PK-1',
      number: 'P1',
      date: day('2026-11-22'),
      status: 'not_shipped',
      detailedStatus: 'on shelf',
      statusMessage: 'Waits',
      version: 1,
      lines: [],
    },
    { id: '72', number: 'P2', status: '', detailedStatus: '', statusMessage: '', version: 0, lines: [] },
  ],
  shipments: [
    {
      id: '73',
      version: 1,
      packageIds: ['PK-1'],
      number: 'S1',
      delivery: 'delivered',
      status: 'in_transit',
      carrier: 'FedEx',
      service: 'Post',
      trackingNumber: 'T1',
      date: day('2026-11-23'),
      deliveryDate: day('2026-11-25'),
      deliveryDays: '3',
      deliveryGuarantee: true,
    },
  ],
  invoices: [
    {
      id: '74',
      number: 'I1',
      status: 'sent',
      version: 1,
      lines: [],
      date: day('2026-11-24'),
      dueDate: day('2026-12-24'),
      total: d(91),
      balance: d(92),
    },
    { id: '75', number: 'I2', status: 'draft', version: 1, lines: [], total: d(93), balance: d(0) },
  ],
  payments: [
    {
      id: '76',
      version: 1,
      number: 'PY1',
      mode: 'Cash',
      amount: d(95),
      date: day('2026-11-26'),
      description: 'part',
      reference: 'R1',
      exchangeRate: d('1.25'),
      invoicePaymentId: '77',
      isSingleInvoicePayment: true,
      lastFourDigits: '4242',
      onlineTransactionId: 'O1',
    },
  ],
  purchaseOrders: [{ id: 'PO-1', version: 1, number: 'PO1' }],
  coupon: { id: 'CP-1', version: 1, code: 'SAVE' },
  checkout: {
    version: 1,
    ip: '10.0.0.1',
    paymentMode: 'Card',
    isOfflinePayment: true,
    isTestOrder: true,
    canProcessInStore: true,
    salesChannel: 'shop',
  },
  risk: {
    version: 1,
    risks: ['new customer', 'large sum'],
    fraudAnalysis: {
      manual: 'odd',
      system: ['fast'],
      ipCity: 'IC',
      ipRegion: 'IR',
      ipCountryCode: 'IL',
      ipCountryName: 'IN',
      ipLatitude: '1.5',
      ipLongitude: '2.5',
      ipZip: 'IZ',
      ipScore: 7,
      locationsMatch: true,
      paymentRetryCount: 2,
    },
  },
  removed: [],
};
