/** `npm run bench:costs`: measures the capacity units of docs/costs.md and renews them there. */
import { writeFileSync } from 'node:fs';
import { startEngine } from '../../infra/local/engine.ts';
import { takesNoOptions } from '../../infra/local/help.ts';
import { renewedPage } from '../../infra/tools/readme-sections.ts';
import { costTables, measureCosts, type MeasuredCosts } from '../support/cost-table.ts';

const PAGE = new URL('../../docs/costs.md', import.meta.url);

/** docs/costs.md with what was measured. */
export async function renewedCosts(measured: MeasuredCosts): Promise<string> {
  return renewedPage(PAGE, costTables(measured));
}

if (import.meta.main) {
  takesNoOptions('usage: npm run bench:costs\nMeasures what operations cost and renews docs/costs.md.');
  const engine = await startEngine();
  try {
    writeFileSync(PAGE, await renewedCosts(await measureCosts(engine.endpoint)));
  } finally {
    await engine.stop();
  }
}
