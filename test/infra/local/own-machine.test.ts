/** What a web page may do with a local run: nothing. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localBus } from '../../../infra/local/event-bus.ts';
import { openEventServer } from '../../../infra/local/event-server.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import { exchange } from '../../support/client.ts';
import { openTestGateway } from '../../support/gateway-requests.ts';
import { hasOwnEngine } from '../../support/own-engine.ts';

const EMPTY = '{"Entries":[]}';

interface Server {
  url: string;
  close(): Promise<void>;
}

const FOREIGN = [
  ['a name that was bound to this machine', { Host: 'evil.example:39080' }],
  ['a name that begins like ours', { Host: '127.0.0.1.evil.example' }],
  ['a page of another site', { Origin: 'http://evil.example' }],
  ['a page of a name that begins like ours', { Origin: 'http://localhost.evil.example:3000' }],
  ['a page without a name', { Origin: 'null' }],
] as const;

const OWN = [
  ['its address', {}],
  ['its name', { Host: 'localhost:4000' }],
  ['a name below it', { Host: 'api.localhost' }],
  ['its IPv6 address', { Host: '[::1]:4000' }],
  ['a page that it serves itself', { Origin: 'http://localhost:5173' }],
] as const;

describe.each([
  ['the gateway', (): Promise<Server> => openTestGateway([{ method: 'POST', path: '/orders' }])],
  ['the bus', openBus],
])('%s', (_server, open) => {
  let server: Server;
  beforeAll(async () => (server = await open()));
  afterAll(() => server.close());
  const ask = (headers: Record<string, string>) =>
    exchange(
      `${server.url}/orders`,
      { method: 'POST', headers: { 'x-amz-target': 'AWSEvents.PutEvents', ...headers } },
      EMPTY,
    );

  it.each(FOREIGN)('refuses %s', async (_title, headers) => {
    const { status, headers: answered } = await ask(headers);
    expect([status, answered['access-control-allow-origin']]).toEqual([403, undefined]);
  });

  it.each(OWN)('answers %s', async (_title, headers) => {
    expect((await ask(headers)).status).toBe(200);
  });

  it('refuses two names at once', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(
      'POST /orders HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n',
    );
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 40[03] /);
  });
});

async function openBus(): Promise<Server> {
  const bus = localBus(() => undefined);
  return openEventServer({ bus, port: 0, onDeadLetter: () => undefined });
}

describe('the stream of the bus', () => {
  it('is not read by a name that was bound to this machine', async () => {
    const server = await openBus();
    const { status } = await exchange(`${server.url}/orders`, { headers: { Host: 'evil.example' } });
    await server.close();
    expect(status).toBe(403);
  });
});

describe.runIf(hasOwnEngine)('the engine', () => {
  it('listens where no page can guess: on another loopback address each time, and there alone', async () => {
    const engines = [await startEngine(), await startEngine()];
    const hosts = engines.map(({ endpoint }) => new URL(endpoint));
    for (const { hostname } of hosts) expect(hostname).toMatch(/^127\.\d+\.\d+\.\d+$/);
    expect(new Set(hosts.map(({ hostname }) => hostname)).size).toBe(2);
    for (const { port } of hosts) await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    await Promise.all(engines.map((engine) => engine.stop()));
  });
});
