/** What `npm run keys` does with clients of the token endpoint, their refresh tokens and codes. */
import { randomBytes } from 'node:crypto';
import { digestOf } from '../../lib/access/api-keys.ts';
import { idOf, newSecret } from '../../lib/access/secrets.ts';
import { isOver, type ClientRow } from '../../lib/domain/caller.ts';
import { isCovered } from '../../lib/scopes.ts';
import { findClient, putClient, putCode, putRefreshToken } from '../../lib/store/clients.ts';
import type { Table } from '../../lib/store/table.ts';
import { SHOWN_ONCE } from './key-commands.ts';
import { DEFAULT_OVERLAP, readOrganization, readScopes, readTime } from './key-options.ts';
import { ToolRefusal } from './run-tool.ts';

/** As the live service's ids are written, so that a client may keep the one that it is installed with. */
const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Somebody has to carry it to the client; the live service gives it ten minutes too. */
const CODE_LASTS = '10m';

interface ClientRequest {
  org: string;
  name: string;
  scopes: string;
  id?: string;
  expires?: string;
}

/** Registers a client; the answer is the only place where its secret ever stands. @throws ToolRefusal for an id that is taken */
export async function createClient(table: Table, asked: ClientRequest): Promise<string> {
  const clientId = asked.id ?? `client-${randomBytes(6).toString('hex')}`;
  if (!CLIENT_ID.test(clientId))
    throw new ToolRefusal(`--id "${clientId}" must be 1 to 100 letters, digits, ., - and _`);
  if (await findClient(table, clientId)) throw new ToolRefusal(`client ${clientId} is there already`);
  const secret = newSecret('soc');
  const row = {
    clientId,
    name: asked.name,
    organizationId: readOrganization(asked.org),
    scopes: readScopes(asked.scopes),
    revoked: false,
    secrets: [{ digest: digestOf(secret) }],
    ...(asked.expires && { expiresAt: readTime('expires', asked.expires) }),
  };
  await putClient(table, row);
  return `${secret}\n${clientId} for organisation ${row.organizationId}. ${SHOWN_ONCE}`;
}

/** A second secret of the client; the first one ends when the overlap does. */
export async function rotateClient(table: Table, id: string, overlap = DEFAULT_OVERLAP): Promise<string> {
  const client = await liveClient(table, id);
  const until = readTime('overlap', overlap);
  const secret = newSecret('soc');
  const [current] = client.secrets;
  const secrets = [{ digest: digestOf(secret) }, ...(current ? [{ ...current, until }] : [])];
  await putClient(table, { ...client, secrets });
  return `${secret}\nThe new secret of ${id}. ${SHOWN_ONCE}\nThe old one works until ${until}.`;
}

interface TokenRequest {
  /** The person or program that the client acts for. */
  name: string;
  /** All of the client's unless they are named. */
  scopes?: string;
  expires?: string;
}

/** A refresh token of a client. */
export async function createToken(table: Table, clientId: string, asked: TokenRequest): Promise<string> {
  const client = await liveClient(table, clientId);
  const secret = newSecret('sor');
  const digest = digestOf(secret);
  const tokenId = idOf('token', digest);
  await putRefreshToken(table, digest, {
    ...granted(client, asked),
    tokenId,
    ...(asked.expires && { expiresAt: readTime('expires', asked.expires) }),
  });
  return `${secret}\n${tokenId}, a refresh token of ${clientId}. ${SHOWN_ONCE}`;
}

/** A code that the client exchanges for a refresh token, once and soon. */
export async function createCode(
  table: Table,
  clientId: string,
  asked: TokenRequest & { redirectUri?: string },
): Promise<string> {
  const client = await liveClient(table, clientId);
  const code = newSecret('sog');
  const expiresAt = readTime('expires', asked.expires ?? CODE_LASTS);
  const { redirectUri } = asked;
  await putCode(table, digestOf(code), {
    ...granted(client, asked),
    expiresAt,
    ...(redirectUri !== undefined && { redirectUri }),
  });
  return `${code}\nA code of ${clientId}, good once until ${expiresAt}.`;
}

/** What a client's refresh tokens and codes have of it. @throws ToolRefusal for scopes that the client lacks */
function granted(client: ClientRow, { name, scopes }: TokenRequest) {
  const { clientId, organizationId } = client;
  const named = scopes === undefined ? client.scopes : readScopes(scopes);
  const lacking = named.filter((scope) => !isCovered(client.scopes, scope));
  if (lacking.length > 0) throw new ToolRefusal(`${clientId} has no scope ${lacking.join(', ')}`);
  return { clientId, name, organizationId, scopes: named, revoked: false };
}

async function liveClient(table: Table, id: string): Promise<ClientRow> {
  const client = await findClient(table, id);
  if (!client || isOver(client, new Date())) throw new ToolRefusal(`no client ${id}`);
  return client;
}
