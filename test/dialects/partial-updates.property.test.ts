/**
 * Whoever changes an order through whichever wire: what is answered, read back, listed and told by the history agree, and
 * what was not named stays as it is in all four wires. WIRES_RUNS=2000 runs it at length.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { useCodes } from '../support/code-rows.ts';
import { crmOf, RECORDS } from '../support/crm.ts';
import type { Answer } from '../support/client.ts';
import { SALE_ORDER, withKey } from '../support/getfly.ts';
import { openInventory } from '../support/inventory.ts';
import { SHOWN_AS_SAID, someUpdate, type Update } from '../support/partial-updates.ts';
import { WIRES, type Wire } from '../support/following-moves.ts';
import { MOVES } from '../support/wire-moves.ts';
import { crmRecord, inventoryOrder } from '../support/some-orders.ts';
import { bring, STAGES } from '../support/stages.ts';
import type { Ref } from '../support/wire.ts';
import { READERS } from '../support/wires.ts';

type Json = Answer['json'];

const RUNS = Number(process.env['WIRES_RUNS'] ?? 25);
const api = await openInventory();
await useCodes(api.table);
const crm = crmOf(api);

const READ_BY: Record<Wire, string> = {
  inventory: 'zoho-inventory',
  crm: 'zoho-crm',
  commerce: 'zoho-commerce',
  getfly: 'getfly',
};

async function seenBy(wire: Wire, order: Ref): Promise<Json> {
  return READERS[READ_BY[wire]]?.read(api, order);
}

async function seen(order: Ref): Promise<Record<Wire, Json>> {
  // Getfly knows an order by its number alone, which an update may have changed.
  const number = (await api.retrieve(order.id)).salesorder_number;
  const shown = await Promise.all(
    WIRES.map(async (wire) => [wire, await seenBy(wire, { ...order, number })] as const),
  );
  return Object.fromEntries(shown) as Record<Wire, Json>;
}

const made = {
  inventory: async (body: object): Promise<Ref> => {
    const order = await api.create(body);
    return { id: order.salesorder_id, number: order.salesorder_number };
  },
  crm: async (body: object): Promise<Ref> => {
    const id = await crm.insert({ ...body });
    return { id, number: (await crm.read(id)).SO_Number };
  },
};

function put({ wire, says }: Update, { id, number }: Ref, shown: Json): Promise<Answer> {
  const body = says(shown);
  if (wire === 'inventory') return api.call('PUT', `/salesorders/${id}`, { body });
  if (wire === 'crm') return crm.update(id, body);
  if (wire === 'commerce')
    return api.send('POST', `/store/api/v1/salesorders/${id}/status/${body['status']}`);
  return api.send('PUT', SALE_ORDER, withKey({ body: { current_order_code: number, ...body } }));
}

const LINES = /^(line_items|Product_Details)$/;
const idOf = (line: Json): string => line.line_item_id ?? line.id;

/** Every leaf by its path; lines by their ids where the wire tells them, so that a moved line is the same line. */
function leaves(value: Json, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return found.set(path, value);
  for (const [name, entry] of Object.entries(value)) {
    const id = LINES.test(path) && Array.isArray(value) ? idOf(entry) : undefined;
    if (id) found.set(`${path}[${id}]`, 'a line');
    const at = Array.isArray(value) ? `${path}[${id ?? name}]` : path === '' ? name : `${path}.${name}`;
    leaves(entry, at, found);
  }
  return found;
}

/** Paths whose values differ, the times of the last change left out; of a line that comes or goes the path of the line. */
function moved(before: Json, after: Json): string[] {
  const [left, right] = [leaves(before), leaves(after)];
  const lineOf = (path: string) => /^(?:line_items|Product_Details)\[\d+\]/.exec(path)?.[0] ?? '';
  const isKept = (path: string) => left.has(lineOf(path)) === right.has(lineOf(path));
  return [...new Set([...left.keys(), ...right.keys()].map((path) => (isKept(path) ? path : lineOf(path))))]
    .filter((path) => !/^(last_modified_time|Modified_Time|Modified_By\..*)$/.test(path))
    .filter((path) => left.get(path) !== right.get(path));
}

function unnamed(paths: string[], at: Wire | 'told', { topics }: Update): string[] {
  const allowed = topics.map((topic) => (MOVES[topic] as Partial<Record<typeof at, string>>)[at] ?? '');
  const patterns = allowed.filter((pattern) => pattern !== '').map((pattern) => new RegExp(`^(${pattern})$`));
  return paths.filter((path) => !patterns.some((pattern) => pattern.test(path)));
}

async function lastChange({ id }: Ref): Promise<Json> {
  return (await api.call('GET', `/salesorders/${id}/history`)).json.history[0];
}

/** Rows and records of lists are what retrieve shows. */
async function expectListed({ id }: Ref, shown: Record<Wire, Json>): Promise<void> {
  const query = { salesorder_number: shown.inventory.salesorder_number, include: 'line_items' };
  const [row] = (await api.call('GET', '/salesorders', { query })).json.salesorders;
  for (const [name, value] of Object.entries(row))
    if (name in shown.inventory) expect(value, `listed ${name}`).toEqual(shown.inventory[name]);
  const [record] = (await api.send('GET', RECORDS, { query: { ids: id } })).json.data;
  expect(record, 'listed by CRM').toEqual(shown.crm);
}

async function expectAgreement(update: Update, order: Ref): Promise<void> {
  const before = await seen(order);
  const { version } = await lastChange(order);
  const now = { ...order, number: before.inventory.salesorder_number };
  const answer = await put(update, now, before[update.wire]);
  const after = await seen(order);
  const change = await lastChange(order);
  const { topics, wire } = update;
  const said = `${wire}: ${topics.join(', ')} ${JSON.stringify(update.says(before[wire]))}: ${answer.text.slice(0, 300)}`;
  const isRefused = answer.status >= 400;
  if (isRefused || change.version === version) {
    expect(change.version, said).toBe(version);
    for (const each of WIRES) expect(after[each], `${each} after ${said}`).toEqual(before[each]);
    return;
  }
  if (wire === 'inventory') expect(answer.json.salesorder, said).toEqual(after.inventory);
  for (const each of WIRES)
    expect(unnamed(moved(before[each], after[each]), each, update), `${each} after ${said}`).toEqual([]);
  if (topics.every((topic) => SHOWN_AS_SAID.has(topic)))
    expect(after[wire], said).toMatchObject(update.says(before[wire]));
  const told = change.changes.map(({ field }: Json) => field);
  expect(told, said).not.toEqual([]);
  expect(unnamed(told, 'told', update), `told of ${said}`).toEqual([]);
  for (const { old_value, new_value } of change.changes)
    if (!new_value.endsWith('…')) expect(new_value, said).not.toBe(old_value);
  await expectListed(order, after);
}

it('a partial update changes what it names, and every wire, list and history says so', async () => {
  let refused = 0;
  const order = fc.oneof(
    inventoryOrder.map((body) => ({ wire: 'inventory' as const, body })),
    crmRecord.map((body) => ({ wire: 'crm' as const, body })),
  );
  await fc.assert(
    fc.asyncProperty(
      order,
      fc.constantFrom(...STAGES),
      fc.array(someUpdate, { minLength: 1, maxLength: 3 }),
      async ({ wire, body }, stage, updates) => {
        const ref = await made[wire](body).catch(() => undefined);
        if (!ref) {
          refused += 1;
          return;
        }
        await bring(api, ref.id, stage);
        for (const update of updates) await expectAgreement(update, ref);
      },
    ),
    { numRuns: RUNS },
  );
  expect(refused).toBeLessThan(RUNS / 2);
}, 600_000);
