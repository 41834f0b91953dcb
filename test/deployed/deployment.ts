/** `cdk bootstrap`, `deploy` and `destroy` of the very stacks that go to AWS, against an emulator. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { run } from './child.ts';
import { EVERYBODY } from '../../lib/events/incoming/senders.ts';
import type { Emulator } from './emulator.ts';
import { EMULATOR_FOLDER } from './install-emulator.ts';

const REGION = 'us-east-1';
const ACCOUNT = '000000000000';
const OUTPUTS = join(EMULATOR_FOLDER, 'outputs.json');
const CONTEXT = [
  '-c',
  'emulated=true',
  '-c',
  'stage=smoke',
  '-c',
  `eventSources=${EVERYBODY}`,
  '--output',
  join(EMULATOR_FOLDER, 'cdk.out'),
];

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

/** Of this copy of the project, or of another one. */
export async function deploy(emulator: Emulator, root = PROJECT_ROOT): Promise<Deployment> {
  const environment = cloudEnvironment(emulator);
  await run('cdk', ['bootstrap', `aws://${ACCOUNT}/${REGION}`, ...CONTEXT], environment, root);
  const options = ['--all', '--require-approval', 'never', '--outputs-file', OUTPUTS];
  await run('cdk', ['deploy', ...CONTEXT, ...options], environment, root);
  const stacks = JSON.parse(await readFile(OUTPUTS, 'utf8')) as Record<string, Record<string, string>>;
  const {
    ApiUrl: apiUrl = '',
    TableName: tableName = '',
    EventBusName: busName = '',
  } = Object.values(stacks).find((outputs) => 'ApiUrl' in outputs) ?? {};
  const apiId = new URL(apiUrl).hostname.split('.')[0];
  // The emulator's address of an API by path: its host names resolve on few machines.
  return { baseUrl: `${emulator.endpoint}/_aws/execute-api/${apiId}/$default`, tableName, busName };
}

export async function destroy(emulator: Emulator): Promise<void> {
  await run('cdk', ['destroy', '--all', '--force', ...CONTEXT], cloudEnvironment(emulator));
}
