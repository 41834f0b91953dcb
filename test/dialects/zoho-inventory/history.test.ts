import { expect, it } from 'vitest';
import { openInventory } from '../../support/inventory.ts';

const api = await openInventory();

it('tells what became of an order, the newest change first, with who did it and what was there before', async () => {
  const { salesorder_id: id, salesorder_number } = await api.create();
  await api.call('PUT', `/salesorders/${id}`, { body: { notes: 'oak' } });
  await api.call('POST', `/salesorders/${id}/status/void`, { body: { reason: 'sold out' } });
  const { json } = await api.call('GET', `/salesorders/${id}/history`);
  expect(json.history).toMatchObject([
    { version: 3, kinds: ['voided'], order_status: 'void', reason: 'sold out' },
    { version: 2, kinds: ['updated'], changes: [{ field: 'notes', old_value: '""', new_value: '"oak"' }] },
    { version: 1, kinds: ['created'], salesorder_number, changed_by_name: 'Demo, full access', changes: [] },
  ]);
  expect(json.page_context).toEqual({ page: 1, per_page: 100, has_more_page: false });
});
