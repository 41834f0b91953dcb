import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { deleteOrder } from '../lib/operations/delete-order.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(deleteOrder, { 'zoho-inventory': { delete: inventory.deleteExchange } });
