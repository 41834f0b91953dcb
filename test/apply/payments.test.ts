import { expect, it } from 'vitest';
import { applyPayments } from '../../lib/apply/payments.ts';
import type { Payment } from '../../lib/domain/progress.ts';
import { aPayment, doneOf } from '../support/plain-facts.ts';
import { counting, day, refused, stated } from '../support/plain-order.ts';

const TEN = { mode: 'Cash', amount: '10', description: '' };
const FIVE = { ...TEN, amount: '5' };
const ten = (id: string, fields: Partial<Payment> = {}) => aPayment(id, 10, fields);
const fresh = (id: string, number: string, amount: number | string, fields: Partial<Payment> = {}) =>
  aPayment(id, amount, { number, ...fields });

const applied = (standing: Payment[], payments: Record<string, unknown>[] | undefined) =>
  applyPayments(doneOf({ payments: standing }), stated({ payments }).payments, 2, counting());

it.each<[string, Payment[], Record<string, unknown>[] | undefined, Payment[]]>([
  ['none is recorded when nothing is said', [ten('1')], undefined, [ten('1')]],
  ['none goes when none is stated', [ten('1')], [], [ten('1')]],
  ['a first one is recorded', [], [TEN], [fresh('101', '1', 10)]],
  ['one that stands is not recorded again', [ten('1')], [TEN], [ten('1')]],
  ['two of a kind are two', [ten('1')], [TEN, TEN], [ten('1'), fresh('101', '2', 10)]],
  ['two that stand are two', [ten('1'), ten('2')], [TEN, TEN], [ten('1'), ten('2')]],
  ['fewer than stand take none away', [ten('1'), ten('2')], [TEN], [ten('1'), ten('2')]],
  [
    'those that are new come last and are counted on',
    [ten('7')],
    [FIVE, TEN, FIVE],
    [ten('7'), fresh('101', '2', 5), fresh('102', '3', 5)],
  ],
  [
    'another mode is another payment',
    [ten('1')],
    [{ ...TEN, mode: 'Bank' }],
    [ten('1'), fresh('101', '2', 10, { mode: 'Bank' })],
  ],
  [
    'another description is another payment',
    [ten('1')],
    [{ ...TEN, description: 'rest' }],
    [ten('1'), fresh('101', '2', 10, { description: 'rest' })],
  ],
  [
    'another day is another payment',
    [ten('1')],
    [{ ...TEN, date: '2026-11-22' }],
    [ten('1'), fresh('101', '2', 10, { date: day('2026-11-22') })],
  ],
  [
    'one of each of two days are two',
    [ten('1', { date: day('2026-11-21') })],
    [{ ...TEN, date: '2026-11-22' }],
    [ten('1', { date: day('2026-11-21') }), fresh('101', '2', 10, { date: day('2026-11-22') })],
  ],
  [
    'the same day is the same payment',
    [ten('1', { date: day('2026-11-22') })],
    [{ ...TEN, date: '2026-11-22' }],
    [ten('1', { date: day('2026-11-22') })],
  ],
  [
    'amounts are rounded when they are recorded',
    [],
    [{ ...TEN, amount: '1.005' }],
    [fresh('101', '1', '1.01')],
  ],
  [
    'what was rounded may be stated unrounded again',
    [fresh('1', '1', '1.01')],
    [{ ...TEN, amount: '1.005' }],
    [fresh('1', '1', '1.01')],
  ],
  [
    'what was recorded with more decimals is sent back as it is',
    [fresh('1', '1', '1.005')],
    [{ ...TEN, amount: '1.005' }],
    [fresh('1', '1', '1.005')],
  ],
])('of payments without ids %s', (_, standing, payments, result) => {
  expect(applied(standing, payments)).toEqual(doneOf({ payments: result }));
});

it('nothing that stands is copied when nothing is new', () => {
  const progress = doneOf({ payments: [ten('1')] });
  expect(applyPayments(progress, stated({ payments: [TEN] }).payments, 2, counting())).toBe(progress);
  expect(applyPayments(progress, undefined, 2, counting())).toBe(progress);
});

it('the list that stands is not written to, and other facts stay', () => {
  const progress = doneOf({ payments: [ten('1')], purchaseOrders: [{ id: '9', version: 1, number: 'PO' }] });
  const after = applyPayments(progress, stated({ payments: [FIVE] }).payments, 2, counting());
  expect(progress.payments).toHaveLength(1);
  expect(after).toEqual({ ...progress, payments: [ten('1'), fresh('101', '2', 5)] });
});

it('at most 200 are recorded', () => {
  const standing = Array.from({ length: 199 }, (_, index) => ten(String(index)));
  expect(applied(standing, [FIVE]).payments).toHaveLength(200);
  expect(refused(() => applied(standing, [FIVE, FIVE]))).toEqual({
    code: 'limit_exceeded',
    field: 'payments',
    limit: 200,
  });
});
