import { describe, expect, it } from 'vitest';
import { decimal } from '../../lib/domain/decimal.ts';
import { balanceOf, extentOf, isDone, paidExtent, stageOf } from '../../lib/domain/derived-status.ts';
import type { OrganizationSettings } from '../../lib/domain/settings.ts';

type CloseWhen = OrganizationSettings['closeWhen'];

/** status · ordered, packed, shipped, invoiced · total, paid · closing rule -> stage · packed, shipped, invoiced, paid · closes */
const ROWS = `
draft      10  0  0  0  100   0  both      draft               none none none none  no
draft      10  0  0  0  100  40  both      draft               none none none some  no
draft      10  0  0  0  100 100  both      draft               none none none all   no
draft       0  0  0  0    0   0  both      draft               none none none none  no
draft      10 10 10 10  100 100  both      draft               all  all  all  all   no
confirmed  10  0  0  0    0   0  both      confirmed           none none none all   no
confirmed  10  4  0  0    0   0  both      confirmed           some none none all   no
closed     10 10 10 10    0   0  both      fulfilled           all  all  all  all   no
void       10  0  0  0    0   0  both      void                none none none none  no
confirmed  10  0  0  0    0   5  both      confirmed           none none none all   no
confirmed  10  0  0  0  100   0  both      confirmed           none none none none  no
confirmed  10  0  0  0  100 100  both      confirmed           none none none all   no
confirmed  10  4  0  0  100   0  both      confirmed           some none none none  no
confirmed  10 10  0  0  100   0  both      confirmed           all  none none none  no
confirmed  10  4  4  0  100   0  both      partially_shipped   some some none none  no
confirmed  10 10  4  0  100   0  both      partially_shipped   all  some none none  no
confirmed  10 10 10  0  100   0  both      shipped             all  all  none none  no
confirmed  10  0  0  4  100   0  both      partially_invoiced  none none some none  no
confirmed  10  0  0 10  100   0  both      invoiced            none none all  none  no
confirmed  10  4  4  4  100   0  both      partially_shipped   some some some none  no
confirmed  10  4  4 10  100   0  both      partially_shipped   some some all  none  no
confirmed  10 10 10  4  100   0  both      shipped             all  all  some none  no
confirmed  10 10 10 10  100   0  both      shipped             all  all  all  none  yes
confirmed  10 10 10 10  100  40  both      shipped             all  all  all  some  yes
confirmed  10 10 10 10  100 100  both      shipped             all  all  all  all   yes
confirmed  10 10 10 10  100 120  both      shipped             all  all  all  all   yes
confirmed  10 10  0 10  100 100  both      invoiced            all  none all  all   no
confirmed  10  0  0 10  100   0  invoiced  invoiced            none none all  none  yes
confirmed  10  0  0  4  100   0  invoiced  partially_invoiced  none none some none  no
confirmed  10 10 10  0  100   0  invoiced  shipped             all  all  none none  no
confirmed  10 10 10 10  100   0  invoiced  shipped             all  all  all  none  yes
confirmed  10  4  4 10  100   0  invoiced  partially_shipped   some some all  none  yes
confirmed  10 10 10  0  100   0  shipped   shipped             all  all  none none  yes
confirmed  10 10  4 10  100   0  shipped   partially_shipped   all  some all  none  no
confirmed  10  0  0 10  100   0  shipped   invoiced            none none all  none  no
confirmed   0  0  0  0    0   0  both      confirmed           none none none all   no
confirmed   0  0  0  0    0   0  invoiced  confirmed           none none none all   no
confirmed   0  0  0  0    0   0  shipped   confirmed           none none none all   no
confirmed 0.3 0.3 0.3 0.3 0.03 0.03 both   shipped             all  all  all  all   yes
confirmed 0.3 0.2 0.1 0.29 0.03 0.02 both  partially_shipped   some some some some  no
confirmed   1  1  1  0.9999999999 1 0.99 both shipped          all  all  some some  no
closed     10 10 10 10  100   0  both      fulfilled           all  all  all  none  no
closed     10 10 10 10  100 100  both      fulfilled           all  all  all  all   no
closed     10  0  0 10  100 100  both      closed              none none all  all   no
closed     10 10  4 10  100 100  both      closed              all  some all  all   no
closed     10 10 10  0  100   0  shipped   fulfilled           all  all  none none  no
closed     10  0  0 10  100  40  invoiced  closed              none none all  some  no
void       10  0  0  0  100   0  both      void                none none none none  no
void       10  0  0  0  100 100  both      void                none none none all   no
void       10  4  0  4  100   0  both      void                some none some none  no
void       10 10 10 10  100 100  both      void                all  all  all  all   no
`;

const CLOSE_WHEN: Record<string, CloseWhen> = {
  both: 'invoiced_and_shipped',
  invoiced: 'invoiced',
  shipped: 'shipped',
};

const rows = ROWS.trim()
  .split('\n')
  .map((row) => row.split(/\s+/));

it.each([
  ['100', '0', '100'],
  ['100', '99.99', '0.01'],
  ['100', '120', '-20'],
  ['0', '5', '-5'],
])('of %s, %s paid, %s are left to pay', (total, paid, balance) => {
  expect(balanceOf({ total: decimal(total), paid: decimal(paid) })).toBe(balance);
});

describe('the statuses of an order follow from its quantities and payments', () => {
  it('is told by at least 40 rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(new Set(rows.map((row) => row.slice(0, 8).join(' '))).size).toBe(rows.length);
  });

  it.each(rows)(
    '%s, ordered %s, packed %s, shipped %s, invoiced %s; total %s, paid %s; closing when %s',
    (status, quantity, packed, shipped, invoiced, total, paid, rule, ...expected) => {
      const number = (text: string | undefined) => decimal(text ?? '');
      const standing = {
        status: status as 'draft',
        quantity: number(quantity),
        quantityPacked: number(packed),
        quantityShipped: number(shipped),
        quantityInvoiced: number(invoiced),
        total: number(total),
        paid: number(paid),
      };
      const { quantityPacked, quantityShipped, quantityInvoiced } = standing;
      const extents = [quantityPacked, quantityShipped, quantityInvoiced].map((done) =>
        extentOf(done, standing.quantity),
      );
      const closes = status === 'confirmed' && isDone(standing, CLOSE_WHEN[rule ?? ''] ?? 'shipped');
      expect([stageOf(standing), ...extents, paidExtent(standing), closes ? 'yes' : 'no']).toEqual(expected);
    },
  );
});
