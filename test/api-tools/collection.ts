/** The collection is run by its own command line against a local run: each walk does what it says. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLS, ended, type Result, type Step } from './step.ts';
import { withOwnApi } from './own-api.ts';

const COLLECTION = 'examples/bruno';

export const collection: Step = () =>
  withOwnApi(async ({ url }) => {
    const results: Result[] = [];
    // Inventory first: the orders that Commerce shows come from there.
    for (const name of readdirSync(COLLECTION).toSorted(byWrites)) {
      const { code, said } = await ended(
        process.execPath,
        [
          join(TOOLS, '@usebruno/cli/bin/bru.js'),
          'run',
          '-r',
          '--env',
          'local',
          '--env-var',
          `baseUrl=${url}`,
        ],
        { cwd: join(COLLECTION, name) },
      );
      results.push({ what: `${name}: ${summaryOf(said)}`, ...(code !== 0 && { fault: said }) });
    }
    return results;
  });

const byWrites = (one: string, other: string) =>
  Number(one === 'zoho-commerce') - Number(other === 'zoho-commerce');

/** What it counts, without its frame. */
const summaryOf = (said: string) =>
  said
    .split('\n')
    .filter((line) => /│ (Requests|Assertions) /.test(line))
    .map((line) =>
      line
        .replaceAll(/[^\w() /:,]/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    )
    .join('; ');
