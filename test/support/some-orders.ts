/** Bodies of orders as each wire that can make one makes it, with codes and numbers for ids. */
import * as fc from 'fast-check';
import { CODES } from './code-rows.ts';
import { ACCOUNT, CUSTOMER, ITEM, PRODUCT, TAX } from './demo-ids.ts';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const rate = fc.integer({ min: 1000, max: 9999 }).map((value) => value / 100);
const quantity = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0.3, 2.5));

const inventoryLine = fc.record(
  {
    item_id: fc.constantFrom(ITEM, CODES.item, 'PROD_001'),
    name: word,
    rate,
    quantity,
    tax_id: fc.constantFrom('', TAX, CODES.tax, CODES.group),
    description: word,
    discount: fc.constantFrom(0, '10%', 1.25),
  },
  { requiredKeys: ['rate', 'quantity', 'name'] },
);

export const inventoryOrder = fc.record(
  {
    customer_id: fc.constantFrom(CUSTOMER, CODES.customer),
    line_items: fc.array(inventoryLine, { minLength: 1, maxLength: 3 }),
    discount_type: fc.constantFrom('entity_level', 'item_level'),
    is_inclusive_tax: fc.boolean(),
    is_discount_before_tax: fc.boolean(),
    discount: fc.constantFrom('7.5%', 2, 0),
    shipping_charge: fc.constantFrom(0, 7),
    shipping_charge_tax_id: fc.constantFrom('', TAX, CODES.group),
    adjustment: fc.constantFrom(0, 1.5),
    salesperson_id: fc.constant(CODES.salesperson),
    tax_rounding: fc.constantFrom('entity_level', 'item_level'),
    notes: word,
    reference_number: word,
    custom_fields: fc.constant([{ custom_field_id: 'gift', label: 'Gift', value: 1 }]),
  },
  { requiredKeys: ['customer_id', 'line_items', 'discount_type'] },
);

export const crmRecord = fc.record(
  {
    Account_Name: fc.constantFrom({ id: ACCOUNT }, { id: CODES.customer }),
    Product_Details: fc.array(
      fc.record(
        {
          product: fc.constantFrom({ id: PRODUCT }, { id: CODES.item }),
          quantity,
          list_price: rate,
          Discount: fc.constantFrom('10%', 1.25),
          line_tax: fc.constantFrom([{ name: 'Vat', percentage: 8 }], []),
        },
        { requiredKeys: ['product', 'quantity', 'list_price'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    Discount: fc.constantFrom('5%', 3),
    Adjustment: fc.constantFrom(2, 0.5),
    $line_tax: fc.constantFrom([{ name: 'City', percentage: 4 }], []),
    Carrier: fc.constant('UPS'),
    Due_Date: fc.constant('2026-12-24'),
  },
  { requiredKeys: ['Account_Name', 'Product_Details'] },
);
