/** Getfly v6.1. Reading an order is not documented there: an addition of ours, in the shape of its update. */
import { rowOf } from '../exchange.ts';

const row = rowOf('getfly');
const BASE = '/api/v6.1';

export const getflyRoutes = [
  row('PUT', `${BASE}/sale_order`, 'update', 'update'),
  row('GET', `${BASE}/sale_order`, 'retrieve', 'retrieve'),
  row('GET', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('POST', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('PUT', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('DELETE', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('PATCH', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
  row('HEAD', `${BASE}/{proxy+}`, 'fallback', 'fallback'),
];
