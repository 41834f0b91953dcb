import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { eventBridge } from '../../lib/events/outgoing/event-bus.ts';
import type { BusEntry } from '../../lib/events/outgoing/publication.ts';

/** What the bus says to the next call, and what it was asked. */
const bus: { answer: object; asked: unknown[] } = { answer: {}, asked: [] };
let server: Server;
let endpoint = '';

beforeAll(async () => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'x');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  server = createServer(async (request, response) => {
    bus.asked.push(JSON.parse(await text(request)));
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify(bus.answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  bus.asked.length = 0;
});

const entry = (detailType: string): BusEntry => ({
  source: 'orders',
  detailType,
  time: '2026-11-21T10:00:00.000Z',
  detail: { a: 1 },
});

it.each<[string, object, (string | undefined)[]]>([
  ['took both', { Entries: [{ EventId: '1' }, { EventId: '2' }] }, [undefined, undefined]],
  ['refused one', { Entries: [{ EventId: '1' }, { ErrorCode: 'Throttled' }] }, [undefined, 'Throttled']],
  ['gave one no id and no reason', { Entries: [{ EventId: '1' }, {}] }, [undefined, 'Unanswered']],
  ['gave one an empty id', { Entries: [{ EventId: '' }, { EventId: '2' }] }, ['Unanswered', undefined]],
  ['answered for one only', { Entries: [{ EventId: '1' }] }, [undefined, 'Unanswered']],
  ['answered for none', {}, ['Unanswered', 'Unanswered']],
])('of two entries, where the bus %s: what was not taken, by position', async (_, answer, refusals) => {
  bus.answer = answer;
  expect(await eventBridge('changes', endpoint).put([entry('A'), entry('B')])).toEqual(refusals);
});

it('an entry goes to the bus of the name, in the words of the service', async () => {
  bus.answer = { Entries: [{ EventId: '1' }] };
  await eventBridge('changes', endpoint).put([entry('A')]);
  expect(bus.asked).toEqual([
    {
      Entries: [
        {
          EventBusName: 'changes',
          Source: 'orders',
          DetailType: 'A',
          Time: Date.parse('2026-11-21T10:00:00.000Z') / 1000,
          Detail: '{"a":1}',
        },
      ],
    },
  ]);
});
