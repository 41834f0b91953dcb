/**
 * Every route x whose thing it names x who asks. Nobody who may not, gets in; what is another organisation's answers,
 * byte for byte, as what never was; and no answer holds a word of an organisation that is not the caller's.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../lib/access/api-keys.ts';
import { RIGHTS, type Permission } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { routes, type AppRoute } from '../../lib/routes.ts';
import { putApiKey } from '../../lib/store/api-keys.ts';
import { openApi, type Api } from '../support/api.ts';
import type { Answer } from '../support/client.ts';
import { ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { permissionsOf, rowKindOf } from '../support/row-kinds.ts';
import { byTurns, namelessRow, rowsOf, wordOf } from '../support/tenant-rows.ts';
import {
  itemsOfVictim,
  MALFORMED,
  MISSING,
  orderOf,
  requestFor,
  tenantsOn,
  type Asked,
  type Named,
  type Tenant,
} from '../support/two-tenants.ts';

/** A further kind of credential is a line here. */
interface CredentialKind {
  name: string;
  secret: string;
  of: 'ours' | 'theirs' | 'nobody';
  may(permission: Permission, dialect: string): boolean;
}
const everything = () => true;
const nothing = () => false;
const SCOPES = [
  'ZohoInventory.salesorders.ALL',
  'ZohoInventory.contacts.ALL',
  'ZohoInventory.items.ALL',
  'ZohoInventory.settings.ALL',
  'ZohoCRM.modules.ALL',
  'ZohoCRM.users.READ',
  'ZohoCRM.org.READ',
  'ZohoCommerce.salesorders.READ',
  'metadata.read',
];
const CREDENTIALS: CredentialKind[] = [
  { name: 'full', secret: 'demo-full-access', of: 'ours', may: everything },
  { name: 'read', secret: 'demo-read-only', of: 'ours', may: (permission) => permission.endsWith('.read') },
  {
    name: 'scoped',
    secret: 'matrix-scoped',
    of: 'ours',
    may: (permission, dialect) =>
      permission === 'metadata.read' ||
      /inventory|crm/.test(dialect) ||
      (dialect === 'zoho-commerce' && permission === 'orders.read'),
  },
  { name: 'foreign', secret: 'demo-other-org', of: 'theirs', may: everything },
  { name: 'revoked', secret: 'matrix-revoked', of: 'nobody', may: nothing },
  { name: 'expired', secret: 'matrix-expired', of: 'nobody', may: nothing },
  { name: 'unknown', secret: 'matrix-unknown', of: 'nobody', may: nothing },
  { name: 'none', secret: '', of: 'nobody', may: nothing },
];

let api: Api;
let tenants: Record<'ours' | 'theirs', Tenant>;
let untouched: unknown;
const victims = () => Promise.all(Object.values(tenants).map((tenant) => itemsOfVictim(api, tenant)));

beforeAll(async () => {
  api = await openApi();
  tenants = await tenantsOn(api);
  const row = { name: 'Matrix', organizationId: organizationId(ORGANIZATION) };
  await putApiKey(api.table, digestOf('matrix-scoped'), {
    ...row,
    keyId: 'm1',
    scopes: SCOPES,
    revoked: false,
  });
  await putApiKey(api.table, digestOf('matrix-revoked'), {
    ...row,
    keyId: 'm2',
    scopes: [...RIGHTS],
    revoked: true,
  });
  const expiresAt = new Date(Date.now() - 1).toISOString();
  const expired = { ...row, keyId: 'm3', scopes: [...RIGHTS], revoked: false, expiresAt };
  await putApiKey(api.table, digestOf('matrix-expired'), expired);
  untouched = await victims();
});

let cases = 0;
const statuses = new Map<string, number>();
afterAll(() => {
  console.log(`tenant matrix: ${cases} cases of ${routes.length} routes`);
  console.log(
    [...statuses]
      .toSorted()
      .map(([row, count]) => `${row}: ${count}`)
      .join('\n'),
  );
});

/** Of whoever asks, as a user. */
async function callerId({ secret }: CredentialKind): Promise<string> {
  const { json } = await api.send('GET', '/crm/v2/users?type=CurrentUser', { key: secret });
  return json?.users?.[0].id ?? '1';
}

/** Whatever they hold, of their own organisation. */
const namelessRecords = ({ path }: AppRoute): Asked => ({
  path: path.replace('{id}', ITEM),
  query: path.endsWith('/search') ? { word: 'laptop' } : { fields: 'id' },
});

async function namelessRequest(route: AppRoute, credential: CredentialKind): Promise<Asked> {
  const { marker, victim } = tenants[credential.of === 'theirs' ? 'theirs' : 'ours'];
  if (route.dialect === 'zoho-crm' && rowKindOf(route.path)) return namelessRecords(route);
  if (rowKindOf(route.path)) return namelessRow(route, marker, victim.rows ?? {});
  const path = route.path.replace(/\{(module|name)\}/, 'Sales_Orders').replace('{entity}', 'salesorder');
  const query = { module: 'Sales_Orders', entity: 'salesorder' };
  return path.includes('{id}')
    ? { path: path.replace('{id}', await callerId(credential)), query }
    : { path, query };
}

/** Asks, counts, and looks for words of others. */
async function ask(route: AppRoute, credential: CredentialKind, kind: string, named: Named): Promise<Answer> {
  const { path, ...asked } = requestFor(route, named) ?? (await namelessRequest(route, credential));
  const { secret } = credential;
  const authentic: Record<string, string> =
    route.dialect === 'getfly' ? { 'x-api-key': secret } : { authorization: `Bearer ${secret}` };
  const headers = { 'x-request-id': 'matrix', ...(secret !== '' && authentic) };
  const answer = await api.send(route.method, path, { ...asked, key: '', headers });
  const all = JSON.stringify(answer.headers) + answer.text;
  for (const [whose, { marker, victim }] of Object.entries(tenants)) {
    if (whose === credential.of) continue;
    expect(all, `${credential.name}, ${kind}`).not.toContain(marker);
    if (named !== victim) expect(all).not.toContain(victim.id);
  }
  cases += 1;
  const row = `${credential.name}, ${kind}: ${answer.status}`;
  statuses.set(row, (statuses.get(row) ?? 0) + 1);
  return answer;
}

/** Without what names the thing that was asked for; how much may still be asked differs from call to call. */
function anonymous({ status, headers, text }: Answer, named: Named) {
  const known = Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('x-rate-limit-'));
  const { id, number, customer, rows = {}, organization = '' } = named;
  const names = [id, number, customer, organization, ...Object.values(rows)].filter((name) => name !== '');
  return { status, headers: known, text: names.reduce((rest, name) => rest.replaceAll(name, 'IT'), text) };
}

const refusalOf = ({ dialect }: AppRoute, credential: CredentialKind) =>
  dialect === 'getfly' && credential.of !== 'nobody' ? 403 : 401;
const isServed = ({ operation }: AppRoute) => operation !== 'fallback';

async function whoMayNot(route: AppRoute, credential: CredentialKind): Promise<void> {
  const kinds = {
    own: tenants.ours.victim,
    foreign: tenants.theirs.victim,
    missing: MISSING,
    malformed: MALFORMED,
  };
  const [first, ...others] = await Promise.all(
    Object.entries(kinds).map(async ([kind, named]) => ask(route, credential, kind, named)),
  );
  expect(first?.status).toBe(refusalOf(route, credential));
  for (const other of others) expect([other.status, other.text]).toEqual([first?.status, first?.text]);
}

async function whoMay(route: AppRoute, credential: CredentialKind): Promise<void> {
  const [mine, others] =
    credential.of === 'ours' ? [tenants.ours, tenants.theirs] : [tenants.theirs, tenants.ours];
  const isWrite = !permissionsOf(route).every((right) => right.endsWith('.read'));
  const wanted = {
    isCommented: route.path.includes('{comment}'),
    isSubmitted: route.path.endsWith('/reject'),
  };
  const word = wordOf(route.path);
  const fresh = !isWrite
    ? mine.victim
    : word
      ? { ...mine.victim, rows: await rowsOf(api.table, mine, [word]) }
      : await orderOf(api, mine, wanted);
  const own = await ask(route, credential, 'own', fresh);
  if (isServed(route)) expect(own.status, own.text).toBeLessThan(300);
  if (!requestFor(route, MISSING)) return;
  const foreign = await ask(route, credential, 'foreign', others.victim);
  const missing = await ask(route, credential, 'missing', MISSING);
  expect(anonymous(foreign, others.victim)).toEqual(anonymous(missing, MISSING));
  const malformed = await ask(route, credential, 'malformed', MALFORMED);
  expect(malformed.status, malformed.text).toBeLessThan(500);
  if (!isServed(route)) return;
  expect(anonymous(missing, MISSING)).not.toEqual(anonymous(own, fresh));
  if (isWrite) expect(Math.min(missing.status, malformed.status)).toBeGreaterThanOrEqual(400);
}

/** Versions of CRM lead to the same exchanges: those between the first and the last are asked by fewer. */
const BETWEEN = /^\/crm\/v(2\.1|[3-7])\//;
const ASKING_ALL = new Set(['full', 'foreign', 'none']);
const askedBy = ({ name }: CredentialKind) =>
  byTurns(routes).filter(({ path }) => ASKING_ALL.has(name) || !BETWEEN.test(path));

describe.each(CREDENTIALS)('a credential: $name', (credential) => {
  it.each(askedBy(credential).map((route) => [route.method, route.path, route] as const))(
    '%s %s',
    async (_, __, route) => {
      const may =
        credential.of !== 'nobody' &&
        permissionsOf(route).every((right) => credential.may(right, route.dialect));
      await (may ? whoMay(route, credential) : whoMayNot(route, credential));
    },
  );
});

it('what strangers asked for is as it was', async () => {
  expect(await victims()).toEqual(untouched);
  expect(cases).toBeGreaterThan(700);
});
