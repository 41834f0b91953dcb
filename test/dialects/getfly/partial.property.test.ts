/** A body changes what it names and nothing else, whatever the order and whatever it names. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedPaths } from '../../../lib/apply/changed-paths.ts';
import { openGetfly } from '../../support/getfly.ts';
import { loadStored } from '../../support/stored-order.ts';
import { ITEM, TAX } from '../../support/demo-ids.ts';

const api = await openGetfly();

const cents = fc.integer({ min: 0, max: 400 }).map((value) => value / 100);
const word = fc.stringMatching(/^[a-z]{1,8}$/);

/** A value for every field, and where in an order it may leave a trace. */
const FIELDS: Record<string, { value: fc.Arbitrary<unknown>; touches: RegExp }> = {
  order_date: { value: fc.constantFrom('2025-01-31', '2026-02-28'), touches: /^date$/ },
  order_terms: { value: fc.array(fc.record({ term_content: word }), { maxLength: 3 }), touches: /^terms$/ },
  discount: { value: fc.integer({ min: 0, max: 50 }), touches: /^pricing\.(discount|documentTaxes)/ },
  discount_amount: { value: cents, touches: /^pricing\.(discount|documentTaxes)/ },
  vat: {
    value: fc.integer({ min: 0, max: 30 }),
    touches: /^(pricing\.(documentTaxes|shipping)|lines.*\.(taxes|group))/,
  },
  vat_amount: { value: cents, touches: /^(pricing\.(documentTaxes|shipping)|lines.*\.(taxes|group))/ },
  transport_amount: { value: cents, touches: /^pricing\.shipping/ },
  installation_amount: { value: cents, touches: /^pricing\.charges/ },
  saved_sale_order_payments: {
    value: fc.array(
      fc.record({ method_name: word, amount: cents, pay_date: fc.constant('2025-02-03'), description: word }),
      { minLength: 1, maxLength: 2 },
    ),
    touches: /^progress\.payments/,
  },
  account: {
    value: fc.record(
      {
        account_name: word,
        contact_name: word,
        account_phone: word,
        account_email: word.map((name) => `${name}@example.com`),
        account_address: word,
      },
      { requiredKeys: [] },
    ),
    touches: /^customer\.(name|contactName|phone|email|billingAddress)/,
  },
  ...Object.fromEntries(
    [
      'assigned_username',
      'assigned_user',
      'order_source_name',
      'store_name',
      'lading_code',
      'campaign_code',
      'opportunity_code',
    ].map((name) => [name, { value: word, touches: new RegExp(`^extras\\.getfly(\\.${name})?$`) }]),
  ),
};

/** The same of a line. */
const LINE_FIELDS: Record<string, { value: fc.Arbitrary<unknown>; touches: RegExp }> = {
  quantity: { value: fc.integer({ min: 1, max: 9 }), touches: /^lines\[\d+\]\.quantity$/ },
  price: {
    value: fc.integer({ min: 1000, max: 9999 }).map((value) => value / 100),
    touches: /^lines\[\d+\]\.rate$/,
  },
  cash_discount: { value: cents, touches: /^(lines\[\d+\]\.discount|pricing\.discountLevel)/ },
  product_name: { value: word, touches: /^lines\[\d+\]\.name$/ },
  unit_name: { value: word, touches: /^lines\[\d+\]\.unit$/ },
  note: { value: word, touches: /^lines\[\d+\]\.description$/ },
  colour: { value: word, touches: /^lines\[\d+\]\.extras/ },
};

/** Fields of up to as many lines as an order has here. */
const someLineFields = fc
  .subarray(Object.keys(LINE_FIELDS), { minLength: 1 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, LINE_FIELDS[name]!.value]))));

const someFields = fc
  .subarray(Object.keys(FIELDS), { minLength: 1 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, FIELDS[name]!.value]))));

const someOrder = fc.record({
  notes: word,
  is_inclusive_tax: fc.boolean(),
  discount_type: fc.constantFrom('entity_level', 'item_level'),
  adjustment: cents,
  line_items: fc.array(
    fc.record({
      item_id: fc.constantFrom(ITEM, 'PROD_001'),
      quantity: fc.integer({ min: 1, max: 3 }),
      rate: fc.integer({ min: 1000, max: 9999 }).map((value) => value / 100),
      tax_id: fc.constantFrom('', TAX),
      description: word,
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

it('a line changes in what its entry names', async () => {
  await fc.assert(
    fc.asyncProperty(someOrder, someLineFields, fc.nat(), async (order, fields, which) => {
      const code = await api.order(order);
      const shown = await api.read(code);
      const before = await loadStored(api.inventory.table, String(shown.order_id));
      const at = which % before.lines.length;
      const details = shown.saved_order_details.map(
        ({ product_code }: { product_code: string }, index: number) => ({
          product_code,
          ...(index === at && fields),
        }),
      );
      const { saved_order_details: lines } = await api.change(code, { saved_order_details: details });
      expect(lines[at]).toMatchObject(fields);
      const after = await loadStored(api.inventory.table, before.id);
      const stray = changedPaths(before, after)
        .map(({ path }) => path)
        .filter((path) => path !== 'totals.total')
        .filter(
          (path) =>
            (path.startsWith('lines') && !path.includes(before.lines[at]!.id)) ||
            !Object.keys(fields).some((name) => LINE_FIELDS[name]!.touches.test(path)),
        );
      expect(stray, JSON.stringify(fields)).toEqual([]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

it('a partial body changes just what it names', async () => {
  await fc.assert(
    fc.asyncProperty(someOrder, someFields, someFields, async (order, first, second) => {
      const code = await api.order(order);
      const id = String((await api.read(code)).order_id);
      for (const fields of [first, second]) {
        const before = await loadStored(api.inventory.table, id);
        const shown = await api.read(code);
        const answer = await api.put({ current_order_code: code, ...fields });
        expect(answer.status, answer.text).toBe(200);
        const after = await loadStored(api.inventory.table, id);
        const stray = changedPaths(before, after)
          .map(({ path }) => path)
          .filter((path) => path !== 'totals.total')
          .filter((path) => !Object.keys(fields).some((name) => FIELDS[name]!.touches.test(path)));
        expect(stray, JSON.stringify(fields)).toEqual([]);
        expect(await api.read(code)).toMatchObject(saidIn(fields, shown));
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

/** What must be read back: the amount of two that say the same thing, and payments beside those that stood. */
function saidIn(fields: Record<string, unknown>, { saved_sale_order_payments: standing }: any): object {
  const { discount, discount_amount, vat_amount, saved_sale_order_payments: payments, ...plain } = fields;
  // An amount of 0 beside a percentage says nothing.
  const amountIsSaid = discount_amount !== undefined && !(discount && discount_amount === 0);
  const vatIsSaid = vat_amount !== undefined && !(plain['vat'] && vat_amount === 0);
  const amounts = {
    ...(amountIsSaid && { discount_amount }),
    ...(vatIsSaid && { vat_amount }),
  };
  // A percentage of nothing is not shown as one.
  if (discount && !amountIsSaid) Object.assign(amounts, { discount });
  if (!payments) return { ...plain, ...amounts };
  return {
    ...plain,
    ...amounts,
    saved_sale_order_payments: expect.arrayContaining([...standing, ...(payments as object[])]),
  };
}
