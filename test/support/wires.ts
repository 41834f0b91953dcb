/** The four wires side by side: one order as each shows it, and how each that can writes, changes and marks one. */
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import sample from '../fixtures/getfly/update-request.json' with { type: 'json' };
import { crmOf } from './crm.ts';
import { SALE_ORDER, withKey } from './getfly.ts';
import type { InventoryApi } from './inventory.ts';
import type { Answer } from './client.ts';
import { consumerOf, factEvent } from './deliveries.ts';
import { CUSTOMER, ITEM, PRODUCT, TAX } from './demo-ids.ts';

export interface Ref {
  id: string;
  number: string;
}

/** What every wire shows. */
export interface Seen {
  customer: string;
  lines: { name: string; quantity: number; price: number; discount: number; total: number }[];
  discount: number;
  tax: number;
  total: number;
  /** Where the wire shows payments. */
  payments?: { mode: string; amount: number; date: string; description: string }[];
}

type Json = Answer['json'];

export interface Reader {
  read(api: InventoryApi, order: Ref): Promise<Json>;
  see(wire: Json): Seen;
  /** What no other wire knows of the order: put there, and read back. */
  mark(api: InventoryApi, order: Ref): Promise<void>;
  own(wire: Json): unknown;
}

export interface Writer {
  write(api: InventoryApi): Promise<Ref>;
  /** Sends back what was read with another quantity on the first line. */
  sendBack(api: InventoryApi, order: Ref, wire: Json, quantity: number): Promise<Answer>;
}

const ok = ({ status, json, text }: Answer): Json => {
  if (status >= 300) throw new Error(`${status}: ${text}`);
  return json;
};

export const refOf = (order: Json): Ref => ({ id: order.salesorder_id, number: order.salesorder_number });
const paymentsOf = (payments: Json[], mode: string, date: string) =>
  payments.map((payment) => ({
    mode: payment[mode],
    amount: payment.amount,
    date: payment[date],
    description: payment.description,
  }));

const inventory: Reader & Writer = {
  read: (api, { id }) => api.retrieve(id),
  see: (order) => ({
    customer: order.customer_name,
    lines: order.line_items.map((line: Json) => ({
      name: line.name,
      quantity: line.quantity,
      price: line.rate,
      discount: line.discount_amount,
      total: line.item_total,
    })),
    discount: order.discount_amount,
    tax: order.tax_total,
    total: order.total,
  }),
  mark: async (api, { id }) => {
    const body = {
      place_of_supply: 'TN',
      reference_number: 'PO-7',
      custom_fields: [{ label: 'Gift', value: 1 }],
    };
    ok(await api.call('PUT', `/salesorders/${id}`, { body }));
  },
  own: ({ place_of_supply, reference_number, custom_fields }) => ({
    place_of_supply,
    reference_number,
    custom_fields,
  }),
  write: async (api) => {
    const order = {
      customer_id: CUSTOMER,
      discount: '7.5%',
      shipping_charge: 7,
      adjustment: '-0.5',
      line_items: [
        { item_id: ITEM, quantity: 3, rate: '9.99', tax_id: TAX },
        { name: 'Cable', quantity: '0.3', rate: '19.15' },
      ],
    };
    return refOf(await api.create(order));
  },
  sendBack: (api, { id }, order, quantity) => {
    const [line, ...lines] = order.line_items;
    return api.call('PUT', `/salesorders/${id}`, {
      body: { ...order, line_items: [{ ...line, quantity }, ...lines] },
    });
  },
};

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

const putGetfly = (api: InventoryApi, { number }: Ref, body: object) =>
  api.send('PUT', SALE_ORDER, withKey({ body: { ...body, current_order_code: number } }));
const getfly: Reader & Writer = {
  read: async (api, { number }) =>
    ok(await api.send('GET', SALE_ORDER, withKey({ query: { order_code: number } }))).data,
  see: (order) => ({
    customer: order.account.account_name,
    lines: order.saved_order_details.map((line: Json) => ({
      name: line.product_name,
      quantity: line.quantity,
      price: line.price,
      discount: line.cash_discount,
      total: line.amount,
    })),
    discount: order.discount_amount,
    tax: order.vat_amount,
    total: order.total,
    payments: paymentsOf(order.saved_sale_order_payments, 'method_name', 'pay_date'),
  }),
  mark: async (api, order) => {
    const fields = { campaign_code: 'TET', lading_code: 'LD-1', account: { contact_name: 'An' } };
    ok(await putGetfly(api, order, fields));
  },
  own: ({ campaign_code, lading_code, account }) => ({
    campaign_code,
    lading_code,
    contact: account.contact_name,
  }),
  // The wire cannot make an order.
  write: async (api) => {
    const ref = refOf(await api.create());
    ok(await putGetfly(api, ref, sample));
    return ref;
  },
  sendBack: (api, order, wire, quantity) => {
    const [line, ...lines] = wire.saved_order_details;
    return putGetfly(api, order, { ...wire, saved_order_details: [{ ...line, quantity }, ...lines] });
  },
};

const commerce: Reader = {
  read: async (api, { id }) => ok(await api.call('GET', `/store/api/v1/salesorders/${id}`)).salesorder,
  see: (order) => ({
    ...inventory.see({ ...order, discount_amount: order.discount }),
    payments: paymentsOf(order.payments, 'payment_mode', 'date'),
  }),
  mark: async (_, { id }) => record(id, 'CouponApplied', { id: '7', code: 'TET' }),
  own: ({ coupon_id, coupon_code }) => ({ coupon_id, coupon_code }),
};

/** The other way that its prices and discounts may work. */
const inclusive: Reader & Writer = {
  ...inventory,
  write: async (api) => {
    const order = {
      customer_id: CUSTOMER,
      is_inclusive_tax: true,
      discount_type: 'item_level',
      shipping_charge: 7,
      line_items: [
        { item_id: ITEM, quantity: 3, rate: '9.99', discount: '12.5%', tax_id: TAX },
        { name: 'Cable', quantity: 1, rate: '19.15', discount: 2 },
      ],
    };
    return refOf(await api.create(order));
  },
};

export const WRITERS: Record<string, Reader & Writer> = {
  'zoho-inventory': inventory,
  'zoho-inventory (taxes inside, discounts on lines)': inclusive,
  'zoho-crm': crm,
  getfly,
};
export const READERS: Record<string, Reader> = {
  'zoho-inventory': inventory,
  'zoho-crm': crm,
  'zoho-commerce': commerce,
  getfly,
};

/** A payment as another system reports it. */
export async function recordPayment(id: string): Promise<void> {
  await record(id, 'PaymentRecorded', {
    id: '9',
    mode: 'Card',
    amount: '1.5',
    date: '2026-01-02',
    description: 'part',
  });
}

async function record(id: string, type: string, fact: object): Promise<void> {
  const consumer = consumerOf(consumeFact);
  await consumer.drain([factEvent(type, id, { version: 1, ...fact })]);
  if (consumer.deadLetters.length > 0) throw new Error(JSON.stringify(consumer.deadLetters));
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
