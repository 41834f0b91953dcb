/** Stands before a DynamoDB engine and counts the calls by action. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingProxy {
  endpoint: string;
  counts: Map<string, number>;
  close(): void;
}

export async function openCountingProxy(engine: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(engine);
  const counts = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const action = String(headers['x-amz-target']).split('.').at(-1) ?? '';
    counts.set(action, (counts.get(action) ?? 0) + 1);
    const onward = request({ hostname, port, method, path: url, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
