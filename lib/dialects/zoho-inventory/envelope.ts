/** `{code, message, …}` around one order. */
import type { ExplainedOrder } from '../../domain/explanation.ts';
import type { OrderWithActions } from '../../domain/next-actions.ts';
import type { WireAnswer } from '../exchange.ts';
import { etag } from '../leaves/preconditions.ts';
import { encodeActions } from '../zoho/next-actions.ts';
import { encodeExplanation } from './encode-explanation.ts';
import { encodeOrder } from './encode-order.ts';
import { wordError } from './errors.ts';

/** Create, update and calculate: clients in use read either key. */
export function encodeSaved(order: ExplainedOrder, status: number, message: string): WireAnswer {
  const body = encodeOrder(order);
  const headers = order.version === 0 ? {} : etag(order);
  return {
    status,
    headers,
    body: { code: 0, message, sales_order: body, salesorder: body, ...explained(order) },
  };
}

export function encodeSingle(order: OrderWithActions): WireAnswer {
  return {
    status: 200,
    headers: etag(order),
    body: {
      code: 0,
      message: 'success',
      salesorder: encodeOrder(order),
      ...encodeActions(order, wordError),
    },
  };
}

/** Of a stored order: why its figures are what they are, without the order. */
export function encodeExplained(order: ExplainedOrder): WireAnswer {
  return { status: 200, headers: etag(order), body: { code: 0, message: 'success', ...explained(order) } };
}

const explained = ({ explanation }: ExplainedOrder) =>
  explanation && { explanation: encodeExplanation(explanation) };
