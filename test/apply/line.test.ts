import { describe, expect, it } from 'vitest';
import { applyLines, blankLine, isBlank } from '../../lib/apply/lines.ts';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import { aLine, anOrder, aTax, counting, d, refused, stated } from '../support/plain-order.ts';
import { ROWS } from '../support/item-rows.ts';

const OF_CHAIR: Partial<OrderLine> = {
  itemId: '801',
  productCode: 'CH',
  itemRate: d('49.9'),
  name: 'Chair',
  description: 'Oak',
  unit: 'pcs',
  hsnOrSac: '94',
  image: { id: '9', name: 'c.jpg', type: 'jpg' },
  attributes: [{ name: 'Colour', option: 'Red', content: '' }],
};

type Input = Record<string, unknown>;
const applied = (base: SalesOrder, lines: Input[] | undefined) =>
  applyLines(base, stated({ lines }), ROWS, counting());

const ABC = anOrder();
const NEW = { name: 'New', rate: '1' };

/** One line of an order that is there, with what is said of it. */
const line = (standing: Partial<OrderLine>, input: Input) =>
  applied(anOrder({ lines: [aLine(standing)] }), [{ id: '11', ...input }])[0];
const OF_ALL: Partial<OrderLine> = {
  ...OF_CHAIR,
  taxes: [aTax('VAT', 20, { id: '31' })],
  discount: { kind: 'percent', value: d(5) },
  warehouseId: 'w',
  satItemKeyCode: 's',
  unitKeyCode: 'u',
  tdsTaxId: 't',
  customFields: [{ id: '1', value: '"a"' }],
  extras: { crm: { a: '1' } },
  quantityPacked: d(1),
};

describe('a new line', () => {
  it('is one of what is named, and nothing else', () => {
    expect(applied(ABC, [{ name: 'New', rate: '1.50' }])).toEqual([
      { ...blankLine('101'), name: 'New', rate: '1.5', quantity: '1' },
    ]);
    expect(blankLine('7')).toStrictEqual({
      id: '7',
      name: '',
      description: '',
      rate: '0',
      quantity: '1',
      unit: '',
      taxes: [],
      customFields: [],
      quantityInvoiced: '0',
      quantityPacked: '0',
      quantityShipped: '0',
      extras: {},
    });
  });

  it('of an item has what the item has', () => {
    expect(applied(ABC, [{ itemId: '801', quantity: '3' }])).toEqual([
      { ...blankLine('101'), ...OF_CHAIR, rate: '49.9', quantity: '3' },
    ]);
  });

  it('of an item that says little has little', () => {
    expect(applied(ABC, [{ itemId: '802', rate: '1' }])).toEqual([
      { ...blankLine('101'), itemId: '802', name: 'Sample', rate: '1' },
    ]);
    expect(applied(ABC, [{ itemId: '803' }])[0]).toMatchObject({ itemId: '803', rate: '0' });
  });

  it('of an item may say otherwise', () => {
    const said = { name: 'Stool', description: '', rate: '1', unit: 'box', hsnOrSac: '95' };
    expect(applied(ABC, [{ itemId: '801', ...said }])).toEqual([
      { ...blankLine('101'), ...OF_CHAIR, ...said },
    ]);
  });

  it.each<[string, Input, object]>([
    ['without a name', { rate: '1' }, { code: 'missing_field', field: 'lines[0].name' }],
    ['with a blank name', { rate: '1', name: ' ' }, { code: 'missing_field', field: 'lines[0].name' }],
    ['without a rate', { name: 'New' }, { code: 'missing_field', field: 'lines[0].rate' }],
    ['with a null rate', { itemId: '801', rate: null }, { code: 'missing_field', field: 'lines[0].rate' }],
    ['of an item without a rate', { itemId: '802' }, { code: 'missing_field', field: 'lines[0].rate' }],
    [
      'with a null quantity',
      { ...NEW, quantity: null },
      { code: 'missing_field', field: 'lines[0].quantity' },
    ],
    [
      'of an item that is not there',
      { itemId: '809' },
      { code: 'unknown_reference', field: 'lines[0].itemId', kind: 'item', id: '809' },
    ],
    [
      'of an item that has another code by now',
      { itemId: '801', productCode: 'X' },
      { code: 'unknown_reference', field: 'lines[0].productCode', kind: 'item', id: 'X' },
    ],
    [
      'by a code of an item that is not there',
      { itemId: '809', productCode: 'X' },
      { code: 'unknown_reference', field: 'lines[0].productCode', kind: 'item', id: 'X' },
    ],
    [
      'with a tax that is not there',
      { ...NEW, tax: { id: '39' } },
      { code: 'unknown_reference', field: 'lines[0].tax', kind: 'tax', id: '39' },
    ],
  ])('is refused %s', (_, input, refusal) => {
    expect(refused(() => applied(ABC, [input]))).toEqual(refusal);
  });

  it.each([
    ['its code', { itemId: '801', productCode: 'CH' }],
    ['its id for a code', { itemId: '802', productCode: '802', rate: '1' }],
  ])('finds its item by %s', (_, input) => {
    expect(applied(ABC, [input])[0]?.itemId).toBe(input.itemId);
  });
});

describe('a line that stands', () => {
  it.each<[string, Partial<OrderLine>, Input, Partial<OrderLine>]>([
    ['stays when nothing is said', OF_ALL, {}, {}],
    [
      'keeps its snapshot when its item is said again',
      { ...OF_ALL, name: 'Old chair' },
      { itemId: '801' },
      { name: 'Old chair' },
    ],
    ['keeps its rate when its item is said again', OF_ALL, { itemId: '801', productCode: 'other' }, {}],
    ['keeps the rate of 0', { rate: d(0) }, {}, {}],
    ['has another name', OF_ALL, { name: 'Z' }, { name: 'Z' }],
    ["has the item's own name when it is emptied", { ...OF_ALL, name: 'Z' }, { name: '' }, { name: 'Chair' }],
    ["has the item's own name by null", { ...OF_ALL, name: 'Z' }, { name: null }, { name: 'Chair' }],
    ["has the item's own name by blanks", { ...OF_ALL, name: 'Z' }, { name: '  ' }, { name: 'Chair' }],
    [
      'keeps its name when it is emptied and the item is gone',
      { itemId: '809', name: 'Z' },
      { name: '' },
      { name: 'Z' },
    ],
    ['has its description emptied', OF_ALL, { description: null }, { description: '' }],
    ['has another rate', OF_ALL, { rate: '2' }, { rate: d(2) }],
    ['has a rate of 0', OF_ALL, { rate: '0' }, { rate: d(0) }],
    ['has another quantity', OF_ALL, { quantity: '7' }, { quantity: d(7) }],
    ['has its unit emptied', OF_ALL, { unit: '' }, { unit: '' }],
    [
      'has another discount',
      OF_ALL,
      { discount: { kind: 'amount', value: '1' } },
      { discount: { kind: 'amount', value: d(1) } },
    ],
    ['has no discount', OF_ALL, { discount: null }, { discount: undefined }],
    ['has no tax', OF_ALL, { tax: null }, { taxes: [] }],
    ['has a tax', {}, { tax: { id: '31' } }, { taxes: [aTax('VAT', 20, { id: '31' })] }],
    ['has another warehouse', OF_ALL, { warehouseId: 'x' }, { warehouseId: 'x' }],
    [
      'forgets its codes',
      OF_ALL,
      { hsnOrSac: null, satItemKeyCode: '', unitKeyCode: null, tdsTaxId: '', warehouseId: null },
      {
        hsnOrSac: undefined,
        satItemKeyCode: undefined,
        unitKeyCode: undefined,
        tdsTaxId: undefined,
        warehouseId: undefined,
      },
    ],
    [
      'has other custom fields',
      OF_ALL,
      { customFields: [{ id: '1', value: '"b"' }] },
      { customFields: [{ id: '1', value: '"b"' }] },
    ],
    ['has other extras', OF_ALL, { extras: { crm: { a: null } } }, { extras: { crm: {} } }],
    [
      'loses its item by null, with image and options',
      OF_ALL,
      { itemId: null },
      { itemId: undefined, itemRate: undefined, image: undefined, attributes: undefined },
    ],
    [
      'loses its item by ""',
      OF_ALL,
      { itemId: '' },
      { itemId: undefined, itemRate: undefined, image: undefined, attributes: undefined },
    ],
    [
      'becomes another item',
      { name: 'Desk', quantityPacked: d(1) },
      { itemId: '801' },
      { ...OF_CHAIR, rate: d('49.9') },
    ],
    [
      'becomes an item that says little',
      OF_ALL,
      { itemId: '803' },
      {
        itemId: '803',
        itemRate: d(0),
        productCode: undefined,
        name: 'Gift',
        description: '',
        unit: '',
        hsnOrSac: undefined,
        image: undefined,
        attributes: undefined,
        rate: d(0),
      },
    ],
  ])('%s', (_, standing, input, fields) => {
    expect(line(standing, input)).toEqual(aLine({ ...standing, ...fields }));
  });

  it.each<[string, Partial<OrderLine>, Input, object]>([
    ['a null rate', OF_ALL, { rate: null }, { code: 'missing_field', field: 'lines[0].rate' }],
    ['an item without a rate', OF_ALL, { itemId: '802' }, { code: 'missing_field', field: 'lines[0].rate' }],
    ['an emptied name without an item', {}, { name: '' }, { code: 'missing_field', field: 'lines[0].name' }],
    [
      'an emptied name together with its item',
      OF_ALL,
      { name: '', itemId: '' },
      { code: 'missing_field', field: 'lines[0].name' },
    ],
  ])('is refused %s', (_, standing, input, refusal) => {
    expect(refused(() => line(standing, input))).toEqual(refusal);
  });
});

it.each([
  [undefined, false],
  [null, true],
  ['', true],
  [' ', true],
  ['x', false],
])('%j is blank: %s', (given, is) => {
  expect(isBlank(given)).toBe(is);
});

describe('a group of taxes', () => {
  const GROUP = { taxes: [aTax('C', 8), aTax('S', 8)], group: { id: '91', name: 'GST' } };
  it.each<[unknown, object]>([
    [null, { taxes: [] }],
    [{ percent: '0' }, { taxes: [] }],
    [{ percent: '15' }, { taxes: [aTax('15%', 15)] }],
    [{ stated: [{ name: 'C', percent: '8' }] }, { taxes: [aTax('C', 8)] }],
    [{ id: '31' }, { taxes: [aTax('VAT', 20, { id: '31' })] }],
    [undefined, GROUP],
    [{ percent: '16' }, GROUP],
  ])('goes with its taxes: %j', (tax, result) => {
    const { taxes, group } = line(GROUP, { tax }) ?? {};
    expect({ taxes, group }).toEqual(result);
  });
});
