/** What rig clients ask about reference rows. */
import type { Ask } from './asks.ts';

const BASE = '/inventory/v1';

export const rowAsk = (
  operation: Ask['operation'],
  method: Ask['method'],
  path: string,
  { body, key, ifMatch }: Pick<Ask, 'body' | 'key' | 'ifMatch'> = {},
): Ask => ({ operation, method, path: `${BASE}${path}`, body, orders: [], key, ifMatch });

export const makeRow = (path: string, body: object): Ask => rowAsk('create-row', 'POST', path, { body });
export const changeRow = (path: string, body: object, ifMatch?: string): Ask =>
  rowAsk('update-row', 'PUT', path, { body, ifMatch });
export const removeRow = (path: string): Ask => rowAsk('delete-row', 'DELETE', path);
