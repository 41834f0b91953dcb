import { describe, expect, it } from 'vitest';
import { progressWith, withProgress } from '../../lib/apply/fact.ts';
import { FACTS, type Fact, type FactKind } from '../../lib/domain/facts.ts';
import type { Progress, RemovedFact } from '../../lib/domain/progress.ts';
import { aPackage, aShipment, doneOf } from '../support/plain-facts.ts';
import { anOrder, refused } from '../support/plain-order.ts';

const fact = (kind: FactKind, state: Record<string, unknown>): Fact =>
  ({ kind, state: FACTS[kind].state.parse({ version: 1, ...state }) }) as Fact;
const po = (id: string, version = 1, number = '') => ({ id, version, number });
const poFact = (id: string, version = 1, number = '') => fact('purchaseOrder', { id, version, number });
const noPo = (id: string, version = 1) => fact('purchaseOrder', { id, version, removed: true });
const gone = (id: string, version = 1, kind: FactKind = 'purchaseOrder'): RemovedFact => ({
  kind,
  id,
  version,
});
const coupon = (id: string, version = 1, code = '') => ({ id, version, code });

describe('one of many', () => {
  it.each<[string, Partial<Progress>, Fact, Partial<Progress> | 'stale']>([
    ['is kept', {}, poFact('1', 1, 'A'), { purchaseOrders: [po('1', 1, 'A')] }],
    [
      'takes the place of an earlier version',
      { purchaseOrders: [po('1', 1, 'A')] },
      poFact('1', 2, 'B'),
      { purchaseOrders: [po('1', 2, 'B')] },
    ],
    ['may skip versions', { purchaseOrders: [po('1', 1)] }, poFact('1', 9), { purchaseOrders: [po('1', 9)] }],
    ['is stale when it is known', { purchaseOrders: [po('1', 1)] }, poFact('1', 1, 'B'), 'stale'],
    ['is stale when a later one is known', { purchaseOrders: [po('1', 3)] }, poFact('1', 2), 'stale'],
    [
      'stands beside others, by id',
      { purchaseOrders: [po('1'), po('3')] },
      poFact('2'),
      { purchaseOrders: [po('1'), po('2'), po('3')] },
    ],
    [
      'stands beside others, ids by size',
      { purchaseOrders: [po('10')] },
      poFact('9'),
      { purchaseOrders: [po('9'), po('10')] },
    ],
    [
      'stands beside others, also ids of ten digits',
      { purchaseOrders: [po('1000000000')] },
      poFact('999999999'),
      { purchaseOrders: [po('999999999'), po('1000000000')] },
    ],
    [
      'stands beside others, ids of one size by letters',
      { purchaseOrders: [po('b')] },
      poFact('a'),
      { purchaseOrders: [po('a'), po('b')] },
    ],
    [
      'goes when it is removed',
      { purchaseOrders: [po('1'), po('2')] },
      noPo('1', 2),
      { purchaseOrders: [po('2')], removed: [gone('1', 2)] },
    ],
    ['is remembered though it was never known', {}, noPo('1', 2), { removed: [gone('1', 2)] }],
    ['does not come back late', { removed: [gone('1', 2)] }, poFact('1', 2), 'stale'],
    ['does not come back late, by an earlier version', { removed: [gone('1', 2)] }, poFact('1', 1), 'stale'],
    ['comes back later', { removed: [gone('1', 2)] }, poFact('1', 3), { purchaseOrders: [po('1', 3)] }],
    [
      'is removed again by a later version',
      { removed: [gone('1', 2)] },
      noPo('1', 3),
      { removed: [gone('1', 3)] },
    ],
    ['is removed late', { purchaseOrders: [po('1', 3)] }, noPo('1', 2), 'stale'],
    [
      'is not another of its kind',
      { removed: [gone('2', 5)] },
      poFact('1'),
      { purchaseOrders: [po('1')], removed: [gone('2', 5)] },
    ],
    [
      'is not another kind of its id',
      { removed: [gone('1', 5, 'invoice')] },
      poFact('1'),
      { purchaseOrders: [po('1')], removed: [gone('1', 5, 'invoice')] },
    ],
    [
      'is remembered by kind and id',
      { removed: [gone('10'), gone('5', 1, 'shipment')] },
      noPo('9'),
      { removed: [gone('9'), gone('10'), gone('5', 1, 'shipment')] },
    ],
  ])('%s', (_, before, given, after) => {
    expect(progressWith(doneOf(before), given)).toStrictEqual(after === 'stale' ? after : doneOf(after));
  });

  it('is not written into the list that stands', () => {
    const before = doneOf({ purchaseOrders: [po('1')], removed: [gone('2')] });
    progressWith(before, noPo('1', 2));
    expect(before).toEqual(doneOf({ purchaseOrders: [po('1')], removed: [gone('2')] }));
  });

  it('is one of 200 at most', () => {
    const purchaseOrders = Array.from({ length: 199 }, (_, index) => po(String(index)));
    const full = progressWith(doneOf({ purchaseOrders }), poFact('a'));
    expect(full).toMatchObject({ purchaseOrders: { length: 200 } });
    if (full === 'stale') return;
    expect(progressWith(full, poFact('a', 2))).not.toBe('stale');
    expect(refused(() => progressWith(full, poFact('b')))).toEqual({
      says: 'an order keeps at most 200 of purchaseOrder',
      mayPass: false,
    });
  });

  it('is one of 1000 at most that are remembered', () => {
    const removed = Array.from({ length: 999 }, (_, index) => gone(String(index)));
    const full = progressWith(doneOf({ removed }), noPo('a'));
    expect(full).toMatchObject({ removed: { length: 1000 } });
    if (full === 'stale') return;
    expect(refused(() => progressWith(full, noPo('b')))).toMatchObject({ mayPass: false });
  });
});

describe('the only one of its kind', () => {
  const couponFact = (id: string, version: number, code = '') => fact('coupon', { id, version, code });
  const noCoupon = (version: number) => fact('coupon', { id: '1', version, removed: true });
  const noCheckout = (version: number) => fact('checkout', { version, removed: true });
  it.each<[string, Partial<Progress>, Fact, Partial<Progress> | 'stale']>([
    ['is kept', {}, couponFact('1', 1, 'A'), { coupon: coupon('1', 1, 'A') }],
    [
      'takes the place of an earlier one, whatever its id',
      { coupon: coupon('1', 1) },
      couponFact('2', 2),
      { coupon: coupon('2', 2) },
    ],
    ['is stale when it is known', { coupon: coupon('1', 2) }, couponFact('1', 2), 'stale'],
    [
      'is stale when a later one is known, whatever its id',
      { coupon: coupon('1', 2) },
      couponFact('2', 1),
      'stale',
    ],
    [
      'goes when it is removed',
      { coupon: coupon('1', 1) },
      noCoupon(2),
      { coupon: undefined, removed: [gone('1', 2, 'coupon')] },
    ],
    ['does not come back late', { removed: [gone('1', 2, 'coupon')] }, couponFact('2', 2), 'stale'],
    [
      'comes back later',
      { removed: [gone('1', 2, 'coupon')] },
      couponFact('1', 3),
      { coupon: coupon('1', 3) },
    ],
    [
      'without an id is remembered without one',
      {},
      noCheckout(1),
      { checkout: undefined, removed: [gone('', 1, 'checkout')] },
    ],
    [
      'is not another kind',
      { removed: [gone('1', 5, 'invoice')] },
      couponFact('1', 1),
      { coupon: coupon('1', 1), removed: [gone('1', 5, 'invoice')] },
    ],
    [
      'is remembered once, sorted by kind',
      { removed: [gone('1', 1, 'coupon'), gone('2', 1, 'package')] },
      noCheckout(1),
      {
        checkout: undefined,
        removed: [gone('', 1, 'checkout'), gone('1', 1, 'coupon'), gone('2', 1, 'package')],
      },
    ],
    [
      'is remembered in its last version',
      { removed: [gone('1', 1, 'coupon')] },
      noCoupon(4),
      { coupon: undefined, removed: [gone('1', 4, 'coupon')] },
    ],
  ])('%s', (_, before, given, after) => {
    expect(progressWith(doneOf(before), given)).toStrictEqual(after === 'stale' ? after : doneOf(after));
  });
});

describe('packages that only a shipment names', () => {
  const stub = (id: string) => aPackage(id, {}, { version: 0 });
  it.each<[string, Partial<Progress>, Progress['packages']]>([
    [
      'stand as stubs, by id, behind those that are known',
      { packages: [aPackage('9')], shipments: [aShipment('1', ['8', '6', '7'])] },
      [aPackage('9'), stub('6'), stub('7'), stub('8')],
    ],
    [
      'stand once, whoever names them',
      { shipments: [aShipment('1', ['7']), aShipment('2', ['7'])] },
      [stub('7')],
    ],
    [
      'are no stubs once they are known',
      { packages: [aPackage('7'), stub('7')], shipments: [aShipment('1', ['7'])] },
      [aPackage('7')],
    ],
    [
      'are no stubs once they are removed',
      { shipments: [aShipment('1', ['7'])], removed: [gone('7', 1, 'package')] },
      [],
    ],
    [
      'are stubs though a thing of another kind was removed',
      { shipments: [aShipment('1', ['7'])], removed: [gone('7', 1, 'invoice')] },
      [stub('7')],
    ],
    ['go with the shipment', { packages: [stub('7')] }, []],
  ])('%s', (_, progress, packages) => {
    const order = withProgress(anOrder(), doneOf(progress));
    expect(order.progress).toStrictEqual({ ...doneOf(progress), packages });
  });

  it('are 200 at most, with those that are known', () => {
    const ids = Array.from({ length: 200 }, (_, index) => String(index));
    const full = doneOf({ packages: [aPackage('0')], shipments: [aShipment('1', ids)] });
    expect(withProgress(anOrder(), full).progress.packages).toHaveLength(200);
    const over = { ...full, shipments: [...full.shipments, aShipment('2', ['x'])] };
    expect(refused(() => withProgress(anOrder(), over))).toEqual({
      says: 'an order keeps at most 200 of package',
      mayPass: false,
    });
  });

  it('are counted with the quantities', () => {
    const progress = doneOf({ packages: [aPackage('7', { 11: 2 })], shipments: [aShipment('1', ['7'])] });
    expect(withProgress(anOrder(), progress).lines[0]).toMatchObject({
      quantityPacked: '2',
      quantityShipped: '2',
    });
  });
});
