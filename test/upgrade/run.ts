/**
 * `npm run test:upgrade [-- --from RELEASE] [--orders N]`: the previous release is deployed to an emulated cloud and written to
 * through all wires; this one is deployed over it and must answer the same; then the previous one again, which must lose nothing.
 */
import { parseArgs } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { Checks } from '../deployed/checks.ts';
import { cloudEnvironment, deploy, destroy, type Deployment } from '../deployed/deployment.ts';
import { startEmulator, type Emulator } from '../deployed/emulator.ts';
import { installEmulator } from '../deployed/install-emulator.ts';
import { openAccount, signIn, type Account } from './account.ts';
import { asking, changedAnswers, readings, writeOrders, type Answered, type Written } from './orders.ts';
import { checkOut, forget, previousRelease } from './previous.ts';

answerHelp(
  'usage: npm run test:upgrade -- [--from RELEASE] [--orders 1000]\nDeploys the previous release to an emulated cloud, this one over it, and the previous one again.',
);
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { from: text, orders: text } });
const orders = Number(values.orders ?? '1000');
const checks = new Checks();
const program = await installEmulator().catch((error: Error) => {
  console.log(`skipped: the emulator cannot be had here:\n${error.message}`);
});
if (program !== undefined) await checkIn(await startEmulator(program));
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exitCode = checks.failed > 0 ? 1 : 0;

async function checkIn(emulator: Emulator): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void emulator.stop().finally(() => process.exit(1)));
  try {
    const release = await previousRelease(values.from);
    console.log(`from ${release} to what is here, ${orders} orders`);
    await upgrade(emulator, await checkOut(release));
    await destroy(emulator);
  } catch (error) {
    checks.failed += 1;
    console.log(error instanceof Error ? error.message : String(error));
  } finally {
    await emulator.stop();
    await forget();
  }
}

interface Before {
  account: Account;
  token: string;
  written: Written;
  answers: Map<string, Answered>;
}

async function upgrade(emulator: Emulator, previous: string): Promise<void> {
  const first = await deploy(emulator, previous);
  const toTable = {
    ...cloudEnvironment(emulator),
    TABLE_NAME: first.tableName,
    DYNAMODB_ENDPOINT: emulator.endpoint,
  };
  const account = await openAccount(previous, toTable);
  const token = await signIn(first.baseUrl, account);
  const ask = asking(first.baseUrl, account.key);
  const written = await writeOrders(ask, orders);
  const before: Before = { account, token, written, answers: await readings(ask, written) };
  const second = await deploy(emulator);
  await checkUpgraded(first, second, before);
  const later = await writeOrders(asking(second.baseUrl, account.key), 6, orders);
  const third = await deploy(emulator, previous);
  await checkBack(third, before, later);
}

async function checkUpgraded(first: Deployment, second: Deployment, before: Before): Promise<void> {
  const { account, token, written, answers } = before;
  const ask = asking(second.baseUrl, account.key);
  await checks.check('the table is the same one, at the same address', async () => {
    if (first.tableName !== second.tableName || first.baseUrl !== second.baseUrl)
      throw new Error(`${first.tableName} ${first.baseUrl} is ${second.tableName} ${second.baseUrl}`);
  });
  await checks.check('every order and list is answered as before', async () =>
    same(answers, await readings(ask, written)),
  );
  await checks.check('a key, a token of before and one of now hold', async () => {
    for (const credential of [account.key, token, await signIn(second.baseUrl, account)])
      await answered(asking(second.baseUrl, credential), '/inventory/v1/salesorders?per_page=1', 200);
  });
  await checks.check('a repeated call of before is answered as it was, and makes nothing', async () => {
    for (const { call, answer } of written.writes.slice(0, 20)) {
      const again = await ask(call);
      const { changed } = changedAnswers(new Map([['repeat', answer]]), new Map([['repeat', again]]));
      if (changed.length > 0) throw new Error(changed.join('\n'));
    }
    same(answers, await readings(ask, written));
  });
}

async function checkBack(
  third: Deployment,
  { account, written, answers }: Before,
  later: Written,
): Promise<void> {
  const ask = asking(third.baseUrl, account.key);
  await checks.check('the previous release, deployed again, has every order of its own', async () => {
    const own = new Map([...answers].filter(([path]) => !path.includes('per_page')));
    same(own, await readings(ask, written));
  });
  await checks.check('what the later one has written is answered or held, and not lost', async () => {
    for (const id of later.ids) {
      const { status } = await ask({ method: 'GET', path: `/inventory/v1/salesorders/${id}` });
      if (status !== 200 && status !== 503) throw new Error(`${id}: ${status}`);
    }
  });
}

async function answered(ask: ReturnType<typeof asking>, path: string, wanted: number): Promise<void> {
  const { status, text: told } = await ask({ method: 'GET', path });
  if (status !== wanted) throw new Error(`${path}: ${status} ${told}`);
}

function same(before: Map<string, Answered>, after: Map<string, Answered>): void {
  const { same: alike, changed } = changedAnswers(before, after);
  console.log(`          ${alike} of ${before.size} answers are the same bytes`);
  if (changed.length > 0) throw new Error(changed.slice(0, 20).join('\n'));
}
