/** `cdk bootstrap`, `deploy` and `destroy` of the very stacks that go to AWS, against an emulator. */
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import {
  ASSEMBLY as TOOL_ASSEMBLY,
  emulatedUrl,
  OUTPUTS as TOOL_OUTPUTS,
} from '../../infra/tools/deploy-places.ts';
import { run } from './child.ts';
import { EVERYBODY } from '../../lib/events/incoming/senders.ts';
import type { Emulator } from './emulator.ts';
import { EMULATOR_FOLDER } from './install-emulator.ts';

const REGION = 'us-east-1';
const ACCOUNT = '000000000000';
const STAGE = 'smoke';
export const STACK_NAME = `sales-orders-${STAGE}`;
const OUTPUTS = join(EMULATOR_FOLDER, 'outputs.json');
const ASSEMBLY = join(EMULATOR_FOLDER, 'cdk.out');

/** `senders`: what the bus believes, as `eventSources`. */
const contextOf = (senders: string) =>
  ['emulated=true', `stage=${STAGE}`, `eventSources=${senders}`].flatMap((each) => ['-c', each]);

export interface Deployment {
  baseUrl: string;
  tableName: string;
  busName: string;
}

/** An environment in which no real account can be reached: nothing of the caller's own AWS settings is left. */
export function cloudEnvironment({ endpoint }: Emulator): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|CDK|DYNAMODB)_/.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_VERSION_CHECK: '1',
  };
}

/** Of this copy of the project, or of another one, by the CDK alone. */
export async function deploy(
  emulator: Emulator,
  root = PROJECT_ROOT,
  senders = EVERYBODY,
): Promise<Deployment> {
  const environment = cloudEnvironment(emulator);
  const context = [...contextOf(senders), '--output', ASSEMBLY];
  await run('cdk', ['bootstrap', `aws://${ACCOUNT}/${REGION}`, ...context], environment, root);
  const options = ['--require-approval', 'never', '--outputs-file', OUTPUTS];
  await run('cdk', ['deploy', '--all', ...context, ...options], environment, root);
  return deploymentOf(emulator, await readFile(OUTPUTS, 'utf8'));
}

/** The same as an operator does it. Answers what it said, too. */
export async function deployByTool(
  emulator: Emulator,
  senders: string,
  ...options: string[]
): Promise<{ deployment: Deployment; said: string }> {
  const tool = [join(PROJECT_ROOT, 'infra/tools/deploy.ts'), ...contextOf(senders), '--yes', ...options];
  const said = await run('node', tool, cloudEnvironment(emulator));
  return { deployment: deploymentOf(emulator, await readFile(TOOL_OUTPUTS, 'utf8')), said };
}

/** What was built last, with a resource in it that cannot be made. @throws Error with what the CDK printed, since it is to fail */
export async function deployBroken(emulator: Emulator): Promise<void> {
  const folder = join(EMULATOR_FOLDER, 'broken.out');
  await rm(folder, { recursive: true, force: true });
  await cp(TOOL_ASSEMBLY, folder, { recursive: true });
  const file = join(folder, `${STACK_NAME}.template.json`);
  const template = JSON.parse(await readFile(file, 'utf8')) as { Resources: Record<string, unknown> };
  // A type that nobody knows: an emulator makes almost anything else, whatever it is told of it.
  template.Resources['Broken'] = { Type: 'AWS::Nobody::Knows', Properties: {} };
  const spoiled = JSON.stringify(template);
  await writeFile(file, spoiled);
  await renameTemplate(folder, createHash('sha256').update(spoiled).digest('hex'));
  const options = ['--require-approval', 'never', '--app', folder];
  await run('cdk', ['deploy', STACK_NAME, ...options], cloudEnvironment(emulator));
}

/** Templates go up under the digest of what they were: by that one, the cloud has it already. */
async function renameTemplate(folder: string, digest: string): Promise<void> {
  const [assets, manifest] = [join(folder, `${STACK_NAME}.assets.json`), join(folder, 'manifest.json')];
  const { files } = JSON.parse(await readFile(assets, 'utf8')) as {
    files: Record<string, { source: { path: string } }>;
  };
  const [former = ''] =
    Object.entries(files).find(([, { source }]) => source.path === `${STACK_NAME}.template.json`) ?? [];
  for (const file of [assets, manifest])
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(former, digest));
}

export async function destroy(emulator: Emulator): Promise<void> {
  const context = [...contextOf(EVERYBODY), '--output', ASSEMBLY];
  await run('cdk', ['destroy', '--all', '--force', ...context], cloudEnvironment(emulator));
}

function deploymentOf({ endpoint }: Emulator, outputs: string): Deployment {
  const stacks = JSON.parse(outputs) as Record<string, Record<string, string>>;
  const {
    ApiUrl: apiUrl = '',
    TableName: tableName = '',
    EventBusName: busName = '',
  } = stacks[STACK_NAME] ?? {};
  return { baseUrl: emulatedUrl(apiUrl, endpoint), tableName, busName };
}
