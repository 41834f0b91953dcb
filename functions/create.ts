import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { createOrder } from '../lib/operations/create-order.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(createOrder, { 'zoho-inventory': { create: inventory.create } });
