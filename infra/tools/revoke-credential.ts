/** Finding a credential by its id or by its secret, and revoking it: never a scan, however large the table is. */
import { CALLER_SECONDS, digestOf } from '../../lib/access/api-keys.ts';
import type { ApiKeyRow, ClientRow, RefreshTokenRow } from '../../lib/domain/caller.ts';
import {
  findApiKey,
  putApiKey,
  registeredCredentials,
  type CredentialKind,
  type Registered,
} from '../../lib/store/api-keys.ts';
import { findClient, findRefreshToken, putClient, putRefreshToken } from '../../lib/store/clients.ts';
import type { Table } from '../../lib/store/table.ts';
import { readOrganization } from './key-options.ts';
import { ToolRefusal } from './run-tool.ts';

/** Which one: of an organisation by its id, or by the secret that has leaked. */
interface Revoked {
  org?: string;
  id?: string;
  secret?: string;
}

/** The credential of an organisation with this id. @throws ToolRefusal when there is none */
export async function byId(
  table: Table,
  org: string,
  id: string,
  kind?: CredentialKind,
): Promise<Registered> {
  const [found] = await registeredCredentials(table, readOrganization(org), id);
  if (found && (kind === undefined || found.kind === kind)) return found;
  throw new ToolRefusal(`no ${kind ?? 'key'} ${id} of organisation ${org}`);
}

async function bySecret(table: Table, secret: string): Promise<Registered> {
  const digest = digestOf(secret);
  const key = await findApiKey(table, digest);
  if (key) return { id: key.keyId, kind: 'key', digest, row: key };
  const token = await findRefreshToken(table, digest);
  if (token) return { id: token.tokenId, kind: 'token', digest, row: token };
  throw new ToolRefusal('no such key');
}

/** Marks a credential as revoked; running functions forget it within a minute. */
export async function revoke(table: Table, { org = '', id = '', secret }: Revoked): Promise<string> {
  const found = secret === undefined ? await byId(table, org, id) : await bySecret(table, secret);
  await storeRevoked(table, found);
  return `${found.id} is revoked; functions that remember it refuse it within ${CALLER_SECONDS} s`;
}

async function storeRevoked(table: Table, found: Registered): Promise<void> {
  await storeChanged(table, found, { revoked: true });
}

/** Lets one in again that a restore has shut out, or all of an organisation. @throws ToolRefusal when there is none */
export async function readmit(table: Table, org: string, id: string | undefined): Promise<string> {
  const found = await registeredCredentials(table, readOrganization(org), id);
  const waiting = found.filter(({ row }) => row.suspended);
  if (waiting.length === 0) throw new ToolRefusal(`nothing waits to be readmitted${id ? ` as ${id}` : ''}`);
  for (const each of waiting) await storeChanged(table, each, { suspended: undefined });
  return waiting.map((each) => `${each.id} is let in again`).join('\n');
}

async function storeChanged(
  table: Table,
  { id, kind, digest, row }: Registered,
  change: { revoked?: true; suspended?: undefined },
): Promise<void> {
  if (kind === 'key') return putApiKey(table, digest, { ...(row as ApiKeyRow), ...change });
  if (kind === 'token') return putRefreshToken(table, digest, { ...(row as RefreshTokenRow), ...change });
  const client = (await findClient(table, id)) ?? (row as ClientRow);
  return putClient(table, { ...client, ...change });
}
