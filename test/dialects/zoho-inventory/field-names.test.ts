import { expect, it } from 'vitest';
import { labelOf } from '../../../lib/dialects/zoho-inventory/field-names.ts';

it.each([
  ['customerId', 'Customer ID'],
  ['number', 'Sales Order Number'],
  ['lines', 'Line Items'],
  ['lines[2].rate', 'Rate (line_items[2])'],
  ['line_items[2].rate', 'Rate (line_items[2])'],
  ['lines[0].tax.percent', 'Percentage (line_items[0].tax)'],
  ['salesorder_ids', 'Sales Order IDs'],
  ['shippingTax', 'Shipping Charge Tax'],
  ['If-Match', 'If-Match'],
  ['Idempotency-Key', 'Idempotency-Key'],
])('%s is called "%s" in messages', (path, label) => {
  expect(labelOf(path)).toBe(label);
});
