/** Fallback: paths and methods that no dialect documents; its exchanges refuse them, so there is nothing to run. */
import { OrderError } from '../domain/order-error.ts';
import { operation } from './operation.ts';

export const fallback = operation<'fallback', never, never>({
  name: 'fallback',
  rights: [],
  table: 'none',
  run: () => Promise.reject(new OrderError('internal', {})),
});
