/** `npm run bench:costs`: measures the capacity units of docs/costs.md and renews them there. */
import { writeFileSync } from 'node:fs';
import { startEngine } from '../../infra/local/engine.ts';
import { answerHelp } from '../../infra/local/help.ts';
import { renewedPage } from '../../infra/tools/readme-sections.ts';
import { costTables } from '../support/cost-table.ts';

const PAGE = new URL('../../docs/costs.md', import.meta.url);

/** docs/costs.md as an engine counts now. */
export async function renewedCosts(engine: string): Promise<string> {
  return renewedPage(PAGE, await costTables(engine));
}

if (import.meta.main) {
  answerHelp('usage: npm run bench:costs\nMeasures what operations cost and renews docs/costs.md.');
  const engine = await startEngine();
  try {
    writeFileSync(PAGE, await renewedCosts(engine.endpoint));
  } finally {
    await engine.stop();
  }
}
