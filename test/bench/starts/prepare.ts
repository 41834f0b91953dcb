/** Functions to compare, a request for them, and a back end that knows all answers. */
import { fork } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { build } from 'esbuild';
import { bundleFunctions, HANDLER_FILE, PROJECT_ROOT } from '../../../infra/bundle.ts';
import { lambdaRuntimePlugin } from '../../../infra/bundle-plugin.ts';
import { createTable } from '../../../infra/local/create-table.ts';
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import { seed } from '../../../infra/local/seed.ts';
import { openTable } from '../../../lib/store/table.ts';
import { nullBackEnd, recordingBackEnd, type NullBackEnd, type Recorded } from './null-back-end.ts';

const HERE = import.meta.dirname;
const OUT = join(PROJECT_ROOT, '.build/bench');
const TABLE = 'bench';

/** One function, by the file that Node loads. */
export interface Contender {
  name: string;
  file: string;
}

export interface Case {
  /** Of a function of ours. */
  operation: string;
  event: object | ((order: string) => object);
  /** Creates the order that the event is about, where it is about one. */
  before?: object;
}

/** What a child needs to run a contender, and what stands behind it. */
export interface Stage {
  contenders: Contender[];
  eventFile: string;
  environment: Record<string, string>;
  back: NullBackEnd;
}

/** Bundles all, plays the request twice against an engine, and keeps what was asked and answered. */
export async function stageOf({ operation, event, before }: Case): Promise<Stage> {
  await mkdir(OUT, { recursive: true });
  await bundleFunctions('.build/bench/ours', [operation]);
  const ours = join(OUT, 'ours', operation, HANDLER_FILE);
  const contenders = [
    { name: 'empty handler', file: await bundled('empty-handler', true) },
    { name: 'bare SDK, our bundling', file: await bundled('bare-handler', true) },
    { name: 'bare SDK, default bundling', file: await bundled('bare-handler', false) },
    { name: `ours: ${operation}`, file: ours },
  ];
  const eventFile = join(OUT, 'event.json');
  const { first, later, environment } = await recordedCalls(ours, eventFile, async () => {
    const order = before && (await createdOrder(before));
    return typeof event === 'function' ? event(order ?? '') : event;
  });
  const callsFile = join(OUT, 'calls.json');
  await writeFile(callsFile, JSON.stringify([first, later].map(inGroups), binary));
  const back = await nullBackEnd(first, later);
  return {
    contenders,
    eventFile,
    back,
    environment: { ...environment, DYNAMODB_ENDPOINT: back.endpoint, CALLS_FILE: callsFile },
  };
}

async function bundled(name: string, likeOurs: boolean): Promise<string> {
  const outfile = join(OUT, likeOurs ? 'like-ours' : 'by-default', `${name}.${likeOurs ? 'mjs' : 'cjs'}`);
  await build({
    entryPoints: [join(HERE, `${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    ...(likeOurs ? { format: 'esm', mainFields: ['module', 'main'], plugins: [lambdaRuntimePlugin] } : {}),
  });
  return outfile;
}

/** What the first request of a process asks, and the third; each is about an order of its own. Leaves the first one in the file. */
async function recordedCalls(file: string, eventFile: string, eventOf: () => Promise<object>) {
  const engine = await startEngine();
  const recorded: Recorded[] = [];
  const back = await recordingBackEnd(engine.endpoint, recorded);
  const environment = {
    TABLE_NAME: TABLE,
    EVENT_SOURCES: '',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
  };
  try {
    Object.assign(process.env, environment, { DYNAMODB_ENDPOINT: engine.endpoint });
    const table = openTable(TABLE, engine.endpoint);
    await createTable(table.client, TABLE);
    await seed(table, DEMO_ORGANIZATIONS);
    const run = async (events: object[]) => {
      await writeFile(eventFile, JSON.stringify(events));
      await played({ file }, eventFile, { ...environment, DYNAMODB_ENDPOINT: back.endpoint }, events.length);
    };
    const event = await eventOf();
    await run([await eventOf(), await eventOf(), await eventOf()]);
    const three = recorded.splice(0);
    await run([event]);
    const first = recorded.splice(0);
    const perLater = (three.length - first.length) / 2;
    if (!Number.isInteger(perLater)) throw new Error('the second request made other calls than the third');
    return { first, later: three.slice(-perLater), environment };
  } finally {
    back.close();
    await engine.stop();
  }
}

/** Creates an order by our own function, in this process. Answers its id. */
async function createdOrder(event: object): Promise<string> {
  const { handler } = await import('../../../functions/create.ts');
  const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 30_000 };
  const { body } = await handler(event as never, context as never);
  return (JSON.parse(body) as { salesorder: { salesorder_id: string } }).salesorder.salesorder_id;
}

/** Runs a function in a process of its own. Answers how long it took from the start, its processor time, and each answer, in milliseconds. */
export async function played(
  { file }: Pick<Contender, 'file'>,
  eventFile: string,
  environment: Record<string, string>,
  times: number,
): Promise<{ total: number; cpu: number; answers: number[] }> {
  const began = process.hrtime.bigint();
  const child = fork(join(HERE, 'child.mjs'), [file, eventFile, String(times)], {
    env: { PATH: process.env['PATH'], ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', ({ took: answers, cpu }: { took: number[]; cpu: number }) =>
      resolve({ total: Number(process.hrtime.bigint() - began) / 1e6, cpu, answers }),
    );
    child.once('exit', (code) => code !== 0 && reject(new Error(`${file} ended with ${code}`)));
  });
}

type Grouped = { action: string; input: unknown }[][];

/** Calls that were sent beside each other stand together. */
function inGroups(calls: Recorded[]): Grouped {
  const groups: Grouped = [];
  for (const { action, input, isBeside } of calls) {
    const call = { action, input: plain(JSON.parse(input) as Record<string, unknown>) };
    if (isBeside) groups.at(-1)?.push(call);
    else groups.push([call]);
  }
  return groups;
}

const HOLDS_VALUES = new Set(['Item', 'Key', 'ExpressionAttributeValues']);

/** DynamoDB's own JSON as somebody would state it to the document client. */
function plain(input: unknown, name = ''): unknown {
  if (Array.isArray(input)) return input.map((value) => (name === 'Keys' ? unmarshall(value) : plain(value)));
  if (typeof input !== 'object' || input === null) return input;
  if (HOLDS_VALUES.has(name)) return unmarshalled(input as Record<string, unknown>);
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, plain(value, key)]));
}

function unmarshalled(values: Record<string, unknown>): unknown {
  const typed = Object.entries(values).map(([name, value]) => {
    const { B } = value as { B?: string };
    return [name, B === undefined ? value : { B: Buffer.from(B, 'base64') }];
  });
  return unmarshall(Object.fromEntries(typed));
}

function binary(_: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  return isBytes ? { base64: Buffer.from(value as never).toString('base64') } : value;
}
