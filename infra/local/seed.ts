/** Writes demo organisations into a table. What is there already stays as it is: it may have been changed since. */
import { digestOf } from '../../lib/access/api-keys.ts';
import { idOf } from '../../lib/access/secrets.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { rowIn } from '../../lib/domain/references.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { findApiKey, putApiKey } from '../../lib/store/api-keys.ts';
import { findClient, putClient, putRefreshToken } from '../../lib/store/clients.ts';
import { putReferenceRow, putSettings, referenceStore } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import { keyIdOf } from '../tools/new-key.ts';
import {
  DEMO_ORGANIZATIONS,
  DEMO_SETTINGS,
  type DemoClient,
  type DemoKey,
  type DemoOrganization,
} from './demo-organizations.ts';

const READ_WITHIN_MS = 10_000;

/** Seeds each organisation: settings, reference rows, keys. Keys of one's own choice make it fit for a deployed table. */
export async function seed(table: Table, organizations: DemoOrganization[]): Promise<void> {
  await Promise.all(organizations.map((organization) => seedOne(table, organization)));
}

/** True when the first demo key opens the table. */
export async function isSeeded(table: Table): Promise<boolean> {
  const secret = DEMO_ORGANIZATIONS[0]?.keys[0]?.secret;
  const row = secret === undefined ? undefined : await findApiKey(table, digestOf(secret));
  return row !== undefined && !row.revoked;
}

async function seedOne(table: Table, { id, rows, keys, clients = [] }: DemoOrganization): Promise<void> {
  const org = organizationId(id);
  const wanted = rows.map((row) => ReferenceRow.parse(row));
  const present = await referenceStore(table, Date.now() + READ_WITHIN_MS).load(org, wanted);
  const missing = wanted.filter((row) => rowIn(present, row) === undefined);
  await Promise.all([
    present.settings ?? putSettings(table, org, OrganizationSettings.parse(DEMO_SETTINGS)),
    ...missing.map((row) => putReferenceRow(table, org, row)),
    ...keys.map((key) => seedKey(table, id, key)),
    ...clients.map((client) => seedClient(table, id, client)),
  ]);
}

async function seedKey(table: Table, organization: string, { secret, name, rights }: DemoKey): Promise<void> {
  const digest = digestOf(secret);
  if (await findApiKey(table, digest)) return;
  await putApiKey(table, digest, {
    keyId: keyIdOf(secret),
    name,
    organizationId: organizationId(organization),
    scopes: [...rights],
    revoked: false,
  });
}

async function seedClient(table: Table, organization: string, demo: DemoClient): Promise<void> {
  const { id: clientId, secret, refreshToken, name, rights } = demo;
  if (await findClient(table, clientId)) return;
  const digest = digestOf(refreshToken);
  const row = { name, organizationId: organizationId(organization), scopes: [...rights], revoked: false };
  await Promise.all([
    putClient(table, { ...row, clientId, secrets: [{ digest: digestOf(secret) }] }),
    putRefreshToken(table, digest, { ...row, clientId, tokenId: idOf('token', digest) }),
  ]);
}
