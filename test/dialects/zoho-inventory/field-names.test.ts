import { expect, it } from 'vitest';
import { FILTERS } from '../../../lib/domain/list-command.ts';
import { LIST_PARAMETERS } from '../../../lib/dialects/zoho-inventory/list-parameters.ts';
import { labelOf, spelledOf } from '../../../lib/dialects/zoho-inventory/field-names.ts';

it.each([
  ['customerId', 'Customer ID (customer_id)'],
  ['customer.id', 'Customer ID (customer_id)'],
  ['number', 'Sales Order Number (salesorder_number)'],
  ['lines', 'Line Items (line_items)'],
  ['lines[2].rate', 'Rate (line_items[2].rate)'],
  ['line_items[2].rate', 'Rate (line_items[2].rate)'],
  ['lines[0].id', 'Line Item ID (line_items[0].line_item_id)'],
  ['lines[0].tax', 'Tax ID (line_items[0].tax_id)'],
  ['lines[0].tax.percent', 'Tax Percentage (line_items[0].tax_percentage)'],
  ['lines[0].taxes[1].percent', 'Tax Percentage (line_items[0].tax_percentage)'],
  ['salesorder_ids', 'Sales Order IDs (salesorder_ids)'],
  ['shippingTax', 'Shipping Charge Tax ID (shipping_charge_tax_id)'],
  ['shipping.amount', 'Shipping Charge (shipping_charge)'],
  ['shipping.taxes[0].percent', 'Shipping Charge Tax Percentage (shipping_charge_tax_percentage)'],
  ['currency.code', 'Currency Code (currency_code)'],
  ['pricing.discount', 'Discount (discount)'],
  ['customer.billingAddress.city', 'City (billing_address.city)'],
  ['profile.precision', 'Price Precision (price_precision)'],
  ['gstNumber', 'GST Number (gst_no)'],
  ['discountLevel', 'Discount Type (discount_type)'],
  ['profile.discountLevel', 'Discount Type (discount_type)'],
  ['pricing.discountBeforeTax', 'Is Discount Before Tax (is_discount_before_tax)'],
  ['pricing.taxInclusive', 'Is Inclusive Tax (is_inclusive_tax)'],
  ['priceBookId', 'Pricebook ID (pricebook_id)'],
  ['lines[3].unitKeyCode', 'Unitkey Code (line_items[3].unitkey_code)'],
  ['organization', 'Organization ID (organization_id)'],
  ['If-Match', 'If-Match'],
  ['Idempotency-Key', 'Idempotency-Key'],
  ['unknown fields', 'unknown fields'],
  ['Name', 'Name (Name)'],
  ['odd[x]', 'Odd[x] (odd[x])'],
  ['a[1][2].b', 'B (a[1][2].b)'],
  ['a[1]', 'A (a[1])'],
  ['toString', 'To String (to_string)'],
])('%s is called "%s" in messages', (path, label) => {
  expect(labelOf(path)).toBe(label);
});

it('is spelled as the client spells it', () => {
  expect(spelledOf('lines[1].itemId')).toBe('line_items[1].item_id');
  expect(spelledOf('customFields[0].value')).toBe('custom_fields[0].value');
});

/** What no parameter of Inventory asks for. */
const NOT_ASKED = ['subject', 'subjectStartsWith', 'subjectContains', 'modifiedTo', 'where'];

it.each(['sortBy', 'pageToken', 'count', ...FILTERS.filter((name) => !NOT_ASKED.includes(name))])(
  '%s, that a list is narrowed by, is called by its parameter',
  (name) => {
    const parameters = LIST_PARAMETERS.flatMap(({ name: stem, served }) =>
      served.map((suffix) => (suffix === '' ? stem : `${stem}_${suffix}`)),
    );
    expect(parameters).toContain(spelledOf(name));
  },
);
