/** What the property has found, each in its smallest form. */
import { describe, expect, it } from 'vitest';
import { openGetfly } from '../support/getfly.ts';
import { TAX } from '../support/demo-ids.ts';
import { SMALL_ORDER } from '../support/inventory.ts';

const api = await openGetfly();
const historyOf = async (id: string) =>
  (await api.inventory.call('GET', `/salesorders/${id}/history`)).json.history;

describe('the history', () => {
  it('tells the payment that came, not the list that it came to', async () => {
    const { salesorder_id: id, salesorder_number: code } = await api.inventory.create();
    const payment = (method_name: string) => ({ method_name, amount: 1, description: 'x'.repeat(40) });
    await api.change(code, { saved_sale_order_payments: [payment('Cash')] });
    await api.change(code, { saved_sale_order_payments: [payment('Card')] });
    const [{ changes }] = await historyOf(id);
    expect(changes).toMatchObject([{ field: 'progress.payments', old_value: '[]' }]);
    expect(changes[0].new_value).toContain('"mode":"Card"');
    expect(changes[0].new_value).not.toContain('"mode":"Cash"');
  });
});

describe('VAT for the whole order', () => {
  it('leaves no charge of nothing behind for the next update to take away', async () => {
    const code = await api.order({ ...SMALL_ORDER, shipping_charge_tax_id: TAX });
    const { order_id: id } = await api.change(code, { vat: 10 });
    await api.inventory.call('PUT', `/salesorders/${id}`, { body: { notes: 'oak' } });
    const [{ changes }] = await historyOf(id);
    expect(changes.map(({ field }: { field: string }) => field)).toEqual(['notes']);
  });
});
