import { describe, expect, it } from 'vitest';
import { withQuantities } from '../../lib/apply/quantities.ts';
import { lineId } from '../../lib/domain/identity.ts';
import type { Progress } from '../../lib/domain/progress.ts';
import { anInvoice, aPackage, aShipment, doneOf } from '../support/plain-facts.ts';
import { aLine, anOrder, d, refused } from '../support/plain-order.ts';

const order = (progress: Partial<Progress>) =>
  anOrder({
    lines: [
      aLine({ id: lineId('1'), quantity: d(5), quantityPacked: d(9) }),
      aLine({ id: lineId('2'), quantity: d('0.3') }),
    ],
    progress: doneOf(progress),
  });
const counted = (progress: Partial<Progress>) =>
  withQuantities(order(progress))
    .lines.map((line) => [line.quantityPacked, line.quantityShipped, line.quantityInvoiced].join(' '))
    .join(', ');

describe('packed, shipped, invoiced', () => {
  it.each<[string, Partial<Progress>, string]>([
    ['are counted anew when nothing is known', {}, '0 0 0, 0 0 0'],
    [
      'count packages',
      { packages: [aPackage('7', { 1: 2, 2: 0.1 }), aPackage('8', { 1: 3, 2: 0.2 })] },
      '5 0 0, 0.3 0 0',
    ],
    ['count invoices', { invoices: [anInvoice('9', { 1: 1 }), anInvoice('10', { 1: 2 })] }, '0 0 3, 0 0 0'],
    [
      'count packages that are on their way',
      { packages: [aPackage('7', { 1: 2 }), aPackage('8', { 1: 1 })], shipments: [aShipment('6', ['8'])] },
      '3 1 0, 0 0 0',
    ],
    [
      'count packages that were delivered',
      { packages: [aPackage('7', { 1: 2 })], shipments: [aShipment('6', ['7'], 'delivered')] },
      '2 2 0, 0 0 0',
    ],
    [
      'do not count what is planned',
      { packages: [aPackage('7', { 1: 2 })], shipments: [aShipment('6', ['7'], 'planned')] },
      '2 0 0, 0 0 0',
    ],
    [
      'do not count what came back',
      { packages: [aPackage('7', { 1: 2 })], shipments: [aShipment('6', ['7'], 'returned')] },
      '2 0 0, 0 0 0',
    ],
    [
      'count a package of two shipments once',
      { packages: [aPackage('7', { 1: 2 })], shipments: [aShipment('5', ['7']), aShipment('6', ['7'])] },
      '2 2 0, 0 0 0',
    ],
  ])('%s', (_, progress, result) => {
    expect(counted(progress)).toBe(result);
  });

  it('count a line that is named twice twice', () => {
    const parcel = { ...aPackage('7'), lines: [1, 2].map(() => ({ lineId: '1', quantity: d(2) })) };
    expect(counted({ packages: [parcel] })).toBe('4 0 0, 0 0 0');
  });

  it('change nothing else', () => {
    const before = order({ invoices: [anInvoice('9', { 1: 1 })] });
    const after = withQuantities(before);
    expect(after).toEqual({ ...before, lines: after.lines });
    expect(after.lines[1]).toEqual(before.lines[1]);
  });

  it.each<[string, Partial<Progress>, string]>([
    ['packed than ordered', { packages: [aPackage('7', { 1: 6 })] }, '6 packed of 5 ordered on line 1'],
    [
      'invoiced than ordered',
      { invoices: [anInvoice('9', { 2: 0.4 })] },
      '0.4 invoiced of 0.3 ordered on line 2',
    ],
    ['lines than there are, packed', { packages: [aPackage('7', { 3: 1 })] }, 'the order has no line 3'],
    [
      'lines than there are, invoiced',
      { invoices: [anInvoice('7', { 1: 1, 4: 1 })] },
      'the order has no line 4',
    ],
  ])('are refused more %s, for now', (_, progress, says) => {
    expect(refused(() => counted(progress))).toEqual({ says, mayPass: true });
  });

  it('tell of too much shipped where it is less than what is packed', () => {
    const parcel = (id: string, quantity: number) => aPackage(id, { 1: quantity });
    const progress = { packages: [parcel('7', 6), parcel('8', -1)], shipments: [aShipment('6', ['7'])] };
    expect(refused(() => counted(progress))).toMatchObject({ says: '6 shipped of 5 ordered on line 1' });
  });
});
