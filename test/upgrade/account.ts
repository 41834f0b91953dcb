/** Rows and credentials as the previous release makes them, and how its callers sign in. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../deployed/child.ts';
import { EMULATOR_FOLDER } from '../deployed/install-emulator.ts';

export const ORG = '10234695';
export const CUSTOMER = '4815000000044080';
export const ITEM = '4815000000044100';

/** What every release takes. */
const ROWS = [
  { kind: 'settings', baseCurrency: { code: 'USD' } },
  { kind: 'customer', id: CUSTOMER, name: 'Molly', addresses: [{ id: '4815000000017005', city: 'Austin' }] },
  { kind: 'item', id: ITEM, name: 'Laptop', code: 'LAP-1', rate: '122' },
  { kind: 'tax', id: '4815000000044043', name: 'Sales Tax', percent: '12' },
];

export interface Account {
  key: string;
  client: { id: string; secret: string; refreshToken: string };
}

/** Made with the tools of the release in the folder. */
export async function openAccount(root: string, environment: NodeJS.ProcessEnv): Promise<Account> {
  const tool = (...args: string[]) => run('npm', ['run', '--silent', ...args], environment, root);
  const file = join(EMULATOR_FOLDER, 'rows.json');
  await writeFile(file, JSON.stringify(ROWS));
  await tool('reference:import', '--', file, '--org', ORG);
  const scopes = ['--scopes', 'create,read,update,delete'];
  const key = secretIn(await tool('keys', '--', 'create', '--org', ORG, '--name', 'Upgrade', ...scopes));
  const id = 'upgrade-client';
  const secret = secretIn(
    await tool('keys', '--', 'client', 'create', '--org', ORG, '--name', 'Upgrade', '--id', id, ...scopes),
  );
  const refreshToken = secretIn(await tool('keys', '--', 'token', 'create', id, '--name', 'Upgrade'));
  return { key, client: { id, secret, refreshToken } };
}

/** The first line of what the tool prints. */
function secretIn(printed: string): string {
  const secret = /^so[a-z]?_\S+$/m.exec(printed)?.[0];
  if (!secret) throw new Error(`no secret in ${printed}`);
  return secret;
}

/** An access token for the refresh token. */
export async function signIn(base: string, { client }: Account): Promise<string> {
  const { id, secret, refreshToken } = client;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: id,
    client_secret: secret,
    refresh_token: refreshToken,
  });
  const answer = await fetch(`${base}/oauth/v2/token`, { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (!token) throw new Error(`no token: status ${answer.status}`);
  return token;
}
