import { expect, it } from 'vitest';
import { openInventory } from '../support/inventory.ts';
import { actionsOn, orderIn } from '../support/order-states.ts';

const api = await openInventory();

interface Next {
  action: string;
  allowed: boolean;
  changes: boolean;
  leads_to: string;
  code: number;
  reason: string;
}

it('an order tells what may be done with it, and why the rest may not, when that is asked for', async () => {
  const { id } = await orderIn(api, 'invoiced');
  const plain = await api.call('GET', `/salesorders/${id}`);
  const { json } = await api.call('GET', `/salesorders/${id}?include=payments,actions`);
  const { actions, ...rest } = json;
  expect(rest).toEqual(plain.json);
  expect(actions.map(({ action, allowed, leads_to }: Next) => [action, allowed, leads_to])).toEqual([
    ['edit', true, 'confirmed'],
    ['confirm', true, ''],
    ['void', false, ''],
    ['delete', false, ''],
    ['submit', false, ''],
    ['approve', false, ''],
    ['reject', false, ''],
  ]);
});

it.each(['draft', 'empty', 'confirmed', 'shipped', 'closed', 'void'] as const)(
  'what is told of an order that is %s is what becomes of each action',
  async (state) => {
    const { id, lines } = await orderIn(api, state);
    const { json } = await api.call('GET', `/salesorders/${id}?include=actions`);
    const dry = {
      ...api,
      call: (method: string, path: string, sent?: object) => api.call(method, `${path}?dry_run=true`, sent),
    };
    for (const { action, allowed, code, reason } of json.actions as Next[]) {
      const tried = await actionsOn(dry as typeof api, id, lines)[action === 'edit' ? 'nothing' : action]?.();
      expect([action, tried?.status === 200]).toEqual([action, allowed]);
      if (!allowed) expect([tried?.json.code, tried?.json.message]).toEqual([code, reason]);
    }
  },
);

it('Commerce tells of the moves that it has', async () => {
  const { id } = await orderIn(api, 'void');
  const { json } = await api.send('GET', `/store/api/v1/salesorders/${id}?include=actions`);
  expect(json.actions).toMatchObject([
    { action: 'confirm', allowed: false, code: 36005, reason: expect.stringContaining('is void') },
    { action: 'void', allowed: true, changes: false },
  ]);
});
