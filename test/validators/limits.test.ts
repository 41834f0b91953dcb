import { describe, expect, it } from 'vitest';
import type { CustomField } from '../../lib/domain/order.ts';
import { assertCarried, assertLineCount, assertPaymentCount } from '../../lib/validators/limits.ts';
import { aPayment } from '../support/plain-facts.ts';
import { aLine, refused } from '../support/plain-order.ts';

const lines = (count: number) => Array.from({ length: count }, () => aLine());
const payments = (count: number) => Array.from({ length: count }, (_, index) => aPayment(String(index), 1));
const fields = (count: number, value = '"x"'): CustomField[] =>
  Array.from({ length: count }, () => ({ value }));
/** One field that takes that many bytes together with the list around it. */
const ofBytes = (bytes: number, letter = 'a'): CustomField[] => {
  const around = JSON.stringify([{ value: '' }]).length;
  return [{ value: letter.repeat((bytes - around) / Buffer.byteLength(letter)) }];
};

describe('an order holds', () => {
  it.each([
    ['one line', () => assertLineCount(lines(1)), undefined],
    ['200 lines', () => assertLineCount(lines(200)), undefined],
    ['never no line', () => assertLineCount([]), { code: 'missing_field', field: 'lines' }],
    [
      'never 201 lines',
      () => assertLineCount(lines(201)),
      { code: 'limit_exceeded', field: 'lines', limit: 200 },
    ],
    ['no payment', () => assertPaymentCount([]), undefined],
    ['200 payments', () => assertPaymentCount(payments(200)), undefined],
    [
      'never 201 payments',
      () => assertPaymentCount(payments(201)),
      { code: 'limit_exceeded', field: 'payments', limit: 200 },
    ],
    ['100 custom fields', () => assertCarried(fields(100)), undefined],
    [
      'never 101 custom fields',
      () => assertCarried(fields(101)),
      { code: 'limit_exceeded', field: 'customFields', limit: 100 },
    ],
    ['32 KiB of custom fields', () => assertCarried(ofBytes(32 * 1024)), undefined],
    [
      'never a byte more',
      () => assertCarried(ofBytes(32 * 1024 + 1)),
      { code: 'too_large', limitBytes: 32_768 },
    ],
    [
      'bytes and not letters',
      () => assertCarried(ofBytes(32 * 1024 + 2, 'é')),
      { code: 'too_large', limitBytes: 32_768 },
    ],
  ])('%s', (_, work, refusal) => {
    expect(refused(work)).toEqual(refusal);
  });
});
