import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { junkBody } from '../../support/arbitrary-body.ts';
import { openInventory } from '../../support/inventory.ts';

const api = await openInventory();
let id: string;
beforeAll(async () => {
  id = (await api.create()).salesorder_id;
});

const FORM = 'application/x-www-form-urlencoded';
/** ID stands for an order that is there. */
const CALLS: [method: string, path: string, runs: number][] = [
  ['POST', '/salesorders/calculate', 800],
  ['POST', '/salesorders', 400],
  ['PUT', '/salesorders/ID', 400],
  ['POST', '/salesorders/status/confirmed', 100],
  ['POST', '/salesorders/ID/status/confirmed', 100],
];

it.each(CALLS)(
  '%s %s answers junk with words of its own, never with a fault',
  async (method, path, numRuns) => {
    const sent = fc.tuple(junkBody, fc.constantFrom('application/json', 'application/json', FORM, ''));
    await fc.assert(
      fc.asyncProperty(sent, async ([text, contentType]) => {
        const body = contentType === FORM ? `JSONString=${encodeURIComponent(text.toWellFormed())}` : text;
        const answer = await api.call(method, path.replace('ID', id), { body, contentType });
        expect(answer.status, answer.text).toBeLessThan(500);
        if (answer.status >= 300)
          expect(answer.json).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
      }),
      { numRuns },
    );
  },
);

it('any query of a list is answered', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '1',
      '200',
      'A',
      'D',
      'date',
      'created_time',
      'last_modified_time',
      'draft',
      '2025-01-01',
      'Status.All',
    ),
  );
  const names =
    'page per_page sort_column sort_order status filter_by customer_id date_start date_before salesorder_number';
  const query = fc.dictionary(fc.constantFrom(...names.split(' ')), value);
  await fc.assert(
    fc.asyncProperty(query, async (fields) => {
      const text = new URLSearchParams(
        Object.entries(fields).map(([name, one]): [string, string] => [name, one.toWellFormed()]),
      );
      const { status, text: answer } = await api.call('GET', `/salesorders?${text}`);
      expect([200, 400], answer).toContain(status);
    }),
    { numRuns: 300 },
  );
});
