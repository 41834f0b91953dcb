/** The contract suites of all dialects, against the deployed stack: what callers were promised holds behind the real gateway's events too. */
import { DEMO_ORGANIZATIONS } from '../../infra/local/demo-organizations.ts';
import { seed } from '../../infra/local/seed.ts';
import { openTable } from '../../lib/store/table.ts';
import type { Checks } from './checks.ts';
import { run } from './child.ts';
import type { Cloud } from './cloud.ts';
import { cloudEnvironment } from './deployment.ts';

export async function checkContracts(checks: Checks, { emulator, deployment }: Cloud): Promise<void> {
  await checks.check('the contract suites of all dialects pass', async () => {
    await seed(openTable(deployment.tableName, emulator.endpoint), DEMO_ORGANIZATIONS);
    const environment = {
      ...cloudEnvironment(emulator),
      DEPLOYED_URL: deployment.baseUrl,
      TABLE_NAME: deployment.tableName,
      DYNAMODB_ENDPOINT: emulator.endpoint,
      NO_COLOR: '1',
    };
    const printed = await run('vitest', ['run', '--config', 'test/deployed/contract.config.ts'], environment);
    const counts = /^ *Tests +(\d+) passed/m.exec(printed);
    if (!counts) throw new Error(printed);
    console.log(`          ${counts[1]} tests`);
    // Each of them is a check of this lane.
    checks.passed += Number(counts[1]) - 1;
  });
}
