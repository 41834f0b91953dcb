/** Inventory as the other wires meet it. */
import { CUSTOMER, ITEM, TAX } from '../../support/demo-ids.ts';
import { ok, refOf, type Json, type Reader, type TestedWire, type Writer } from '../../support/wire.ts';

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

/** The other way that its prices and discounts may work. */
const inclusive: Writer = {
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

export const wire: TestedWire = {
  reader: inventory,
  writers: { '': inventory, 'taxes inside, discounts on lines': inclusive },
};
