/** Pages of other origins: none may read an answer, but those that are named. */

/** What such a page may ask, and which headers of an answer it may read. */
export const CORS = {
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  requestHeaders: [
    'authorization',
    'content-type',
    'idempotency-key',
    'if-match',
    'if-modified-since',
    'if-unmodified-since',
    'x-api-key',
    'x-com-zoho-books-organizationid',
    'x-com-zoho-inventory-organizationid',
    'x-com-zoho-store-organizationid',
    'x-crm-org',
    'x-request-id',
  ],
  answerHeaders: [
    'etag',
    'idempotency-replayed',
    'location',
    'retry-after',
    'x-dry-run',
    'x-dry-run-changes',
    'x-rate-limit-limit',
    'x-rate-limit-remaining',
    'x-rate-limit-reset',
    'x-request-id',
  ],
  /** For which a browser need not ask again. */
  maxAgeSeconds: 600,
} as const;

/**
 * "https://console.example,http://localhost:5173": exact origins. Undefined when one of them is none, stands for many, or
 * is neither encrypted nor of one's own machine.
 */
export function readOrigins(text: string): string[] | undefined {
  const origins = text.split(',').filter((origin) => origin !== '');
  return origins.every(isOrigin) ? origins : undefined;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  const isOwn = hostname === 'localhost' || hostname === '127.0.0.1';
  return origin === text && !text.includes('*') && (protocol === 'https:' || (protocol === 'http:' && isOwn));
}
