/** What an upsert looks for. */
import { expect, it } from 'vitest';
import { OrderError, type OrderErrorCode, type OrderErrorDetails } from '../../lib/domain/order-error.ts';
import { upsert } from '../../lib/operations/upsert.ts';
import { endingOf } from '../support/ending-of.ts';
import { stated } from '../support/plain-order.ts';
import { recordedStores } from '../support/recorded-stores.ts';

/** An upsert of an order that cannot be made: how often it was looked for, and in vain. */
async function lookedFor<Code extends OrderErrorCode>(
  matchBy: ('number' | 'subject')[],
  input: Record<string, unknown>,
  refusal: [Code, OrderErrorDetails[Code]] = ['not_found', {}] as never,
) {
  const always = Array.from({ length: 9 }, () => new OrderError(...refusal));
  const { context, asked } = await recordedStores({}, { faults: { 'references.load': always } });
  const command = { matchBy, input: stated(input) };
  expect(await endingOf(upsert.run(command, context))).toMatchObject({ code: refusal[0] });
  const times = (call: string) => asked.filter(([name]) => name === call).length;
  return [times('orders.findByNumber'), times('orders.findBySubject')];
}

it('by what names an order, and nothing else', async () => {
  expect(await lookedFor(['number', 'subject'], { number: 'N', subject: 'S' })).toEqual([1, 1]);
  expect(await lookedFor(['number'], { number: 'N', subject: 'S' })).toEqual([1, 0]);
  expect(await lookedFor(['number', 'subject'], { number: '', subject: '  ' })).toEqual([0, 0]);
});

it('three times when another may have made it meanwhile', async () => {
  const input = { number: 'N', subject: 'S' };
  expect(await lookedFor(['subject'], input, ['conflict', {}])).toEqual([0, 3]);
  expect(await lookedFor(['number'], input, ['number_taken', { number: 'N' }])).toEqual([3, 0]);
  expect(await lookedFor(['subject'], input, ['number_taken', { number: 'N' }])).toEqual([0, 1]);
  expect(await lookedFor(['subject'], input, ['key_reused', {}])).toEqual([0, 1]);
});
