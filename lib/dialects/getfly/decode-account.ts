/** Who an order is for, as Getfly's two versions say it. */
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import type { WireAccount, WireOrder } from './wire.ts';

/**
 * The customer of a new order: the one that has the id or code. A code that nobody has yet is a customer as the body says, and so
 * is a telephone number or an e-mail address, where no code is said. @throws OrderError missing_field
 */
export function customerOf(order: WireOrder): Pick<OrderInput, 'customerId' | 'customerMayBeNew'> {
  const { account_id: id, account_code: code, account_phone, account_email } = accountOf(order);
  const customerId = [id, code].find(isSaid) ?? (account_phone || account_email);
  if (!customerId) throw new OrderError('missing_field', { field: 'customerId' });
  return { customerId, customerMayBeNew: !isSaid(id) };
}

/** 0 is none. */
const isSaid = (id: string | null | undefined): id is string => Boolean(id) && id !== '0';

/** What stands under `account` says more than what stands beside it. */
const accountOf = ({ account, ...flat }: WireOrder): WireAccount => ({ ...flat, ...account });

/** What the body says of its customer, on the order's own copy. */
export function accountFacts(order: WireOrder): Pick<OrderInput, 'customer' | 'billingAddress'> {
  const wire = accountOf(order);
  const { account_name: name, contact_name: contactName, account_phone: phone, account_email: email } = wire;
  const address = wire.account_address;
  const saysFacts = [name, contactName, phone, email].some((fact) => fact !== undefined);
  return {
    ...(saysFacts && { customer: { name, contactName, phone, email } }),
    ...(address !== undefined && { billingAddress: { address } }),
  };
}
