/** Sends exactly what was recorded, one request at a time on one connection. */
import { Agent, request as open } from 'node:http';
import type { RecordedRequest } from './corpus.ts';
import { COUNT_HEADER } from './held.ts';

export interface RecordedAnswer {
  status: number;
  /** By name, in the order of the alphabet. */
  headers: Record<string, string>;
  body: string;
}

/** Those of the connection and of the single request: they differ between two runs of one version. */
const LEFT_OUT = new Set([
  'apigw-requestid',
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-request-id',
]);

export const openAgent = () => new Agent({ keepAlive: true, maxSockets: 1 });

/** The answer; rejects when the connection is lost. */
export function send(
  url: string,
  { method, path, headers, body }: RecordedRequest,
  count: number,
  agent: Agent,
): Promise<RecordedAnswer> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  // Some answers repeat the request's id in their text.
  const id = `recorded-${count}`;
  const sent = { 'x-request-id': id, ...headers, ...length, [COUNT_HEADER]: String(count) };
  return new Promise((resolve, reject) => {
    const outgoing = open({ hostname, port, method, path, headers: sent, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const kept = Object.entries(incoming.headers).filter(([name]) => !LEFT_OUT.has(name));
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(kept.toSorted().map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
