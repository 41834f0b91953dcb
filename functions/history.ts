import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { history } from '../lib/operations/history.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(history, { 'zoho-inventory': { history: inventory.history } });
