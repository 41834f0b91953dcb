/** `npm run verify`: does everything that is stored agree with itself? docs/operations.md says what is checked. */
import { parseArgs } from 'node:util';
import type { Table } from '../../lib/store/table.ts';
import type { Finding } from '../../lib/upkeep/finding.ts';
import type { Key } from '../../lib/store/keys.ts';
import { mend } from '../../lib/upkeep/mend.ts';
import { verifyPiece } from '../../lib/upkeep/verify.ts';
import { answerHelp } from '../local/help.ts';
import { readOrganization } from './key-options.ts';
import { progressBar } from './progress-bar.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { placeIn, placeText, stopOnInterrupt } from './scan-place.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run verify -- [--org ID] [--orders N] [--after TOKEN] [--json] [--mend]
Reads the whole table and tells what does not agree; with --mend, derives anew what can be (docs/operations.md).
--orders N ends after N orders with a token, from which --after goes on; so does Ctrl-C. --json tells findings as JSON lines.
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/running.md)`;

const PAGE_ITEMS = 1000;

export interface Verified {
  org?: string;
  /** No more orders than about this. */
  orders?: number;
  after?: string;
  mends?: boolean;
  /** Told of each finding as it comes. */
  tell(finding: Finding, mended: boolean): void;
  isStopped?(): boolean;
  onOrders?(count: number): void;
}

interface VerifiedCount {
  orders: number;
  items: number;
  findings: number;
  mended: number;
  /** From where to go on; absent when the table is through. */
  next?: string;
}

/** Walks from a token on, piece by piece. @throws ToolRefusal for a token that is none; OrderError unavailable */
export async function verifyTable(table: Table, asked: Verified): Promise<VerifiedCount> {
  const org = asked.org === undefined ? undefined : readOrganization(asked.org);
  const count: VerifiedCount = { orders: 0, items: 0, findings: 0, mended: 0 };
  let after: Key | undefined = placeIn(asked.after);
  do {
    const piece = await verifyPiece(table, { after, pageSize: PAGE_ITEMS, org });
    for (const finding of piece.findings) {
      const isMended = asked.mends === true && (await mend(table, finding));
      asked.tell(finding, isMended);
      count.findings += 1;
      if (isMended) count.mended += 1;
    }
    count.orders += piece.orders;
    count.items += piece.items;
    asked.onOrders?.(piece.orders);
    after = piece.next;
  } while (after && !asked.isStopped?.() && count.orders < (asked.orders ?? Number.POSITIVE_INFINITY));
  return { ...count, ...(after && { next: placeText(after) }) };
}

function asLine({ check, organizationId, orderId, what, mend: writes }: Finding, isMended: boolean): string {
  const state = isMended ? 'mended' : writes ? 'can be mended' : 'look at it';
  return [check, organizationId ?? '-', orderId ?? '-', what, state].join('\t');
}

function asJson({ mend: writes, ...finding }: Finding, mended: boolean): string {
  return JSON.stringify({ ...finding, mendable: writes !== undefined, mended });
}

function summary({ orders, items, findings, mended, next }: VerifiedCount, rate: string): string {
  const found = findings === 0 ? 'nothing found' : `${findings} findings, ${mended} mended`;
  const rest = next === undefined ? '' : `\ngo on with: npm run verify -- --after ${next}`;
  return `${rate}, ${items} items of ${orders} orders: ${found}${rest}`;
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const [text, flag] = [{ type: 'string' } as const, { type: 'boolean' } as const];
    const { values } = parseArgs({
      options: { org: text, orders: text, after: text, json: flag, mend: flag },
    });
    const orders = values.orders === undefined ? undefined : Number(values.orders);
    if (orders !== undefined && !(orders >= 1)) throw new ToolRefusal('--orders must be a number from 1');
    const bar = progressBar(orders, 'orders');
    const tell = (finding: Finding, isMended: boolean) =>
      console.log(values.json ? asJson(finding, isMended) : asLine(finding, isMended));
    const { org, after, mend: mends } = values;
    const isStopped = stopOnInterrupt();
    const asked = { org, orders, after, mends, tell, isStopped, onOrders: bar.step };
    const count = await withToolTable((table) => verifyTable(table, asked));
    if (count.findings > count.mended) process.exitCode = 1;
    const told = summary(count, bar.end());
    if (!values.json) return told;
    console.error(told);
    return JSON.stringify(count);
  });
}
