import { describe, expect, it } from 'vitest';
import { applyLines } from '../../lib/apply/lines.ts';
import { lineId } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { aLine, aNewOrder, anOrder, counting, refused, stated } from '../support/plain-order.ts';
import { ROWS } from '../support/item-rows.ts';

type Input = Record<string, unknown>;
const applied = (base: SalesOrder, lines: Input[] | undefined) =>
  applyLines(base, stated({ lines }), ROWS, counting());

const named = (id: string, name: string) => aLine({ id: lineId(id), name });
const ABC = anOrder({ lines: [named('1', 'A'), named('2', 'B'), named('3', 'C')] });
const NEW = { name: 'New', rate: '1' };

describe('the list of lines', () => {
  it.each<[string, Input[] | undefined, string]>([
    ['stays when nothing is said', undefined, '1:A 2:B 3:C'],
    ['is the list that is stated', [{ id: '1' }, { id: '2' }, { id: '3' }], '1:A 2:B 3:C'],
    ['loses what is not stated', [{ id: '3' }], '3:C'],
    ['stands as it is stated', [{ id: '3' }, { id: '1' }], '3:C 1:A'],
    ['has new lines where they are stated', [{ id: '3' }, NEW, { id: '1' }], '3:C 101:New 1:A'],
    ['gives an id to what has an empty one', [{ ...NEW, id: '' }], '101:New'],
    [
      'is sorted by the stated order',
      [
        { id: '1', order: 2 },
        { id: '2', order: 1 },
        { id: '3', order: 3 },
      ],
      '2:B 1:A 3:C',
    ],
    [
      'keeps lines of one order as they are stated',
      [
        { id: '2', order: 1 },
        { id: '1', order: 1 },
      ],
      '2:B 1:A',
    ],
    [
      'has a line without an order behind the one before it',
      [{ id: '1', order: 2 }, NEW, { id: '2', order: 1 }],
      '2:B 1:A 101:New',
    ],
    [
      'has first lines without an order first',
      [NEW, { id: '1', order: 0 }, { id: '2', order: -1 }],
      '101:New 2:B 1:A',
    ],
    [
      'has several first lines without an order as they are stated',
      [{ id: '2' }, { id: '1' }, { id: '3', order: -5 }],
      '2:B 1:A 3:C',
    ],
    ['is changed where one is taken out', [{ id: '2', remove: true }], '1:A 3:C'],
    [
      'is changed in its places where one is taken out',
      [{ id: '3', name: 'Z' }, { id: '1', remove: true }, NEW],
      '2:B 3:Z 101:New',
    ],
    ['has new lines last where one is taken out', [NEW, { id: '1', remove: true }], '2:B 3:C 101:New'],
    ['loses nothing where what has no id is taken out', [{ remove: true }], '1:A 2:B 3:C'],
    ['is the list that is stated where nothing is taken out after all', [{ id: '2', remove: false }], '2:B'],
  ])('%s', (_, lines, result) => {
    expect(
      applied(ABC, lines)
        .map(({ id, name }) => `${id}:${name}`)
        .join(' '),
    ).toBe(result);
  });

  it('of a new order has ids of its own, whatever is stated', () => {
    const lines = applied(aNewOrder({ lines: [named('1', 'A')] }), [
      { ...NEW, id: '1' },
      { ...NEW, id: '1' },
    ]);
    expect(lines.map(({ id }) => id)).toEqual(['101', '102']);
  });

  it.each<[string, SalesOrder, Input[] | undefined, object]>([
    ['of a new order without lines', aNewOrder(), undefined, { code: 'missing_field', field: 'lines' }],
    ['that is empty', ABC, [], { code: 'missing_field', field: 'lines' }],
    [
      'whose last line is taken out',
      anOrder({ lines: [named('1', 'A')] }),
      [{ id: '1', remove: true }],
      { code: 'missing_field', field: 'lines' },
    ],
    [
      'of 201',
      ABC,
      Array.from({ length: 201 }, () => NEW),
      { code: 'limit_exceeded', field: 'lines', limit: 200 },
    ],
    [
      'with a line twice',
      ABC,
      [{ id: '2' }, NEW, { id: '2' }],
      { code: 'invalid_value', field: 'lines[2].id', reason: 'the line is named twice' },
    ],
    [
      'with a line that is not there',
      ABC,
      [NEW, { id: '9' }],
      { code: 'unknown_reference', field: 'lines[1].id', kind: 'line', id: '9' },
    ],
    [
      'that takes out a line that is not there',
      ABC,
      [{ id: '9', remove: true }],
      { code: 'unknown_reference', field: 'lines[0].id', kind: 'line', id: '9' },
    ],
  ])('is refused %s', (_, base, lines, refusal) => {
    expect(refused(() => applied(base, lines))).toEqual(refusal);
  });
});
