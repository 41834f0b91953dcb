/**
 * The key that access tokens are signed with. It is made of a random text, so that AWS can make that text by itself and
 * nobody ever has to carry a key to it: a secret of Secrets Manager there, a private file on one's own machine.
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { OrderError } from '../domain/order-error.ts';
import type { Clock } from '../domain/ports.ts';
import type { PublicSigner, Signers } from '../store/signers.ts';
import { TOKEN_SECONDS, type Signer } from './access-tokens.ts';

/** Where the text is: exactly one of the two. */
interface SigningConfig {
  secretId?: string;
  keyFile?: string;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Shorter texts are somebody's own, and guessable. */
const SHORTEST = 32;
const SIGNER_KEPT_MS = 300_000;
/** A signer that was replaced verifies for as long as containers may still sign with it, and then until its last token ends. */
const RETIRED_MS = SIGNER_KEPT_MS * 2 + TOKEN_SECONDS * 1000;
const TRIES = 3;

/** The key that a text stands for: the same one every time. @throws TypeError for a text that can be guessed */
export function signerOf(text: string): Signer {
  if (text.trim().length < SHORTEST) throw new TypeError(`a signing secret of under ${SHORTEST} characters`);
  const seed = Buffer.from(hkdfSync('sha256', text.trim(), '', 'sales-orders access tokens', 32));
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { kid: createHash('sha256').update(x).digest('hex').slice(0, 16), privateKey, x };
}

/** Reads the text. @throws OrderError unavailable when it cannot be had; nothing is granted without it */
export async function readSigningText({ secretId, keyFile }: SigningConfig): Promise<string> {
  try {
    if (keyFile) return await readFile(keyFile, 'utf8');
    // Loaded where it is used: a run on one's own machine never needs it.
    const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    const found = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secretId }));
    return found.SecretString ?? '';
  } catch (cause) {
    throw new OrderError('unavailable', { retryAfterSeconds: 5 }, { cause });
  }
}

interface SignerDoors {
  read(): Promise<string>;
  load(): Promise<Signers>;
  save(signers: Signers): Promise<boolean>;
}

/** The signer of now, its public part known to all before anything is signed with it. Asked for again after five minutes. */
export function currentSigner({ read, load, save }: SignerDoors, clock: Clock): () => Promise<Signer> {
  let known: { signer: Signer; until: number } | undefined;
  return async () => {
    const now = clock.now();
    if (known && known.until > now.getTime()) return known.signer;
    const signer = signerOf(await read());
    for (let tries = 1; ; tries += 1) {
      const before = await load();
      const signers = withSigner(before.signers, signer, now);
      if (!signers || (await save({ signers, revision: before.revision }))) break;
      if (tries === TRIES) throw new OrderError('unavailable', { retryAfterSeconds: 1 });
    }
    known = { signer, until: now.getTime() + SIGNER_KEPT_MS };
    return signer;
  };
}

/** The public keys with this one as the one that signs; undefined when it is that already. */
function withSigner(before: PublicSigner[], { kid, x }: Signer, now: Date): PublicSigner[] | undefined {
  if (before.some((known) => known.kid === kid && known.until === undefined)) return undefined;
  const until = new Date(now.getTime() + RETIRED_MS).toISOString();
  const retired = before
    .filter((known) => known.kid !== kid)
    .map((known) => ({ ...known, until: known.until ?? until }))
    .filter((known) => Date.parse(known.until) > now.getTime());
  return [{ kid, x }, ...retired];
}
