import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { exportTexts } from '../../../infra/moving/export.ts';
import { importLines } from '../../../infra/moving/import.ts';
import type { TransferLine } from '../../../infra/moving/lines.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { outgoingOfImage } from '../../../lib/store/outbox.ts';
import { ROW_KIND } from '../../../lib/store/table-shape.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from '../../support/inventory.ts';
import { contentsOf } from '../../support/table-contents.ts';
import { freshTable, type FreshTable } from '../../support/table.ts';

const ORG = '10234695';

let api: InventoryApi;
let source: Table;
let exported: string;
let order: { salesorder_id: string };

const textOf = async (table: Table, asCsv = false) =>
  (await Array.fromAsync(exportTexts(table, { org: ORG, asCsv }))).join('');

async function* linesOf(text: string): AsyncGenerator<TransferLine> {
  for (const line of text.trim().split('\n')) yield JSON.parse(line);
}

const into = (table: Table, text: string, more: object = {}) =>
  importLines(table, linesOf(text), {
    org: organizationId(ORG),
    withEvents: false,
    isResumed: false,
    ...more,
  });

/** An order with history and a comment, one that is gone, and what a sheet must not take for a formula. */
beforeAll(async () => {
  api = await openInventory();
  order = await api.create({ ...SMALL_ORDER, notes: '=HYPERLINK("http://x")', reference_number: 'Größe 😀' });
  await api.call('PUT', `/salesorders/${order.salesorder_id}`, {
    body: { customer_name: 'x', adjustment: -3.1 },
  });
  await api.call('POST', `/salesorders/${order.salesorder_id}/status/confirmed`);
  await api.call('POST', `/salesorders/${order.salesorder_id}/comments`, { body: { description: 'called' } });
  const gone = await api.create();
  await api.call('POST', `/salesorders/${gone.salesorder_id}/comments`, { body: { description: 'a slip' } });
  await api.call('DELETE', `/salesorders/${gone.salesorder_id}`);
  await api.create();
  source = openTable(String(process.env['TABLE_NAME']), process.env['DYNAMODB_ENDPOINT']);
  exported = await textOf(source);
});

describe('export', () => {
  it('has no secret and no key of the table, and says what it is', async () => {
    expect(exported.split('\n')[0]).toBe('{"kind":"export","format":1,"schemaVersion":1}');
    expect(exported).not.toMatch(/KEY#|ORG#|IDEM#|"PK"/);
    const kinds = (await Array.fromAsync(linesOf(exported))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'order')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'comment')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'change')).toHaveLength(6);
  });

  it('is a sheet whose cells no program takes for a formula; amounts stay numbers', async () => {
    const rows = parse<Record<string, string>>(await textOf(source, true), { columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      Notes: `'=HYPERLINK("http://x")`,
      'Reference#': 'Größe 😀',
      Adjustment: '-3.1',
      QuantityOrdered: '2',
      Status: 'confirmed',
    });
  });
});

describe('import', () => {
  let target: FreshTable;
  let table: Table;
  beforeAll(async () => {
    target = await freshTable();
    table = openTable(target.tableName, target.endpoint);
    await into(table, exported);
  });

  it('leaves a table from which the same bytes are exported', async () => {
    expect(await textOf(table)).toBe(exported);
  });

  it('has every item of the orders as they were written, and what finds them', async () => {
    const isMoved = (key: string) => /^ORG#10234695(?:#| COUNTER| SETTINGS)/.test(key);
    const isTold = (key: string, item: object) => key.includes(' CHANGE#') || ROW_KIND in item;
    const before = await contentsOf({ ...target, tableName: source.name }, isMoved);
    const after = await contentsOf(target, isMoved);
    for (const [key, item] of after) {
      if (isTold(key, item)) expect(item['quiet']?.BOOL).toBe(true);
      delete item['quiet'];
    }
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
    expect(after.size).toBeGreaterThan(40);
  });

  it('publishes nothing unless it is asked to', async () => {
    const all = await contentsOf(target, (key) => key.startsWith('ORG#'));
    expect([...all.values()].filter((item) => outgoingOfImage(item))).toEqual([]);
    const loud = await freshTable();
    await into(openTable(loud.tableName, loud.endpoint), exported, { withEvents: true });
    const told = [...(await contentsOf(loud, (key) => key.startsWith('ORG#'))).values()];
    const kinds = Map.groupBy(told, (item) => outgoingOfImage(item)?.kind);
    expect(kinds.get('change')).toHaveLength(6);
    expect(kinds.get('row')?.length).toBeGreaterThan(5);
  });

  it('does not mix with orders that are there, and goes on with what broke off', async () => {
    await expect(into(table, exported)).rejects.toThrow('organisation 10234695 has orders already');
    const half = await freshTable();
    const broken = openTable(half.tableName, half.endpoint);
    await into(broken, `${exported.split('\n').slice(0, -4).join('\n')}\n`);
    await into(broken, exported, { isResumed: true });
    expect(await textOf(broken)).toBe(exported);
  });
});
