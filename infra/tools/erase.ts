/** `npm run erase`: forgets people. docs/operations.md says what is left where, and for how long. */
import { appendFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OrganizationId } from '../../lib/domain/identity.ts';
import { LIMITS } from '../../lib/domain/limits.ts';
import type { Key } from '../../lib/store/keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { eraseContacts, erasePiece, peopleOf, type TellErased } from '../../lib/upkeep/erase.ts';
import { answerHelp } from '../local/help.ts';
import { readOrganization } from './key-options.ts';
import { progressBar } from './progress-bar.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { placeIn, placeText, stopOnInterrupt } from './scan-place.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run erase -- --org ID --customer ID [--list FILE] [--dry-run] [--after TOKEN]
       npm run erase -- --again FILE [--dry-run] [--after TOKEN]
Forgets a customer: in orders, their history, comments, records of calls, look-ups and the contact itself.
--list FILE notes it (organisation, customer, time) outside the table; --again FILE does all of the list again, after a restore.
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/running.md)`;

const PAGE_ITEMS = 1000;

export interface Wanted {
  org: OrganizationId;
  customerId: string;
}

export interface Erasure {
  isDryRun?: boolean;
  after?: string;
  tell?: TellErased;
  isStopped?(): boolean;
  onItems?(count: number): void;
}

/** Answers a token when it was stopped: nothing is done for good before it is through. @throws OrderError unavailable, conflict */
export async function erasePeople(
  table: Table,
  wanted: Wanted[],
  asked: Erasure = {},
): Promise<string | undefined> {
  const { isDryRun = false, tell = () => {} } = asked;
  const people = await peopleOf(table, wanted);
  let after: Key | undefined = placeIn(asked.after);
  do {
    const piece = await erasePiece(table, people, { after, pageSize: PAGE_ITEMS, isDryRun, tell });
    asked.onItems?.(piece.items);
    after = piece.next;
    if (after && asked.isStopped?.()) return placeText(after);
  } while (after);
  await eraseContacts(table, people, { isDryRun, tell });
  return undefined;
}

/** Each line says whom, by ids, and when: nothing of them. */
export function noteErasure(file: string, { org, customerId }: Wanted, at: Date): void {
  const line = { organization: org, customer: customerId, erasedAt: at.toISOString() };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}

/** @throws ToolRefusal naming the line that is none */
export function readErasures(file: string): Wanted[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  return lines.flatMap((line, at): Wanted[] => {
    if (line === '') return [];
    const { organization, customer } = parsed(line);
    if (typeof organization !== 'string' || typeof customer !== 'string')
      throw new ToolRefusal(`${file}, line ${at + 1}: no organisation and customer`);
    return [{ org: readOrganization(organization), customerId: customer }];
  });
}

function parsed(line: string): { organization?: unknown; customer?: unknown } {
  try {
    return JSON.parse(line) as object;
  } catch {
    return {};
  }
}

function wantedOf({ org, customer, again }: { org?: string; customer?: string; again?: string }): Wanted[] {
  if (again !== undefined && org === undefined && customer === undefined) return readErasures(again);
  if (again !== undefined || !org || !customer || customer.length > LIMITS.idLength)
    throw new ToolRefusal(USAGE);
  return [{ org: readOrganization(org), customerId: customer }];
}

if (import.meta.main) {
  answerHelp(USAGE);
  await runTool(async () => {
    const [text, flag] = [{ type: 'string' } as const, { type: 'boolean' } as const];
    const options = { org: text, customer: text, list: text, again: text, after: text, 'dry-run': flag };
    const { values } = parseArgs({ options });
    const wanted = wantedOf(values);
    const isDryRun = values['dry-run'] === true;
    const counts = new Map<string, number>();
    const bar = progressBar(undefined, 'items read');
    const asked: Erasure = {
      isDryRun,
      after: values.after,
      isStopped: stopOnInterrupt(),
      tell(kind, what) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        console.log(`${isDryRun ? 'would erase' : 'erased'}\t${kind}\t${what}`);
      },
      onItems: bar.step,
    };
    const next = await withToolTable((table) => erasePeople(table, wanted, asked));
    const told = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'nothing to erase';
    if (next !== undefined) return `${bar.end()}: ${told}; not through, go on with --after ${next}`;
    if (values.list && !isDryRun) for (const each of wanted) noteErasure(values.list, each, new Date());
    return `${bar.end()}: ${told}`;
  });
}
