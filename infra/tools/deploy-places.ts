/** Where a deployment is built, and where what it made is found. */
import { join } from 'node:path';
import { PROJECT_ROOT } from '../bundle.ts';

/** Built once: what was shown is what is deployed. */
export const ASSEMBLY = join(PROJECT_ROOT, 'cdk.out');
export const OUTPUTS = join(PROJECT_ROOT, '.build', 'outputs.json');

/** An API of the emulator by path: its host names resolve on few machines. */
export function emulatedUrl(apiUrl: string, endpoint: string): string {
  const apiId = new URL(apiUrl).hostname.split('.')[0];
  return `${endpoint}/_aws/execute-api/${apiId}/$default`;
}
