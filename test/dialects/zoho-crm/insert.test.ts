import { describe, expect, it } from 'vitest';
import sample from '../../fixtures/zoho-crm/insert-request.json' with { type: 'json' };
import { aLine, aRecord, openCrm, RECORDS } from '../../support/crm.ts';
import { ACCOUNT, PRODUCT } from '../../support/demo-ids.ts';

const { live, crm } = await openCrm();

describe('the published insert sample, as it is', () => {
  it('is stored and adds up', async () => {
    const answer = await live.send('POST', RECORDS, { body: sample });
    expect(answer.status).toBe(201);
    const [result] = answer.json.data;
    expect(result).toMatchObject({ code: 'SUCCESS', message: 'record added', status: 'success' });
    expect(Object.keys(result.details).toSorted()).toEqual(
      ['Created_By', 'Created_Time', 'Modified_By', 'Modified_Time', 'id'].toSorted(),
    );
    const record = await crm.read(result.details.id);
    // 10 x 1000 = 10,000; less 20 = 9,980.
    // 10 % of it = 998.00 and 1 % of it = 99.80: line tax 1,097.80, net total 11,077.80.
    // The record has no discount, tax or adjustment of its own.
    const [line] = record.Product_Details;
    expect(line).toMatchObject({ total: 10000, Discount: 20, total_after_discount: 9980, Tax: 1097.8 });
    expect(line.line_tax.map(({ value }: { value: number }) => value)).toEqual([998, 99.8]);
    expect(line.net_total).toBe(11077.8);
    expect(record).toMatchObject({
      Sub_Total: 11077.8,
      Discount: 0,
      Tax: 0,
      Adjustment: 0,
      Grand_Total: 11077.8,
    });
  });

  it('is taken from curl, which calls it a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await live.send('POST', RECORDS, { body: JSON.stringify(sample), headers });
    expect(answer.status).toBe(201);
  });
});

it('the two stages of taxes and discounts follow the rules of totals', async () => {
  const id = await crm.insert({
    Product_Details: [
      aLine({ quantity: 3, list_price: 99.99, Discount: '10%', line_tax: [{ name: 'VAT', percentage: 20 }] }),
      aLine({ quantity: 1, list_price: 100, Discount: 25 }),
    ],
    Discount: '10%',
    $line_tax: [
      { name: 'City', percentage: 5 },
      { name: 'State', percentage: 2.5 },
    ],
    Tax: 999,
    Adjustment: -1.25,
  });
  const record = await crm.read(id);
  // Line 1: 299.97 - 10 % = 269.973, rounded 269.97; 20 % of it 53.99; net 323.96.  Line 2: 100 - 25 = 75.
  // Sub total 398.96; 10 % of it 39.90; rest 359.06; 5 % = 17.95 and 2.5 % = 8.98 (8.9765): 26.93.
  // 398.96 - 39.90 + 26.93 - 1.25 = 384.74.  The stated Tax gives way to $line_tax.
  expect(record.Product_Details.map((line: any) => line.net_total)).toEqual([323.96, 75]);
  expect(record).toMatchObject({
    Sub_Total: 398.96,
    Discount: 39.9,
    Tax: 26.93,
    Adjustment: -1.25,
    Grand_Total: 384.74,
  });
});

it('a stated Tax without $line_tax is the tax of the record', async () => {
  const record = await crm.read(await crm.insert({ Tax: 7.5 }));
  expect(record).toMatchObject({ Sub_Total: 100, Tax: 7.5, Grand_Total: 107.5, $line_tax: [] });
});

it('every documented key is written and read back', async () => {
  const documented = {
    Deal_Name: { id: '3652397000000100001', name: 'Big deal' },
    Quote_Name: { id: '3652397000000100002', name: 'Quote 7' },
    Contact_Name: { id: '3652397000000100003', name: 'Ann Lee' },
    Owner: { id: '3652397000000100004', name: 'Lara' },
    Subject: 'All of it',
    Carrier: 'FedEX',
    Sales_Commission: 12.5,
    Due_Date: '2026-12-24',
    Excise_Duty: 3.75,
    Terms_and_Conditions: 'Net 30',
    Status: 'Created',
    Customer_No: 'C-17',
    Purchase_Order: 'PO-9',
    Description: 'Two chairs, oak',
    SO_Number: 'CRM-1',
    ...address('Billing', '12 Main Street'),
    ...address('Shipping', '99 Dock Road'),
    Colour__c: ['oak', { shade: 3 }],
    Rating: 4,
  };
  const record = await crm.read(await crm.insert(documented));
  expect(record).toMatchObject(documented);
});

function address(kind: string, street: string): Record<string, string> {
  return {
    [`${kind}_Street`]: street,
    [`${kind}_City`]: 'Salem',
    [`${kind}_State`]: 'Oregon',
    [`${kind}_Code`]: '97301',
    [`${kind}_Country`]: 'U.S.A',
  };
}

it('what is not said is null, and no documented key is left out', async () => {
  const record = await crm.read(await crm.insert());
  const empty = ['Deal_Name', 'Quote_Name', 'Contact_Name', 'Carrier', 'Due_Date', 'Description'];
  for (const name of [...empty, 'Customer_No', 'Excise_Duty', 'Billing_Street'])
    expect(record[name]).toBeNull();
  expect(record.Owner).toMatchObject({ name: 'Demo, full access' });
});

it('fields that are ours to set and $ fields are ignored', async () => {
  const record = await crm.read(
    await crm.insert({
      Grand_Total: 1,
      Sub_Total: 1,
      id: '7',
      Created_Time: 'x',
      $approved: true,
      Modified_By: 3,
    }),
  );
  expect(record.Grand_Total).toBe(100);
  expect(record).not.toHaveProperty('$approved');
});

it('keys of both letter cases, bare ids, the three names of the price and an unknown line id are taken', async () => {
  const { Product_Details: _, ...rest } = aRecord();
  const product_details = [
    { Product: { id: PRODUCT }, Quantity: '2', 'Unit Price': 10, id: PRODUCT },
    { product: PRODUCT, quantity: 1, unit_price: 20, id: '777' },
    { product: { id: PRODUCT }, discount: '50%' },
  ];
  const answer = await crm.call('POST', RECORDS, [{ ...rest, Account_Name: ACCOUNT, product_details }]);
  expect(answer.status).toBe(201);
  const { Product_Details: lines } = await crm.read(answer.json.data[0].details.id);
  expect(lines.map((line: any) => [line.quantity, line.list_price, line.total_after_discount])).toEqual([
    [2, 10, 20],
    [1, 20, 20],
    // The product's own price, and one of it.
    [1, 1000, 500],
  ]);
});

it('a record that is Approved is an order confirmed as version 1', async () => {
  const answer = await crm.call('POST', RECORDS, [aRecord({ Status: 'Approved' })]);
  expect(answer.headers['etag']).toBe('"1"');
  const { id } = answer.json.data[0].details;
  expect((await crm.read(id)).Status).toBe('Approved');
  const inventory = await live.send('GET', `/inventory/v1/salesorders/${id}`);
  expect(inventory.json.salesorder.status).toBe('confirmed');
});
