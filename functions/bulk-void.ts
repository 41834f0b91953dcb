import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { bulkVoid } from '../lib/operations/void.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(bulkVoid, { 'zoho-inventory': { bulkVoid: inventory.bulkVoid } });
