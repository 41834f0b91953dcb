/** Customers, items and taxes of Inventory and Books as the service lists them. */
import type { ReferenceRow } from '../../lib/domain/reference.ts';
import { addressOf, component, contactPerson, rowIfAny } from './inventory-rows.ts';
import { fieldsOf, filled, listOf, textOf, type Fields } from './wire-values.ts';

/** A contact as the service answers it. */
export function contactRow(contact: Fields): ReferenceRow[] {
  const billing = fieldsOf(contact['billing_address']);
  const shipping = fieldsOf(contact['shipping_address']);
  const all = [billing, shipping, ...listOf(contact['addresses'])].flatMap((address) => {
    const id = filled(address['address_id']);
    return id ? [{ id, ...addressOf(address) }] : [];
  });
  const treatment = textOf(contact['gst_treatment']);
  return rowIfAny({
    kind: 'customer',
    id: textOf(contact['contact_id']),
    name: filled(contact['contact_name']) ?? textOf(contact['contact_id']),
    email: filled(contact['email']),
    phone: filled(contact['phone']),
    currencyCode: filled(contact['currency_code']),
    placeOfSupply: filled(contact['place_of_contact']),
    gstTreatment: /^(business_gst|business_none|overseas|consumer)$/.test(treatment) ? treatment : undefined,
    gstNumber: filled(contact['gst_no']),
    contactPersons: listOf(contact['contact_persons']).map(contactPerson),
    addresses: [...new Map(all.map((address) => [address.id, address])).values()],
    billingAddressId: filled(billing['address_id']),
    shippingAddressId: filled(shipping['address_id']),
  });
}

/** An item as the service lists it. */
export function itemRow(item: Fields): ReferenceRow[] {
  return rowIfAny({
    kind: 'item',
    id: textOf(item['item_id']),
    name: filled(item['name'] ?? item['item_name']) ?? textOf(item['item_id']),
    code: filled(item['sku']),
    description: filled(item['description']),
    rate: filled(item['rate']),
    unit: filled(item['unit']),
    hsnOrSac: filled(item['hsn_or_sac']),
  });
}

/** A tax or a group of taxes as the service lists it. */
export function listedTaxRow(tax: Fields): ReferenceRow[] {
  const [id, name] = [textOf(tax['tax_id']), textOf(tax['tax_name'])];
  const parts = listOf(tax['tax_groups_details'] ?? tax['taxes']).map(component);
  const rate = parts.length > 0 ? { components: parts } : { percent: textOf(tax['tax_percentage']) };
  return rowIfAny({ kind: 'tax', id, name, ...rate, compound: textOf(tax['tax_type']) === 'compound_tax' });
}

export function currencyRow(currency: Fields): ReferenceRow[] {
  return rowIfAny({
    kind: 'currency',
    id: textOf(currency['currency_code']),
    currencyId: textOf(currency['currency_id']),
    symbol: textOf(currency['currency_symbol']),
    exchangeRate: filled(currency['exchange_rate']),
  });
}

export function salespersonRow(person: Fields): ReferenceRow[] {
  const id = textOf(person['salesperson_id']);
  const name = filled(person['salesperson_name']) ?? id;
  return rowIfAny({ kind: 'salesperson', id, name, email: filled(person['salesperson_email']) });
}
