/** Takes a request in, within API Gateway's own limits. */
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../lib/domain/limits.ts';

const { gatewayBodyBytes: BODY_LIMIT_BYTES, headBytes: HEAD_LIMIT_BYTES } = LIMITS;

/** True when API Gateway would refuse the request line and headers. */
export function hasTooLongHeaders({ method, url, rawHeaders }: IncomingMessage): boolean {
  const bytes = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + Buffer.byteLength(`${method} ${url}`) > HEAD_LIMIT_BYTES;
}

/** How much, and for how long, is read of what nobody wants. */
const READ_OFF_BYTES = 64 * 1024 * 1024;
const READ_OFF_MS = 5000;

/** Reads off what a client still sends: one that closes after its request hears no answer that comes before its end. */
export async function readOff(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    let size = 0;
    setTimeout(resolve, READ_OFF_MS).unref();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > READ_OFF_BYTES) resolve();
    });
    for (const over of ['end', 'error', 'close']) request.once(over, () => resolve());
    request.resume();
  });
}

/** The whole body; undefined when it is larger than API Gateway takes. */
export async function receiveBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // A `for await` would destroy the connection on the way out, before the refusal is sent.
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT_BYTES) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
