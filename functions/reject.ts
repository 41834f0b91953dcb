import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { rejectOrder } from '../lib/operations/approval.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(rejectOrder, { 'zoho-inventory': { reject: inventory.reject } });
