import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import { countOrders } from '../lib/operations/list.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(countOrders, { 'zoho-crm': { count: crm.count } });
