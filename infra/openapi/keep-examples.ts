/** Chooses, from recorded answers, one example of each exchange and success: the largest that is still small. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { matchRoute } from '../local/route-match.ts';
import { splitTarget } from '../local/request-target.ts';
import { routes } from '../../lib/routes.ts';
import type { KeptExamples } from './examples.ts';

const FOLDER = new URL('./examples/', import.meta.url);
const BYTES_AT_MOST = 3500;

interface RecordedAnswer {
  request: string;
  status: number;
  body: string;
}

/** @throws when the recording cannot be read */
export async function keepExamples(recording: string): Promise<void> {
  const kept = new Map<string, KeptExamples>();
  const lines = readFileSync(recording, 'utf8').trimEnd().split('\n');
  for (const line of lines) keep(JSON.parse(line) as RecordedAnswer, kept);
  mkdirSync(FOLDER, { recursive: true });
  for (const [dialect, examples] of kept)
    writeFileSync(new URL(`${dialect}.json`, FOLDER), await printed(sorted(examples)));
}

function keep({ request, status, body }: RecordedAnswer, kept: Map<string, KeptExamples>): void {
  const [method = '', target = ''] = request.split(' ');
  if (status >= 300 || body === '' || Buffer.byteLength(body) > BYTES_AT_MOST) return;
  const row = rowOf(method, target);
  if (!row || row.operation === 'fallback') return;
  const examples = kept.get(row.dialect) ?? {};
  kept.set(row.dialect, examples);
  const example = (examples[row.exchange] ??= { answers: {} });
  const before = example.answers[status];
  if (before === undefined || JSON.stringify(before).length < body.length)
    example.answers[status] = JSON.parse(body);
}

function rowOf(method: string, target: string) {
  try {
    return matchRoute(routes, method, splitTarget(target).path)?.route;
  } catch {
    return undefined;
  }
}

const sorted = (examples: KeptExamples): KeptExamples =>
  Object.fromEntries(Object.entries(examples).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** As `npm run format` lays it out. */
export const printed = (value: object): Promise<string> =>
  prettier.format(JSON.stringify(value), { parser: 'json', printWidth: 110 });
