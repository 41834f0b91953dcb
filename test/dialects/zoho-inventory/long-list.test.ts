import { beforeAll, expect, it } from 'vitest';
import { mutationId, orderId, organizationId } from '../../../lib/domain/identity.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { openInventory } from '../../support/inventory.ts';
import { loadStored } from '../../support/stored-order.ts';
import { ELSEWHERE } from '../../support/demo-ids.ts';

const ORG = organizationId(ELSEWHERE);
const IDS = Array.from({ length: 80 }, (_, at) => String(1_000_000_000_000_000 + at));
/** 80 rows of 30 KB: more than twice what the engine answers at once. */
const customFields = [{ label: 'blob', value: JSON.stringify('x'.repeat(30_000)) }];

const api = await openInventory();
beforeAll(async () => {
  const stored = await loadStored(api.table, (await api.create()).salesorder_id);
  for (const id of IDS) {
    const status = id === IDS.at(-1) ? ('void' as const) : ('draft' as const);
    const after = { ...stored, organizationId: ORG, id: orderId(id), number: id, status, customFields };
    const { createdBy: actor, createdAt: at } = stored;
    const record = { mutationId: mutationId(id), kinds: ['created' as const], actor, at, paths: [] };
    await orderStore(api.table, Date.now() + 10_000).commit({ after, record });
  }
});

async function idsOf(query: string): Promise<string[]> {
  const { json } = await api.call('GET', `/salesorders?${query}`, { key: 'demo-other-org' });
  return json.salesorders.map((row: { salesorder_id: string }) => row.salesorder_id);
}

it.each(['created_time', 'date', 'last_modified_time'])(
  'rows of more than one page of the engine are all found, in order of %s',
  async (column) => {
    expect(await idsOf(`sort_order=A&sort_column=${column}`)).toEqual(IDS);
    expect(await idsOf(`sort_order=D&sort_column=${column}`)).toEqual(IDS.toReversed());
  },
);

it('the one that a filter keeps is found behind all the others', async () => {
  expect(await idsOf('sort_order=A&status=void&per_page=1')).toEqual(IDS.slice(-1));
});
