/** `npm run test:zohopy`: an installed client of Inventory and Books, from PyPI, signs in at a local run and works, unmodified. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { takesNoOptions } from '../../infra/local/help.ts';
import { startLocalRun } from '../../infra/local/run.ts';
import { Checks } from '../deployed/checks.ts';
import { run } from '../deployed/child.ts';
import { openProxy } from './proxy.ts';

takesNoOptions(
  'usage: npm run test:zohopy\nLets zohopy, from PyPI, sign in at a local run and walk an order through its life.',
);

const HOSTS = ['accounts.zoho.com', 'www.zohoapis.com'];
const EXPECTED = [
  'customer found 4815000000044080',
  'customer made True',
  'customer away 0',
  'customer back 0',
  'item found 4815000000044100',
  'item changed 10',
  'created 0 20',
  'listed 1',
  'searched 1',
  'updated by zohopy',
  'commented 0',
  "comments ['by zohopy']",
  'addressed 0',
  'of another status 0',
  'submitted 0',
  'approved 0',
  'confirmed 0',
  'read confirmed',
  'in Books open',
  'void 0',
  'deleted 0',
  'tidied up 0 0',
  'async 0',
  'wrong Zoho OAuth error: invalid_code',
];

const folder = mkdtempSync(join(tmpdir(), 'zohopy-'));
const checks = new Checks();
try {
  const python = await installed(folder).catch((error: Error) => {
    console.log(`skipped: zohopy, because it cannot be had here:\n${error.message}`);
  });
  if (python !== undefined) await walk(python);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exitCode = checks.failed > 0 ? 1 : 0;

/** A Python of its own with the client in it. @throws Error saying what could not be had */
async function installed(into: string): Promise<string> {
  await run('openssl', ['version']);
  await run('python3', ['-m', 'venv', join(into, 'venv')]);
  const python = join(into, 'venv', 'bin', 'python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement'];
  await run(python, [...pip, join(import.meta.dirname, 'requirements.txt')]);
  return python;
}

async function walk(python: string): Promise<void> {
  const client = DEMO_ORGANIZATIONS[0]?.clients?.[0];
  if (!client) throw new Error('no demo client');
  const local = await startLocalRun({
    port: 0,
    eventsPort: 0,
    seed: true,
    corsOrigins: [],
    tableName: 'zohopy',
  });
  const proxy = await openProxy(HOSTS, local.url, folder);
  try {
    await checks.check(
      'signs in, finds and makes customer and item, walks an order through its life, and is refused a wrong token',
      async () => {
        const said = await run(python, [join(import.meta.dirname, 'walk.py')], {
          ...process.env,
          HTTPS_PROXY: proxy.url,
          SSL_CERT_FILE: proxy.certificate,
          CLIENT_ID: client.id,
          CLIENT_SECRET: client.secret,
          REFRESH_TOKEN: client.refreshToken,
        });
        const lines = said.trim().split('\n');
        console.log(`calls:\n${[...proxy.calls].join('\n')}`);
        if (lines.join('\n') !== EXPECTED.join('\n')) throw new Error(`it said:\n${said}`);
      },
    );
  } finally {
    proxy.close();
    await local.stop();
  }
}
