/** A back end that takes no time: it gives the answers again that an engine gave, in the order in which it gave them. */
import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One call and what it was answered. */
export interface Recorded {
  action: string;
  /** As it was sent, DynamoDB's own JSON. */
  input: string;
  answer: Buffer;
  /** Sent before the call in front of it was answered. */
  isBeside: boolean;
}

export interface BackEnd {
  endpoint: string;
  close(): void;
}

const actionOf = ({ headers }: IncomingMessage): string =>
  String(headers['x-amz-target']).split('.').at(-1) ?? '';

/** Stands before an engine and writes down what passes. */
export async function recordingBackEnd(engine: string, recorded: Recorded[]): Promise<BackEnd> {
  const { hostname, port } = new URL(engine);
  let open = 0;
  return serving(async (incoming) => {
    // Its place is where it was sent: what was sent beside it may be answered sooner.
    const call: Recorded = {
      action: actionOf(incoming),
      input: '',
      answer: Buffer.alloc(0),
      isBeside: open > 0,
    };
    recorded.push(call);
    open += 1;
    const input = await buffer(incoming);
    const onward = send({ hostname, port, method: 'POST', path: '/', headers: incoming.headers });
    onward.end(input);
    const [reply] = (await once(onward, 'response')) as [IncomingMessage];
    const answer = await buffer(reply);
    open -= 1;
    Object.assign(call, { input: input.toString(), answer });
    return answer;
  });
}

export interface NullBackEnd extends BackEnd {
  /** What is asked next is the first call of a process. */
  restart(): void;
}

/** Answers the calls of the first request, then those of a later one again and again. @throws by a 500 when another call comes */
export async function nullBackEnd(first: Recorded[], later: Recorded[]): Promise<NullBackEnd> {
  let left = [...first];
  const back = await serving(async (incoming) => {
    await buffer(incoming);
    if (left.length === 0) left = [...later];
    const action = actionOf(incoming);
    const at = left.findIndex((call) => call.action === action);
    return left.splice(at, at < 0 ? 0 : 1)[0]?.answer;
  });
  return { ...back, restart: () => (left = [...first]) };
}

/** Answers {} to everything, as DynamoDB does to a put. */
export const emptyBackEnd = (): Promise<BackEnd> =>
  serving(async (incoming) => {
    await buffer(incoming);
    return Buffer.from('{}');
  });

async function serving(
  answerTo: (incoming: IncomingMessage) => Promise<Buffer | undefined>,
): Promise<BackEnd> {
  const server = createServer((incoming, outgoing) => {
    void answerTo(incoming).then((answer) => {
      outgoing.writeHead(answer ? 200 : 500, { 'content-type': 'application/x-amz-json-1.0' });
      outgoing.end(answer);
    });
  });
  // Under an instrument a client is silent for longer than a server waits by default.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
