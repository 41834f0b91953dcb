/** `npm run bench:shares`: what each step of a create takes, without the table: where the time of a large order goes. */
import { takesNoOptions } from '../../infra/local/help.ts';
import { DEMO_ORGANIZATIONS, DEMO_SETTINGS } from '../../infra/local/demo-organizations.ts';
import { applyInput } from '../../lib/apply/input.ts';
import { calculateTotals } from '../../lib/calculators/calculate-totals.ts';
import type { Caller } from '../../lib/domain/caller.ts';
import type { CreateCommand } from '../../lib/domain/commands.ts';
import { mutationId, organizationId, timeOrderedIds } from '../../lib/domain/identity.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { rowName } from '../../lib/domain/references.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import * as inventory from '../../lib/dialects/zoho-inventory/exchanges.ts';
import { parseJson } from '../../lib/dialects/leaves/json.ts';
import { blankOrder } from '../../lib/operations/blank-order.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { printAnswer } from '../../lib/runtime/json.ts';
import { wireRequestOf } from '../../lib/runtime/triggers/http.ts';
import { buildTransaction } from '../../lib/store/transaction.ts';
import { createEvent } from './starts/events.ts';

const LINE_COUNTS = [1, 20, 200];
const LEAST_MS = 400;

takesNoOptions(`usage: npm run bench:shares
Microseconds of processor time that each step of a create takes, at 1, 20 and 200 lines: a busy machine changes them little.
The SDK's part is in bench:instructions. Prints JSON with BENCH_JSON=1.`);

const [demo] = DEMO_ORGANIZATIONS;
if (!demo) throw new Error('no organisation to create orders of');
const caller: Caller = { id: 'key', name: 'bench', organizationId: organizationId(demo.id), scopes: [] };
const clock = { now: () => new Date() };
const context = {
  caller,
  clock,
  ids: { next: timeOrderedIds(clock), mutation: () => mutationId('1') },
} as OperationContext;
const settings = OrganizationSettings.parse(DEMO_SETTINGS);
const rows = demo.rows.map((row) => ReferenceRow.parse(row));
const references = { settings, rows: new Map(rows.map((row) => [rowName(row), row])) };

/** The steps in their order, each with what the one before it has made. */
function stepsOf(lines: number): Record<string, () => unknown> {
  const request = wireRequestOf(createEvent(lines) as never);
  const read = () => inventory.create.read(request, caller);
  const [decoded] = read().commands;
  if (!decoded || !('command' in decoded)) throw new Error('a create that cannot be read');
  const { input } = decoded.command as CreateCommand;
  const apply = (): SalesOrder => {
    const order = applyInput(blankOrder(settings, context), input, references, context.ids.next);
    return { ...order, number: 'SO-00001', version: 1 };
  };
  const after = apply();
  const { createdBy: actor, createdAt: at } = after;
  const record = { mutationId: mutationId('1'), kinds: ['created' as const], actor, at, paths: [] };
  const answer = read().answer([{ value: after }]);
  const draft = { ...after.pricing, exchangeRate: after.currency.exchangeRate, lines: after.lines };
  return {
    parse: () => parseJson(request.body),
    decode: read,
    totals: () => calculateTotals(draft),
    apply,
    'to items': () => buildTransaction({ after, record }),
    encode: () => read().answer([{ value: after }]),
    print: () => printAnswer(answer, 'request'),
  };
}

/** Processor time of one call, in microseconds. */
function timeOf(step: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    let calls = 0;
    const began = process.cpuUsage();
    let spent = 0;
    while (spent < LEAST_MS * 1000) {
      for (let call = 0; call < 10; call += 1) step();
      calls += 10;
      const { user, system } = process.cpuUsage(began);
      spent = user + system;
    }
    least = Math.min(least, spent / calls);
  }
  return least;
}

const columns = LINE_COUNTS.map((lines) => {
  const whole = Object.fromEntries(
    Object.entries(stepsOf(lines)).map(([name, step]) => [name, timeOf(step)]),
  );
  const { parse = 0, decode = 0, totals = 0, apply = 0, encode = 0, ...rest } = whole;
  // Three of them hold another one.
  return {
    lines,
    parse,
    decode: decode - parse,
    apply: apply - totals,
    totals,
    encode: encode - decode,
    ...rest,
  };
});
console.log(process.env['BENCH_JSON'] ? JSON.stringify({ title: 'shares', columns }) : columns);
