import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { localBus } from '../../../infra/local/event-bus.ts';
import { openEventServer } from '../../../infra/local/event-server.ts';
import { eventFor, openTestGateway } from '../../support/gateway-requests.ts';

const MEGABYTE = 1024 * 1024;
const large = { source: 'test', detailType: 'Large', detail: 'x'.repeat(MEGABYTE) };

function remembered(bus: ReturnType<typeof localBus>): unknown[] {
  const seen: unknown[] = [];
  bus.follow((event) => seen.push(event))();
  return seen;
}

describe('the local bus', () => {
  it('remembers the last thousand small events', () => {
    const bus = localBus(() => undefined);
    for (let at = 0; at < 1200; at += 1) bus.put({ source: 'test', detailType: String(at), detail: {} });
    expect(remembered(bus)).toHaveLength(1000);
    expect(remembered(bus)[0]).toMatchObject({ 'detail-type': '200' });
  });

  it('remembers few megabytes, whatever is put on it', () => {
    const bus = localBus(() => undefined);
    for (let at = 0; at < 40; at += 1) bus.put(large);
    expect(JSON.stringify(remembered(bus)).length).toBeLessThan(17 * MEGABYTE);
  });

  it('hangs up on a follower that does not read', async () => {
    const bus = localBus(() => undefined);
    const server = await openEventServer({ bus, port: 0, onDeadLetter: () => undefined });
    const idle = connect(Number(new URL(server.url).port), '127.0.0.1');
    let hungUp = false;
    idle.on('close', () => (hungUp = true)).on('error', () => undefined);
    idle.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => idle.once('readable', resolve));
    for (let at = 0; at < 60; at += 1) {
      bus.put(large);
      await new Promise(setImmediate);
    }
    // What lies in the socket is read off; the hang-up stands behind it.
    idle.resume();
    await expect.poll(() => hungUp, { timeout: 15_000 }).toBe(true);
    await server.close();
  });
});

describe('the query of a request', () => {
  it('that says one name thousands of times costs next to nothing', async () => {
    const gateway = await openTestGateway([{ method: 'GET', path: '/orders' }]);
    const before = process.cpuUsage();
    const event = await eventFor(`${gateway.url}/orders?${'a&'.repeat(4500)}`);
    const { user } = process.cpuUsage(before);
    await gateway.close();
    expect(event.queryStringParameters).toEqual({ a: ','.repeat(4499) });
    expect(user).toBeLessThan(100_000);
  });
});
