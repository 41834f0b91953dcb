/** A deployment with a firewall: what does not come through it is refused first, in the words of each dialect. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LocalHandler } from '../../infra/local/gateway.ts';
import { ORIGIN_HEADER, originProof } from '../../lib/access/origin-secret.ts';
import { readOriginTexts } from '../../lib/access/origin-texts.ts';
import { retrieveOrder } from '../../lib/operations/retrieve.ts';
import { liveOauth } from '../../lib/runtime/live-oauth.ts';
import { oauthFunction } from '../../lib/runtime/oauth-function.ts';
import { orderFunction } from '../../lib/runtime/order-function.ts';
import { clientOver, intoAllHandlers } from '../support/client.ts';
import { seededTable } from '../support/table.ts';

/** What Secrets Manager has, by stage; a stage without a text is none. */
const texts: Record<string, string> = { AWSCURRENT: 'the-text-of-now' };

const SILENT = 'never-answered';

const secrets = createServer(async (request, response) => {
  const { SecretId, VersionStage } = (await json(request)) as Record<'SecretId' | 'VersionStage', string>;
  if (SecretId === SILENT) return;
  const SecretString = texts[VersionStage];
  response.statusCode = SecretString === undefined ? 400 : 200;
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  response.end(
    JSON.stringify(SecretString === undefined ? { __type: 'ResourceNotFoundException' } : { SecretString }),
  );
});

const handlers = new Map<string, LocalHandler>();
const handlerOf = ({ operation }: { operation: string }): LocalHandler => {
  const handler = handlers.get(operation);
  if (!handler) throw new TypeError(`${operation} is not loaded here`);
  return handler;
};

beforeAll(async () => {
  await seededTable();
  await new Promise<void>((resolve) => void secrets.listen(0, '127.0.0.1', resolve));
  const { port } = secrets.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
  vi.stubEnv('ORIGIN_SECRET', 'the-origin');
  // Only now: a function looks for its front as it is made. Not by functions/, whose modules other files share.
  const retrieve = orderFunction(retrieveOrder, {
    'zoho-inventory': () => import('../../lib/dialects/zoho-inventory/exchanges.ts'),
    'zoho-crm': () => import('../../lib/dialects/zoho-crm/exchanges.ts'),
    'zoho-commerce': () => import('../../lib/dialects/zoho-commerce/exchanges.ts'),
    getfly: () => import('../../lib/dialects/getfly/exchanges.ts'),
  });
  handlers.set('retrieve', retrieve);
  handlers.set('oauth', oauthFunction(liveOauth));
});
afterAll(() => {
  vi.unstubAllEnvs();
  secrets.closeAllConnections();
  secrets.close();
});

// Its refusal stands in no document: clients never come around the front.
const { send } = clientOver(intoAllHandlers(handlerOf), () => undefined);
const shown = (text: string) => ({ headers: { [ORIGIN_HEADER]: text } });

const WORDS = [
  ['/inventory/v1/salesorders/1', '{"code":57,"message":"You are not authorized to use this address"}'],
  ['/store/api/v1/salesorders/1', '{"code":57,"message":"You are not authorized to use this address"}'],
  ['/crm/v8/Sales_Orders/1', '"code":"NO_PERMISSION"'],
  ['/api/v6/sale_orders/1', '"Not served at this address"'],
] as const;

describe('a request that comes around the front', () => {
  it.each(WORDS)('is refused in the words of %s, with a good key or none', async (path, words) => {
    for (const sent of [{}, { key: '' }, shown('guessed'), shown('')]) {
      const { status, text } = await send('GET', path, sent);
      expect(status).toBe(403);
      expect(text).toContain(words);
    }
  });

  it('gets no token', async () => {
    const { status, json: told } = await send('POST', '/oauth/v2/token', { key: '' });
    expect([status, told]).toEqual([403, { error: 'access_denied' }]);
  });
});

describe('a request that comes through it', () => {
  it('is asked for its credential as ever', async () => {
    const through = shown('the-text-of-now');
    expect((await send('GET', '/inventory/v1/salesorders/1', through)).status).toBe(404);
    expect((await send('GET', '/inventory/v1/salesorders/1', { ...through, key: '' })).status).toBe(401);
    const token = await send('POST', '/oauth/v2/token', { ...through, key: '' });
    expect(token.json.error).not.toBe('access_denied');
  });
});

describe('the proof', () => {
  it('is not waited for without end', async () => {
    await expect(readOriginTexts(SILENT, 50)).rejects.toMatchObject({ name: 'AbortError' });
  });

  let now = Date.parse('2026-01-01');
  const clock = { now: () => new Date(now) };

  it('is good by the former text too, and by a new one within seconds', async () => {
    let stored = ['a', ''];
    const read = vi.fn(async () => stored);
    const proof = originProof(read, clock);
    expect([await proof('a'), await proof('b'), await proof(''), await proof(undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(read).toHaveBeenCalledTimes(1);
    stored = ['b', 'a'];
    now += 10_000;
    expect([await proof('b'), await proof('a'), await proof('c')]).toEqual([true, true, false]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is told to come again while the secret was never read, and stays as it was when it cannot be read again', async () => {
    const read = vi.fn(async () => ['a']).mockRejectedValueOnce(new Error('throttled'));
    const proof = originProof(read, clock);
    await expect(proof('a')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await proof('a')).toBe(true);
    read.mockRejectedValue(new Error('throttled'));
    now += 300_000;
    expect(await proof('a')).toBe(true);
    expect(await proof('b')).toBe(false);
  });
});
