import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { rowOf } from '../../lib/domain/order-row.ts';
import { mutationId } from '../../lib/domain/identity.ts';
import { fromDocument, SCHEMA_VERSION, toChangeItem, toDocument, toOrderItem } from '../../lib/store/item.ts';
import { anOrder, at, refused } from '../support/plain-order.ts';

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** An order whose row, or whose whole JSON, takes that many bytes. */
const withRowOf = (size: number): SalesOrder =>
  anOrder({ subject: 'a'.repeat(size - bytes(rowOf(anOrder({ subject: '' })))) });
const withJsonOf = (size: number): SalesOrder => anOrder({ notes: 'a'.repeat(size - bytes(anOrder())) });

describe('an order item', () => {
  it.each([
    ['a row of 64 KiB', withRowOf(64 * 1024), undefined],
    ['a row of a byte more', withRowOf(64 * 1024 + 1), 64 * 1024],
    ['an order of 1.5 MiB', withJsonOf(1.5 * 1024 * 1024), undefined],
    ['an order of a byte more', withJsonOf(1.5 * 1024 * 1024 + 1), 1.5 * 1024 * 1024],
    [
      '300 KiB that cannot be compressed',
      anOrder({ notes: randomBytes(300 * 1024).toString('base64') }),
      300 * 1024,
    ],
    [
      '250 KiB that cannot be compressed',
      anOrder({ notes: randomBytes(250 * 1024).toString('base64') }),
      undefined,
    ],
  ])('may hold or not: %s', (_, order, limitBytes) => {
    expect(refused(() => toOrderItem(order))).toEqual(limitBytes && { code: 'too_large', limitBytes });
  });

  it('counts bytes of the row and not letters', () => {
    const order = anOrder({ subject: 'é'.repeat(40 * 1024) });
    expect(refused(() => toOrderItem(order))).toEqual({ code: 'too_large', limitBytes: 64 * 1024 });
  });

  it('has the order, its row and the keys of every index', () => {
    const order = anOrder();
    expect(toOrderItem(order)).toEqual({
      PK: 'ORG#5#SO#1',
      SK: 'ORDER',
      doc: toDocument(order),
      row: rowOf(order),
      version: 3,
      schemaVersion: SCHEMA_VERSION,
      organizationKey: 'ORG#5',
      createdKey: '1',
      dateKey: '2026-11-21#1',
      changedPartition: 'ORG#5',
      changedKey: '2026-11-21T11:00:00.000Z#1',
      customerKey: 'ORG#5#CUSTOMER#501',
      statusKey: 'ORG#5#STATUS#confirmed',
    });
    expect(fromDocument(toDocument(order))).toEqual(order);
  });
});

describe('a change item', () => {
  const record = {
    mutationId: mutationId('m'),
    kinds: ['updated' as const],
    actor: { id: 'k', name: 'K' },
    at: at('2026-11-21T12:00:00.000Z'),
    paths: [{ path: 'notes' }],
  };

  it('is found by order and version, and by the day of the change', () => {
    const [before, after] = [anOrder({ version: 6 }), anOrder({ version: 7 })];
    expect(toChangeItem({ record, before, after })).toEqual({
      ...record,
      PK: 'ORG#5#SO#1',
      SK: 'CHANGE#00000007',
      version: 7,
      row: rowOf(after),
      schemaVersion: SCHEMA_VERSION,
      changedPartition: 'ORG#5#CHANGES#2026-11-21',
      changedKey: '2026-11-21T12:00:00.000Z#1#00000007',
    });
  });

  it('refuses the same row as the order', () => {
    const after = withRowOf(64 * 1024 + 1);
    expect(refused(() => toChangeItem({ record, after }))).toEqual({
      code: 'too_large',
      limitBytes: 64 * 1024,
    });
  });
});
