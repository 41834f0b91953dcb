/** `npm run test:deployed`: the stack, deployed to an emulated cloud, passes the demo; then it is destroyed. */
import { randomBytes } from 'node:crypto';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { seed } from '../../infra/local/seed.ts';
import { RIGHTS } from '../../lib/domain/caller.ts';
import { openTable } from '../../lib/store/table.ts';
import { checkAlarm } from './alarm.ts';
import { Checks } from './checks.ts';
import { run } from './child.ts';
import { cloudEnvironment, deploy, destroy, type Deployment } from './deployment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { checkEvents } from './events.ts';
import { installEmulator } from './install-emulator.ts';
import { checkRefusals } from './refusals.ts';

answerHelp(
  'usage: npm run test:deployed\nDeploys the stack to an emulated cloud, walks the demo through it and destroys it.',
);

const checks = new Checks();
const program = await installEmulator().catch((error: Error) => {
  console.log(`skipped: the deployed smoke test, because its emulator cannot be had here:\n${error.message}`);
});
if (program !== undefined) await checkIn(await startEmulator(program));
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exitCode = checks.failed > 0 ? 1 : 0;

async function checkIn(emulator: Emulator): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.stop().finally(() => process.exit(1)));
  }
  try {
    let deployment: Deployment | undefined;
    await checks.check('the stack deploys', async () => {
      deployment = await deploy(emulator);
    });
    if (!deployment) return;
    await checkDeployed(emulator, deployment);
    await checks.check('the stack can be destroyed', () => destroy(emulator));
  } finally {
    await emulator.stop();
  }
}

async function checkDeployed(emulator: Emulator, deployment: Deployment): Promise<void> {
  const environment = cloudEnvironment(emulator);
  const apiKey = randomText();
  const client = { id: 'smoke-test', secret: randomText(), refreshToken: randomText() };
  await checkRefusals(checks, deployment);
  const seeded = await checks.check('the store writes a key and reference rows', async () => {
    Object.assign(process.env, environment);
    const [organization] = DEMO_ORGANIZATIONS;
    if (!organization) throw new Error('no demo organisation');
    const keys = [{ secret: apiKey, name: 'Smoke test', rights: RIGHTS }];
    const clients = [{ ...client, name: 'Smoke test, signed in', rights: RIGHTS }];
    await seed(openTable(deployment.tableName, emulator.endpoint), [{ ...organization, keys, clients }]);
  });
  if (!seeded) return;
  await checks.check('the demo passes against the deployed API', async () => {
    const demo = { ...environment, BASE_URL: deployment.baseUrl, API_KEY: apiKey };
    console.log(await run('npm', ['run', '--silent', 'demo'], demo));
  });
  await checks.check('a client signs in, lists with its token, and is refused after it was revoked', () =>
    signInAndOut(deployment.baseUrl, client),
  );
  await checkEvents(checks, emulator, deployment, apiKey);
  await checkAlarm(checks, emulator, deployment);
}

function randomText(): string {
  return randomBytes(24).toString('base64url');
}

async function signInAndOut(
  base: string,
  { id, secret, refreshToken }: Record<'id' | 'secret' | 'refreshToken', string>,
): Promise<void> {
  const asked = { client_id: id, client_secret: secret, refresh_token: refreshToken };
  const body = new URLSearchParams({ ...asked, grant_type: 'refresh_token' });
  const signIn = () => fetch(`${base}/oauth/v2/token`, { method: 'POST', body }).then((told) => told.json());
  const granted = (await signIn()) as { access_token?: string; api_domain?: string };
  if (!granted.access_token) throw new Error(`no token: ${JSON.stringify(granted)}`);
  const headers = { authorization: `Zoho-oauthtoken ${granted.access_token}` };
  const listed = await fetch(`${base}/inventory/v1/salesorders`, { headers });
  if (listed.status !== 200) throw new Error(`the token was answered ${listed.status}`);
  const query = new URLSearchParams({ token: refreshToken });
  const revoked = await fetch(`${base}/oauth/v2/token/revoke?${query}`, { method: 'POST' });
  if (revoked.status !== 200) throw new Error(`revoking was answered ${revoked.status}`);
  const refused = JSON.stringify(await signIn());
  if (refused !== '{"error":"invalid_code"}') throw new Error(`after revoking: ${refused}`);
}
