/** What `npm run keys` does with keys, and with every credential: create, rotate, list, revoke. */
import { digestOf } from '../../lib/access/api-keys.ts';
import { isOver, type ApiKeyRow, type CredentialRow } from '../../lib/domain/caller.ts';
import { lastUses, putApiKey, registeredCredentials, type CredentialKind } from '../../lib/store/api-keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { DEFAULT_OVERLAP, readOrganization, readScopes, readTime } from './key-options.ts';
import { keyIdOf, newSecret } from './new-key.ts';
import { byId } from './revoke-credential.ts';
import { ToolRefusal } from './run-tool.ts';

export const SHOWN_ONCE = 'It is shown this once: only its SHA-256 is stored.';

interface KeyRequest {
  org: string;
  name: string;
  /** Rights (create, read, update, delete) or scope names of a dialect, by commas or spaces. */
  scopes: string;
  /** What keys of one client share: idempotency keys hold for all of them. */
  client?: string;
  expires?: string;
}

/** Stores a new key; the answer is the only place where its secret ever stands. */
export async function createKey(table: Table, asked: KeyRequest): Promise<string> {
  return storeNewKey(table, {
    name: asked.name,
    clientId: asked.client,
    organizationId: readOrganization(asked.org),
    scopes: readScopes(asked.scopes),
    ...(asked.expires && { expiresAt: readTime('expires', asked.expires) }),
  });
}

/** A second key of the same client, with the same rights; the first one ends when the overlap does. */
export async function rotateKey(
  table: Table,
  keyId: string,
  org: string,
  overlap = DEFAULT_OVERLAP,
): Promise<string> {
  const found = await byId(table, org, keyId, 'key');
  const { digest, row } = found;
  if (isOver(row, new Date())) throw new ToolRefusal(`${keyId} is over already: create a new one`);
  const until = readTime('overlap', overlap);
  const { name, organizationId, scopes, clientId = keyId } = row as ApiKeyRow;
  const made = await storeNewKey(table, { name, clientId, organizationId, scopes });
  const expiresAt = row.expiresAt !== undefined && row.expiresAt < until ? row.expiresAt : until;
  await putApiKey(table, digest, { ...(row as ApiKeyRow), expiresAt });
  return `${made}\n${keyId} works until ${expiresAt}.`;
}

async function storeNewKey(table: Table, row: Omit<ApiKeyRow, 'keyId' | 'revoked'>): Promise<string> {
  const secret = newSecret();
  const keyId = keyIdOf(secret);
  await putApiKey(table, digestOf(secret), { ...row, keyId, revoked: false });
  return `${secret}\n${keyId} for organisation ${row.organizationId}. ${SHOWN_ONCE}`;
}

/** The credentials of an organisation, or those of one kind, revoked ones too: audit trails name them. */
export async function listCredentials(table: Table, org: string, kind?: CredentialKind): Promise<string> {
  const organization = readOrganization(org);
  const [found, uses] = await Promise.all([
    registeredCredentials(table, organization),
    lastUses(table, organization),
  ]);
  const now = new Date();
  const lines = found
    .filter((each) => kind === undefined || each.kind === kind)
    .map(({ id, kind: shown, row }) => {
      const state = stateOf(row, now);
      const used = uses.has(id) ? `used ${uses.get(id)}` : 'never used';
      const ends = row.expiresAt === undefined ? [] : [`until ${row.expiresAt}`];
      return [id, row.organizationId, state, row.scopes.join(','), row.name, shown, used, ...ends].join('\t');
    });
  return lines.join('\n') || `no ${kind ?? 'key'}s`;
}

function stateOf(row: CredentialRow, now: Date): string {
  if (row.revoked) return 'revoked';
  if (row.suspended) return 'refused until readmitted';
  return isOver(row, now) ? 'expired' : 'active';
}
