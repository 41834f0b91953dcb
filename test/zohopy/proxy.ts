/** A proxy on this machine that takes a client's fixed hosts to us: it speaks TLS in their name, with a certificate of its own. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { run } from '../deployed/child.ts';

export interface Proxy {
  url: string;
  /** What whoever uses it has to trust. */
  certificate: string;
  /** What was asked, each once, ids left out: "GET /inventory/v1/salesorders/{id}". */
  calls: Set<string>;
  close(): void;
}

/** Leads the hosts to the target, and nobody anywhere else. @throws Error when openssl cannot be had */
export async function openProxy(hosts: string[], target: string, folder: string): Promise<Proxy> {
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const names = `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`;
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '1'];
  await run('openssl', ['req', '-x509', ...made, '-subj', '/CN=proxy of a test', '-addext', names]);
  const context = { isServer: true, cert: readFileSync(certificate), key: readFileSync(key) };

  const calls = new Set<string>();
  const behind = createServer((asked, answer) => {
    const [path = ''] = (asked.url ?? '').split('?');
    calls.add(`${asked.method} ${path.replaceAll(/\/\d{6,}/g, '/{id}')}`);
    forward(asked, answer, target);
  });
  const front = createServer();
  front.on('connect', ({ url = '' }, socket) => {
    if (!hosts.some((host) => url === `${host}:443`))
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    behind.emit('connection', new TLSSocket(socket, context));
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    certificate,
    calls,
    close: () => void front.close().closeAllConnections(),
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, target: string): void {
  const { host } = new URL(target);
  const outgoing = request(target + asked.url, { method: asked.method, headers: { ...asked.headers, host } });
  outgoing.on('response', (incoming) => {
    answer.writeHead(incoming.statusCode ?? 502, incoming.headers);
    incoming.pipe(answer);
  });
  outgoing.on('error', () => answer.writeHead(502).end());
  asked.pipe(outgoing);
}
