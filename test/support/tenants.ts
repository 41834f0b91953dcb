/** Organisations with limits of their own, and a key each. */
import { digestOf } from '../../lib/access/api-keys.ts';
import { RIGHTS } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import type { OrdersPerMinute } from '../../lib/domain/limits.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { putApiKey } from '../../lib/store/api-keys.ts';
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';

/** Plants as many, each with customer 1; answers the secrets of their keys. */
export async function plantTenants(
  table: Table,
  count: number,
  ordersPerMinute?: Partial<OrdersPerMinute>,
  firstId = 5000,
): Promise<string[]> {
  const names = Array.from({ length: count }, (_, at) => String(firstId + at));
  await Promise.all(names.map((name) => plant(table, name, ordersPerMinute)));
  return names.map(secretOf);
}

const secretOf = (name: string): string => `tenant-${name}`;

async function plant(table: Table, name: string, ordersPerMinute?: Partial<OrdersPerMinute>): Promise<void> {
  const org = organizationId(name);
  const settings = { kind: 'settings', baseCurrency: { code: 'USD' }, ordersPerMinute };
  await putSettings(table, org, OrganizationSettings.parse(settings));
  await putReferenceRow(table, org, ReferenceRow.parse({ kind: 'customer', id: '1', name: 'Molly' }));
  const secret = secretOf(name);
  await putApiKey(table, digestOf(secret), {
    keyId: secret,
    name,
    organizationId: org,
    scopes: [...RIGHTS],
    revoked: false,
  });
}
