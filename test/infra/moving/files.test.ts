import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportTexts } from '../../../infra/moving/export.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { idAt, orderAt } from '../../support/fake-orders.ts';
import { moveAs } from '../../support/moving.ts';
import { freshTable } from '../../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
const ORDERS = Array.from({ length: 12 }, (_, at) => orderAt(at));

let table: Table;

beforeAll(async () => {
  const { tableName, endpoint } = await freshTable();
  table = openTable(tableName, endpoint);
});

async function movedFile(name: string, text: string, org: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const from = name.endsWith('.csv') ? 'csv' : 'json';
  return moveAs({ from, file, perMinute: 1, atOnce: 2 }, table, { org: organizationId(org) });
}

const found = (org: string, id: string) =>
  orderStore(table, Date.now() + 10_000).findByForeignId(organizationId(org), 'zoho-inventory', id);

describe('a file of orders', () => {
  it.each([
    ['array.json', JSON.stringify(ORDERS), '1'],
    ['answer.json', JSON.stringify({ code: 0, salesorders: ORDERS }), '2'],
    ['lines.jsonl', ORDERS.map((salesorder) => JSON.stringify({ salesorder })).join('\n'), '3'],
  ])('is read from %s', async (name, text, org) => {
    const report = await movedFile(name, text, org);
    expect(report.orders).toMatchObject({ new: 12, refused: 0 });
    const order = await found(org, idAt(5));
    expect(order?.totals.total).toBe(String(orderAt(5).total));
  });

  it('has bad entries, which are named by their place with the reason, and the rest goes on', async () => {
    const bad = [
      { ...orderAt(1), salesorder_id: 'x' },
      { ...orderAt(2), line_items: [], customer_id: '' },
      { ...orderAt(3), date: 'soon' },
    ];
    const lines = [...bad.map((order) => JSON.stringify(order)), '{"cut off', JSON.stringify(orderAt(4))];
    const report = await movedFile('bad.jsonl', lines.join('\n'), '4');
    expect(report.orders).toMatchObject({ new: 1, refused: 4 });
    expect(report.refused.map(({ place }) => place.split(':').at(-1))).toEqual(['1', '2', '3', '4']);
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      'no salesorder_id',
      expect.stringContaining('customerId'),
      expect.stringContaining('date'),
      'no salesorder_id',
    ]);
  });

  it('is a sheet, by rows of lines: as services write it, and as our own export does', async () => {
    const heads = [
      'SalesOrder ID',
      'SalesOrder Number',
      'Order Date',
      'Status',
      'Customer ID',
      'Customer Name',
      'Currency Code',
      'Item Name',
      'QuantityOrdered',
      'Item Price',
      'Tax ID',
      'Item Tax',
      'Item Tax %',
      'Total',
      'Created Time',
      'CF.Channel',
      'Billing City',
      'Notes',
    ];
    const row = (number: string, ...more: string[]) =>
      [
        '982000000000000001',
        number,
        '2024-05-06',
        'Confirmed',
        '98200000000001',
        '"Müller, Söhne"',
        'USD',
        ...more,
      ].join(',');
    const sheet = [
      `\uFEFF${heads.join(',')}`,
      row(
        'SO-7',
        'Chair',
        '2',
        '10',
        '301',
        'VAT',
        '10',
        '27.5',
        '2024-05-06 10:00:00',
        'web',
        'Bonn',
        "'=1+1",
      ),
      row('SO-7', 'Table', '1', '5', '301', 'VAT', '10', '27.5', '2024-05-06 10:00:00', 'web', 'Bonn', ''),
    ].join('\r\n');
    expect((await movedFile('zoho.csv', sheet, '5')).orders).toMatchObject({ new: 1 });
    const order = await found('5', '982000000000000001');
    expect(order).toMatchObject({
      number: 'SO-7',
      status: 'confirmed',
      createdAt: '2024-05-06T10:00:00.000Z',
      notes: '=1+1',
      customer: { name: 'Müller, Söhne', billingAddress: { city: 'Bonn' } },
      customFields: [{ label: 'Channel', value: '"web"' }],
      totals: { total: '27.5' },
    });
    expect(order?.imported).toBeUndefined();
    const own = (await Array.fromAsync(exportTexts(table, { org: '1', asCsv: true }))).join('');
    expect((await movedFile('own.csv', own, '6')).orders).toMatchObject({ new: 12, refused: 0 });
  });
});
