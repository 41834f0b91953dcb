import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import { upsert } from '../lib/operations/upsert.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(upsert, { 'zoho-crm': { upsert: crm.upsert } });
