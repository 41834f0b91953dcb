/** Writes of reference rows, killed at every call they make, in three phases, repeated in three ways. */
import '../rig/quiet.ts';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow, type ReferenceKind } from '../../../lib/domain/reference.ts';
import type { RowFilters } from '../../../lib/domain/row-query.ts';
import type { StoredRow } from '../../../lib/domain/stored-rows.ts';
import { putReferenceRow } from '../../../lib/store/references.ts';
import { rowStore } from '../../../lib/store/row-store.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { CUSTOMER, ORGANIZATION } from '../../support/demo-ids.ts';
import type { Ask } from '../rig/asks.ts';
import { extent } from '../rig/counts.ts';
import { rowAsk } from '../rig/row-asks.ts';
import { HURRIED, openWorld, type World } from '../rig/world.ts';
import { dieAt, PHASES, recordedCalls, type CallName, type Phase } from './crash.ts';

const org = organizationId(ORGANIZATION);
const REPEATS = ['same key', 'no key', 'no repeat'] as const;
/** Inside `npm test` some of the table. */
const EVERY = extent === 'slice' ? 24 : 1;

interface RowEntry {
  name: string;
  kind: ReferenceKind;
  /** A row is there before. */
  stands: boolean;
  ask(id: string, mark: string): Ask;
  /** What a repeat without a key answers when the first try was done. */
  again: number;
}

const contact = (mark: string) => ({
  contact_name: `Contact ${mark}`,
  email: `${mark}@x.example`,
  phone: '1',
});
const ENTRIES: RowEntry[] = [
  {
    name: 'create of a contact',
    kind: 'customer',
    stands: false,
    ask: (_, mark) => rowAsk('create-row', 'POST', '/contacts', { body: contact(mark) }),
    again: 400,
  },
  {
    name: 'a contact renamed, with another address',
    kind: 'customer',
    stands: true,
    ask: (id, mark) => rowAsk('update-row', 'PUT', `/contacts/${id}`, { body: contact(mark) }),
    again: 200,
  },
  {
    name: 'delete of a contact',
    kind: 'customer',
    stands: true,
    ask: (id) => rowAsk('delete-row', 'DELETE', `/contacts/${id}`),
    again: 404,
  },
  {
    name: 'an item with another code and price',
    kind: 'item',
    stands: true,
    ask: (id, mark) =>
      rowAsk('update-row', 'PUT', `/items/${id}`, {
        body: { sku: `SKU-${mark}`, rate: 2, name: `Item ${mark}` },
      }),
    again: 200,
  },
];

let world: World;
let table: Table;
let marks = 0;
const done = { cases: 0 };

beforeEach(async () => {
  const engine = inject('engineEndpoints')[0] ?? '';
  world = await openWorld(engine, { ...HURRIED, answerMs: 20_000 });
  // As after an engine restart: only what is stored may tell a repeat from a first try.
  world.proxy.forgetsTokens = true;
  table = openTable(world.tableName, engine);
});
afterEach(async () => {
  table.close();
  await world.close();
});
afterAll(() => console.log(`crash table of rows: ${done.cases} cases`));

describe.each(ENTRIES)('$name, killed at every call', (entry) => {
  it.each(REPEATS)('ends as documented with %s', { timeout: 120_000 }, async (repeat) => {
    const calls = await recordedCalls(world, world.speaker('recorder'), await setUp(entry, repeat));
    const cases = calls.flatMap((call) => PHASES.map((phase) => ({ call, phase })));
    for (const { call, phase } of cases.filter((_, index) => index % EVERY === 0)) {
      await oneCase(entry, { calls, call, phase, repeat });
      done.cases += 1;
    }
  });
});

interface Case {
  calls: CallName[];
  call: CallName;
  phase: Phase;
  repeat: (typeof REPEATS)[number];
}

let scene = { id: '', mark: '' };

/** The ask, about a row that is there where one is wanted. */
async function setUp({ kind, stands, ask }: RowEntry, repeat: Case['repeat']): Promise<Ask> {
  marks += 1;
  scene = { id: String(4_815_000_000_300_000 + marks), mark: `m${marks}` };
  const before = {
    kind,
    id: scene.id,
    name: `Before ${scene.mark}`,
    email: `before-${scene.mark}@x.example`,
  };
  const { email: _, ...plain } = before;
  if (stands)
    await putReferenceRow(
      table,
      org,
      ReferenceRow.parse(kind === 'customer' ? before : { ...plain, rate: '1' }),
    );
  return { ...ask(scene.id, scene.mark), ...(repeat !== 'no key' && { key: `key-${scene.mark}` }) };
}

async function oneCase(entry: RowEntry, { calls, call, phase, repeat }: Case): Promise<void> {
  const where = `${call.site} ${call.nth}, ${phase}`;
  const ask = await setUp(entry, repeat);
  expect(await dieAt(world, world.speaker(`victim-${scene.mark}`), ask, call, phase), where).toBe(true);
  const commit = calls.findIndex(({ site }) => site.startsWith('TransactWriteItems'));
  const isDone = calls.indexOf(call) > commit || (calls.indexOf(call) === commit && phase !== 'before send');
  await assertStanding(entry, isDone, where);
  if (repeat === 'no repeat') return;
  const again = await world.speaker(`again-${scene.mark}`).say(ask);
  const status = repeat === 'no key' && isDone ? entry.again : entry.stands ? 200 : 201;
  expect(again.answer?.status, `${where}: ${again.answer?.text}`).toBe(status);
  await assertStanding(entry, true, where);
  if (repeat === 'no key') return;
  const third = await world.speaker(`third-${scene.mark}`).say(ask);
  expect([third.answer?.text, third.answer?.headers['idempotency-replayed']], where).toEqual([
    again.answer?.text,
    'true',
  ]);
}

/** All of the write or nothing; and whatever stands is found by what it is called, and by nothing that it was called. */
async function assertStanding(
  { kind, name, stands }: RowEntry,
  isDone: boolean,
  where: string,
): Promise<void> {
  const { mark } = scene;
  const email = kind === 'customer';
  const old = await found(
    kind,
    email ? { email: `before-${mark}@x.example` } : { nameEquals: `Before ${mark}` },
  );
  const fresh = await found(kind, email ? { email: `${mark}@x.example` } : { code: `SKU-${mark}` });
  const named = await found(kind, { searchText: mark });
  const isDeleted = isDone && name.startsWith('delete');
  const counts = [old, fresh].map((rows) => rows.length);
  if (isDeleted) expect([...counts, named.length], where).toEqual([0, 0, 0]);
  else if (isDone) expect([...counts, named.length], where).toEqual([0, 1, 1]);
  else expect([...counts, named.length], where).toEqual(stands ? [1, 0, 1] : [0, 0, 0]);
}

async function found(kind: ReferenceKind, filters: RowFilters): Promise<StoredRow[]> {
  const query = { kind, page: 1, perPage: 10, sortBy: 'name', descending: false, ...filters } as const;
  return (await rowStore(table, Date.now() + 20_000).list(org, query)).rows;
}

it('a price that is acknowledged to a repeat is the price of the next order, though its writer died before the epoch', async () => {
  const entry = ENTRIES.find(({ kind }) => kind === 'item');
  if (!entry) throw new Error('no write of an item');
  const ask = await setUp(entry, 'same key');
  const priceOf = async () => {
    const order = { customer_id: CUSTOMER, line_items: [{ item_id: scene.id, quantity: 1 }] };
    const { answer } = await reader.say({ ...rowAsk('create', 'POST', '/salesorders', { body: order }) });
    return answer?.json?.salesorder?.line_items?.[0]?.rate;
  };
  const reader = world.speaker('reader');
  expect(await priceOf()).toBe(1);
  const epoch = { site: 'UpdateItem counter, raise', nth: 1 };
  expect(await dieAt(world, world.speaker('victim'), ask, epoch, 'before send')).toBe(true);
  expect(await priceOf()).toBe(1);
  expect((await world.speaker('again').say(ask)).answer?.status).toBe(200);
  expect(await priceOf()).toBe(2);
});
