/** Records in the words of a version, and the places where something is wrong, exactly. */
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../lib/dialects/zoho-crm/bulk.ts';
import { placeOf } from '../../../lib/dialects/zoho-crm/field-names.ts';
import { readable } from '../../../lib/dialects/zoho-crm/lookup.ts';
import { failedIn, fromVersion } from '../../../lib/dialects/zoho-crm/versioned.ts';
import { VERSIONS, versionOf, type CrmVersion } from '../../../lib/dialects/zoho-crm/versions.ts';
import type { JsonValue } from '../../../lib/dialects/leaves/json.ts';
import { numericId } from '../../../lib/domain/numeric-id.ts';
import { OrderError } from '../../../lib/domain/order-error.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const [V2, , V3, , , , , V8] = VERSIONS;
type Json = Record<string, JsonValue>;

describe('versions', () => {
  it('are those that there are', () => {
    expect(versionOf({ params: { version: 'v8' }, path: '/crm/v8' })).toBe(V8);
    const path = '/crm/v9/Sales_Orders';
    expect(refusalOf(() => versionOf({ params: { version: 'v9' }, path }))).toEqual([
      'unknown_route',
      { path },
    ]);
  });

  it.each<[CrmVersion, Json, Json]>([
    [V2, { Ordered_Items: ['x'] }, { Ordered_Items: ['x'] }],
    [V8, { Subject: 'a' }, { Subject: 'a' }],
    [V8, { Ordered_Items: null, Subject: 'a' }, { Subject: 'a', Product_Details: null }],
    [V8, { Ordered_Items: 'x' }, { Product_Details: 'x' }],
    [V8, { ordered_items: [true, null, 'x'] }, { Product_Details: [true, null, 'x'] }],
    [
      V8,
      { Ordered_Items: [{ quantity: 'q', Own__c: 'o', Sequence_Number: '1', Price_Book_Name: 'b' }] },
      { Product_Details: [{ quantity: 'q', Own__c: 'o', book: 'b' }] },
    ],
    [V8, { Ordered_Items: [{ id: '1', _delete: null }] }, { Product_Details: [{ id: '1', delete: true }] }],
    [V8, { Ordered_Items: [{ id: '1', _delete: false }] }, { Product_Details: [{ id: '1' }] }],
  ])('%#: a record is read', (version, record, read) => {
    expect(fromVersion(version, record)).toEqual(read);
  });

  it('tell in their own words where something is wrong', () => {
    const wrong = (field: string) => new OrderError('invalid_value', { field, reason: 'r' });
    const told = (version: typeof V2, field: string) => failedIn(version)(wrong(field), 2)['details'];
    const parent_api_name = 'Product_Details';
    expect(told(V2, 'lines[1].quantity')).toEqual({
      api_name: 'quantity',
      parent_api_name,
      index: 1,
      reason: 'r',
    });
    const line = { parent_api_name: 'Ordered_Items', index: 1, reason: 'r' };
    expect(told(V3, 'lines[1].quantity')).toEqual({
      ...line,
      api_name: 'Quantity',
      json_path: '$.data[2].Ordered_Items[1].Quantity',
    });
    expect(told(V8, 'lines[1].quantity_in_stock')).toEqual({
      ...line,
      api_name: 'quantity_in_stock',
      json_path: '$.data[2].Ordered_Items[1].quantity_in_stock',
    });
    expect(told(V8, 'subject')).toEqual({ api_name: 'Subject', json_path: '$.data[2].Subject', reason: 'r' });
    expect(told(V8, 'lines')).toEqual({
      api_name: 'Ordered_Items',
      json_path: '$.data[2].Ordered_Items',
      reason: 'r',
    });
    const taken = new OrderError('number_taken', { number: 'S', id: '7' });
    const duplicate_record = {
      id: '7',
      module: { api_name: 'Sales_Orders', id: numericId('module', 'Sales_Orders') },
    };
    const place = { api_name: 'SO_Number', id: '7' };
    expect(failedIn(V8)(taken, 0)['details']).toEqual({
      ...place,
      json_path: '$.data[0].SO_Number',
      duplicate_record,
    });
    expect(failedIn(V2)(taken, 0)['details']).toEqual(place);
  });
});

it.each([
  ['lines[2].rate', { api_name: 'list_price', parent_api_name: 'Product_Details', index: 2 }],
  ['lines[2].discount', { api_name: 'Discount', parent_api_name: 'Product_Details', index: 2 }],
  ['lines[2]', { api_name: 'Product_Details', index: 2 }],
  ['documentTaxes[0].percent', { api_name: 'percentage', parent_api_name: '$line_tax', index: 0 }],
  ['documentTaxes[0].name', { api_name: 'name', parent_api_name: '$line_tax', index: 0 }],
  ['documentTaxes[0].amount', { api_name: 'Tax' }],
  ['customer.id', { api_name: 'Account_Name' }],
  ['customer.name', { api_name: 'Account_Name' }],
  ['customer.billingAddress.zip', { api_name: 'Billing_Code' }],
  ['customer.shippingAddress', { api_name: 'Shipping_Street' }],
  ['currency.code', { api_name: 'Currency' }],
  ['currency.exchangeRate', { api_name: 'Exchange_Rate' }],
  ['pricing.discount', { api_name: 'Discount' }],
  ['.odd', { api_name: '.odd' }],
  ['', { api_name: '' }],
])('%s is wrong at %j', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

it('a lookup that is only carried has an id that clients can read', () => {
  expect([readable({ name: 'a' }), readable({ id: '7' })]).toEqual([{ name: 'a' }, { id: '7' }]);
  expect(readable({ id: 'K', name: 'a' })).toEqual({ id: numericId('record', 'K'), name: 'a', code: 'K' });
});

it('a body has records', () => {
  const read = (body: string) => {
    const request = { method: 'POST', path: '', params: {}, query: new URLSearchParams(), headers: {}, body };
    return refusalOf(() => readBody(request, 1));
  };
  expect(read('{}')).toEqual(['missing_field', { field: 'data' }]);
  expect(read('{"data":[]}')).toEqual(['missing_field', { field: 'data' }]);
  expect(read('{"data":{}}')).toEqual(['invalid_value', { field: 'data', expected: 'jsonarray' }]);
  expect(read('{"data":[1,2]}')).toEqual(['limit_exceeded', { field: 'data', limit: 1 }]);
  expect(read('{"data":[1]}')).toBeUndefined();
});
