/** Inventory's contact -> our customer. Unknown names are ignored, as the service does. */
import * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import { GST_TREATMENTS } from '../../domain/parties.ts';
import { PARTS_AT_MOST, type CustomerRow } from '../../domain/reference.ts';
import { integer, readWire, text, word } from '../leaves/leaves.ts';
import { personsOf, WirePerson, withBilling, withShipping } from './contact-addresses.ts';
import { AddressParts } from './wire.ts';
import type { Fields } from './request.ts';
import type { StatedRow } from './row-calls.ts';
import { over, statedOwnFields, withOwnFields } from './stated.ts';

export const WireContact = z.looseObject({
  contact_name: text(200),
  company_name: text(),
  contact_type: word('customer'),
  first_name: text(),
  last_name: text(),
  email: text(),
  phone: text(),
  mobile: text(),
  website: text(),
  notes: text(5000),
  payment_terms: integer(),
  payment_terms_label: text(),
  currency_id: text(100),
  currency_code: text(10),
  gst_no: text(),
  gst_treatment: word(...GST_TREATMENTS),
  place_of_contact: text(),
  status: word('active', 'inactive'),
  billing_address: z.optional(z.nullable(AddressParts)),
  shipping_address: z.optional(z.nullable(AddressParts)),
  contact_persons: z.optional(z.nullable(z.array(WirePerson).check(z.maxLength(PARTS_AT_MOST)))),
});
type WireContact = z.infer<typeof WireContact>;

/** @throws OrderError missing_field | invalid_value */
export function decodeContact(fields: Fields): StatedRow<CustomerRow> {
  const wire = readWire(WireContact, fields);
  if (wire.contact_name !== undefined && !wire.contact_name?.trim())
    throw new OrderError('missing_field', { field: 'contact_name' });
  const own = statedOwnFields(fields);
  const change: StatedRow<CustomerRow>['change'] = (row, newId, { currencyCode }) => {
    const changed = over(withParties(row, wire, newId), {
      ...plainFields(wire),
      // A currency is not taken back: amounts were agreed on in it.
      currencyCode: currencyCode ?? row.currencyCode,
    });
    return { ...changed, customFields: withOwnFields(row.customFields, own) };
  };
  return {
    refers: { currency: currencyOf(wire) },
    change,
    make(newId, referred) {
      if (!wire.contact_name) throw new OrderError('missing_field', { field: 'contact_name' });
      const blank: CustomerRow = {
        kind: 'customer',
        id: newId(),
        name: wire.contact_name,
        contactPersons: [],
        addresses: [],
      };
      return change(blank, newId, referred);
    },
  };
}

const plainFields = (wire: WireContact) => ({
  name: wire.contact_name ?? undefined,
  companyName: wire.company_name,
  contactType: wire.contact_type,
  firstName: wire.first_name,
  lastName: wire.last_name,
  email: wire.email,
  phone: wire.phone,
  mobile: wire.mobile,
  website: wire.website,
  notes: wire.notes,
  paymentTerms: wire.payment_terms,
  // Another term is not called as the one before.
  paymentTermsLabel: wire.payment_terms_label ?? (wire.payment_terms === undefined ? undefined : null),
  gstNumber: wire.gst_no,
  gstTreatment: wire.gst_treatment,
  placeOfSupply: wire.place_of_contact,
  active: wire.status ? wire.status === 'active' : undefined,
});

function withParties(row: CustomerRow, wire: WireContact, newId: () => string): CustomerRow {
  const { billing_address: billing, shipping_address: shipping, contact_persons: persons } = wire;
  const billed = billing ? withBilling(row, billing, newId) : row;
  const shipped = shipping ? withShipping(billed, shipping, newId) : billed;
  return persons ? { ...shipped, contactPersons: personsOf(row.contactPersons, persons, newId) } : shipped;
}

function currencyOf({ currency_id: id, currency_code: code }: WireContact) {
  if (!id && !code) return undefined;
  return { id: id ?? undefined, code: code ?? undefined };
}
