import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveApi } from '../../../infra/moving/live-api.ts';

type Reply = [status: number, body: object, headers?: Record<string, string>];

let url: string;
let replies: Reply[];
let asked: IncomingMessage[];

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const isToken = request.url === '/oauth/v2/token';
  asked.push(request);
  const [status, body, headers = {}] = isToken
    ? [200, { access_token: `t${asked.length}` }]
    : (replies.shift() ?? [200, {}]);
  response.writeHead(status, headers).end(JSON.stringify(body));
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const api = () =>
  liveApi({ url, accountsUrl: url, clientId: 'a', clientSecret: 'b', refreshToken: 'c', perMinute: 60_000 });
const answering = async (...told: Reply[]) => {
  [replies, asked] = [told, []];
  return api().get('/salesorders', { page: '1' });
};
const calls = () => asked.filter(({ url: path }) => path?.startsWith('/salesorders')).length;

describe('calls of a live service', () => {
  it.each<[string, Reply]>([
    ['an error of its own', [500, {}]],
    ['a page of a proxy', [502, {}]],
    ['a limit', [429, { code: 44 }, { 'retry-after': '0.05' }]],
    ['a token that has ended', [401, { code: 57 }]],
  ])('are made again after %s', async (_, reply) => {
    expect(await answering(reply, [200, { code: 0, ok: true }])).toMatchObject({ ok: true });
    expect(calls()).toBe(2);
  });

  it('say what they were refused for, with where to go on', async () => {
    await expect(answering([400, { code: 4, message: 'Invalid value' }])).rejects.toThrow(
      '/salesorders: 400 4 Invalid value. What is moved stays; the same command goes on.',
    );
    await expect(answering(...Array.from({ length: 9 }, (): Reply => [401, { code: 57 }]))).rejects.toThrow(
      '401 57',
    );
    expect(calls()).toBe(5);
  });

  it('leave the limit of a day to people', async () => {
    await expect(answering([429, { code: 45 }, { 'x-rate-limit-reset': '40000' }])).rejects.toThrow(
      '667 minutes',
    );
  });

  it('keep secrets out of addresses', async () => {
    await answering([200, {}]);
    expect(asked.map(({ url: path }) => path)).toEqual(['/oauth/v2/token', '/salesorders?page=1']);
    expect(asked[1]?.headers.authorization).toBe('Zoho-oauthtoken t1');
  });

  it('are spread over the minute', async () => {
    [replies, asked] = [[], []];
    const paced = liveApi({ url, accountsUrl: url, perMinute: 1200, key: { header: 'x', value: 'y' } });
    const began = performance.now();
    await Promise.all([1, 2, 3, 4, 5].map(() => paced.get('/a')));
    expect(performance.now() - began).toBeGreaterThan(195);
  });
});
