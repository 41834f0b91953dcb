/** What every function does around its operation, with doors of the test's own. */
import { describe, expect, it } from 'vitest';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import * as inventory from '../../lib/dialects/zoho-inventory/exchanges.ts';
import { UNCOUNTED } from '../../lib/access/rate-limits.ts';
import { mutationId, organizationId } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { deleteOrder } from '../../lib/operations/delete.ts';
import type { Dependencies } from '../../lib/runtime/dependencies.ts';
import { ANSWER_LIMIT_BYTES, inBrief, printAnswer } from '../../lib/runtime/json.ts';
import { functionsOf } from '../../lib/runtime/order-function.ts';
import { clientOver, intoHandlersOf } from '../support/client.ts';

const ROUTE = {
  method: 'DELETE',
  path: '/inventory/v1/salesorders/{id}',
  operation: 'delete',
  dialect: 'zoho-inventory',
  exchange: 'delete',
} as const;

const OF_EVERY_ANSWER = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'Authorization, X-API-KEY',
};

describe('the time of a request', () => {
  /** The milliseconds after which nothing more is tried, in a function that has so many left. */
  async function budgetOf(leftMs: number): Promise<number> {
    let budget = 0;
    const connect = (): Dependencies => ({
      stores: (deadline) => {
        budget = deadline - Date.now();
        throw new OrderError('not_found', {});
      },
      apiKeys: {
        callerOf: async () => ({
          id: 'k',
          name: 'k',
          organizationId: organizationId('1'),
          scopes: ['delete'],
        }),
      },
      rateLimits: { count: async () => UNCOUNTED },
      eventSources: '',
      clock: { now: () => new Date() },
      ids: { next: () => '1', mutation: () => mutationId('m') },
      commandsKeptSeconds: 1,
    });
    const handler = functionsOf([ROUTE])(
      deleteOrder,
      { 'zoho-inventory': async () => ({ delete: inventory.delete }) },
      connect,
    );
    const client = clientOver(
      intoHandlersOf([ROUTE], () => (event) => handler(event, lambdaContext('delete', leftMs))),
    );
    expect((await client.send('DELETE', '/inventory/v1/salesorders/1')).status).toBe(404);
    return budget;
  }

  it.each([
    ['the function’s own but for a second and a half', 10_000, 8500],
    ['less than a gateway waits, whatever the function has', 600_000, 25_000],
  ])('is %s', async (_, leftMs, budgetMs) => {
    const budget = await budgetOf(leftMs);
    expect(budget).toBeLessThanOrEqual(budgetMs);
    expect(budget).toBeGreaterThan(budgetMs - 2000);
  });
});

describe('an answer', () => {
  const headers = { etag: '"1"' };

  it('is printed as JSON under the id of its request, or has no body', () => {
    expect(printAnswer({ status: 200, headers, body: { a: 1 } }, 'R')).toEqual({
      statusCode: 200,
      headers: {
        ...OF_EVERY_ANSWER,
        'content-type': 'application/json;charset=UTF-8',
        etag: '"1"',
        'x-request-id': 'R',
      },
      body: '{"a":1}',
    });
    expect(printAnswer({ status: 304 }, 'R')).toEqual({
      statusCode: 304,
      headers: { ...OF_EVERY_ANSWER, 'x-request-id': 'R' },
      body: '',
    });
  });

  it('that Lambda would not take is refused, quotes counted twice', () => {
    const refused = new OrderError('too_large', { limitBytes: ANSWER_LIMIT_BYTES });
    const sized = (text: string) => () => printAnswer({ status: 200, body: { text } }, 'R');
    expect(sized('x'.repeat(6_291_000)).call(undefined).statusCode).toBe(200);
    expect(sized('x'.repeat(6_292_000))).toThrow(refused);
    expect(sized('"'.repeat(3_000_000))).toThrow(refused);
  });

  it('in brief keeps what is short', () => {
    const body = { code: 0, done: true, short: 'x'.repeat(500), long: 'x'.repeat(501), order: {}, list: [1] };
    const answer = { status: 201, headers, body };
    expect(inBrief(answer)).toEqual({
      status: 201,
      headers,
      body: { code: 0, done: true, short: 'x'.repeat(500) },
    });
    expect(inBrief({ status: 204 })).toEqual({ status: 204, body: {} });
  });
});
