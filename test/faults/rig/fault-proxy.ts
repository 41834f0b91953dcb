/** Stands between the SDK and the engine, speaks DynamoDB's JSON protocol to both, and loses, repeats or refuses calls. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { siteOf, type EngineCall } from './engine-call.ts';
import { refusalOf, type Fault } from './faults.ts';

/** 'cut': neither forwarded nor counted, the caller is dead. 'cut-after': committed, and the caller never hears of it. */
export type Verdict = Fault | 'cut' | 'cut-after' | undefined;
export type Judge = (call: EngineCall) => Verdict | Promise<Verdict>;
type Reply = { status: number; body: Buffer };

/** Read and write capacity units, and the calls to the engine that they are of. */
export interface Capacity {
  read: number;
  write: number;
  calls: number;
}

export interface FaultProxy {
  /** The endpoint that a client is given: its calls can be told from other clients'. */
  endpointFor(client: string): string;
  /** Decides about every call from now on. */
  judge: Judge;
  /** Where calls go; changed when an engine comes back elsewhere. */
  upstream: string;
  /** Renews ClientRequestToken, as after ten minutes or an engine restart: only what is stored can tell a repeat then. */
  forgetsTokens: boolean;
  slowMs: number;
  /** How often each fault hit each site: "drop-after PutItem claim". */
  hits: Map<string, number>;
  calls: number;
  /** What everything cost that was forwarded since this was set to zeros; undefined: not asked for. */
  capacity?: Capacity;
  /** Told of every call that was answered. */
  onAnswered: (call: EngineCall) => void;
  /** Resolves when nothing is on its way, and has not been for a while: what a client gave up may still arrive. */
  settled(quietMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port. */
export async function openFaultProxy(upstream: string): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  let inFlight = 0;
  let writes = 0;
  const server = createServer((incoming, response) => {
    inFlight += 1;
    if (/Write|PutItem|UpdateItem/.test(String(incoming.headers['x-amz-target']))) writes += 1;
    void serve(proxy, agent, incoming, response)
      .catch(() => response.destroy())
      .finally(() => (inFlight -= 1));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    endpointFor: (client) => `http://127.0.0.1:${port}/${client}`,
    judge: () => undefined,
    upstream,
    forgetsTokens: false,
    slowMs: 100,
    hits: new Map(),
    calls: 0,
    onAnswered: () => undefined,
    async settled(quietMs = 3) {
      let seen = -1;
      while (inFlight > 0 || seen !== writes) {
        seen = writes;
        await pause(quietMs);
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
  return proxy;
}

async function serve(
  proxy: FaultProxy,
  agent: Agent,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = (await bytesOf(incoming)).toString('utf8');
  const body = JSON.parse(text || '{}') as Record<string, unknown>;
  const action = String(incoming.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  const client = (incoming.url ?? '').split('/')[1] ?? '';
  const call = { client, action, body, site: siteOf(action, body), count: (proxy.calls += 1) };
  const fault = await proxy.judge(call);
  if (fault && !fault.startsWith('cut')) {
    const hit = `${fault} ${call.site}`;
    proxy.hits.set(hit, (proxy.hits.get(hit) ?? 0) + 1);
  }
  const forward = (altered = body) => send(proxy, agent, incoming, altered);
  const reply = await suffer(proxy, call, fault, forward);
  if (reply) answer(response, reply);
  else response.destroy();
  proxy.onAnswered(call);
}

/** What becomes of the call; undefined: the connection is lost. */
async function suffer(
  proxy: FaultProxy,
  call: EngineCall,
  fault: Verdict,
  forward: (altered?: Record<string, unknown>) => Promise<Reply>,
): Promise<Reply | undefined> {
  if (fault === 'cut' || fault === 'drop-before') return undefined;
  if (fault === 'slow') await pause(proxy.slowMs);
  if (fault === 'twice') await forward();
  if (fault === 'stale-index') return printed(200, { Items: [], Count: 0, ScannedCount: 0 });
  if (fault === 'unprocessed') return partly(call.body, forward);
  const refused = fault && fault !== 'cut-after' ? refusalOf(fault, call) : undefined;
  if (refused) return printed(refused.status, refused.body);
  const reply = await forward();
  return fault === 'drop-after' || fault === 'cut-after' ? undefined : reply;
}

/** Asks for the first half of the keys and hands the rest back. */
async function partly(
  body: Record<string, unknown>,
  forward: (altered: Record<string, unknown>) => Promise<Reply>,
): Promise<Reply> {
  const [[table, wanted] = ['', { Keys: [] }]] = Object.entries(
    body['RequestItems'] as Record<string, { Keys: unknown[] }>,
  );
  const half = Math.floor(wanted.Keys.length / 2);
  const UnprocessedKeys = { [table]: { ...wanted, Keys: wanted.Keys.slice(half) } };
  if (half === 0) return printed(200, { Responses: { [table]: [] }, UnprocessedKeys });
  const reply = await forward({
    ...body,
    RequestItems: { [table]: { ...wanted, Keys: wanted.Keys.slice(0, half) } },
  });
  return printed(reply.status, { ...JSON.parse(reply.body.toString('utf8')), UnprocessedKeys });
}

function send(
  proxy: FaultProxy,
  agent: Agent,
  incoming: IncomingMessage,
  body: Record<string, unknown>,
): Promise<Reply> {
  const renewed = {
    ...body,
    ...(proxy.forgetsTokens && 'ClientRequestToken' in body && { ClientRequestToken: randomUUID() }),
    ...(proxy.capacity && { ReturnConsumedCapacity: 'TOTAL' }),
  };
  const bytes = Buffer.from(JSON.stringify(renewed));
  const { host: _host, ...headers } = incoming.headers;
  return new Promise((resolve, reject) => {
    const outgoing = request(proxy.upstream, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-length': bytes.length },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (message) => {
      bytesOf(message).then((got) => {
        if (proxy.capacity) charge(proxy.capacity, incoming, got);
        resolve({ status: message.statusCode ?? 500, body: got });
      }, reject);
    });
    outgoing.end(bytes);
  });
}

/** Adds what the engine says a call has cost: one table's figure, or one for each table. */
function charge(capacity: Capacity, { headers }: IncomingMessage, reply: Buffer): void {
  const { ConsumedCapacity = [] } = JSON.parse(reply.toString('utf8')) as {
    ConsumedCapacity?: { CapacityUnits: number } | { CapacityUnits: number }[];
  };
  const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  const isRead = /\.(GetItem|BatchGetItem|Query)$/.test(String(headers['x-amz-target']));
  capacity[isRead ? 'read' : 'write'] += units;
  capacity.calls += 1;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function printed(status: number, body: Record<string, unknown>): Reply {
  return { status, body: Buffer.from(JSON.stringify(body)) };
}

function answer(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'content-length': body.length });
  response.end(body);
}
