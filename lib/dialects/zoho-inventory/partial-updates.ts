/** Updates of one part of an order, and of one part of many: addresses and custom fields have paths of their own. */
import type { UpdateCommand } from '../../domain/commands.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import { aboutOne, type Reading, type WireRequest } from '../exchange.ts';
import { idsIn } from '../leaves/ids.ts';
import { etag, preconditionOf } from '../leaves/preconditions.ts';
import { bulkReading, encodeBulkUpdate } from './bulk.ts';
import { decodeOrder } from './decode-order.ts';
import { encodeCustomFields } from './encode-line.ts';
import { encodeAddress } from './encode-order.ts';
import { exchange, fieldsOf, idOf, type Fields } from './request.ts';

export const updateAddress = exchange<UpdateCommand, SalesOrder>((request, caller) => {
  const { kind = '' } = request.params;
  if (!isAddressKind(kind)) throw new OrderError('unknown_route', { path: request.path });
  return addressUpdate(request, fieldsOf(request, caller), { id: idOf(request), kind });
});

export const updateCustomFields = exchange<UpdateCommand, SalesOrder>((request, caller) =>
  customFieldsUpdate(request, fieldsOf(request, caller), idOf(request)),
);

export const updateMany = exchange<UpdateCommand, SalesOrder>((request, caller) =>
  bulkUpdate(request, fieldsOf(request, caller)),
);

const ADDRESSES = { billing: 'billing_address', shipping: 'shipping_address' } as const;
type AddressKind = keyof typeof ADDRESSES;

const isAddressKind = (kind: string): kind is AddressKind => Object.hasOwn(ADDRESSES, kind);

/** An address as the body states it, for this order alone; what it leaves out stays. */
function addressUpdate(
  request: WireRequest,
  fields: Fields,
  { id, kind }: { id: string; kind: AddressKind },
): Reading<UpdateCommand, SalesOrder> {
  const name = ADDRESSES[kind];
  const input = decodeOrder({ [name]: fields }, false);
  if (!input.billingAddress && !input.shippingAddress)
    throw new OrderError('malformed_body', { reason: 'the body holds no field of an address' });
  return aboutOne({ id, input, precondition: preconditionOf(request) }, (order) => ({
    status: 200,
    headers: etag(order),
    body: {
      code: 0,
      message: 'Address updated',
      [name]: encodeAddress(order.customer[kind === 'billing' ? 'billingAddress' : 'shippingAddress']),
    },
  }));
}

/** Custom fields as the body states them, in a list of their own or as the body; others stay. */
function customFieldsUpdate(
  request: WireRequest,
  fields: Fields,
  id: string,
): Reading<UpdateCommand, SalesOrder> {
  const input = customFieldsIn(fields);
  return aboutOne({ id, input, precondition: preconditionOf(request) }, (order) => ({
    status: 200,
    headers: etag(order),
    body: {
      code: 0,
      message: 'Custom fields have been updated.',
      custom_fields: encodeCustomFields(order.customFields),
    },
  }));
}

/**
 * The same for each order of a list: with `bulk_update=true`, ids in `salesorder_id`, joined by commas. Whatever else is
 * stated changes in each of them too. @throws OrderError method_not_allowed without the flag: one order has a path of its own
 */
function bulkUpdate(request: WireRequest, fields: Fields): Reading<UpdateCommand, SalesOrder> {
  const { salesorder_id, salesorder_ids, bulk_update, ...stated } = fields;
  const flag = request.query.get('bulk_update') ?? bulk_update;
  if (String(flag).toLowerCase() !== 'true')
    throw new OrderError('method_not_allowed', { method: request.method });
  const ids = [salesorder_id, salesorder_ids, request.query.getAll('salesorder_id')];
  const input = decodeOrder(stated, false);
  if (input.number !== undefined)
    throw new OrderError('invalid_value', {
      field: 'salesorder_number',
      reason: 'many orders cannot have one',
    });
  const precondition = preconditionOf(request);
  return bulkReading(idsIn('salesorder_id', ids), (id) => ({ id, input, precondition }), encodeBulkUpdate);
}

/** @throws OrderError missing_field */
function customFieldsIn(body: Fields): OrderInput {
  const { customFields } = decodeOrder({ custom_fields: body['custom_fields'] ?? null }, false);
  if (!customFields) throw new OrderError('missing_field', { field: 'custom_fields' });
  return { customFields };
}
