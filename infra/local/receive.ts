/** Takes a request in, within API Gateway's own limits. */
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../lib/domain/limits.ts';

const { gatewayBodyBytes: BODY_LIMIT_BYTES, headBytes: HEAD_LIMIT_BYTES } = LIMITS;

/** True when API Gateway would refuse the request line and headers. */
export function hasTooLongHeaders({ method, url, rawHeaders }: IncomingMessage): boolean {
  const bytes = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + Buffer.byteLength(`${method} ${url}`) > HEAD_LIMIT_BYTES;
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
