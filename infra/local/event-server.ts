/** The local bus over HTTP, in as much of EventBridge's and SQS's protocol as our own functions speak. */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalBus } from './event-bus.ts';
import { isFromThisMachine } from './own-machine.ts';

/** Larger than any PutEvents call. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** What may wait for a follower: more than all that the bus remembers. */
const FOLLOWER_LIMIT_BYTES = 32 * 1024 * 1024;

interface EventServerOptions {
  bus: LocalBus;
  /** Another one is taken when it is in use. 0 takes any. */
  port: number;
  onDeadLetter(body: string, reason: string): void;
}

interface EventServer {
  url: string;
  close(): Promise<void>;
}

export async function openEventServer(options: EventServerOptions): Promise<EventServer> {
  const server = createServer((request, response) => void serve(request, response, options));
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // Followers never hang up by themselves.
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (port === 0 || !(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE')
      throw error;
    await listen(server, 0);
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { bus, onDeadLetter }: EventServerOptions,
): Promise<void> {
  if (!isFromThisMachine(request)) return answer(response, 403, { __type: 'AccessDeniedException' });
  if (request.method === 'GET') return follow(response, bus);
  try {
    const body = await bodyOf(request);
    const target = String(request.headers['x-amz-target']);
    if (target === 'AWSEvents.PutEvents') return answer(response, 200, putEvents(body, bus));
    if (target === 'AmazonSQS.SendMessage') return answer(response, 200, sendMessage(body, onDeadLetter));
    answer(response, 400, { __type: 'UnknownOperationException' });
  } catch {
    answer(response, 400, { __type: 'SerializationException' });
  }
}

/** One line of JSON per event, those still remembered first. */
function follow(response: ServerResponse, bus: LocalBus): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const stop = bus.follow((event) => {
    // Somebody who does not read would be remembered for without end.
    if (response.writableLength > FOLLOWER_LIMIT_BYTES) response.destroy();
    else response.write(`${JSON.stringify(event)}\n`);
  });
  response.on('close', stop);
}

interface PutEventsBody {
  Entries: { Source: string; DetailType: string; Detail: string; Time?: number }[];
}

function putEvents(body: string, bus: LocalBus) {
  const { Entries } = JSON.parse(body) as PutEventsBody;
  return {
    FailedEntryCount: 0,
    Entries: Entries.map(({ Source, DetailType, Detail, Time }) => {
      const time = Time === undefined ? undefined : new Date(Time * 1000).toISOString();
      return {
        EventId: bus.put({ source: Source, detailType: DetailType, time, detail: JSON.parse(Detail) }),
      };
    }),
  };
}

interface SendMessageBody {
  MessageBody: string;
  MessageAttributes?: { reason?: { StringValue?: string } };
}

function sendMessage(body: string, onDeadLetter: EventServerOptions['onDeadLetter']) {
  const { MessageBody, MessageAttributes } = JSON.parse(body) as SendMessageBody;
  onDeadLetter(MessageBody, MessageAttributes?.reason?.StringValue ?? 'unknown');
  // The client compares: SQS answers with the digest of what it received.
  return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) throw new RangeError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
