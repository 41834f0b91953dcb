/** Who may speak to a server of a local run: programs and pages of this machine, no page of the web. */
import type { IncomingMessage } from 'node:http';

/** Nobody can register a name below localhost. */
const OWN_NAME = /^(?:127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)*localhost)$/i;

/**
 * True when the request was addressed to this machine and no foreign page sent it, but one of an origin that is named. A name of somebody else's that
 * resolves to this machine (DNS rebinding) shows in Host, a page of theirs in Origin; browsers let neither be forged.
 */
export function isFromThisMachine({ rawHeaders }: IncomingMessage, named: readonly string[] = []): boolean {
  const hosts = valuesOf(rawHeaders, 'host');
  const origins = valuesOf(rawHeaders, 'origin');
  return (
    hosts.length === 1 &&
    hosts.every(isOwnAuthority) &&
    origins.every((origin) => isOwnOrigin(origin) || named.includes(origin))
  );
}

function valuesOf(rawHeaders: readonly string[], wanted: string): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === wanted);
}

function isOwnAuthority(authority: string): boolean {
  return OWN_NAME.test(authority.replace(/:\d+$/, ''));
}

/** "null", which sandboxed pages send, is foreign too. */
function isOwnOrigin(origin: string): boolean {
  return /^https?:\/\//i.test(origin) && isOwnAuthority(origin.replace(/^https?:\/\//i, ''));
}
