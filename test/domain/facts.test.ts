import { describe, expect, it } from 'vitest';
import { FactRefusal, FACTS, type FactKind } from '../../lib/domain/facts.ts';
import { DateText, DecimalText, Version } from '../../lib/domain/value-texts.ts';
import { refusedPaths } from '../support/schema-verdicts.ts';

const long = (length: number) => 'a'.repeat(length);

/** The least of each kind that stands. */
const LEAST: Record<FactKind, Record<string, unknown>> = {
  package: { id: '1', version: 1 },
  shipment: { id: '1', version: 1, packageIds: ['7'] },
  invoice: { id: '1', version: 1, total: '1', balance: '0' },
  payment: { id: '1', version: 1, amount: '1' },
  purchaseOrder: { id: '1', version: 1 },
  risk: { version: 1 },
  coupon: { id: '1', version: 1 },
  checkout: { version: 1 },
};
const KINDS = Object.keys(LEAST) as FactKind[];
const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '']));

/** What each is filled up with. */
const FILLED: Record<FactKind, Record<string, unknown>> = {
  package: { ...texts('number', 'status', 'detailedStatus', 'statusMessage'), lines: [] },
  shipment: {
    ...texts('number', 'status', 'carrier', 'service', 'trackingNumber', 'deliveryDays'),
    delivery: 'shipped',
    deliveryGuarantee: false,
  },
  invoice: { ...texts('number', 'status'), lines: [] },
  payment: {
    ...texts(
      'number',
      'mode',
      'description',
      'reference',
      'invoicePaymentId',
      'lastFourDigits',
      'onlineTransactionId',
    ),
    exchangeRate: '1',
    isSingleInvoicePayment: false,
  },
  purchaseOrder: texts('number'),
  risk: { risks: [] },
  coupon: texts('code'),
  checkout: {
    ...texts('ip', 'paymentMode', 'salesChannel'),
    isOfflinePayment: false,
    isTestOrder: false,
    canProcessInStore: false,
  },
};

/** All that each may say besides. */
const FULL: Record<FactKind, Record<string, unknown>> = {
  package: {
    number: 'n',
    date: '2026-11-21',
    status: 's',
    detailedStatus: 'd',
    statusMessage: long(500),
    lines: [{ lineId: '1', quantity: '1.5' }],
  },
  shipment: {
    number: 'n',
    delivery: 'returned',
    status: 's',
    carrier: 'c',
    service: 's',
    trackingNumber: 't',
    date: '2026-11-21',
    deliveryDate: '2026-11-22',
    deliveryDays: '1',
    deliveryGuarantee: true,
  },
  invoice: {
    number: 'n',
    status: 's',
    date: '2026-11-21',
    dueDate: '2026-11-22',
    lines: [{ lineId: '1', quantity: '0' }],
  },
  payment: {
    number: 'n',
    mode: 'm',
    date: '2026-11-21',
    description: 'd',
    reference: 'r',
    exchangeRate: '1.1',
    invoicePaymentId: 'i',
    isSingleInvoicePayment: true,
    lastFourDigits: '1234',
    onlineTransactionId: 'o',
  },
  purchaseOrder: { number: 'n' },
  risk: {
    risks: ['a', 'b'],
    fraudAnalysis: {
      manual: 'm',
      system: ['s'],
      ipCity: 'c',
      ipRegion: 'r',
      ipCountryCode: 'c',
      ipCountryName: 'n',
      ipLatitude: '1',
      ipLongitude: '2',
      ipZip: 'z',
      ipScore: -3,
      locationsMatch: false,
      paymentRetryCount: 0,
    },
  },
  coupon: { code: 'c' },
  checkout: {
    ip: 'i',
    paymentMode: 'p',
    isOfflinePayment: true,
    isTestOrder: true,
    canProcessInStore: true,
    salesChannel: 's',
  },
};

describe.each(KINDS)('a fact of kind %s', (kind) => {
  const { state } = FACTS[kind];

  it('is complete when little is said', () => {
    expect(state.parse(LEAST[kind])).toStrictEqual({ ...LEAST[kind], ...FILLED[kind] });
    expect(state.parse({ ...LEAST[kind], removed: false })).toMatchObject({ removed: false });
  });

  it('may say all', () => {
    expect(state.parse({ ...LEAST[kind], ...FULL[kind] })).toEqual({ ...LEAST[kind], ...FULL[kind] });
  });

  it('needs what there is no default for', () => {
    expect(refusedPaths(state, {})).toEqual(Object.keys(LEAST[kind]));
  });

  it('that no longer counts is a name and a version', () => {
    const name = 'id' in LEAST[kind] ? { id: '1' } : {};
    expect(state.parse({ ...name, version: 2, removed: true, number: 5 })).toStrictEqual({
      ...name,
      version: 2,
      removed: true,
    });
    expect(refusedPaths(state, { removed: true })).toEqual([...Object.keys(name), 'version']);
  });

  it('says nothing that is not known of it', () => {
    expect(state.parse({ ...LEAST[kind], other: 1 })).not.toHaveProperty('other');
  });
});

describe('a fact', () => {
  it.each<[FactKind, Record<string, unknown>, string]>([
    ['package', { id: '' }, 'id'],
    ['package', { id: long(101) }, 'id'],
    ['package', { version: 0 }, 'version'],
    ['package', { number: long(501) }, 'number'],
    ['package', { date: '2026-02-30' }, 'date'],
    ['package', { lines: [{ lineId: '', quantity: '1' }] }, 'lines.0.lineId'],
    ['package', { lines: [{ lineId: '1', quantity: '-1' }] }, 'lines.0.quantity'],
    ['package', { lines: Array(201).fill({ lineId: '1', quantity: '1' }) }, 'lines'],
    ['shipment', { packageIds: [] }, 'packageIds'],
    ['shipment', { packageIds: Array(201).fill('1') }, 'packageIds'],
    ['shipment', { delivery: 'lost' }, 'delivery'],
    ...['number', 'status', 'carrier', 'service', 'trackingNumber', 'deliveryDays'].map(
      (name): [FactKind, Record<string, unknown>, string] => ['shipment', { [name]: long(101) }, name],
    ),
    ['invoice', { total: '1'.repeat(16) }, 'total'],
    ['invoice', { balance: '0.12345678901' }, 'balance'],
    ['payment', { amount: 'x' }, 'amount'],
    ['payment', { lastFourDigits: '12345' }, 'lastFourDigits'],
    ['payment', { lastFourDigits: '12a' }, 'lastFourDigits'],
    ['payment', { lastFourDigits: 'x1234' }, 'lastFourDigits'],
    ['risk', { risks: Array(51).fill('') }, 'risks'],
    ['risk', { risks: [long(501)] }, 'risks.0'],
    ['risk', { fraudAnalysis: { paymentRetryCount: -1 } }, 'fraudAnalysis.paymentRetryCount'],
    ['risk', { fraudAnalysis: { ipScore: 0.5 } }, 'fraudAnalysis.ipScore'],
    ['checkout', { isTestOrder: 1 }, 'isTestOrder'],
    ['coupon', { removed: 1 }, 'removed'],
  ])('of kind %s is refused with %j', (kind, fields, path) => {
    expect(refusedPaths(FACTS[kind].state, { ...LEAST[kind], ...fields })).toEqual([path]);
  });

  it.each([
    ['1.50', '1.5'],
    [2.5, '2.5'],
    [0, '0'],
    ['1'.repeat(15), '1'.repeat(15)],
    ['0.1234567891', '0.1234567891'],
  ])('states an amount of %j', (amount, read) => {
    expect(FACTS.payment.state.parse({ ...LEAST.payment, amount })).toMatchObject({ amount: read });
  });

  it('says why an amount is none', () => {
    const { error } = FACTS.payment.state.safeParse({ ...LEAST.payment, amount: '-1' });
    expect(error?.issues).toMatchObject([{ code: 'custom', message: 'expected a decimal number from 0 on' }]);
  });

  it('of kind risk has its analysis completed', () => {
    expect(FACTS.risk.state.parse({ version: 1, fraudAnalysis: {} })).toMatchObject({
      fraudAnalysis: {
        ...texts(
          'manual',
          'ipCity',
          'ipRegion',
          'ipCountryCode',
          'ipCountryName',
          'ipLatitude',
          'ipLongitude',
          'ipZip',
        ),
        system: [],
        paymentRetryCount: 0,
      },
    });
  });

  it('has a name as an event, and a list where there may be many', () => {
    expect(
      KINDS.map((kind) => [FACTS[kind].event, 'list' in FACTS[kind] ? FACTS[kind].list : ''].join(' ')),
    ).toEqual([
      'PackageRecorded packages',
      'ShipmentUpdated shipments',
      'InvoiceRecorded invoices',
      'PaymentRecorded payments',
      'PurchaseOrderRecorded purchaseOrders',
      'RiskAssessed ',
      'CouponApplied ',
      'CheckoutRecorded ',
    ]);
  });

  it('that cannot be recorded says whether it may pass', () => {
    const refusal = new FactRefusal('no line', { mayPass: true });
    expect([refusal.name, refusal.message, refusal.mayPass]).toEqual(['FactRefusal', 'no line', true]);
  });
});

describe('texts of values', () => {
  it.each([
    [1, 1],
    ['1', 1],
    ['9'.repeat(15), 999_999_999_999_999],
  ])('%j is the version %i', (given, version) => {
    expect(Version.parse(given)).toBe(version);
  });

  it.each([0, -1, 1.5, '0', '01', '1.5', '', ' 1', '1 ', '1'.repeat(16), null])(
    '%j is no version',
    (given) => {
      expect(Version.safeParse(given).success).toBe(false);
    },
  );

  it('are refused in words when they are none', () => {
    const issuesOf = (schema: typeof DateText | typeof DecimalText) => schema.safeParse('x').error?.issues;
    expect(issuesOf(DateText)).toMatchObject([
      { code: 'custom', message: 'expected a date like 2026-11-21' },
    ]);
    expect(issuesOf(DecimalText)).toMatchObject([{ code: 'custom', message: 'expected a decimal number' }]);
    expect([DateText.parse('2026-11-21'), DecimalText.parse('1.50')]).toEqual(['2026-11-21', '1.5']);
    expect([DateText, DecimalText].map((schema) => schema.safeParse(1).success)).toEqual([false, false]);
  });
});
