/** `npm run test:engine`: the project as it is where npm has no embedded engine, on an engine of somebody else. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { Checks } from '../deployed/checks.ts';
import { withOurPrograms } from '../deployed/child.ts';
import { freePort, startEmulator, type Emulator } from '../deployed/emulator.ts';
import { installEmulator } from '../deployed/install-emulator.ts';
import { copyWithoutEngine } from './copy-without-engine.ts';

answerHelp(`usage: npm run test:engine [-- --all]
Takes the embedded engine away in a copy: npm start and npm test say what to do, and work with another engine.
It is asked what depends on an engine: keys, conditions, transactions, queries. --all: all tests, in ten minutes.`);

/** Where what we ask of an engine is seen from every side: the store, its users, the lists and writes of each wire. */
const TESTS = [
  'store',
  'access',
  'operations/numbers',
  'operations/order-life',
  'operations/record-progress',
  'operations/references',
  'operations/versions',
  'runtime/command-records',
  'runtime/hostile-requests',
  'runtime/keys-across-deployments',
  'runtime/large-answers',
  'dialects/getfly/contract',
  'dialects/zoho-commerce/contract',
  'dialects/zoho-crm/contract',
  'dialects/zoho-crm/list',
  'dialects/zoho-crm/many',
  'dialects/zoho-crm/upsert',
  'dialects/zoho-inventory/contract',
  'dialects/zoho-inventory/list',
];
/** All that a tree without an engine of its own can be asked. The rest measures or restarts the embedded engine. */
const ALL_TESTS = [
  'store',
  'operations',
  'dialects',
  'events',
  'runtime',
  'access',
  'infra/local',
  'infra/tools',
];
/** What the other engine cannot show, and why. */
const LEFT_OUT: Record<string, string> = {
  'test/store/list-bounds.test.ts': 'tens of thousands of rows are read, for which that engine takes minutes',
  'test/store/row-costs.test.ts': 'that engine counts half a read unit, whatever is read',
};
/** For one test: the other engine is up to twenty times as slow. */
const TEST_TIMEOUT_MS = 120_000;
const WITHIN_MS = 15 * 60_000;

const checks = new Checks();
const copy = mkdtempSync(join(tmpdir(), 'sales-orders-no-engine-'));
try {
  copyWithoutEngine(copy);
  await checkRefusals();
  const program = await installEmulator().catch((error: Error) => {
    console.log(`skipped: all that needs the other engine, because it cannot be had here:\n${error.message}`);
  });
  if (program !== undefined) await checkOn(await startEmulator(program, { evaluatesRights: false }));
} finally {
  rmSync(copy, { recursive: true });
}
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exitCode = checks.failed > 0 ? 1 : 0;

async function checkRefusals(): Promise<void> {
  for (const script of ['start', 'test']) {
    await checks.check(
      `npm ${script} without any engine ends in a line that says what to start`,
      async () => {
        const { status, stdout, stderr } = npm(['run', '--silent', script], {});
        const last = `${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? '';
        assert.notEqual(status, 0);
        assert.match(last, /^no embedded DynamoDB for .*ministack.*DYNAMODB_ENDPOINT/);
      },
    );
  }
}

async function checkOn({ endpoint, stop }: Emulator): Promise<void> {
  try {
    const environment = { DYNAMODB_ENDPOINT: endpoint, PORT: String(await freePort()) };
    await checks.check('npm start serves the whole demo on another engine', async () => {
      const { stdout, stderr } = npm(['run', '--silent', 'demo'], environment);
      assert.match(stdout, /^\d+ passed, 0 failed$/m, stdout + stderr);
    });
    await checks.check('npm test passes on another engine', async () => {
      const asked = process.argv.includes('--all') ? ALL_TESTS : TESTS;
      const options = [
        `--testTimeout=${TEST_TIMEOUT_MS}`,
        ...Object.keys(LEFT_OUT).map((file) => `--exclude=${file}`),
      ];
      for (const [file, why] of Object.entries(LEFT_OUT)) console.log(`left out: ${file}: ${why}`);
      const tests = [...options, ...asked.map((path) => `test/${path}`)];
      const { status, stdout, stderr } = npm(['test', '--silent', '--', ...tests], environment);
      countTests(stdout);
      assert.equal(status, 0, stdout.slice(-4000) + stderr.slice(-4000));
      console.log(stdout.trim().split('\n').slice(-5).join('\n'));
    });
  } finally {
    await stop();
  }
}

/** Each of them counts, beside the check that all of them passed. */
function countTests(printed: string): void {
  const [line = ''] = /^ *Tests .*$/m.exec(stripVTControlCharacters(printed)) ?? [];
  checks.passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
}

function npm(args: string[], environment: NodeJS.ProcessEnv) {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|DYNAMODB|TABLE|npm)_/.test(name));
  const env = { ...withOurPrograms(Object.fromEntries(own)), ...environment };
  return spawnSync('npm', args, { cwd: copy, env, encoding: 'utf8', timeout: WITHIN_MS, maxBuffer: 2 ** 28 });
}
