/** Getfly's account -> a new customer of ours. Unknown names are ignored. */
import * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import { PARTS_AT_MOST, type CustomerRow } from '../../domain/reference.ts';
import type { CreateRowCommand } from '../../operations/change-rows.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { id, readWire, text } from '../leaves/leaves.ts';

const WirePerson = z.looseObject({
  first_name: text(),
  email: text(),
  phone_mobile: text(100),
  phone_home: text(100),
});

export const WireAccountRow = z.looseObject({
  account_code: id(),
  account_name: text(),
  phone_office: text(100),
  account_phone: text(100),
  email: text(),
  account_email: text(),
  billing_address_street: text(),
  account_address: text(),
  website: text(),
  description: text(5000),
  sic_code: text(),
  contacts: z.optional(z.nullable(z.array(WirePerson).check(z.maxLength(PARTS_AT_MOST)))),
});

/** The fields stand at the top, or under `account` beside `contacts`. @throws OrderError invalid_value | missing_field */
export function decodeAccountRow(body: Record<string, JsonValue>): CreateRowCommand {
  const { account } = body;
  const wire = readWire(WireAccountRow, isJsonObject(account) ? { ...body, ...account } : body);
  const { account_code: code, account_name: name } = wire;
  if (!name?.trim()) throw new OrderError('missing_field', { field: 'account_name' });
  const street = wire.billing_address_street || wire.account_address;
  return {
    kind: 'customer',
    isNamed: Boolean(code),
    make: (newId): CustomerRow => ({
      kind: 'customer',
      id: code || newId(),
      name,
      phone: wire.phone_office || wire.account_phone || undefined,
      email: wire.email || wire.account_email || undefined,
      website: wire.website || undefined,
      notes: wire.description || undefined,
      gstNumber: wire.sic_code || undefined,
      addresses: street
        ? [{ id: newId(), address: street, city: '', state: '', zip: '', country: '', fax: '' }]
        : [],
      contactPersons: (wire.contacts ?? []).map((person) => ({
        id: newId(),
        firstName: person.first_name || undefined,
        email: person.email || undefined,
        mobile: person.phone_mobile || person.phone_home || undefined,
      })),
    }),
  };
}
