/** `npm run migrate -- --from inventory|books|crm|getfly|json|csv …`: orders of another system, under their old ids, into an organisation. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ORGANIZATION_ID, organizationId, timeOrderedIds } from '../../lib/domain/identity.ts';
import { findSettings, putSettings } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import { answerHelp } from '../local/help.ts';
import { progressBar } from '../tools/progress-bar.ts';
import { runTool, ToolRefusal } from '../tools/run-tool.ts';
import { withToolTable } from '../tools/tool-table.ts';
import type { OrderSource } from './moved-order.ts';
import { moveOrders } from './move-orders.ts';
import { printReport } from './move-report.ts';
import { openSource, SOURCE_OPTIONS, wholeNumber } from './open-source.ts';

const USAGE = `usage: npm run migrate -- --from SOURCE --org ID [options]
SOURCE: inventory, books, crm, getfly (over HTTP), json, csv (a FILE behind the options).
--url BASE --accounts URL --organization ID   where an account is: https://www.zohoapis.com/inventory/v1,
                                              https://accounts.zoho.com, and its organization_id
--utc-offset +07:00 of times that Getfly tells
--per-minute N      calls a minute at most (60); --at-once N orders are read together (4)
--comments          comments too, one call more for each order
--orders-only       leave customers, items and taxes as they are here
--dry-run           read and judge everything, write nothing
--events            publish each order as if it had been made here
--report FILE       counts, what was refused and why, as JSON
What is moved already is moved again only when it has changed there, so that the same command goes on after a break.
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME; MOVE_CLIENT_ID, MOVE_CLIENT_SECRET and
MOVE_REFRESH_TOKEN for an account, MOVE_API_KEY for one of Getfly (docs/moving-in.md)`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  ...SOURCE_OPTIONS,
  org: text,
  report: text,
  'orders-only': flag,
  'dry-run': flag,
  events: flag,
} as const;

async function migrate(): Promise<string> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const { from, org, report: reportFile, 'dry-run': isDryRun = false } = values;
  if (from === undefined || org === undefined || positionals.length > 1) throw new ToolRefusal(USAGE);
  if (!ORGANIZATION_ID.test(org)) throw new ToolRefusal('--org: 1 to 64 letters, digits, - and _');
  const atOnce = wholeNumber('at-once', values['at-once'] ?? '4', 64);
  const perMinute = wholeNumber('per-minute', values['per-minute'] ?? '60', 100_000);
  const source = openSource({ ...values, from, file: positionals[0], atOnce, perMinute });
  const bar = progressBar(await source.total?.(), 'orders');
  const report = await withToolTable(async (table) =>
    moveOrders(source, {
      table,
      org: organizationId(org),
      settings: await settingsIn(table, org, source, isDryRun),
      newId: timeOrderedIds({ now: () => new Date() }),
      isDryRun,
      withEvents: values.events ?? false,
      withoutRows: values['orders-only'] ?? false,
      atOnce,
      onOrder: bar.step,
    }),
  );
  if (reportFile !== undefined) await writeFile(reportFile, `${JSON.stringify(report, undefined, 2)}\n`);
  return `${printReport(report, isDryRun)}\n${bar.end()}`;
}

/** Those of the organisation, else the account's, which are written. @throws ToolRefusal */
async function settingsIn(table: Table, org: string, source: OrderSource, isDryRun: boolean) {
  const standing = await findSettings(table, organizationId(org));
  if (standing) return standing;
  const settings = await source.settings?.();
  if (!settings)
    throw new ToolRefusal(
      `organisation ${org} has no settings yet: npm run reference:import with a row of kind settings (docs/running.md)`,
    );
  if (!isDryRun) await putSettings(table, organizationId(org), settings);
  return settings;
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(migrate);
}
