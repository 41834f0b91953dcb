/** An organisation that all four wires have written to, and other systems reported about, with all that they can say. */
import sample from '../fixtures/getfly/update-request.json' with { type: 'json' };
import { CODES, useCodes } from './code-rows.ts';
import { aLine, crmOf } from './crm.ts';
import { CUSTOMER, ITEM, TAX } from './demo-ids.ts';
import { SALE_ORDER, withKey } from './getfly.ts';
import type { InventoryApi } from './inventory.ts';
import { bring } from './stages.ts';
import { refOf, type Ref } from './wire.ts';

/** What only Inventory can say, in codes. */
const RICH = {
  customer_id: CODES.customer,
  shipping_address_id: CODES.otherAddress,
  contact_persons: [CODES.contact, 'somebody'],
  salesperson_id: CODES.salesperson,
  currency_code: 'EUR',
  date: '2026-11-20',
  shipment_date: '2026-12-01',
  discount: '7.5%',
  shipping_charge: 7,
  shipping_charge_tax_id: CODES.group,
  adjustment: -0.5,
  delivery_method: 'Ship',
  delivery_method_id: 'boat',
  pricebook_id: 'retail',
  template_id: 'standard',
  gst_treatment: 'overseas',
  custom_fields: [{ custom_field_id: 'gift', label: 'Gift', value: 'yes' }],
  documents: [{ document_id: 'doc-1', file_name: 'a.pdf', file_size: 12 }],
  line_items: [
    {
      item_id: CODES.item,
      quantity: '0.3',
      tax_id: CODES.tax,
      warehouse_id: 'north',
      tds_tax_id: 'tds-1',
      item_custom_fields: [{ custom_field_id: 'colour', label: 'Colour', value: 1 }],
    },
    { item_id: ITEM, quantity: 3, tax_id: CODES.group },
    { name: 'Packing', rate: 1, quantity: 1, tax_name: 'City', tax_percentage: 2.5 },
  ],
};

/** By what is special about them. */
export async function mixedOrders(api: InventoryApi) {
  await useCodes(api.table);
  const crm = crmOf(api);
  const made = async (body: object) => refOf(await api.create(body));
  const crmMade = async (record: object): Promise<Ref> => {
    const id = await crm.insert({ ...record });
    return { id, number: (await crm.read(id)).SO_Number };
  };
  const orders = {
    rich: await made(RICH),
    zero: await made({ customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 1, rate: 0 }] }),
    inclusive: await made({
      customer_id: CODES.customer,
      is_inclusive_tax: true,
      discount_type: 'item_level',
      line_items: [{ item_id: CODES.item, quantity: 3, discount: '12.5%', tax_id: TAX }],
    }),
    record: await crmMade({
      Account_Name: { id: CODES.customer },
      Deal_Name: { id: 'deal-7', name: 'Fair' },
      Carrier: 'UPS',
      Due_Date: '2026-12-24',
      Discount: '5%',
      Excise_Duty: 1.5,
      $line_tax: [{ name: 'City', percentage: 4 }],
      Product_Details: [
        aLine({ product: { id: CODES.item }, Discount: '10%', line_tax: [{ name: 'Vat', percentage: 10 }] }),
      ],
      A_Field_Of_Ours: { id: 'x', list: [1, 'two'] },
    }),
    cancelled: await crmMade({ Status: 'Cancelled' }),
    getfly: await made({ customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 2 }] }),
    voided: await made({ customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 2 }] }),
    closed: await made({ customer_id: CODES.customer, line_items: [{ item_id: CODES.item, quantity: 2 }] }),
  };
  await done(
    api,
    'PUT',
    SALE_ORDER,
    withKey({ body: { ...sample, current_order_code: orders.getfly.number } }),
  );
  await done(api, 'POST', `/store/api/v1/salesorders/${orders.voided.id}/status/cancelled`);
  await bring(api, orders.closed.id, 'closed');
  return orders;
}

async function done(api: InventoryApi, ...request: Parameters<InventoryApi['send']>): Promise<void> {
  const { status, text } = await api.send(...request);
  if (status >= 300) throw new Error(`${status}: ${text}`);
}
