/** `npm run verify` finds what was planted, and nothing where nothing is wrong. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { orderMaker } from '../../infra/tools/made-orders.ts';
import { madeReferences, seededRandom } from '../../infra/tools/made-references.ts';
import { itemsAfter, writeItems } from '../../infra/tools/write-orders.ts';
import { verifyTable, type Verified } from '../../infra/tools/verify.ts';
import { organizationId, type OrganizationId } from '../../lib/domain/identity.ts';
import { putClient } from '../../lib/store/clients.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { CHECKS, type Finding } from '../../lib/upkeep/finding.ts';
import { openInventory } from '../support/inventory.ts';
import { mixedOrders } from '../support/mixed-orders.ts';
import { contentsOf } from '../support/table-contents.ts';
import { freshTable, type FreshTable } from '../support/table.ts';
import { planted, PLANTS, type Plant, type Sound } from './planted.ts';
import { soundOrders } from './sound-orders.ts';

type Contents = Awaited<ReturnType<typeof contentsOf>>;

async function verified(table: Table, asked: Partial<Verified> = {}) {
  const findings: Finding[] = [];
  const count = await verifyTable(table, { tell: (finding) => findings.push(finding), ...asked });
  return { ...count, found: findings };
}

/** Orders of customers that have no rows: each brings the name along. */
function itemsOf(org: OrganizationId, count: number) {
  const random = seededRandom(4);
  const make = orderMaker(org, madeReferences(random), random, count);
  const changes = Array.from({ length: count }, (_, at) => make(at)).flat();
  return itemsAfter(changes.map((change) => ({ ...change, ownName: true })));
}

describe('a sound table', () => {
  it('of every wire, with facts, is found sound', async () => {
    const api = await openInventory();
    await mixedOrders(api);
    const { found, orders } = await verified(api.table);
    expect(found).toEqual([]);
    expect(orders).toBe(8);
  });

  it('of 200 orders is found sound, in one piece or in many', async () => {
    const { tableName, endpoint } = await freshTable();
    const table = openTable(tableName, endpoint);
    await writeItems(table, itemsOf(organizationId('70000001'), 200));
    const { found, orders } = await verified(table);
    expect(found).toEqual([]);
    expect(orders).toBe(200);
    let [after, inPieces]: [string | undefined, number] = [undefined, 0];
    do {
      const piece = await verified(table, { after, orders: 60 });
      expect(piece.found).toEqual([]);
      [after, inPieces] = [piece.next, inPieces + piece.orders];
    } while (after);
    expect(inPieces).toBe(200);
  });
});

describe('a table with one corruption', () => {
  let fresh: FreshTable;
  let sound: Sound;
  beforeAll(async () => {
    fresh = await freshTable();
    sound = await soundOrders(openTable(fresh.tableName, fresh.endpoint));
    const client = { clientId: 'client-1', name: 'Till', scopes: [], revoked: false, secrets: [] };
    await putClient(sound.table, { ...client, organizationId: sound.order.organizationId });
  });

  it('is sound before, and every check has a corruption that it finds', async () => {
    expect((await verified(sound.table)).found).toEqual([]);
    expect(new Set(PLANTS.map(({ finds }) => finds))).toEqual(new Set(Object.keys(CHECKS)));
  });

  it.each(PLANTS)('is told: $what', async (plant) => {
    const before = await contentsOf(fresh);
    const undo = await planted(sound, plant);
    try {
      await found(plant, before);
    } finally {
      await undo();
    }
    expect(await contentsOf(fresh)).toEqual(before);
  });

  async function found({ finds, isForPeople }: Plant, before: Contents) {
    const corrupted = await contentsOf(fresh);
    const told = await verified(sound.table);
    expect(told.found.map(({ check }) => check)).toContain(finds);
    expect(await contentsOf(fresh)).toEqual(corrupted);
    const mended = await verified(sound.table, { mends: true });
    if (isForPeople)
      return expect(mended.found.filter(({ check, mend }) => check === finds && mend)).toEqual([]);
    // What two findings are about is mended by one of them; a second look may find the rest.
    await verified(sound.table, { mends: true });
    expect((await verified(sound.table)).found).toEqual([]);
    if (finds !== 'counter-behind') expect(await contentsOf(fresh)).toEqual(before);
  }
});

it('docs/operations.md says what each check means', () => {
  const page = readFileSync('docs/operations.md', 'utf8').replaceAll(/ +\|/g, ' |');
  const untold = Object.entries(CHECKS).filter(
    ([check, means]) => !page.includes(`| \`${check}\` | ${means} |`),
  );
  expect(untold).toEqual([]);
});
