import { describe, expect, it } from 'vitest';
import { AnsweredByTwin, changedOrder, versionOf, type ChangeRecord } from '../../lib/domain/change.ts';
import { mutationId, orderId, organizationId } from '../../lib/domain/identity.ts';
import { asOrderError, isOrderError, OrderError } from '../../lib/domain/order-error.ts';
import { normalizeNumber } from '../../lib/domain/order-number.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import { NotPublished, sequenceOf } from '../../lib/domain/outbox.ts';
import { anOrder, at, refused } from '../support/plain-order.ts';

describe('a change', () => {
  const actor = { id: 'k', name: 'K' };
  const record: ChangeRecord = {
    mutationId: mutationId('m'),
    kinds: [],
    actor,
    at: at('2026-11-21T10:00:00.000Z'),
    paths: [],
  };
  const [before, after] = [anOrder({ version: 6 }), anOrder({ version: 7 })];

  it('leaves the order as it is after, or last was, and counts one version', () => {
    expect([changedOrder({ record, after }), versionOf({ record, after })]).toEqual([after, 1]);
    expect([changedOrder({ record, before, after }), versionOf({ record, before, after })]).toEqual([
      after,
      7,
    ]);
    expect([changedOrder({ record, before }), versionOf({ record, before })]).toEqual([before, 7]);
  });

  it('that a twin was first with says so', () => {
    const twin = new AnsweredByTwin({ order: after, how: 'updated' });
    expect([twin.name, twin.message, twin.kept]).toEqual([
      'AnsweredByTwin',
      'a twin of this call was first',
      { order: after, how: 'updated' },
    ]);
  });

  it('leaves in the sequence of its order, a refusal in that of its command', () => {
    const [organization, id] = [organizationId('5'), orderId('1')];
    const change = { ...record, organizationId: organization, orderId: id, version: 1, row: rowOf(after) };
    expect(sequenceOf({ kind: 'change', change })).toBe('5:1');
    const refusal = {
      organizationId: organization,
      operation: 'void',
      commandId: 'c',
      position: 0,
      callHash: 'h',
      actor,
      at: record.at,
      code: 'conflict' as const,
      details: {},
    };
    expect(sequenceOf({ kind: 'refusal', refusal })).toBe('5:refused:void:c');
    expect(new NotPublished('why').name).toBe('NotPublished');
  });
});

describe('an error', () => {
  const cause = new Error('deep');
  const error = new OrderError('not_found', { id: '1' }, { cause });

  it('has a code, what it carries, and its cause', () => {
    expect(error).toMatchObject({
      name: 'OrderError',
      message: 'not_found',
      code: 'not_found',
      details: { id: '1' },
      cause,
    });
  });

  it('is told apart by its code', () => {
    expect([
      isOrderError(error, 'not_found'),
      isOrderError(error, 'conflict'),
      isOrderError(cause, 'not_found'),
    ]).toEqual([true, false, false]);
    expect(isOrderError({ code: 'not_found' }, 'not_found')).toBe(false);
  });

  it('that we do not know is internal, with its cause', () => {
    expect(asOrderError(error)).toBe(error);
    expect(asOrderError(cause)).toMatchObject({ code: 'internal', details: {}, cause });
  });
});

it.each<[string, string, object | undefined]>([
  ['of 100 letters', 'a'.repeat(100), undefined],
  ['of 101 letters', 'a'.repeat(101), { code: 'invalid_value', field: 'number', maximumLength: 100 }],
  ['of blanks', '  ', { code: 'missing_field', field: 'number' }],
  [
    'with a line break',
    'a\nb',
    { code: 'invalid_value', field: 'number', reason: 'must not hold control characters' },
  ],
])('a number %s', (_, text, refusal) => {
  expect(refused(() => normalizeNumber(text))).toEqual(refusal);
});
