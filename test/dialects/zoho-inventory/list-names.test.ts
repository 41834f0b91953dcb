/** Customers are found and sorted by their names without case and accents, in the languages of those who wrote them. */
import { beforeAll, expect, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { putReferenceRow } from '../../../lib/store/references.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from '../../support/inventory.ts';

/** In the order that they are sorted in: as if they were written cag insaat, da nang dien may, igdir gida, isik ticaret … */
const NAMES = [
  'Çağ İnşaat',
  'Đà Nẵng Điện Máy',
  'ığdır Gıda',
  'IŞIK Ticaret',
  'Muller Brothers',
  'Müller & Söhne GmbH',
  'NGUYỄN Thị Hoa',
  'Özdemir Şirketi',
  'Straße AG',
  'Übergrößen Weiß',
];

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
  for (const [at, name] of NAMES.toSorted((left, right) => left.length - right.length).entries()) {
    const customer_id = `49990000000${at}`;
    const row = ReferenceRow.parse({ kind: 'customer', id: customer_id, name });
    await putReferenceRow(api.table, organizationId(ORGANIZATION), row);
    await api.create({ ...SMALL_ORDER, customer_id });
  }
});

async function names(query: Record<string, string>): Promise<string[]> {
  const { status, json, text } = await api.call('GET', '/salesorders', { query });
  expect(status, text).toBe(200);
  return json.salesorders.map((row: { customer_name: string }) => row.customer_name);
}

it.each([
  ['customer_name', 'da nang dien may', ['Đà Nẵng Điện Máy']],
  ['customer_name_startswith', 'nang', ['Đà Nẵng Điện Máy']],
  ['customer_name_startswith', 'ĐIỆN', ['Đà Nẵng Điện Máy']],
  ['customer_name', 'nguyen thi hoa', ['NGUYỄN Thị Hoa']],
  ['customer_name_contains', 'uyễn', ['NGUYỄN Thị Hoa']],
  ['search_text', 'thi hoa', ['NGUYỄN Thị Hoa']],
  ['customer_name_startswith', 'MULLER', ['Muller Brothers', 'Müller & Söhne GmbH']],
  ['customer_name_startswith', 'sohne gmbh', ['Müller & Söhne GmbH']],
  ['customer_name', 'strasse ag', ['Straße AG']],
  ['customer_name_contains', 'grossen weiss', ['Übergrößen Weiß']],
  ['customer_name', 'isik ticaret', ['IŞIK Ticaret']],
  ['customer_name', 'ışık ticaret', ['IŞIK Ticaret']],
  ['customer_name_startswith', 'IGDIR', ['ığdır Gıda']],
  ['customer_name_startswith', 'insaat', ['Çağ İnşaat']],
  ['customer_name_contains', 'sirket', ['Özdemir Şirketi']],
])('%s=%s', async (parameter, text, expected) => {
  expect((await names({ [parameter]: text })).toSorted()).toEqual(expected.toSorted());
});

it.each([
  ['A', NAMES],
  ['D', NAMES.toReversed()],
])('sorted by name, %s', async (sort_order, expected) => {
  expect(await names({ sort_column: 'customer_name', sort_order })).toEqual(expected);
});
