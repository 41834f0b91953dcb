import { expect, it } from 'vitest';
import { decimal } from '../../lib/domain/decimal.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import { packRow, rowOfItem } from '../../lib/store/row.ts';
import { anOrder } from '../support/plain-order.ts';

const ROW = rowOf(
  anOrder({ customFields: [{ id: '1', index: 2, apiName: 'cf_a', label: 'A', value: '"a"' }] }),
);
const read = (row: typeof ROW) => rowOfItem({ PK: `ORG#9#SO#${row.id}`, row: packRow(row) });

it.each([
  [
    'all that is optional',
    { ...ROW, subject: 's', salespersonId: '1', salespersonName: 'E', salesChannel: 'shop' },
  ],
  ['nothing that is optional', { ...ROW, subject: undefined, salespersonId: undefined, customFields: [] }],
  ['another total in base currency', { ...ROW, total: decimal('2'), baseTotal: decimal('3') }],
])('a row with %s is read as it was packed', (_, row) => expect(read(row)).toEqual(row));

it('a total in base currency that is the same takes no place, and the layout stands first', () => {
  const same = packRow({ ...ROW, total: decimal('2'), baseTotal: decimal('2') });
  const other = packRow({ ...ROW, total: decimal('2'), baseTotal: decimal('3') });
  expect([same[0], same[5], other[5]]).toEqual([1, null, '3']);
});

it('custom fields of more than a kilobyte are left to the order', () => {
  const withValue = (length: number) => ({
    ...ROW,
    customFields: [{ label: 'A', value: 'x'.repeat(length) }],
  });
  expect(read(withValue(900)).customFields).toHaveLength(1);
  expect(read(withValue(1100)).customFields).toBeUndefined();
});

it('a row of more than 64 KB is refused', () => {
  const pack = () => packRow({ ...ROW, subject: 'x'.repeat(65_536) });
  expect(pack).toThrow(expect.objectContaining({ code: 'too_large', details: { limitBytes: 65_536 } }));
});
