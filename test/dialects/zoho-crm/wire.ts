/** CRM as the other wires meet it. */
import { crmOf } from '../../support/crm.ts';
import { PRODUCT } from '../../support/demo-ids.ts';
import { ok, type Json, type Reader, type TestedWire, type Writer } from '../../support/wire.ts';

const crm: Reader & Writer = {
  read: (api, { id }) => crmOf(api).read(id),
  see: (record) => ({
    customer: record.Account_Name.name,
    lines: record.Product_Details.map((line: Json) => ({
      name: line.product.name,
      quantity: line.quantity,
      price: line.list_price,
      discount: line.Discount,
      total: line.total_after_discount,
    })),
    discount: record.Discount,
    tax: cents(record.Product_Details.reduce((sum: number, line: Json) => sum + line.Tax, record.Tax)),
    total: record.Grand_Total,
  }),
  mark: async (api, { id }) => {
    const record = {
      Subject: 'For the fair',
      Due_Date: '2026-12-01',
      Carrier: 'FedEX',
      Sales_Commission: 1.5,
    };
    ok(await crmOf(api).update(id, record));
  },
  own: ({ Subject, Due_Date, Carrier, Sales_Commission }) => ({
    Subject,
    Due_Date,
    Carrier,
    Sales_Commission,
  }),
  write: async (api) => {
    const record = {
      Subject: 'Chairs',
      Discount: '5%',
      Adjustment: 2,
      $line_tax: [{ name: 'Sales Tax', percentage: 4 }],
      Product_Details: [
        {
          product: { id: PRODUCT },
          quantity: 2,
          Discount: 20,
          line_tax: [{ name: 'Vat', percentage: 10 }],
        },
        { product: { id: PRODUCT }, quantity: 1, list_price: '99.95' },
      ],
    };
    const id = await crmOf(api).insert(record);
    return { id, number: (await crmOf(api).read(id)).SO_Number };
  },
  sendBack: (api, { id }, record, quantity) => {
    const [line, ...lines] = record.Product_Details;
    const changed = { ...record, Product_Details: [{ ...line, quantity }, ...lines] };
    return crmOf(api).update(id, changed);
  },
};

export const wire: TestedWire = { reader: crm, writers: { '': crm } };

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
