/** `npm run demo`: walks an API through a client's first day and the whole life of orders; exits with 1 when anything is not as it should be. */
import { readLocalEnvironment } from '../local/environment.ts';
import { takesNoOptions } from '../local/help.ts';
import { startLocalRun } from '../local/run.ts';
import { demoClient, type DemoClient, type DemoTarget } from './demo-client.ts';
import { FIRST_DAY } from './demo-first-day.ts';
import { MANY_ORDERS } from './demo-many-orders.ts';
import { ONE_ORDER } from './demo-one-order.ts';
import type { DemoStep, DemoWalk } from './demo-step.ts';
import { runTool, ToolRefusal } from './run-tool.ts';

const USAGE = `usage: npm run demo
Walks an API through a client's first day and the whole life of orders, and checks every answer.
environment: BASE_URL, API_KEY, ORGANIZATION_ID, HOST_HEADER, PORT (docs/running.md)`;

const STEPS = [...FIRST_DAY, ...ONE_ORDER, ...MANY_ORDERS];

const { BASE_URL, API_KEY, ORGANIZATION_ID, HOST_HEADER, PORT } = process.env;
const target: DemoTarget = {
  baseUrl: BASE_URL || `http://127.0.0.1:${PORT || 3000}`,
  apiKey: API_KEY || 'demo-full-access',
  organizationId: ORGANIZATION_ID || undefined,
  hostHeader: HOST_HEADER || undefined,
};

takesNoOptions(USAGE);
await runTool(async () => {
  const client = demoClient(target);
  const stop = await startedIfNeeded(client);
  try {
    return await walkThrough(client);
  } finally {
    await stop();
  }
});

/** Starts a local API when none runs, unless another one was named. */
async function startedIfNeeded(client: DemoClient): Promise<() => Promise<void>> {
  try {
    await client({ method: 'GET', path: '' });
    console.log(`demo on ${target.baseUrl}`);
    return () => Promise.resolve();
  } catch (error) {
    if (BASE_URL) throw new ToolRefusal(`nothing answers on ${BASE_URL}: ${(error as Error).message}`);
    const run = await startLocalRun(readLocalEnvironment(process.env));
    console.log(`demo on ${run.url}, started for it`);
    return run.stop;
  }
}

async function walkThrough(client: DemoClient): Promise<string> {
  const walk: DemoWalk = { client, others: [], day: {} };
  let failed = 0;
  for (const [index, step] of STEPS.entries()) {
    const failure = await outcomeOf(step, walk);
    if (failure) failed += 1;
    console.log(
      `${String(index + 1).padStart(2)}/${STEPS.length}  ${failure ? 'FAILED' : 'ok'}  ${step.title}${failure}`,
    );
  }
  if (failed > 0) process.exitCode = 1;
  return `${STEPS.length - failed} passed, ${failed} failed`;
}

/** Empty when the step passed, else what was not as expected. */
async function outcomeOf(step: DemoStep, walk: DemoWalk): Promise<string> {
  try {
    await step.run(walk);
    return '';
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `\n       ${words.trim().replaceAll('\n', '\n       ')}`;
  }
}
