/** `npm run test:api`: what is made for callers is tried with the tools that they have for it, installed for this alone. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runTool, ToolRefusal } from '../../infra/tools/run-tool.ts';
import { clients } from './clients.ts';
import { collection } from './collection.ts';
import { lint } from './lint.ts';
import { page } from './page.ts';
import { TOOLS, type Step } from './step.ts';
import { renewTypes, types } from './types.ts';

const STEPS: Record<string, Step> = { lint, types, page, clients, collection };

const USAGE = `usage: npm run test:api [-- --only STEP ...]
       npm run test:api -- --renew

Tries the API documents, and what is made from them. What cannot be had here is skipped, in words.

  --only STEP  one of ${Object.keys(STEPS).join(', ')}; may be repeated
  --renew      instead: makes the types of the example clients again`;

await runTool(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      renew: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return USAGE;
  const unknown = values.only?.find((name) => !(name in STEPS));
  if (unknown !== undefined) throw new ToolRefusal(`there is no step "${unknown}"`);
  if (!existsSync(TOOLS)) install();
  if (values.renew) return renewTypes();
  let [passed, failed] = [0, 0];
  for (const [name, step] of Object.entries(STEPS)) {
    if (values.only && !values.only.includes(name)) continue;
    const results = await step();
    for (const { what, fault } of results) console.log(`${fault ? 'FAILED' : 'passed'} ${name}: ${what}`);
    for (const { fault } of results) if (fault) console.log(fault);
    passed += results.filter(({ fault }) => !fault).length;
    failed += results.filter(({ fault }) => fault).length;
  }
  if (failed > 0) process.exitCode = 1;
  return `${passed} passed, ${failed} failed`;
});

/** What they would fetch beside themselves is not wanted. @throws ToolRefusal */
function install(): void {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', 'test/api-tools'], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new ToolRefusal(`npm ci in test/api-tools ended with ${status}`);
}
