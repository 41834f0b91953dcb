/** Whole orders in the words of CRM: what is left out or mixed up is seen. Of further orders, what differs from the full one. */
import { it } from 'vitest';
import { encodeOrder } from '../../../lib/dialects/zoho-crm/encode-order.ts';
import { inVersion } from '../../../lib/dialects/zoho-crm/versioned.ts';
import { VERSIONS } from '../../../lib/dialects/zoho-crm/versions.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { expectWholeOrders } from '../../support/full-order.ts';

it.each([
  ['as a record', encodeOrder],
  ['as a record of the last version', (order: SalesOrder) => inVersion(VERSIONS[7], encodeOrder(order))],
])('an order %s', (_, encode) => expectWholeOrders(encode));
