import { describe, expect, it } from 'vitest';
import { decimal } from '../../lib/domain/decimal.ts';
import { STAGES_OF, stageOf } from '../../lib/domain/derived-status.ts';
import { orderId, type CalendarDate, type Instant } from '../../lib/domain/identity.ts';
import {
  compareRows,
  filtersOf,
  isNewer,
  rowFilter,
  STAGES_IN_PROGRESS,
  type ComparedRow,
} from '../../lib/domain/list-filter.ts';
import { SORT_FIELDS, type ListCommand } from '../../lib/domain/list-command.ts';
import { APPROVALS } from '../../lib/domain/approval.ts';
import { ORDER_STATUSES } from '../../lib/domain/order-status.ts';

const day = (text: string) => text as CalendarDate;
const time = (text: string) => text as Instant;
const ROW: ComparedRow = {
  id: orderId('1'),
  number: 'SO-7',
  version: 1,
  status: 'confirmed',
  referenceNumber: 'Ref A',
  subject: 'Big Deal',
  date: day('2026-05-10'),
  shipmentDate: day('2026-05-20'),
  customerId: '100',
  customerName: 'Zoé Müller',
  salespersonId: '7',
  currencyCode: 'USD',
  total: decimal('100'),
  baseTotal: decimal('100'),
  quantity: decimal('5'),
  quantityInvoiced: decimal('0'),
  quantityPacked: decimal('0'),
  quantityShipped: decimal('0'),
  createdAt: time('2026-05-10T10:00:00.000Z'),
  modifiedAt: time('2026-05-11T10:00:00.500Z'),
};
type Asked = Partial<ListCommand>;
const asked = (query: Asked): ListCommand => ({
  page: 1,
  perPage: 10,
  sortBy: 'created',
  descending: false,
  ...query,
});
const FACTS = {
  today: day('2026-05-21'),
  customersNamed: new Set(['100']),
  customersFound: new Set<string>(),
};
const keeps = (query: Asked, row: Partial<ComparedRow> = {}, facts = FACTS) => {
  const whole = asked(query);
  return rowFilter(whole, filtersOf(whole), facts)({ ...ROW, ...row });
};
const done = (quantityInvoiced: string, quantityShipped = '0'): Partial<ComparedRow> => ({
  quantityInvoiced: decimal(quantityInvoiced),
  quantityShipped: decimal(quantityShipped),
});
const BARE: Partial<ComparedRow> = { subject: undefined, shipmentDate: undefined, salespersonId: undefined };

describe('a list keeps', () => {
  it.each<[Asked, boolean, Partial<ComparedRow>?]>([
    [{}, true],
    [{ status: 'confirmed' }, true],
    [{ status: 'draft' }, false],
    [{ stages: ['draft', 'confirmed'] }, true],
    [{ stages: ['draft'] }, false],
    [{ customerId: '100' }, true],
    [{ customerId: '10' }, false],
    [{ customerName: 'x' }, true],
    [{ customerName: 'x' }, false, { customerId: '5' }],
    [{ customerNameStartsWith: 'x' }, true],
    [{ customerNameStartsWith: 'x' }, false, { customerId: '5' }],
    [{ customerNameContains: 'e mull' }, true],
    [{ customerNameContains: 'x' }, false],
    [{ number: ' SO-7 ' }, true],
    [{ number: 'so-7' }, false],
    [{ numberStartsWith: 'SO' }, true],
    [{ numberStartsWith: 'O' }, false],
    [{ numberContains: 'o 7' }, true],
    [{ numberContains: 'x' }, false],
    [{ reference: 'Ref A' }, true],
    [{ reference: 'Ref' }, false],
    [{ referenceStartsWith: 'Ref' }, true],
    [{ referenceStartsWith: 'ef' }, false],
    [{ referenceContains: 'F a' }, true],
    [{ referenceContains: 'x' }, false],
    [{ subject: 'Big Deal' }, true],
    [{ subject: 'Big' }, false],
    [{ subject: '' }, true, BARE],
    [{ subjectStartsWith: 'Big' }, true],
    [{ subjectStartsWith: 'ig' }, false],
    [{ subjectStartsWith: 'S' }, false, BARE],
    [{ subjectContains: 'DEAL' }, true],
    [{ subjectContains: 'x' }, false],
    [{ subjectContains: 'a' }, false, BARE],
    [{ searchText: 'so 7' }, true],
    [{ searchText: 'ref' }, true],
    [{ searchText: 'big' }, true],
    [{ searchText: 'muller' }, true],
    [{ searchText: 'xyz' }, false],
    [{ salespersonId: '7' }, true],
    [{ salespersonId: '8' }, false],
    [{ dateFrom: '2026-05-10' }, true],
    [{ dateFrom: '2026-05-11' }, false],
    [{ dateTo: '2026-05-10' }, true],
    [{ dateTo: '2026-05-09' }, false],
    [{ shipmentFrom: '2026-05-20' }, true],
    [{ shipmentFrom: '2026-05-21' }, false],
    [{ shipmentFrom: '' }, false, BARE],
    [{ shipmentTo: '2026-05-20' }, true],
    [{ shipmentTo: '2026-05-19' }, false],
    [{ shipmentTo: '2026-05-20' }, false, BARE],
    [{ createdFrom: ROW.createdAt }, true],
    [{ createdFrom: '2026-05-10T10:00:00.001Z' }, false],
    [{ createdTo: ROW.createdAt }, true],
    [{ createdTo: '2026-05-10T09:00:00.000Z' }, false],
    [{ modifiedSince: '2026-05-11T09:59:59.900Z' }, true],
    [{ modifiedSince: '2026-05-11T10:00:00.000Z' }, false],
    [{ totalIs: '100' }, true],
    [{ totalIs: '101' }, false],
    [{ totalFrom: '100' }, true],
    [{ totalFrom: '101' }, false],
    [{ totalTo: '100' }, true],
    [{ totalTo: '99' }, false],
    [{ totalAbove: '99' }, true],
    [{ totalAbove: '100' }, false],
    [{ totalBelow: '101' }, true],
    [{ totalBelow: '100' }, false],
    [{ ids: ['2', '1'] }, true],
    [{ ids: ['2'] }, false],
    [{ status: 'confirmed', number: 'x' }, false],
    [{ progress: 'invoiced' }, true, done('5')],
    [{ progress: 'invoiced' }, true, { ...done('5'), status: 'closed' }],
    [{ progress: 'invoiced' }, false, { ...done('5'), status: 'void' }],
    [{ progress: 'invoiced' }, false, done('4')],
    [{ progress: 'partially_invoiced' }, true, done('4', '5')],
    [{ progress: 'partially_invoiced' }, false, done('0')],
    [{ progress: 'partially_invoiced' }, false, done('5')],
    [{ progress: 'partially_shipped' }, true, done('5', '1')],
    [{ progress: 'partially_shipped' }, false],
    [{ progress: 'shipped' }, true, done('0', '5')],
    [{ progress: 'fulfilled' }, true, { ...done('0', '5'), status: 'closed' }],
    [{ progress: 'overdue' }, true],
    [{ progress: 'overdue' }, false, { shipmentDate: day('2026-05-21') }],
    [{ progress: 'overdue' }, false, BARE],
    [{ progress: 'overdue' }, false, { status: 'draft' }],
    [{ progress: 'overdue' }, false, done('0', '5')],
  ])('by %j: %s (%j)', (query, is, row) => expect(keeps(query, row)).toBe(is));

  it('customers by what is known of names', () => {
    const found = { ...FACTS, customersFound: new Set(['100']) };
    expect(keeps({ searchText: 'xyz' }, {}, found)).toBe(true);
    const { today } = FACTS;
    const query = asked({ customerName: 'x' });
    expect(rowFilter(query, ['customerName'], { today })(ROW)).toBe(false);
    expect(rowFilter(asked({ searchText: 'xyz' }), ['searchText'], { today })(ROW)).toBe(false);
  });

  it('compares times in whole seconds', () => {
    expect(isNewer(time('2026-05-11T10:00:00.900Z'), '2026-05-11T10:00:00.100Z')).toBe(false);
    expect(isNewer(time('2026-05-11T10:00:01.000Z'), '2026-05-11T10:00:00.999Z')).toBe(true);
  });
});

describe('rows are sorted', () => {
  const later: Partial<ComparedRow> = { createdAt: time('2026-05-11T10:00:00.000Z') };
  const first: Record<(typeof SORT_FIELDS)[number], Partial<ComparedRow>> = {
    created: { createdAt: time('2026-05-09T10:00:00.000Z') },
    date: { date: day('2026-05-09'), ...later },
    modified: { modifiedAt: time('2026-05-11T09:00:00.000Z'), ...later },
    number: { number: ' SO-6', ...later },
    reference: { referenceNumber: ' Ref', ...later },
    subject: { subject: undefined, ...later },
    customerName: { customerName: 'zoe mulle', ...later },
    shipmentDate: { shipmentDate: undefined, ...later },
    total: { total: decimal('20'), ...later },
    baseTotal: { baseTotal: decimal('-1'), ...later },
    status: { ...done('5'), status: 'closed', ...later },
  };
  it.each(SORT_FIELDS)('by %s, then by creation', (field) => {
    const [compare, smaller] = [compareRows(field), { ...ROW, ...first[field] }];
    expect(compare(smaller, ROW)).toBeLessThan(0);
    expect(compare(ROW, smaller)).toBeGreaterThan(0);
    expect(compare(ROW, { ...ROW })).toBe(0);
    expect(compare(ROW, { ...ROW, ...later })).toBeLessThan(0);
    expect(compare(ROW, { ...ROW, id: orderId('2') })).toBeLessThan(0);
  });
});

describe('of the orders of every status, invoiced and shipped not, in part or whole,', () => {
  const rows = ORDER_STATUSES.flatMap((status) =>
    [undefined, ...APPROVALS].flatMap((approval) =>
      ['0', '2', '5'].flatMap((invoiced) =>
        ['0', '2', '5'].map((shipped) => ({ ...ROW, status, approval, ...done(invoiced, shipped) })),
      ),
    ),
  );
  const stagesOf = (some: ComparedRow[]) => new Set(some.map(stageOf));

  it.each(ORDER_STATUSES)('those that are %s are in its stages', (of) => {
    const found = stagesOf(rows.filter(({ status }) => status === of));
    expect(found).toEqual(new Set(STAGES_OF[of]));
  });

  const progresses = [
    'invoiced',
    'partially_invoiced',
    'partially_shipped',
    'shipped',
    'fulfilled',
    'overdue',
  ] as const;
  it.each(progresses)('those that are %s are in the stages that are looked at', (progress) => {
    const kept = rows.filter((row) => keeps({ progress }, row));
    expect(kept).not.toEqual([]);
    expect(stagesOf(kept).difference(new Set(STAGES_IN_PROGRESS[progress]))).toEqual(new Set());
  });
});
