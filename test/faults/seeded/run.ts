/** Seeds each bug into a copy of the tree and lets the fault runs find it. `npm run test:seeded [parts of names]` */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answerHelp } from '../../../infra/local/help.ts';
import { SEEDED_BUGS, type SeededBug } from './bugs.ts';
import { EVENT_BUGS } from './event-bugs.ts';
import { ACCESS_BUGS } from './access-bugs.ts';
import { LIFE_BUGS } from './life-bugs.ts';

/** Cheapest first: most bugs fall to the first ones. */
const LANES: [files: string, extent: string][] = [
  ['keys', 'slice'],
  ['races', 'gate'],
  ['crash', 'gate'],
  ['programs', 'gate'],
];
const FAULTS_CONFIG = 'vitest.faults.config.ts';
answerHelp(`usage: npm run test:seeded [-- PART_OF_NAME ...]
Seeds each known bug, or those whose names hold a part, into a copy and lets the tests find it.`);

const parts = process.argv.slice(2);
const LANE_WITHIN_MS = 10 * 60_000;

const copy = mkdtempSync(join(tmpdir(), 'seeded-'));
try {
  copyTree(copy);
  const wanted = [...SEEDED_BUGS, ...EVENT_BUGS, ...LIFE_BUGS, ...ACCESS_BUGS].filter(
    ({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)),
  );
  assertSound(wanted);
  const caught = wanted.map((bug) => report(bug, caughtBy(bug)));
  const missed = caught.filter((lane) => lane === undefined).length;
  console.log(`\n${wanted.length - missed} of ${wanted.length} seeded bugs caught`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

/** What fails without a bug catches nothing. @throws Error */
function assertSound(wanted: SeededBug[]): void {
  const tests = [...new Set(wanted.flatMap((bug) => bug.tests ?? []))];
  const [[first, extent] = ['', '']] = LANES;
  const failure =
    (wanted.some((bug) => !bug.tests) ? failureOf(FAULTS_CONFIG, [first], extent) : undefined) ??
    (tests.length > 0 ? failureOf('vitest.config.ts', tests, 'gate') : undefined);
  if (failure) throw new Error(`the sound tree fails already: ${failure}`);
}

function copyTree(to: string): void {
  const files = execFileSync('git', ['ls-files', 'lib', 'functions', 'infra', 'test', '*.json', '*.ts'], {
    encoding: 'utf8',
  });
  for (const file of files.trim().split('\n')) cpSync(file, join(to, file));
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
}

/** The first lane that fails with the bug in place; the file is restored in any case. */
function caughtBy({ file, edits, name, tests }: SeededBug): string | undefined {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  const sick = edits.reduce((text, [find, replace]) => {
    if (!text.includes(find)) throw new Error(`${name}: ${file} has no ${JSON.stringify(find)}`);
    return text.replace(find, () => replace);
  }, sound);
  writeFileSync(path, sick);
  try {
    if (tests) return failureOf('vitest.config.ts', tests, 'gate');
    for (const [files, extent] of LANES) {
      const failure = failureOf(FAULTS_CONFIG, [files], extent);
      if (failure) return `${files} (${failure})`;
    }
    return undefined;
  } finally {
    writeFileSync(path, sound);
  }
}

/** The first test that fails; undefined when all pass. */
function failureOf(config: string, files: string[], extent: string): string | undefined {
  const run = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', config, '--bail', '1', ...files],
    {
      cwd: copy,
      env: { ...process.env, FAULTS: extent, SHRINK: '0', NO_COLOR: '1' },
      timeout: LANE_WITHIN_MS,
      killSignal: 'SIGTERM',
      encoding: 'utf8',
    },
  );
  if (run.status === 0) return undefined;
  const failed = `${run.stdout}${run.stderr}`.split('\n').find((line) => line.includes('FAIL'));
  return failed?.replace(/^\s*FAIL\s+/, '').trim() ?? 'it did not end';
}

function report({ name }: SeededBug, lane: string | undefined): string | undefined {
  console.log(`${lane ? `caught by ${lane}` : 'NOT CAUGHT'}: ${name}`);
  return lane;
}
