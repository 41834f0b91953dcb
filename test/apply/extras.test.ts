import { describe, expect, it } from 'vitest';
import { applyCustomFields } from '../../lib/apply/custom-fields.ts';
import { applyExtras } from '../../lib/apply/extras.ts';
import type { CustomField } from '../../lib/domain/order.ts';
import type { LineInput } from '../../lib/domain/order-input.ts';
import { refused } from '../support/plain-order.ts';

type Given = NonNullable<LineInput['customFields']>;

const A: CustomField = { id: '1', index: 1, apiName: 'cf_a', label: 'A', value: '"a"' };
const B: CustomField = { id: '2', index: 2, apiName: 'cf_b', label: 'B', value: '"b"' };
const LABELLED: CustomField = { index: 3, label: 'L', value: '"l"' };
const TWIN: CustomField = { index: 4, label: 'L', value: '"m"' };
const NEW = '"new"';

describe('custom fields', () => {
  it.each<[string, CustomField[], Given | null | undefined, CustomField[]]>([
    ['stay when nothing is said', [A, B], undefined, [A, B]],
    ['all go by null', [A, B], null, []],
    ['all go by an empty list', [A, B], [], []],
    ['are matched by id, and others stay', [A, B], [{ id: '2', value: NEW }], [A, { ...B, value: NEW }]],
    ['are matched by API name', [A, B], [{ apiName: 'cf_b', value: NEW }], [A, { ...B, value: NEW }]],
    ['are matched by label', [A, B], [{ label: 'B', value: NEW }], [A, { ...B, value: NEW }]],
    [
      'are matched by index where nothing else is said',
      [A, B],
      [{ index: 2, value: NEW }],
      [A, { ...B, value: NEW }],
    ],
    [
      'are matched by index though an id of 0 is said',
      [A, B],
      [{ id: '0', index: 2, value: NEW }],
      [A, { ...B, value: NEW }],
    ],
    [
      'keep their id where 0 or nothing is said in its place',
      [A, B],
      [
        { id: '0', apiName: 'cf_a', value: NEW },
        { id: '', label: 'B', value: NEW },
      ],
      [
        { ...A, value: NEW },
        { ...B, value: NEW },
      ],
    ],
    [
      'without an id may say so',
      [LABELLED],
      [{ id: '0', label: 'L', value: NEW }],
      [{ ...LABELLED, id: '0', value: NEW }],
    ],
    [
      'take every part that is said',
      [A],
      [{ id: '1', index: 9, label: 'Z', apiName: 'cf_z', value: NEW }],
      [{ id: '1', index: 9, label: 'Z', apiName: 'cf_z', value: NEW }],
    ],
    ['keep what is said to be undefined', [A], [{ id: '1', label: undefined }], [A]],
    [
      'are matched once, by id, whatever else is of the same label',
      [A, LABELLED],
      [{ id: '1', label: 'L', value: NEW }],
      [{ ...A, label: 'L', value: NEW }, LABELLED],
    ],
    ['keep what is not said', [A], [{ id: '1' }], [A]],
    ['go by a null value', [A, B], [{ id: '1', value: null }], [B]],
    ['that never were do not go', [A], [{ id: '9', value: null }], [A]],
    ['that match nothing come last', [A], [{ id: '9', value: NEW }], [A, { id: '9', index: 0, value: NEW }]],
    [
      'that say no value have an empty one',
      [A],
      [{ label: 'N' }],
      [A, { index: 0, label: 'N', value: '""' }],
    ],
    [
      'with another id are others, whatever else is the same',
      [A],
      [{ id: '9', apiName: 'cf_a', label: 'A', index: 1, value: NEW }],
      [A, { id: '9', apiName: 'cf_a', label: 'A', index: 1, value: NEW }],
    ],
    [
      'with another API name are others, whatever label',
      [A],
      [{ apiName: 'cf_z', label: 'A', value: NEW }],
      [A, { index: 0, apiName: 'cf_z', label: 'A', value: NEW }],
    ],
    [
      'with another label are others, whatever index',
      [A],
      [{ label: 'Z', index: 1, value: NEW }],
      [A, { index: 1, label: 'Z', value: NEW }],
    ],
    [
      'with an id are not matched by index',
      [LABELLED],
      [{ id: '9', index: 3, value: NEW }],
      [LABELLED, { id: '9', index: 3, value: NEW }],
    ],
    [
      'with an API name are not matched by index',
      [LABELLED],
      [{ apiName: 'cf_z', index: 3, value: NEW }],
      [LABELLED, { apiName: 'cf_z', index: 3, value: NEW }],
    ],
    [
      'without an index are not matched by it',
      [{ label: 'L', value: '"l"' }],
      [{ value: NEW }],
      [
        { label: 'L', value: '"l"' },
        { index: 0, value: NEW },
      ],
    ],
    [
      'with an id find one of the same label that has none',
      [LABELLED],
      [{ id: '9', label: 'L', value: NEW }],
      [{ ...LABELLED, id: '9', value: NEW }],
    ],
    [
      'with an id find one of the same label whose id is 0',
      [{ ...LABELLED, id: '0' }],
      [{ id: '9', label: 'L', value: NEW }],
      [{ ...LABELLED, id: '9', value: NEW }],
    ],
    [
      'with an id find one of the same label whose id is empty',
      [{ ...LABELLED, id: '' }],
      [{ id: '9', label: 'L', value: NEW }],
      [{ ...LABELLED, id: '9', value: NEW }],
    ],
    [
      'of one label are matched one with one',
      [LABELLED, TWIN],
      [
        { label: 'L', value: '"1"' },
        { label: 'L', value: '"2"' },
      ],
      [
        { ...LABELLED, value: '"1"' },
        { ...TWIN, value: '"2"' },
      ],
    ],
    [
      'of one label beyond those that stand are new',
      [LABELLED],
      [
        { label: 'L', value: '"1"' },
        { label: 'L', value: '"2"' },
      ],
      [
        { ...LABELLED, value: '"1"' },
        { index: 0, label: 'L', value: '"2"' },
      ],
    ],
    [
      'are matched by id before one is taken by label',
      [{ ...A, label: 'L' }],
      [
        { label: 'L', value: '"1"' },
        { id: '1', value: '"2"' },
      ],
      [
        { ...A, label: 'L', value: '"2"' },
        { index: 0, label: 'L', value: '"1"' },
      ],
    ],
    [
      'are matched by API name before one is taken by label',
      [{ ...A, label: 'L' }],
      [
        { label: 'L', value: '"1"' },
        { apiName: 'cf_a', value: '"2"' },
      ],
      [
        { ...A, label: 'L', value: '"2"' },
        { index: 0, label: 'L', value: '"1"' },
      ],
    ],
    [
      'are matched by label before one is taken by index',
      [LABELLED],
      [
        { index: 3, value: '"1"' },
        { label: 'L', value: '"2"' },
      ],
      [
        { ...LABELLED, value: '"2"' },
        { index: 3, value: '"1"' },
      ],
    ],
  ])('%s', (_, current, given, result) => {
    expect(applyCustomFields(current, given)).toStrictEqual(result);
  });

  const twice = (index: number) => ({
    code: 'invalid_value',
    field: `customFields[${index}]`,
    reason: 'the custom field is named twice',
  });
  it.each<[string, Given, object | undefined]>([
    ['one id twice', [{ id: '1' }, { id: '2' }, { id: '1' }], twice(2)],
    ['one API name twice', [{ apiName: 'a' }, { apiName: 'a' }], twice(1)],
    ['one id and the same text as an API name', [{ id: 'a' }, { apiName: 'a' }], undefined],
    [
      'one API name with two ids',
      [
        { id: '1', apiName: 'a' },
        { id: '2', apiName: 'a' },
      ],
      undefined,
    ],
    [
      'ids of 0 that are told apart by API name',
      [
        { id: '0', apiName: 'a' },
        { id: '0', apiName: 'b' },
      ],
      undefined,
    ],
    [
      'an API name twice beside ids of 0',
      [
        { id: '0', apiName: 'a' },
        { id: '', apiName: 'a' },
      ],
      twice(1),
    ],
    ['two without any name', [{ value: NEW }, { value: NEW }], undefined],
    ['two with an empty API name', [{ apiName: '' }, { apiName: '' }], undefined],
  ])('named: %s', (_, given, refusal) => {
    expect(refused(() => applyCustomFields([], given))).toEqual(refusal);
  });

  it('are a hundred at most, with those that stand', () => {
    const current = Array.from({ length: 100 }, (_, index) => ({ id: `x${index}`, value: NEW }));
    expect(applyCustomFields(current, [{ id: 'x1', value: '"1"' }])).toHaveLength(100);
    expect(refused(() => applyCustomFields(current, [{ id: 'more', value: NEW }]))).toEqual({
      code: 'limit_exceeded',
      field: 'customFields',
      limit: 100,
    });
  });

  it('that stand are not written to', () => {
    const current = [{ ...A }];
    applyCustomFields(current, [{ id: '1', value: NEW }]);
    expect(current).toEqual([A]);
  });
});

describe('extras', () => {
  it.each<[string, Record<string, Record<string, string>>, LineInput['extras'], object]>([
    ['stay when nothing is said', { crm: { a: '1' } }, undefined, { crm: { a: '1' } }],
    ['stay when nothing is said of any', { crm: { a: '1' } }, {}, { crm: { a: '1' } }],
    [
      'are set, and the rest stays',
      { crm: { a: '1', b: '2' }, getfly: { c: '3' } },
      { crm: { a: '9' } },
      { crm: { a: '9', b: '2' }, getfly: { c: '3' } },
    ],
    ['are forgotten by null', { crm: { a: '1', b: '2' } }, { crm: { a: null } }, { crm: { b: '2' } }],
    ['are forgotten to the last', { crm: { a: '1' } }, { crm: { a: null } }, { crm: {} }],
    ['that never were are not forgotten', {}, { crm: { a: null } }, {}],
    ['begin with a first one', {}, { crm: { a: '1' } }, { crm: { a: '1' } }],
    ['may be empty text', {}, { crm: { a: '' } }, { crm: { a: '' } }],
  ])('%s', (_, current, input, result) => {
    expect(applyExtras(current, input)).toStrictEqual(result);
  });
});
