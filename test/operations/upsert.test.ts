/** What an upsert looks for, in a store that counts. */
import { expect, it, vi } from 'vitest';
import { OrderError, type OrderErrorCode, type OrderErrorDetails } from '../../lib/domain/order-error.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import { upsert } from '../../lib/operations/upsert.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';
import { stated } from '../support/plain-order.ts';

/** An upsert of an order that cannot be made: how often it was looked for, and in vain. */
async function lookedFor<Code extends OrderErrorCode>(
  matchBy: ('number' | 'subject')[],
  input: Record<string, unknown>,
  refusal: [Code, OrderErrorDetails[Code]] = ['not_found', {}] as never,
) {
  const { context } = ordersInMemory();
  const findByNumber = vi.fn(async () => undefined);
  const findBySubject = vi.fn(async () => ({ ids: [], upserts: 0 }));
  const load = vi.fn(() => Promise.reject(new OrderError(...refusal)));
  const orders = { ...context.orders, findByNumber, findBySubject } as unknown as OrderStore;
  const references = { ...context.references, load };
  const command = { matchBy, input: stated(input) };
  await expect(upsert.run(command, { ...context, orders, references })).rejects.toThrow(refusal[0]);
  return [findByNumber.mock.calls.length, findBySubject.mock.calls.length];
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
