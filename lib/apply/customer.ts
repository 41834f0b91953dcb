/** Customer, contact persons and addresses: filled in from the reference row when they are new or change. */
import { OrderError } from '../domain/order-error.ts';
import type { AddressInput, CustomerFactsInput, OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { Address, ContactPerson, OrderCustomer, TaxRegistration } from '../domain/parties.ts';
import type { CustomerRow } from '../domain/reference.ts';
import { kept, requiredText } from './given.ts';

/** What goes back to the customer's own when it is emptied. */
const RETURNING = ['billingAddressId', 'shippingAddressId', 'placeOfSupply'] as const;

type Parties = Pick<SalesOrder, 'customer' | 'registration'>;

/** The customer whose row is needed to apply the input; undefined when the snapshot is enough. */
export function needsCustomerRow({ customer }: SalesOrder, input: OrderInput): string | undefined {
  if (input.customerId && input.customerId !== customer.id) return input.customerId;
  const says =
    (input.contactPersonIds?.length ?? 0) > 0 ||
    RETURNING.some((field) => input[field] === null || input[field] === '') ||
    (input.billingAddressId && input.billingAddressId !== customer.billingAddress?.id) ||
    (input.shippingAddressId && input.shippingAddressId !== customer.shippingAddress?.id);
  return says ? customer.id || undefined : undefined;
}

/** True when an order comes to call its customer otherwise than the row, as far as that was read. */
export function hasOwnName(
  before: OrderCustomer | undefined,
  { id, name }: OrderCustomer,
  row?: CustomerRow,
) {
  return name !== row?.name && !(before?.id === id && before.name === name);
}

/** @throws OrderError missing_field | invalid_value | unknown_reference */
export function applyCustomer(base: SalesOrder, input: OrderInput, row: CustomerRow | undefined): Parties {
  const id = input.customerId === undefined ? base.customer.id : input.customerId;
  if (!id) throw new OrderError('missing_field', { field: 'customerId' });
  const changes = id !== base.customer.id;
  const isNew = input.customerMayBeNew === true && Boolean(input.customer?.name?.trim());
  if (changes && !row && !isNew)
    throw new OrderError('unknown_reference', { field: 'customerId', kind: 'customer', id });
  const customer = changes ? (row ? customerOf(row) : { id, name: '', contactPersons: [] }) : base.customer;
  const registration = changes && row ? registrationOf(row) : base.registration;
  return {
    customer: {
      ...withFacts(customer, input.customer),
      contactPersons: contactPersons(customer, input.contactPersonIds, row),
      billingAddress: inParts(
        chosenAddress('billingAddressId', customer.billingAddress, input, row),
        input.billingAddress,
      ),
      shippingAddress: inParts(
        chosenAddress('shippingAddressId', customer.shippingAddress, input, row),
        input.shippingAddress,
      ),
    },
    registration: applyRegistration(registration, input, row),
  };
}

/** What is said of the customer holds for this order only. @throws OrderError missing_field */
function withFacts(customer: OrderCustomer, facts: CustomerFactsInput | undefined): OrderCustomer {
  if (!facts) return customer;
  return {
    ...customer,
    name: requiredText(facts.name, customer.name, 'customer.name'),
    contactName: kept(facts.contactName, customer.contactName),
    phone: kept(facts.phone, customer.phone),
    email: kept(facts.email, customer.email),
  };
}

function customerOf(row: CustomerRow): OrderCustomer {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    contactPersons: row.contactPersons,
    billingAddress: addressOf(row, row.billingAddressId) ?? row.addresses[0],
    shippingAddress: addressOf(row, row.shippingAddressId) ?? row.addresses[0],
  };
}

function registrationOf(row: CustomerRow): TaxRegistration {
  return {
    placeOfSupply: row.placeOfSupply,
    gstTreatment: row.gstTreatment,
    gstNumber: row.gstNumber,
    isPreGst: false,
  };
}

function addressOf(row: CustomerRow, id: string | undefined): Address | undefined {
  return id === undefined ? undefined : row.addresses.find((address) => address.id === id);
}

function contactPersons(
  customer: OrderCustomer,
  ids: string[] | null | undefined,
  row: CustomerRow | undefined,
): ContactPerson[] {
  if (ids === undefined) return customer.contactPersons;
  // Those on the order already stay as they were taken over.
  const known = [...customer.contactPersons, ...(row?.contactPersons ?? [])];
  return (ids ?? []).map((id) => known.find((person) => person.id === id) ?? { id });
}

function chosenAddress(
  field: 'billingAddressId' | 'shippingAddressId',
  current: Address | undefined,
  input: OrderInput,
  row: CustomerRow | undefined,
): Address | undefined {
  const id = input[field];
  if (id === undefined || (id && id === current?.id)) return current;
  if (!id) return row ? (addressOf(row, row[field]) ?? row.addresses[0]) : current;
  const address = row && addressOf(row, id);
  if (!address) throw new OrderError('unknown_reference', { field, kind: 'address', id });
  return address;
}

const NO_ADDRESS: Address = { address: '', city: '', state: '', zip: '', country: '', fax: '' };

const ESSENTIAL_PARTS = ['address', 'city', 'state', 'zip', 'country'] as const;
const ADDRESS_PARTS = [...ESSENTIAL_PARTS, 'attention', 'street2', 'phone', 'fax'] as const;

/**
 * Given parts replace those of the address; one that differs from its row's no longer bears the row's id. Whoever states
 * all that makes a place states another place, which has nothing of the former one, its telephone for one.
 */
function inParts(current: Address | undefined, input: AddressInput | undefined): Address | undefined {
  if (!input) return current;
  const said = ADDRESS_PARTS.filter((part) => input[part] !== undefined);
  const isComplete = ESSENTIAL_PARTS.every((part) => input[part] !== undefined);
  const stays = said.every((part) => (input[part] ?? '') === (current?.[part] ?? ''));
  if (stays && (isComplete || !input.whole)) return current;
  const rest = isComplete || input.whole ? NO_ADDRESS : (current ?? NO_ADDRESS);
  return {
    ...rest,
    ...Object.fromEntries(said.map((part) => [part, input[part] ?? ''])),
    id: undefined,
  };
}

function applyRegistration(
  current: TaxRegistration,
  input: OrderInput,
  row: CustomerRow | undefined,
): TaxRegistration {
  return {
    ...current,
    ...(input.placeOfSupply === undefined
      ? {}
      : { placeOfSupply: input.placeOfSupply || row?.placeOfSupply || undefined }),
    ...(input.gstTreatment === undefined ? {} : { gstTreatment: input.gstTreatment ?? undefined }),
    ...(input.gstNumber === undefined ? {} : { gstNumber: input.gstNumber ?? undefined }),
  };
}
