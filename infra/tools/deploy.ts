/** `npm run deploy`: looks whether it can, shows what would change, deploys, asks the API, and says where everything is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../bundle.ts';
import { ASSEMBLY, emulatedUrl, OUTPUTS } from './deploy-places.ts';
import { answerHelp } from '../local/help.ts';
import type { Options } from '../options.ts';
import { deployOptions } from './deploy-options.ts';
import { assertBootstrapped, whatHappened } from './deploy-state.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { smokeTest } from './smoke-test.ts';

const USAGE = `usage: npm run deploy -- [-c stage=prod] [-c name=value ...] [--yes] [--bootstrap]
Shows what would change, asks, deploys, asks the API, and prints the outputs. Options: docs/deploy.md.
  --yes        does not ask
  --bootstrap  prepares the account and region for the CDK first
environment: your AWS credentials and AWS_REGION`;

answerHelp(USAGE);
await runTool(async () => {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: { context: { type: 'string', short: 'c', multiple: true }, yes: flag, bootstrap: flag },
  });
  const stated = values.context ?? [];
  const context = stated.flatMap((each) => ['-c', each]);
  const chosen = deployOptions(stated);
  if (values.bootstrap) await cdk(['bootstrap', ...context]);
  else await assertBootstrapped();
  await cdk(['synth', '--quiet', '--output', ASSEMBLY, ...context]);
  await cdk(['diff', '--app', ASSEMBLY]);
  if (!values.yes) await agreed(chosen.stackName);
  return deployed(chosen);
});

interface Outputs {
  ApiUrl?: string;
  TableName?: string;
  EventBusName?: string;
  DomainTarget?: string;
}

async function deployed({ stackName, emulated }: Options): Promise<string> {
  mkdirSync(dirname(OUTPUTS), { recursive: true });
  const startedAt = new Date();
  try {
    await cdk([
      'deploy',
      '--all',
      '--app',
      ASSEMBLY,
      '--require-approval',
      'never',
      '--outputs-file',
      OUTPUTS,
    ]);
  } catch (error) {
    throw new ToolRefusal(await whatHappened(stackName, startedAt, error));
  }
  const stacks = JSON.parse(readFileSync(OUTPUTS, 'utf8')) as Record<string, Outputs>;
  const outputs = stacks[stackName] ?? {};
  const { ApiUrl = '', TableName, EventBusName } = outputs;
  const { DomainTarget } = stacks[`${stackName}-front`] ?? outputs;
  const url = emulated ? emulatedUrl(ApiUrl, process.env['AWS_ENDPOINT_URL'] ?? '') : ApiUrl;
  console.log(await smokeTest(url));
  return [
    `${stackName} is deployed`,
    `  clients        ${ApiUrl}`,
    ...(DomainTarget ? [`  point your domain's CNAME at ${DomainTarget}`] : []),
    `  tools          export TABLE_NAME=${TableName} EVENT_BUS_NAME=${EventBusName}`,
    '  first key      npm run keys -- create --org ID --name NAME --scopes create,read,update,delete',
    `  set aside      npm run events -- redrive --stack ${stackName}`,
  ].join('\n');
}

/** @throws ToolRefusal unless a person says yes */
async function agreed(stackName: string): Promise<void> {
  if (!process.stdin.isTTY) throw new ToolRefusal('nobody is there to agree: say --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const said = await terminal.question(`deploy ${stackName}? (yes) `);
  terminal.close();
  if (!/^y(es)?$/i.test(said.trim())) throw new ToolRefusal('nothing was changed');
}

/** The CDK that the project brings along, in the open. @throws ToolRefusal when it fails */
async function cdk(args: string[]): Promise<void> {
  const path = [join(PROJECT_ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const program = process.platform === 'win32' ? 'cdk.cmd' : 'cdk';
  const child = spawn(program, args, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new ToolRefusal(`cdk ${args[0]} ended with ${code}`);
}
