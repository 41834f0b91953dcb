/** Tries a sample of mutants in a copy of the tree: nothing is ever changed in the tree itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ToolRefusal } from '../../../infra/tools/run-tool.ts';
import { drawn, SAMPLED_ROOMS } from './draw.ts';
import { mutantsOf, mutated, type Mutant } from './mutants.ts';

const AT_LEAST_PERCENT = 85;
const WITHIN_MS = 15 * 60_000;
/** What takes minutes and is about the whole: a sample would take hours with them. */
const LEFT_OUT = [
  'test/infra/*.test.ts',
  'test/infra/{local/main,local/events,tools/demo}.test.ts',
  'test/bench/**',
  'test/deployed/**',
  'test/faults/{crash,programs,races}/**',
  'test/**/*.property.test.ts',
];
/** A busy machine is no notice taken of a mutant. */
const OPTIONS = ['--bail=1', '--passWithNoTests', '--testTimeout=120000', '--hookTimeout=120000'];

/** Tries `size` mutants that type-check. Answers the score; sets exit code 1 when it is too low. */
export async function runSample(size: number, seed: number): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'sample-'));
  try {
    copyTree(copy);
    const failure = failureOf(copy, ['run'], LEFT_OUT);
    if (failure) throw new ToolRefusal(`the sound tree fails already: ${failure}`);
    const killed = tried(copy, size, seed);
    const percent = killed.length === 0 ? 0 : (100 * killed.filter(Boolean).length) / killed.length;
    if (percent < AT_LEAST_PERCENT) process.exitCode = 1;
    const counts = `${killed.filter(Boolean).length} of ${killed.length} killed`;
    return `\n${counts}, seed ${seed}: ${percent.toFixed(1)} %, at least ${AT_LEAST_PERCENT} %`;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function copyTree(to: string): void {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0');
  for (const file of files) if (file && existsSync(file)) cpSync(file, join(to, file));
  // Some tests ask git which files there are.
  for (const args of [
    ['init', '-q'],
    ['add', '--all'],
  ])
    execFileSync('git', args, { cwd: to });
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
}

/** One entry per mutant: whether it was killed. Those that the compiler refuses are no mutants. */
function tried(copy: string, size: number, seed: number): boolean[] {
  const files = execFileSync('git', ['ls-files', ...SAMPLED_ROOMS.map((room) => `lib/${room}`)], {
    encoding: 'utf8',
  });
  const mutants = files
    .trim()
    .split('\n')
    .flatMap((file) => mutantsOf(file, readFileSync(join(copy, file), 'utf8')));
  const killed: boolean[] = [];
  for (const mutant of drawn(mutants, seed)) {
    if (killed.length === size) break;
    const verdict = verdictOf(copy, mutant);
    if (verdict === undefined) continue;
    killed.push(verdict !== 'SURVIVED');
    console.log(`${String(killed.length).padStart(3)} ${told(mutant)}: ${verdict}`);
  }
  return killed;
}

/** What became of the mutant; undefined when it does not type-check. The copy is sound again afterwards. */
function verdictOf(copy: string, mutant: Mutant): string | undefined {
  const path = join(copy, mutant.file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(sound, mutant));
  try {
    if (!isTyped(copy)) return undefined;
    const near = nearTests(copy, mutant);
    const others = near === undefined ? LEFT_OUT : [...LEFT_OUT, `${near}/**`];
    const failure =
      (near && failureOf(copy, ['run', `${near}/`])) ??
      failureOf(copy, ['related', '--run', mutant.file], others);
    return failure === undefined ? 'SURVIVED' : `killed by ${failure}`;
  } finally {
    writeFileSync(path, sound);
  }
}

/** The tests that mirror the folder come first: most mutants end there. */
function nearTests(copy: string, { file }: Mutant): string | undefined {
  const folder = dirname(file).replace(/^lib/, 'test');
  return existsSync(join(copy, folder)) ? folder : undefined;
}

function isTyped(copy: string): boolean {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], {
    cwd: copy,
  });
  return status === 0;
}

/** The first test that fails; undefined when all pass. What does not end in time is noticed too. */
function failureOf(copy: string, args: string[], leftOut: string[] = []): string | undefined {
  const excluded = leftOut.flatMap((pattern) => ['--exclude', pattern]);
  const run = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', ...args, ...excluded, ...OPTIONS],
    {
      cwd: copy,
      env: { ...process.env, NO_COLOR: '1' },
      timeout: WITHIN_MS,
      killSignal: 'SIGTERM',
      encoding: 'utf8',
    },
  );
  if (run.status === 0) return undefined;
  const failed = `${run.stdout}${run.stderr}`.split('\n').find((line) => line.includes('FAIL'));
  return failed?.replace(/^\s*FAIL\s+/, '').trim() ?? 'not ending';
}

function told({ file, line, kind, before, after }: Mutant): string {
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 60);
  return `${file}:${line} ${kind}: ${short(before)} -> ${after === '' ? '(nothing)' : short(after)}`;
}
