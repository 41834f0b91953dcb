import { describe, expect, it } from 'vitest';
import { printAnswer } from '../../lib/runtime/json.ts';

const bodyOf = (body: unknown) => printAnswer({ status: 200, body }, 'request-1').body;

describe('a body is printed as JSON prints it', () => {
  const order = { id: '1', lines: [{ 'a "name"': 1 }], none: undefined };
  it.each([
    ['under two names', { code: 0, sales_order: order, salesorder: order, no: undefined, nothing: null }],
    ['with texts', { 'a "name"': 'é "quoted"', same: 'é "quoted"', when: new Date(0) }],
    ['as a list', [order, order, undefined]],
    ['as a text', 'text'],
    ['empty', {}],
  ])('%s', (_, body) => expect(bodyOf(body)).toBe(JSON.stringify(body)));
});

describe('an answer that Lambda would not take', () => {
  const tooLarge = { limitBytes: expect.any(Number) };
  it.each([
    ['of plain letters', 'a'.repeat(6_290_000), true],
    ['of plain letters, a few too many', 'a'.repeat(6_291_556), false],
    ['of quotes, each four bytes in the end', '"'.repeat(1_570_000), true],
    ['of quotes, a few too many', '"'.repeat(1_573_000), false],
    ['of control characters', '\u0001'.repeat(898_000), true],
    ['of control characters, a few too many', '\u0001'.repeat(899_000), false],
  ])('is refused: %s', (_, text, fits) => {
    if (fits) expect(bodyOf({ text }).length).toBeGreaterThan(text.length);
    else
      expect(() => bodyOf({ text })).toThrow(
        expect.objectContaining({ code: 'too_large', details: tooLarge }),
      );
  });
});
