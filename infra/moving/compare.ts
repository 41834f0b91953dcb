/** `npm run compare -- --from inventory|books|crm|getfly|json|csv …`: another system against what was moved from it; reads only. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ORGANIZATION_ID, organizationId } from '../../lib/domain/identity.ts';
import { answerHelp } from '../local/help.ts';
import { progressBar } from '../tools/progress-bar.ts';
import { runTool, ToolRefusal } from '../tools/run-tool.ts';
import { withToolTable } from '../tools/tool-table.ts';
import { comparisonPage } from './compare-html.ts';
import { compareOrders, type Comparison } from './compare-orders.ts';
import { openSource, SOURCE_OPTIONS, wholeNumber } from './open-source.ts';

const USAGE = `usage: npm run compare -- --from SOURCE --org ID --report NAME [options] [FILE]
Source and its options as of npm run migrate. Writes NAME.json and NAME.html: how many orders are there and here, which are
equal, which differ in which fields, which are missing on either side. Writes nothing else.
environment: as of npm run migrate (docs/moving-in.md)`;

/** The counts, for a terminal. */
function printComparison({ there, here, equal, different, missingHere, missingThere }: Comparison): string {
  return `${there} there, ${here} here: ${equal} equal, ${different.length} different, ${missingHere.length} missing here, ${missingThere.length} missing there`;
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const text = { type: 'string' } as const;
    const options = { ...SOURCE_OPTIONS, org: text, report: text } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const { from, org, report } = values;
    if (from === undefined || org === undefined || report === undefined) throw new ToolRefusal(USAGE);
    if (!ORGANIZATION_ID.test(org)) throw new ToolRefusal('--org: 1 to 64 letters, digits, - and _');
    const atOnce = wholeNumber('at-once', values['at-once'] ?? '4', 64);
    const perMinute = wholeNumber('per-minute', values['per-minute'] ?? '60', 100_000);
    const source = openSource({ ...values, from, file: positionals[0], atOnce, perMinute });
    const bar = progressBar(await source.total?.(), 'orders');
    const asked = { org: organizationId(org), atOnce, onOrder: bar.step };
    const result = await withToolTable((table) => compareOrders(source, { table, ...asked }));
    await writeFile(`${report}.json`, `${JSON.stringify(result, undefined, 2)}\n`);
    await writeFile(`${report}.html`, comparisonPage(result));
    return `${printComparison(result)}\n${bar.end()}; ${report}.html, ${report}.json`;
  });
}
