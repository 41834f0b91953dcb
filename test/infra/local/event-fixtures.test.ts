/** Events as the gateway builds them, recorded for tests that need one: test/fixtures/events. */
import { readFileSync } from 'node:fs';
import type { RequestOptions } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../../../infra/local/gateway.ts';
import { routes } from '../../../lib/routes.ts';
import { eventFor, openTestGateway } from '../../support/gateway-requests.ts';

const ORDERS = '/inventory/v1/salesorders';
const PUBLISHED_BODY = readFileSync('test/fixtures/zoho-inventory/create-request.json', 'utf8');
const FORM_BODY = `JSONString=${encodeURIComponent('{"customer_id":4815000000044080}')}`;

const post = (type: string): RequestOptions => ({ method: 'POST', headers: { 'Content-Type': type } });

describe('recorded events', () => {
  let gateway: Gateway;
  beforeAll(async () => (gateway = await openTestGateway(routes)));
  afterAll(() => gateway.close());

  it.each([
    ['create-json', ORDERS, post('application/json'), PUBLISHED_BODY],
    ['create-form', ORDERS, post('application/x-www-form-urlencoded'), FORM_BODY],
    [
      'list',
      `${ORDERS}?customer_id=&status=open&page=2&salesorder_number_contains=a%20b&status=void`,
      {},
      undefined,
    ],
    ['bulk-delete', `${ORDERS}?salesorder_ids=1,2`, { method: 'DELETE' }, undefined],
    ['retrieve', `${ORDERS}/1536892642514669`, { headers: { 'X-Request-Id': 'mine' } }, undefined],
    ['fallback', '/api/v1/invoices/1', {}, undefined],
  ] as [string, string, RequestOptions, string | undefined][])('%s', async (name, path, options, body) => {
    const event = await eventFor(gateway.url + path, options, body);
    await expect(`${JSON.stringify(event, withoutChance, 2)}\n`).toMatchFileSnapshot(
      `../../fixtures/events/${name}.json`,
    );
  });
});

/** What differs from run to run, each made one value. */
const CHANCE: Record<string, unknown> = {
  host: 'localhost',
  requestId: '6e08aab6-46e7-4431-80ce-e9d9defb9e64',
  time: '21/Nov/2026:19:12:10 +0000',
  timeEpoch: 1795288330000,
  'x-amzn-trace-id': 'Root=1-6700c8ca-000000000000000000000000',
  'x-forwarded-port': '3000',
};

function withoutChance(key: string, value: unknown): unknown {
  return CHANCE[key] ?? value;
}
