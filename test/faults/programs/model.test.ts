/** One client over real HTTP, nothing goes wrong: every answer is the model's. */
import '../rig/quiet.ts';
import { expect, inject, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import { runs } from '../rig/counts.ts';
import { orderIn, versionIn, wordsIn, type Entry } from '../rig/history-log.ts';
import { openHttpWorld, type HttpWorld } from '../rig/http-world.ts';
import { Model } from './model.ts';
import { askFor, Ground } from './player.ts';
import { KINDS, programOf, type Step } from './program.ts';
import { runPrograms } from './run-programs.ts';

const RUNS = runs({ slice: 6, gate: 200, full: 2000 });
/** Every kind of step must have been in this part of all runs. */
const SHARE_AT_LEAST = runs({ slice: 0, gate: 0.05, full: 0.05 });

const runsWith = new Map<string, number>();
const seen = new Map<string, number>();
const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

it('answers as the model says', async () => {
  await runPrograms({
    name: 'T1',
    file: 'model',
    count: RUNS,
    arbitrary: programOf(1, 60),
    shrinks: true,
    async runOne(program, index) {
      const world = await openHttpWorld(inject('engineEndpoints')[0] ?? '');
      try {
        await playAll(world, program, new Ground(`t${index}`));
        assertHolds({ entries: world.entries, dump: await world.dump(), faults: 0 });
      } finally {
        await world.close();
      }
      for (const kind of new Set(program.map((step) => step.kind))) count(runsWith, kind);
    },
  });
  console.log(`T1: ${RUNS} runs; ${[...runsWith].map(([kind, times]) => `${kind} in ${times}`).join(', ')}`);
  console.log(
    `T1: answers ${[...seen]
      .toSorted()
      .map(([name, times]) => `${name}: ${times}`)
      .join(', ')}`,
  );
  for (const kind of KINDS)
    expect(runsWith.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(RUNS * SHARE_AT_LEAST);
  if (SHARE_AT_LEAST > 0)
    for (const name of EVERY_REFUSAL) expect(seen.get(name) ?? 0, name).toBeGreaterThan(0);
});

const EVERY_REFUSAL = [
  'create 36004',
  'create 36007',
  'update 1002',
  'update 36004',
  'update 36005',
  'update 36006',
  'update 36007',
  'upsert 36005',
  'upsert 36007',
  'upsert',
  'confirm 1002',
  'confirm 36005',
  'confirm 36006',
  'void 1002',
  'void 36006',
  'delete 1002',
  'delete 36006',
  'retrieve 1002',
  'bulk-confirm 36005',
  'record 36005',
  'void 36005',
  'delete 36005',
  'confirmed record',
  'void record',
  'closed record',
  'closed update',
  'bulk-delete 1002',
  'draft confirm',
  'draft void',
  'draft delete',
  'confirmed confirm',
  'confirmed void',
  'confirmed delete',
  'void void',
  'void delete',
];

async function playAll(world: HttpWorld, program: Step[], ground: Ground): Promise<void> {
  const model = new Model();
  for (const step of program) {
    const ask = askFor(step, ground);
    const before = model.orders.get(ask.orders[0] ?? '')?.status;
    if (step.kind === 'foreign') {
      // Another organisation's order is answered exactly as a missing one.
      const foreign = await world.elsewhere.say(ask);
      const missing = await world.home.say({ ...ask, path: '/inventory/v1/salesorders/1', orders: ['1'] });
      expect(foreign.answer?.text).toBe(missing.answer?.text);
      expect(foreign.answer?.status).toBe(404);
      continue;
    }
    const expected = { ...model.expect(ask) };
    const entry = await world.home.say(ask);
    compare(entry, expected, model);
    if (entry.answer) model.learn(ask, entry.answer, orderIn(entry.answer));
    ground.learn(entry);
    count(
      seen,
      expected.code === 0 ? `${before ?? ''} ${ask.operation}`.trim() : `${ask.operation} ${expected.code}`,
    );
  }
}

function compare({ ask, answer }: Entry, expected: ReturnType<Model['expect']>, model: Model): void {
  const { code } = wordsIn(answer);
  const { history, salesorders } = (answer?.json ?? {}) as {
    history?: { version: number }[];
    salesorders?: { salesorder_id: string; salesorder_number: string; order_status: string }[];
  };
  const what = `${ask.operation} ${ask.path} ${JSON.stringify(ask.body)}: ${answer?.text.slice(0, 200)}`;
  expect({ status: answer?.status, code }, what).toEqual({ status: expected.status, code: expected.code });
  if (expected.body !== undefined) {
    expect(answer?.text, what).toBe(expected.body);
    expect(answer?.headers['idempotency-replayed'], what).toBe('true');
    return;
  }
  if (expected.version) expect(versionIn(answer), what).toBe(expected.version);
  const [id = ''] = ask.orders;
  const order = model.orders.get(id);
  if (ask.operation === 'retrieve' && order) {
    const { salesorder_number: number, order_status: status, notes } = orderIn(answer) ?? {};
    expect({ number, status, notes }, what).toEqual({
      number: order.number,
      status: order.status,
      notes: order.notes,
    });
  }
  if (history) {
    const newest = order?.version ?? model.deleted.get(id) ?? 0;
    expect(
      history.map(({ version }) => version),
      what,
    ).toEqual(Array.from({ length: newest }, (_, at) => newest - at));
  }
  if (salesorders) {
    const rows = salesorders.map((row) => [row.salesorder_id, row.salesorder_number, row.order_status]);
    const due = [...model.orders].map(([key, value]) => [key, value.number, value.status]);
    expect(rows.toSorted(), what).toEqual(due.toSorted());
  }
}
