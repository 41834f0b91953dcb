/** `npm run test:deployed`: the stack, deployed to an emulated cloud, is used, goes wrong, is mended, and is destroyed. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { takesNoOptions } from '../../infra/local/help.ts';
import { seed } from '../../infra/local/seed.ts';
import { RIGHTS } from '../../lib/domain/caller.ts';
import { whatHappened } from '../../infra/tools/deploy-state.ts';
import { openTable } from '../../lib/store/table.ts';
import { checkAlarm } from './alarm.ts';
import { Checks } from './checks.ts';
import { run } from './child.ts';
import { listedOrders, openCloud, type Cloud } from './cloud.ts';
import {
  cloudEnvironment,
  deployBroken,
  deployByTool,
  destroy,
  STACK_NAME,
  type Deployment,
} from './deployment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { checkContracts } from './contract.ts';
import { checkEvents } from './events.ts';
import { installEmulator } from './install-emulator.ts';
import { checkInterrupted } from './interrupted.ts';
import { checkRefusals } from './refusals.ts';
import { checkRestored } from './restored.ts';
import { sendAgain, sendOthersAgain, setAside } from './set-aside.ts';

takesNoOptions(
  'usage: npm run test:deployed\nDeploys the stack to an emulated cloud, walks the demo and events through it, breaks and mends it, and destroys it.',
);

/** Believed from the first deployment on; another one is bound by the second. */
const SENDERS = 'smoke-test=*:facts+references+commands';

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
    await checks.check('an unprepared account is refused, before anything is built', async () => {
      await assert.rejects(deployByTool(emulator, SENDERS), /is not prepared for the CDK: add --bootstrap/);
    });
    await checks.check('the stack deploys, shows what it will do, and answers', async () => {
      const first = await deployByTool(emulator, SENDERS, '--bootstrap');
      assert.match(
        first.said,
        /AWS::Lambda::Function[^]*the API answers, and refuses strangers[^]*is deployed/,
      );
      deployment = first.deployment;
    });
    if (!deployment) return;
    await checkDeployed(emulator, deployment);
    await checks.check('the stack can be destroyed', () => destroy(emulator));
  } finally {
    await emulator.stop();
  }
  await checks.check('of a cloud that is gone the tools say so, and nothing else', async () => {
    await assert.rejects(
      deployByTool(emulator, SENDERS),
      /CloudFormation in us-east-1: .*(ECONNREFUSED|connect)/,
    );
  });
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
  const cloud = openCloud(emulator, deployment, apiKey);
  const listener = await checkEvents(checks, cloud);
  const aside = await setAside(checks, cloud);
  await checkInterrupted(checks, cloud);
  await checkRedeployed(cloud);
  await sendAgain(checks, cloud, aside);
  if (listener) await sendOthersAgain(checks, cloud, listener);
  await checkContracts(checks, cloud);
  await checkAlarm(checks, emulator, deployment);
  if (listener) await checkRestored(checks, cloud, listener, SENDERS);
}

/** A deployment that fails, and one that binds another sender: orders stand, and are answered as before. */
async function checkRedeployed(cloud: Cloud): Promise<void> {
  const { emulator, deployment } = cloud;
  const before = await listedOrders(cloud);
  await checks.check('a deployment that fails says why and what stands, and loses no order', async () => {
    const since = new Date();
    await assert.rejects(deployBroken(emulator), /AWS::Nobody::Knows/);
    const said = await whatHappened(STACK_NAME, since, new Error('cdk deploy ended with 1'));
    assert.match(said, /was not deployed: .*\n[A-Z]+_COMPLETE: what stood before stands/);
    assert.deepEqual(await listedOrders(cloud), before);
  });
  await checks.check(
    'a second deployment over existing orders changes none, at the same address',
    async () => {
      const again = await deployByTool(emulator, `${SENDERS},stranger=*:facts`);
      assert.deepEqual(again.deployment, deployment);
      assert.deepEqual(await listedOrders(cloud), before);
      assert.ok(before.length > 0);
    },
  );
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
