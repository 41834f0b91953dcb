import { describeFields } from '../lib/operations/describe-fields.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(describeFields, {
  'zoho-crm': () => import('../lib/dialects/zoho-crm/exchanges.ts'),
});
