/** A bus and a queue that take connections and never answer: each call is given up, and the publisher ends in time. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointHandlersAt } from '../../infra/local/environment.ts';
import { laterFrom } from '../../lib/events/outgoing/later.ts';
import { deadLetterQueue } from '../../lib/events/outgoing/dead-letters.ts';
import { eventBridge } from '../../lib/events/outgoing/event-bus.ts';
import { publish } from '../../lib/events/outgoing/publish.ts';
import { outgoingOf } from '../../lib/store/outbox.ts';
import { changeItem } from '../support/stream-records.ts';

const ENDS_WITHIN_MS = 300;

let silent: Server;
let endpoint: string;
const sockets = new Set<{ destroy(): void }>();

beforeAll(async () => {
  silent = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  pointHandlersAt(endpoint, 'orders', process.env);
});
afterAll(() => {
  sockets.forEach((socket) => socket.destroy());
  silent.close();
});

const CALLS: Record<string, (endsAt: number) => Promise<unknown>> = {
  'a PutEvents call': (endsAt) => eventBridge('bus', endpoint).put([entry()], endsAt),
  'a SendMessage call': (endsAt) => deadLetterQueue(`${endpoint}/queue`, endpoint).put('{}', 'why', endsAt),
  'a ChangeMessageVisibility call': (endsAt) =>
    laterFrom(`${endpoint}/queue`, endpoint).again('r', 5, endsAt),
};

describe('is given up when its time is over:', () => {
  it.each(Object.entries(CALLS))('%s', { timeout: 5000 }, async (_, call) => {
    const began = Date.now();
    await expect(call(began + ENDS_WITHIN_MS)).rejects.toMatchObject({ name: 'AbortError' });
    expect(Date.now() - began).toBeLessThan(ENDS_WITHIN_MS + 1000);
  });

  it('a call that has no time left, before it is sent', async () => {
    for (const call of Object.values(CALLS)) await expect(call(Date.now() - 1)).rejects.toThrow();
  });
});

describe('a batch of changes', () => {
  it('ends in time, each of them to come again', { timeout: 5000 }, async () => {
    const changes = Array.from({ length: 40 }, (_, at) => outgoingOf(changeItem(String(at), 1)));
    const began = Date.now();
    const failures = await publish(
      eventBridge('bus', endpoint),
      changes.flatMap((change) => change ?? []),
      began + ENDS_WITHIN_MS,
    );
    expect(Date.now() - began).toBeLessThan(ENDS_WITHIN_MS + 1000);
    expect(failures.filter(Boolean)).toHaveLength(40);
    expect(failures[39]?.message).toMatch(/no time/);
  });
});

function entry() {
  return { source: 's', detailType: 't', time: '2026-01-01T00:00:00.000Z', detail: {} as never };
}
