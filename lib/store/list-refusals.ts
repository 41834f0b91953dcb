/** Why a list is not answered: what to narrow, in domain words. */
import type { ListCommand } from '../domain/list-command.ts';
import { BOUNDS } from '../domain/list-paths.ts';
import type { Attempt } from '../domain/list-plan.ts';
import { OrderError } from '../domain/order-error.ts';

const NARROWER = 'narrow the list by customer, stage, dates or last change';

/** The page lies behind more rows than may be read. */
export const tooDeep = () => new OrderError('limit_exceeded', { field: 'page', limit: BOUNDS.depth });

/** A number that may be too small is none. */
export const notCounted = (field: string, limit: number) =>
  new OrderError('invalid_value', {
    field,
    reason: `more than ${limit} sales orders would have to be counted; ${NARROWER}`,
  });

/** What to narrow, when the last way to answer reached its bound. */
export function refusalOf(attempt: Attempt | undefined, { count }: Pick<ListCommand, 'count'>): OrderError {
  if (count && attempt?.left.length === 0) return notCounted('count', BOUNDS.depth);
  if (!attempt || (!attempt.sorts && attempt.left.length === 0)) return tooDeep();
  return attempt.sorts
    ? new OrderError('invalid_value', {
        field: 'sortBy',
        reason: `more than ${BOUNDS.sorted} sales orders would have to be sorted; ${NARROWER}`,
      })
    : new OrderError('invalid_value', {
        field: attempt.left[0] ?? '',
        reason: `more than ${attempt.looksAt} sales orders would have to be looked at; ${NARROWER}`,
      });
}
