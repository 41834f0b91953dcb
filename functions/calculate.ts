import * as inventory from '../lib/dialects/zoho-inventory/exchanges.ts';
import { calculate } from '../lib/operations/calculate.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(calculate, { 'zoho-inventory': { calculate: inventory.calculate } });
