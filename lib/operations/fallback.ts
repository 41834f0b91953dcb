/** Fallback: paths and methods that no dialect documents; its exchanges refuse them, so there is nothing to run. */
import { OrderError } from '../domain/order-error.ts';
import type { Operation } from './operation.ts';

export const fallback: Operation<never, never> & { name: 'fallback' } = {
  name: 'fallback',
  rights: ['read'],
  table: 'none',
  run: () => Promise.reject(new OrderError('internal', {})),
};
