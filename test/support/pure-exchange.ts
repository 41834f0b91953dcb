/** An exchange alone: what it asks of us, and how it answers a value that nobody had to store. */
import type { Exchange, Reading, WireAnswer, WireRequest } from '../../lib/dialects/exchange.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { ORGANIZATION } from './demo-ids.ts';

interface Asked extends Partial<Omit<WireRequest, 'query'>> {
  query?: string;
}

export const requestOf = ({ query, ...asked }: Asked = {}): WireRequest => ({
  method: 'GET',
  path: '/inventory/v1/anything',
  params: {},
  headers: {},
  body: '',
  ...asked,
  query: new URLSearchParams(query),
});

export function readingOf<Command, Value>(
  exchange: Exchange<Command, Value>,
  asked?: Asked,
): Reading<Command, Value> {
  const caller = { id: 'key', name: 'Ann', organizationId: organizationId(ORGANIZATION), scopes: [] };
  return exchange.read(requestOf(asked), caller);
}

/** The answer as it is sent. */
export function answerOf<Command, Value>(
  exchange: Exchange<Command, Value>,
  value: Value,
  asked?: Asked,
): WireAnswer {
  const { body, ...answer } = readingOf(exchange, asked).answer([{ value }]);
  return { ...answer, ...(body !== undefined && { body: JSON.parse(JSON.stringify(body)) }) };
}
