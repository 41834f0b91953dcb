import { describe, expect, it } from 'vitest';
import { readReferenceRows } from '../../../infra/tools/read-reference-rows.ts';

const customer = (id: string) => `{"kind":"customer","id":${id},"name":"Molly"}`;

describe('readReferenceRows', () => {
  it('keeps every digit of ids and rates written as JSON numbers', () => {
    const { rows } = readReferenceRows(
      `${customer('9223372036854775807')}\n{"kind":"item","id":1,"name":"A","rate":0.12345678901234567}`,
      '1',
    );
    expect(rows.map(({ row }) => row)).toMatchObject([
      { id: '9223372036854775807' },
      { rate: '0.12345678901234567' },
    ]);
  });

  it('reads an array and JSON lines alike', () => {
    const lines = readReferenceRows(`\n${customer('1')}\n\n${customer('2')}\n`, '1');
    const array = readReferenceRows(`[\n${customer('1')},\n${customer('2')}]`, '1');
    expect(lines).toEqual(array);
    expect(lines.rows).toHaveLength(2);
  });

  it('reads settings with counts as numbers and the long id as text', () => {
    const text =
      '{"kind":"settings","baseCurrency":{"id":4815000000000097,"code":"USD"},"numbering":{"padding":3}}';
    const { rows, bad } = readReferenceRows(text, '1');
    expect(bad).toEqual([]);
    expect(rows[0]?.row).toMatchObject({
      baseCurrency: { id: '4815000000000097' },
      numbering: { padding: 3 },
    });
  });

  it('gives a row to the organisation that it names itself', () => {
    const { rows } = readReferenceRows(
      '{"organizationId":"2","kind":"salesperson","id":"1","name":"Lara"}',
      '1',
    );
    expect(rows[0]?.organization).toBe('2');
  });

  it.each([
    ['an unknown kind', '{"kind":"shop","id":"1"}', /kind/],
    ['an unknown field', '{"kind":"item","id":"1","name":"A","colour":"red"}', /colour/],
    [
      'a rate that is no number',
      '{"kind":"item","id":"1","name":"A","rate":"cheap"}',
      /rate: expected a decimal/,
    ],
    ['broken JSON', '{"kind":', /not JSON/],
    ['something else than an object', '7', /not an object/],
    ['a row that stands there twice', `${customer('1')}\n${customer('1')}`, /line 1/],
  ])('refuses %s, saying why', (_title, text, reason) => {
    const { bad } = readReferenceRows(text, '1');
    expect(bad).toEqual([{ line: text.split('\n').length, reason: expect.stringMatching(reason) as string }]);
  });

  it.each([
    [
      'a synonym',
      '{"kind":"item","id":"1","name":"A","sku":"X"}',
      'unknown field "sku", did you mean "code"?',
    ],
    [
      'a price',
      '{"kind":"item","id":"1","name":"A","price":3}',
      'unknown field "price", did you mean "rate"?',
    ],
    [
      'a misspelling',
      '{"kind":"customer","id":"1","name":"A","emial":"a@b"}',
      'unknown field "emial", did you mean "email"?',
    ],
    [
      'another style',
      '{"kind":"customer","id":"1","name":"A","currency_code":"USD"}',
      'unknown field "currency_code", did you mean "currencyCode"?',
    ],
    [
      'a field deeper down',
      '{"kind":"customer","id":"1","name":"A","addresses":[{"postalCode":"1"}]}',
      'unknown field "addresses.0.postalCode", did you mean "zip"?',
    ],
    [
      'a field of the settings',
      '{"kind":"settings","baseCurrency":{"code":"USD"},"timezone":"UTC"}',
      'unknown field "timezone", did you mean "timeZone"?',
    ],
    [
      'the organisation',
      '{"kind":"item","id":"1","name":"A","organisationId":"1"}',
      'unknown field "organisationId", did you mean "organizationId"?',
    ],
    ['nothing near', '{"kind":"item","id":"1","name":"A","colour":"red"}', 'unknown field "colour"'],
    [
      'two of them',
      '{"kind":"tax","id":"1","name":"A","percent":1,"colour":1,"compund":true}',
      'unknown field "colour"; unknown field "compund", did you mean "compound"?',
    ],
  ])('names an unknown field with what was meant: %s', (_title, text, reason) => {
    expect(readReferenceRows(text, '1').bad).toEqual([{ line: 1, reason }]);
  });

  it('refuses a row of no organisation', () => {
    expect(readReferenceRows(customer('1')).bad[0]?.reason).toMatch(/organizationId/);
  });

  it.each(['[{"kind":"item"}', '[] []'])('refuses the whole of %s', (text) => {
    expect(() => readReferenceRows(text, '1')).toThrow(SyntaxError);
  });

  it('finds the lines of elements in a spread-out array, braces in texts not counted', () => {
    const { bad } = readReferenceRows(
      '[\n  {\n "kind": "item",\n "name": "} ] \\" ,"\n },\n\n  {"kind":"tax"}\n]',
      '1',
    );
    expect(bad.map(({ line }) => line)).toEqual([2, 7]);
  });
});
