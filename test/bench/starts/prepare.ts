/** Functions to compare, a request for them, and a back end that knows all answers. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundleFunctions, HANDLER_FILE, PROJECT_ROOT } from '../../../infra/bundle.ts';
import { lambdaRuntimePlugin } from '../../../infra/bundle-plugin.ts';
import { createEvent, type Case } from './events.ts';
import { emptyBackEnd, nullBackEnd, type BackEnd, type NullBackEnd } from './null-back-end.ts';
import type { Contender } from './played.ts';
import { ENVIRONMENT, inGroups, recordedCalls } from './recording.ts';

const OUT = join(PROJECT_ROOT, '.build/bench');
export const BARE = 'bare SDK, our bundling';
export const BARE_BY_DEFAULT = 'bare SDK, default bundling';

/** What a child needs to run a contender, and what stands behind it. */
export interface Stage {
  contenders: Contender[];
  ours: Contender;
  eventFile: string;
  environment: Record<string, string>;
  back: NullBackEnd;
  close(): void;
}

/** A function of somebody else's, with the event that it is handed; whatever it asks is answered {}. */
export interface Stranger {
  file: string;
  eventFile: string;
}

/** Bundles all, plays the request against an engine, and keeps what was asked and answered. */
export async function stageOf(
  { name, operation, event, before = createEvent(1) }: Case,
  stranger?: Stranger,
): Promise<Stage> {
  await mkdir(OUT, { recursive: true });
  await bundleFunctions('.build/bench/ours', [...new Set(['create', operation])]);
  const fileOf = (bundle: string) => join(OUT, 'ours', bundle, HANDLER_FILE);
  const ours = { name: `ours: ${name}`, file: fileOf(operation) };
  const { first, later, eventFile } = await recordedCalls({
    create: { file: fileOf('create'), eventFile: await written('made.json', before) },
    measured: {
      file: ours.file,
      eventFile: (order) => written('event.json', typeof event === 'function' ? event(order) : event),
    },
  });
  const callsFile = await written('calls.json', [first, later].map(inGroups), binary);
  const back = await nullBackEnd(first, later);
  const beside = stranger && (await strangerOn(stranger));
  return {
    contenders: [
      { name: 'empty handler', file: await bundled('empty-handler', true) },
      { name: BARE, file: await bundled('bare-handler', true) },
      { name: BARE_BY_DEFAULT, file: await bundled('bare-handler', false) },
      ours,
      ...(beside ? [beside.contender] : []),
    ],
    ours,
    eventFile,
    back,
    environment: { ...ENVIRONMENT, DYNAMODB_ENDPOINT: back.endpoint, CALLS_FILE: callsFile },
    close() {
      back.close();
      beside?.back.close();
    },
  };
}

async function strangerOn({ file, eventFile }: Stranger): Promise<{ contender: Contender; back: BackEnd }> {
  const back = await emptyBackEnd();
  const named = { name: `another: ${file.split('/').at(-1)}`, file: resolve(file) };
  return { back, contender: { ...named, eventFile: resolve(eventFile), endpoint: back.endpoint } };
}

async function written(name: string, value: unknown, replacer?: typeof binary): Promise<string> {
  const file = join(OUT, name);
  await writeFile(file, JSON.stringify(value, replacer));
  return file;
}

async function bundled(name: string, likeOurs: boolean): Promise<string> {
  const outfile = join(OUT, likeOurs ? 'like-ours' : 'by-default', `${name}.${likeOurs ? 'mjs' : 'cjs'}`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    ...(likeOurs ? { format: 'esm', mainFields: ['module', 'main'], plugins: [lambdaRuntimePlugin] } : {}),
  });
  return outfile;
}

function binary(_: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  return isBytes ? { base64: Buffer.from(value as never).toString('base64') } : value;
}
