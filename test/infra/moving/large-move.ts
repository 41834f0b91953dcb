/**
 * `npm run test:move`: 60,000 orders (or `-- N`) of an account with bad days into an empty table, killed twice and resumed; then
 * every order must be there once and equal. Prints times and rates. Minutes long, so that it stands in no suite.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerHelp } from '../../../infra/local/help.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import type { Comparison } from '../../../infra/moving/compare-orders.ts';
import { FAKE_ORGANIZATION, isTwin } from '../../support/fake-orders.ts';
import { fakeZoho } from '../../support/fake-zoho.ts';
import { ASKED_AS } from '../../support/moving.ts';

answerHelp(
  'usage: npm run test:move [-- ORDERS]\nMoves 60,000 made-up orders in, is killed twice, resumes, and compares every one.',
);
const PER_MINUTE = 60_000;
const orders = Number(process.argv[2] ?? '60000');
const folder = mkdtempSync(join(tmpdir(), 'large-move-'));
const zoho = await fakeZoho({ orders, limit: { calls: PER_MINUTE / 60 + 5, windowMs: 1000 } });
// In memory: a file would be written to the disk at each commit, which is what the run would measure.
const engine = await startEngine({});
const account = ['--url', zoho.base, '--accounts', zoho.url, '--organization', FAKE_ORGANIZATION];
const how = ['--org', '60001', '--per-minute', String(PER_MINUTE), '--at-once', '16'];

async function run(tool: string, args: string[], killAt = Infinity): Promise<number> {
  const command = [`infra/moving/${tool}.ts`, '--from', 'inventory', ...account, ...how, ...args];
  const env = { ...process.env, ...ASKED_AS, DYNAMODB_ENDPOINT: engine.endpoint };
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const before = zoho.asked.get('/salesorders/{id}') ?? 0;
  const watch = setInterval(() => {
    if ((zoho.asked.get('/salesorders/{id}') ?? 0) - before >= killAt) child.kill('SIGKILL');
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  return code ?? -1;
}

function expected(told: string, found: unknown, wanted: unknown): void {
  if (found === wanted) return;
  console.error(`${told}: ${String(found)}, not ${String(wanted)}`);
  process.exitCode = 1;
}

try {
  const began = Date.now();
  expected('first run', await run('migrate', [], orders / 3), -1);
  expected('second run', await run('migrate', [], orders / 3), -1);
  expected('third run', await run('migrate', ['--report', join(folder, 'move.json')]), 0);
  console.log(`moved in ${Math.round((Date.now() - began) / 1000)} s, all three runs together`);
  expected('limit passed', zoho.exceeded(), 0);
  zoho.mood.isBad = false;
  expected('comparison', await run('compare', ['--report', join(folder, 'compare')]), 0);
  const result = JSON.parse(readFileSync(join(folder, 'compare.json'), 'utf8')) as Comparison;
  const twins = Array.from({ length: orders }, (_, at) => at).filter(isTwin).length;
  expected('orders here', result.here, orders - twins);
  expected('equal', result.equal, orders - twins);
  expected('different', result.different.length, 0);
  expected('missing here', result.missingHere.length, twins);
} finally {
  await engine.stop();
  await zoho.close();
}
