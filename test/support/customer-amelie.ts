/** A customer with three addresses, an order of hers, and what is stated of it. */
import { applyCustomer } from '../../lib/apply/customer.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Address, OrderCustomer } from '../../lib/domain/parties.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import { anOrder, stated } from './plain-order.ts';

export const place = (id: string | undefined, city: string, fields: Partial<Address> = {}): Address => ({
  id,
  address: '',
  city,
  state: '',
  zip: '',
  country: '',
  fax: '',
  ...fields,
});
export const [PARIS, LYON, NICE] = [place('701', 'Paris'), place('702', 'Lyon'), place('703', 'Nice')];

export const row = (fields: Record<string, unknown> = {}): CustomerRow =>
  CustomerRow.parse({
    kind: 'customer',
    id: '502',
    name: 'Amélie',
    email: 'a@example.com',
    phone: '1',
    placeOfSupply: 'FR',
    gstTreatment: 'overseas',
    gstNumber: 'FR1',
    contactPersons: [{ id: '601', firstName: 'Bo' }, { id: '602' }],
    addresses: [PARIS, LYON, NICE],
    billingAddressId: '702',
    ...fields,
  });
export const AMELIE: OrderCustomer = {
  id: '502',
  name: 'Amélie',
  email: 'a@example.com',
  phone: '1',
  contactPersons: [{ id: '601', firstName: 'Bo' }, { id: '602' }],
  billingAddress: LYON,
  shippingAddress: PARIS,
};
export const REGISTERED = {
  placeOfSupply: 'FR',
  gstTreatment: 'overseas',
  gstNumber: 'FR1',
  isPreGst: false,
} as const;
export const ofAmelie = (customer: Partial<OrderCustomer> = {}, fields: Partial<SalesOrder> = {}) =>
  anOrder({ customer: { ...AMELIE, ...customer }, registration: REGISTERED, ...fields });

export const applied = (
  base: SalesOrder,
  input: Record<string, unknown>,
  known: CustomerRow | undefined = undefined,
) => applyCustomer(base, stated(input), known);
