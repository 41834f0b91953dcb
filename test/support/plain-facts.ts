/** What is reported about an order, as plain data. */
import { ONE, ZERO } from '../../lib/domain/decimal.ts';
import type { Invoice, Package, Payment, Progress, Shipment } from '../../lib/domain/progress.ts';
import { d, NOTHING_DONE } from './plain-order.ts';

export const doneOf = (fields: Partial<Progress>): Progress => ({ ...NOTHING_DONE, ...fields });

type Counted = Record<string, number>;
const linesOf = (counted: Counted) =>
  Object.entries(counted).map(([id, quantity]) => ({ lineId: id, quantity: d(quantity) }));

export const aPackage = (id: string, counted: Counted = {}, fields: Partial<Package> = {}): Package => ({
  id,
  version: 1,
  number: '',
  status: '',
  detailedStatus: '',
  statusMessage: '',
  lines: linesOf(counted),
  ...fields,
});

export const aShipment = (
  id: string,
  packageIds: string[],
  delivery: Shipment['delivery'] = 'shipped',
): Shipment => ({
  id,
  version: 1,
  packageIds,
  number: '',
  delivery,
  status: '',
  carrier: '',
  service: '',
  trackingNumber: '',
  deliveryDays: '',
  deliveryGuarantee: false,
});

export const anInvoice = (id: string, counted: Counted = {}): Invoice => ({
  id,
  version: 1,
  number: '',
  status: '',
  total: ZERO,
  balance: ZERO,
  lines: linesOf(counted),
});

export const aPayment = (id: string, amount: number | string, fields: Partial<Payment> = {}): Payment => ({
  id,
  version: 1,
  number: id,
  mode: 'Cash',
  amount: d(amount),
  description: '',
  reference: '',
  exchangeRate: ONE,
  invoicePaymentId: '',
  isSingleInvoicePayment: false,
  lastFourDigits: '',
  onlineTransactionId: '',
  ...fields,
});
