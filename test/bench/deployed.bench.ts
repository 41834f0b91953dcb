/** `npm run bench:deployed`: a create as a function of an emulated cloud, beside a function that makes its calls with the bare SDK there. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { createTable } from '../../infra/local/create-table.ts';
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { seed } from '../../infra/local/seed.ts';
import { openTable } from '../../lib/store/table.ts';
import { run } from '../deployed/child.ts';
import { startEmulator, type Emulator } from '../deployed/emulator.ts';
import { installEmulator } from '../deployed/install-emulator.ts';
import { createEvent } from './starts/events.ts';
import { BARE, stageOf } from './starts/prepare.ts';
import { percentile, printed } from './starts/rounds.ts';

answerHelp(`usage: npm run bench:deployed [-- --calls 1000] [--json]
So many creates of 5 lines, invoked one after the other in an emulated cloud (MiniStack), every other one of the bare SDK.`);

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const CALLS = Number(values.calls);
const WARMED_UP = 50;
const MEMORY_MB = 1024;

const stage = await stageOf({ name: 'create', operation: 'create', event: createEvent(5) });
stage.close();
const program = await installEmulator();
const emulator = await startEmulator(program, { evaluatesRights: false });
try {
  await measure(emulator);
} finally {
  await emulator.stop();
}
process.exit();

async function measure({ endpoint }: Emulator): Promise<void> {
  Object.assign(process.env, stage.environment);
  const table = openTable(stage.environment['TABLE_NAME'] ?? '', endpoint);
  await createTable(table.client, table.name);
  await seed(table, DEMO_ORGANIZATIONS);
  const lambda = new LambdaClient({ endpoint, region: 'us-east-1' });
  const bare = stage.contenders.find(({ name }) => name === BARE);
  const contenders = [
    { name: stage.ours.name, functionName: await deployed(lambda, 'ours', stage.ours.file, endpoint) },
    { name: BARE, functionName: await deployed(lambda, 'bare', bare?.file ?? '', endpoint) },
  ];
  const event = await readFile(stage.eventFile);
  const took = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let turn = 0; turn < WARMED_UP + CALLS; turn += 1) {
    for (const { name, functionName } of contenders) {
      const began = performance.now();
      const { Payload } = await lambda.send(
        new InvokeCommand({ FunctionName: functionName, Payload: event }),
      );
      if (turn >= WARMED_UP) took.get(name)?.push(performance.now() - began);
      const said = Buffer.from(Payload ?? []).toString();
      if (!/"statusCode": ?201\b/.test(said)) throw new Error(`${name}: ${said.slice(0, 500)}`);
    }
  }
  table.close();
  report(took);
}

/** A function of the file and what it loads from beside it. Answers its name. */
async function deployed(lambda: LambdaClient, name: string, file: string, endpoint: string): Promise<string> {
  const folder = dirname(file);
  const files = (await readdir(folder)).filter((each) => each.endsWith('.mjs'));
  const zip = join(dirname(stage.eventFile), `deployed-${name}.zip`);
  await run('python3', ['-m', 'zipfile', '-c', zip, ...files.map((each) => join(folder, each))]);
  const environment = {
    ...stage.environment,
    DYNAMODB_ENDPOINT: endpoint,
    ...(name === 'bare' && { ONCE: await onceOnly() }),
  };
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Handler: `${basename(file, '.mjs')}.handler`,
      Role: 'arn:aws:iam::000000000000:role/bench',
      MemorySize: MEMORY_MB,
      Timeout: 30,
      Environment: { Variables: environment },
      Code: { ZipFile: await readFile(zip) },
    }),
  );
  return name;
}

/** What no two orders share, as it stands in the recorded calls: id, number, token of the transaction. */
async function onceOnly(): Promise<string> {
  const calls = await readFile(stage.environment['CALLS_FILE'] ?? '', 'utf8');
  const found = [/#SO#(\d+)/g, /"(SO-\d+)"/g, /"ClientRequestToken":"([^"]+)"/g].flatMap((pattern) =>
    [...calls.matchAll(pattern)].map(([, text]) => text ?? ''),
  );
  return [...new Set(found)].join(',');
}

function report(took: Map<string, number[]>): void {
  const p95 = percentile(took.get(BARE) ?? [], 95);
  const rows = [...took].map(([name, times]) => ({
    name,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    ratio: percentile(times, 95) / p95,
  }));
  console.log(printed({ title: `a create in an emulated cloud, ms, ${CALLS} calls`, rows }, values.json));
}
