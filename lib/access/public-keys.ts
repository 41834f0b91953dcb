/** The public keys of the table, as the verifier of access tokens wants them. */
import { importJWK, type CryptoKey } from 'jose';
import type { Clock } from '../domain/ports.ts';
import type { PublicSigner, Signers } from '../store/signers.ts';

/** How long the public keys of the table are taken as read, and how soon a key that is not among them has them read again. */
const SIGNERS_KEPT_MS = 60_000;
const SIGNERS_AGAIN_MS = 1000;

/** Keys by their name. Strangers who make names up have the table read once a second and container at most. */
export function publicKeys(load: () => Promise<Signers>, clock: Clock, algorithm: string) {
  let read: { at: number; keys: Map<string, PublicSigner> } | undefined;
  const imported = new Map<string, Promise<CryptoKey | Uint8Array>>();
  return async (kid: string | undefined): Promise<CryptoKey | Uint8Array | undefined> => {
    if (kid === undefined) return undefined;
    const now = clock.now().getTime();
    const patience = read?.keys.has(kid) ? SIGNERS_KEPT_MS : SIGNERS_AGAIN_MS;
    if (!read || now - read.at >= patience) {
      const { signers } = await load();
      read = { at: now, keys: new Map(signers.map((signer) => [signer.kid, signer])) };
      imported.clear();
    }
    const signer = read.keys.get(kid);
    if (!signer || (signer.until !== undefined && Date.parse(signer.until) <= now)) return undefined;
    const key = imported.get(kid) ?? importJWK({ kty: 'OKP', crv: 'Ed25519', x: signer.x }, algorithm);
    imported.set(kid, key);
    return key;
  };
}
