/** `include=actions`: what may be done with an order now, in the words in which the wire refuses the rest. */
import type { NextAction, OrderWithActions } from '../../domain/next-actions.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import type { CodeErrors } from './code-errors.ts';

/** Whether the request asks for them. */
export function asksForActions({ query }: WireRequest): boolean {
  return query
    .getAll('include')
    .some((include) => include.split(',').some((each) => each.trim() === 'actions'));
}

/** Nothing where they were not asked for; `served`: of those that the wire has. */
export function encodeActions(
  { actions }: OrderWithActions,
  wordError: CodeErrors['wordError'],
  served: (action: NextAction['action']) => boolean = () => true,
): { actions?: Record<string, unknown>[] } {
  if (!actions) return {};
  return { actions: actions.filter(({ action }) => served(action)).map((next) => encode(next, wordError)) };
}

function encode(next: NextAction, wordError: CodeErrors['wordError']) {
  const { action } = next;
  if ('refusal' in next) {
    const { code, message } = wordError(new OrderError('transition_refused', next.refusal), '');
    return { action, allowed: false, changes: false, leads_to: '', code, reason: message };
  }
  const changes = next.leadsTo !== 'unchanged';
  return { action, allowed: true, changes, leads_to: changes ? next.leadsTo : '', code: 0, reason: '' };
}
