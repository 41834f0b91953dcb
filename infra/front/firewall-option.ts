/** `-c firewall=2000`: a firewall in front of the API, by what one address may ask for in five minutes. */
import type { Node } from 'constructs';
import { count, flag, refused, type Domain } from '../option-values.ts';

/** What AWS WAF takes for a rule by rate. */
const LEAST = 10;
const MOST = 2_000_000_000;
/** Where CloudFront looks for certificates and firewalls. */
export const FRONT_REGION = 'us-east-1';

export interface Firewall {
  /** Requests in five minutes from one address, beyond which it is refused. */
  requestsPerAddress: number;
  /** The version of the origin secret that CloudFront sends; the current one when it is not stated. */
  secretVersion?: string;
}

/** @throws Error where a firewall cannot work: what CloudFront would refuse at deployment is said at synthesis */
export function readFirewall(node: Node, domain: Domain | undefined): Firewall | undefined {
  const requestsPerAddress = count(node, 'firewall');
  const secretVersion: unknown = node.tryGetContext('firewallSecretVersion');
  if (requestsPerAddress === undefined) {
    if (secretVersion !== undefined) throw refused('firewallSecretVersion', secretVersion);
    return undefined;
  }
  if (requestsPerAddress < LEAST || requestsPerAddress > MOST) throw refused('firewall', requestsPerAddress);
  if (flag(node, 'emulated', false)) throw impossible('an emulator has no CloudFront');
  if (!domain)
    throw impossible('it needs domainName and certificateArn, for TLS 1.2 and an address to be told');
  if (domain.certificateArn.split(':')[3] !== FRONT_REGION)
    throw impossible(`certificateArn must be of ${FRONT_REGION}, where CloudFront looks for it`);
  if (secretVersion === undefined) return { requestsPerAddress };
  if (typeof secretVersion !== 'string' || !/^[\w-]{32,64}$/.test(secretVersion))
    throw refused('firewallSecretVersion', secretVersion);
  return { requestsPerAddress, secretVersion };
}

const impossible = (why: string) => new Error(`context firewall cannot be: ${why}; see docs/deploy.md`);
