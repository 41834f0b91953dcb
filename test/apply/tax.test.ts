import { describe, expect, it } from 'vitest';
import { applyTax, needsTaxRow, UNTAXED } from '../../lib/apply/tax.ts';
import { TaxInput } from '../../lib/domain/order-input.ts';
import type { TaxTreatment } from '../../lib/domain/pricing.ts';
import { aTax, d, lookedUp, refused } from '../support/plain-order.ts';

const VAT: TaxTreatment = { taxes: [aTax('VAT', 20, { id: '31' })], group: undefined };
const GST: TaxTreatment = {
  taxes: [aTax('CGST', 9, { id: '33' }), aTax('SGST', 9, { id: '34', compound: true })],
  group: { id: '32', name: 'GST' },
};
const TAXES = lookedUp([
  { kind: 'tax', id: '31', name: 'VAT', percent: '21' },
  { kind: 'tax', id: '35', name: 'Eco', percent: '2.50', compound: true },
  {
    kind: 'tax',
    id: '32',
    name: 'GST',
    components: [
      { id: '33', name: 'CGST', percent: '9' },
      { id: '34', name: 'SGST', percent: '9', compound: true },
    ],
  },
  { kind: 'item', id: '36', name: 'No tax' },
]);
const NONE = { taxes: [], group: undefined };
const input = (given: unknown): TaxInput | null | undefined =>
  given === undefined || given === null ? given : TaxInput.parse(given);

describe('what is said of a tax', () => {
  it.each<[string, TaxTreatment, unknown, TaxTreatment]>([
    ['nothing: it stays', VAT, undefined, VAT],
    ['null: there is none', GST, null, NONE],
    ['the id that stands: the snapshot stays, whatever the row says now', VAT, { id: '31' }, VAT],
    ['another id: the row', VAT, { id: '35' }, { taxes: [aTax('Eco', '2.5', { id: '35', compound: true })] }],
    ['the id of a group: its components', VAT, { id: '32' }, GST],
    ['the id of the group that stands', GST, { id: '32' }, GST],
    [
      'the id of a part of the group: another tax',
      GST,
      { id: '31' },
      { taxes: [aTax('VAT', 21, { id: '31' })] },
    ],
    [
      'an id with its percentage',
      VAT,
      { id: '35', percent: '2.5' },
      { taxes: [aTax('Eco', '2.5', { id: '35', compound: true })] },
    ],
    ['an id with the percentage that stands', VAT, { id: '31', percent: '20' }, VAT],
    ['the percentage that stands: the tax stays', VAT, { percent: '20.0' }, VAT],
    ['the percentages of a group added up: the group stays', GST, { percent: '18' }, GST],
    ['another percentage: a tax named after it', GST, { percent: '7.5' }, { taxes: [aTax('7.5%', '7.5')] }],
    ['0 %: there is none', VAT, { percent: '0' }, NONE],
    [
      'taxes as they stand: ids and group stay',
      GST,
      {
        stated: [
          { name: 'CGST', percent: '9' },
          { name: 'SGST', percent: '9' },
        ],
      },
      GST,
    ],
    [
      'taxes as they stand, one of them compound',
      GST,
      {
        stated: [
          { name: 'CGST', percent: '9', compound: false },
          { name: 'SGST', percent: '9', compound: true },
        ],
      },
      GST,
    ],
    [
      'one of the taxes: it keeps its id',
      GST,
      { stated: [{ name: 'SGST', percent: '9' }] },
      { taxes: [aTax('SGST', 9, { id: '34', compound: true })] },
    ],
    [
      'the other way round: another group, of the same taxes',
      GST,
      {
        stated: [
          { name: 'SGST', percent: '9' },
          { name: 'CGST', percent: '9' },
        ],
      },
      {
        taxes: [aTax('SGST', 9, { id: '34', compound: true }), aTax('CGST', 9, { id: '33' })],
        group: { name: 'SGST + CGST' },
      },
    ],
    [
      'one of them with another percentage',
      GST,
      {
        stated: [
          { name: 'CGST', percent: '9' },
          { name: 'SGST', percent: '8' },
        ],
      },
      { taxes: [aTax('CGST', 9, { id: '33' }), aTax('SGST', 8)], group: { name: 'CGST + SGST' } },
    ],
    [
      'one of them no longer compound',
      GST,
      {
        stated: [
          { name: 'CGST', percent: '9' },
          { name: 'SGST', percent: '9', compound: false },
        ],
      },
      { taxes: [aTax('CGST', 9, { id: '33' }), aTax('SGST', 9)], group: { name: 'CGST + SGST' } },
    ],
    [
      'a tax of another name',
      VAT,
      { stated: [{ name: 'Duty', percent: '20', compound: true }] },
      { taxes: [aTax('Duty', 20, { compound: true })] },
    ],
    [
      'one more than stand',
      VAT,
      {
        stated: [
          { name: 'VAT', percent: '20' },
          { name: 'Duty', percent: '1' },
        ],
      },
      { taxes: [aTax('VAT', 20, { id: '31' }), aTax('Duty', 1)], group: { name: 'VAT + Duty' } },
    ],
    ['no taxes', VAT, { stated: [] }, NONE],
    ['no taxes where none stand', { taxes: [] }, { stated: [] }, NONE],
  ])('%s', (_, current, given, result) => {
    expect(applyTax(current, input(given), TAXES, 'lines[0].tax')).toEqual(result);
  });

  it.each<[string, unknown, object]>([
    [
      'an id that no tax has',
      { id: '36' },
      { code: 'unknown_reference', field: 'lines[0].tax', kind: 'tax', id: '36' },
    ],
    [
      "a percentage that is not the row's",
      { id: '35', percent: '3' },
      { code: 'invalid_value', field: 'lines[0].tax.percent', reason: 'tax 35 is 2.5 %, not 3 %' },
    ],
    [
      "a percentage that is not the snapshot's",
      { id: '31', percent: '21' },
      { code: 'invalid_value', field: 'lines[0].tax.percent', reason: 'tax 31 is 20 %, not 21 %' },
    ],
  ])('is refused: %s', (_, given, refusal) => {
    expect(refused(() => applyTax(VAT, input(given), TAXES, 'lines[0].tax'))).toEqual(refusal);
  });

  it('is refused of a row that has no rate', () => {
    const rows = new Map([['tax 9', { kind: 'tax' as const, id: '9', name: 'Odd', compound: false }]]);
    expect(refused(() => applyTax(UNTAXED, { id: '9' }, { rows }, 'shippingTax'))).toEqual({
      code: 'unknown_reference',
      field: 'shippingTax',
      kind: 'tax',
      id: '9',
    });
  });
});

it.each<[string, TaxTreatment, unknown, string | undefined]>([
  ['for another id', VAT, { id: '35' }, '35'],
  ['not for the id that stands', VAT, { id: '31' }, undefined],
  ['not for the group that stands', GST, { id: '32' }, undefined],
  ['not for a percentage', VAT, { percent: '5' }, undefined],
  ['not for stated taxes', VAT, { stated: [] }, undefined],
  ['not when it is cleared', VAT, null, undefined],
  ['not when nothing is said', VAT, undefined, undefined],
])('a row is needed %s', (_, current, given, id) => {
  expect(needsTaxRow(current, input(given))).toBe(id);
});

it('a treatment that stays brings nothing else along', () => {
  const line = { ...VAT, name: 'Desk', amount: d(1) };
  expect(applyTax(line, undefined, TAXES, 'tax')).toStrictEqual(VAT);
  expect(applyTax(line, { percent: d(20) }, TAXES, 'tax')).toStrictEqual(VAT);
  expect(applyTax(line, { id: '31' }, TAXES, 'tax')).toStrictEqual(VAT);
  expect(applyTax(line, { stated: [{ name: 'VAT', percent: d(20) }] }, TAXES, 'tax')).toStrictEqual(VAT);
});
