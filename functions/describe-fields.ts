import * as crm from '../lib/dialects/zoho-crm/exchanges.ts';
import { describeFields } from '../lib/operations/describe-fields.ts';
import { orderFunction } from '../lib/runtime/order-function.ts';

export const handler = orderFunction(describeFields, {
  'zoho-crm': {
    describeFields: crm.describeFields,
    describeLayouts: crm.describeLayouts,
    describeModule: crm.describeModule,
    describeModules: crm.describeModules,
    describeRelatedLists: crm.describeRelatedLists,
  },
});
