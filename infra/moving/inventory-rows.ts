/** Customers, items and taxes of Inventory and Books as an order tells them. */
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { fieldsOf, filled, listOf, textOf, type Fields } from './wire-values.ts';

/** Rows that an order needs, from the order itself: it stays as it was, whatever has become of its customer since. */
export function rowsOfOrder(detail: Fields): ReferenceRow[] {
  return [
    orderCustomer(detail),
    orderCurrency(detail),
    named('salesperson', detail['salesperson_id'], detail['salesperson_name']),
    taxRow({
      tax_id: detail['shipping_charge_tax_id'] ?? '',
      tax_name: detail['shipping_charge_tax_name'] ?? detail['shipping_charge_tax'] ?? '',
      tax_percentage: detail['shipping_charge_tax_percentage'] ?? '',
    }),
    ...listOf(detail['line_items']).flatMap((line) => [lineItem(line), taxRow(line)]),
  ].flatMap(rowIfAny);
}

/** A row that is none is nobody's: the order then says what it lacks. */
export function rowIfAny(stated: object | undefined): ReferenceRow[] {
  const parsed = stated && ReferenceRow.safeParse(stated);
  return parsed?.success ? [parsed.data] : [];
}

function named(kind: 'salesperson', id: Fields[string] | undefined, name: Fields[string] | undefined) {
  return filled(id) ? { kind, id: textOf(id), name: filled(name) ?? textOf(id) } : undefined;
}

function orderCustomer(detail: Fields): object {
  const persons = listOf(detail['contact_persons_associated'] ?? detail['contact_person_details']);
  const addresses = (['billing', 'shipping'] as const).flatMap((kind) => {
    const id = filled(detail[`${kind}_address_id`]);
    return id ? [{ id, ...addressOf(fieldsOf(detail[`${kind}_address`])) }] : [];
  });
  return {
    kind: 'customer',
    id: textOf(detail['customer_id']),
    name: filled(detail['customer_name']) ?? textOf(detail['customer_id']),
    email: filled(detail['email']),
    contactPersons: persons.map(contactPerson),
    addresses: [...new Map(addresses.map((address) => [address.id, address])).values()],
  };
}

function orderCurrency(detail: Fields): object | undefined {
  const id = filled(detail['currency_code']);
  return id === undefined
    ? undefined
    : {
        kind: 'currency',
        id,
        currencyId: textOf(detail['currency_id']),
        symbol: textOf(detail['currency_symbol']),
        exchangeRate: filled(detail['exchange_rate']),
      };
}

function lineItem(line: Fields): object | undefined {
  const id = filled(line['item_id']);
  return id === undefined
    ? undefined
    : {
        kind: 'item',
        id,
        name: filled(line['name']) ?? id,
        code: filled(line['sku']),
        rate: filled(line['rate']),
        unit: filled(line['unit']),
      };
}

/** A tax, or a group where the line names several. */
function taxRow(line: Fields): object | undefined {
  const id = filled(line['tax_id']);
  if (!id) return undefined;
  const name = filled(line['tax_name']) ?? id;
  const parts = listOf(line['line_item_taxes']).map(component);
  if (parts.length > 1 && parts.every(({ percent }) => percent !== undefined))
    return { kind: 'tax', id, name, components: parts };
  return { kind: 'tax', id, name, percent: filled(line['tax_percentage']) ?? parts[0]?.percent ?? '0' };
}

/** Its rate stands in its name ("CGST (9%)") where it is not told by itself. */
export function component(tax: Fields) {
  const told = textOf(tax['tax_name']);
  const inName = /^([^()]{1,500}) \((\d{1,10}(?:\.\d{1,10})?)%\)$/.exec(told);
  return {
    id: filled(tax['tax_id']) ?? told,
    name: inName?.[1] || told,
    percent: filled(tax['tax_percentage']) ?? inName?.[2],
  };
}

export function addressOf(address: Fields) {
  const { attention, address: street, street2, city, state, zip, country, phone, fax } = address;
  return {
    attention: filled(attention),
    address: textOf(street),
    street2: filled(street2),
    city: textOf(city),
    state: textOf(state),
    zip: textOf(zip),
    country: textOf(country),
    phone: filled(phone),
    fax: textOf(fax),
  };
}

export function contactPerson(person: Fields) {
  return {
    id: textOf(person['contact_person_id']),
    firstName: filled(person['first_name']),
    lastName: filled(person['last_name']),
    email: filled(person['email'] ?? person['contact_person_email']),
    phone: filled(person['phone']),
    mobile: filled(person['mobile']),
  };
}
