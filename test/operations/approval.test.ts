import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SETTINGS } from '../../infra/local/demo-organizations.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { putSettings } from '../../lib/store/references.ts';
import type { Answer } from '../support/client.ts';
import { invoke } from '../support/event-orders.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory } from '../support/inventory.ts';
import { actionsOn } from '../support/order-states.ts';
import { itemsOf } from '../support/table-contents.ts';

const api = await openInventory();

const SCENES: Record<string, string[]> = {
  draft: [],
  submitted: ['submit'],
  approved: ['approve'],
  rejected: ['submit', 'reject'],
  asked_again: ['submit', 'reject', 'submit'],
  dearer_since: ['approve', 'rate'],
  noted_since: ['approve', 'notes'],
  confirmed: ['approve', 'confirm'],
  void: ['approve', 'void'],
  deleted: ['delete'],
};

/**
 * + changes the order, = succeeds without a change, x is refused, - removes the order, ? finds none; ! is + without the
 * setting, and with it a refusal.
 */
const TABLE = `
             read submit approve reject confirm bulk_confirm rate notes void delete
draft        =    +      +       x      !       !            +    +     +    -
submitted    =    =      +       +      !       !            +    +     +    -
approved     =    x      =       x      +       +            +    +     +    -
rejected     =    +      +       =      !       !            +    +     +    -
asked_again  =    =      +       +      !       !            +    +     +    -
dearer_since =    +      +       x      !       !            =    +     +    -
noted_since  =    x      =       x      +       +            +    =     +    -
confirmed    =    x      x       x      =       =            +    +     +    -
void         =    x      x       x      x       x            x    x     =    -
deleted      ?    ?      ?       ?      ?       ?            ?    ?     ?    ?
`;

const [HEADER = [], ...ROWS] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const pairs = ROWS.flatMap(([state = '', ...effects]) =>
  HEADER.map((action, at) => ({ state, action, effect: effects[at] ?? '' })),
);

const STATUS: Record<string, number> = { '+': 200, '=': 200, '-': 200, x: 400, '?': 404 };

/** An order of two lines, and everything that may be asked of it. */
async function orderIn(scene: string) {
  const line = { name: 'Cable', rate: 10, quantity: 2 };
  const made = await api.create({ customer_id: '4815000000044080', line_items: [line, line] });
  const { salesorder_id: id, salesorder_number: number } = made;
  const path = `/salesorders/${id}`;
  const many = (what: string) => () => api.call('POST', `/salesorders/${what}?salesorder_ids=${id}`);
  const asks: Record<string, () => Promise<Answer>> = {
    ...actionsOn(
      api,
      id,
      made.line_items.map((each: { line_item_id: string }) => each.line_item_id),
    ),
    submit: () => api.call('POST', `${path}/submit`),
    approve: () => api.call('POST', `${path}/approve`),
    reject: () => api.call('POST', `${path}/reject`, { body: { reason: 'too dear' } }),
    bulk_confirm: many('status/confirmed'),
  };
  for (const step of SCENES[scene] ?? []) await asks[step]?.();
  return { id, number, asks };
}

let tried = 0;
let refusals = 0;
afterAll(() =>
  console.log(
    `approval: ${tried} pairs of state and action tried over HTTP, with the setting on and off; ${refusals} refused, nothing changed`,
  ),
);

describe.each([
  ['off', false],
  ['on', true],
])('every action on every draft, approval %s', (_, approvalRequired) => {
  beforeAll(() =>
    putSettings(
      api.table,
      organizationId(ORGANIZATION),
      OrganizationSettings.parse({ ...DEMO_SETTINGS, approvalRequired }),
    ),
  );

  it.each(pairs)('$action when $state: $effect', async ({ state, action, effect: stated }) => {
    const effect = stated === '!' ? (approvalRequired ? 'x' : '+') : stated;
    const { id, number, asks } = await orderIn(state);
    const before = await itemsOf(api, ORGANIZATION, id, number);
    const { status, json, text } = await asks[action]!();
    const after = await itemsOf(api, ORGANIZATION, id, number);
    tried += 1;
    const expected = effect === '?' && action.startsWith('bulk') ? 400 : STATUS[effect];
    expect(status, text.slice(0, 400)).toBe(expected);
    expect(json.code).toBe({ x: 36005, '?': 1002 }[effect] ?? 0);
    if (effect === 'x' || effect === '?') refusals += 1;
    if (effect === '+' || effect === '-') expect(after).not.toEqual(before);
    else expect(after).toEqual(before);
  });
});

describe('where approval is required, an order that nobody approved is confirmed by no door', () => {
  const input = { customerId: '4815000000044080', lines: [{ name: 'Cable', rate: '10', quantity: '1' }] };
  const stated = { input: { ...input, status: 'confirmed' } };
  const record = (id: string) => ({ body: { data: [{ id, Status: 'Approved' }] } });
  const refusedTo = (outcomes: unknown) =>
    expect(outcomes).toMatchObject([{ error: { code: 'transition_refused' } }]);

  it.each<[string, (id: string) => Promise<Answer>]>([
    ['Books', (id) => api.send('POST', `/books/v3/salesorders/${id}/status/open`)],
    ['Commerce', (id) => api.send('POST', `/store/api/v1/salesorders/${id}/status/confirmed`)],
    ['CRM', (id) => api.send('PUT', `/crm/v2/Sales_Orders/${id}`, record(id))],
    ['many of CRM', (id) => api.send('PUT', '/crm/v2/Sales_Orders', record(id))],
  ])('%s', async (_, ask) => {
    const { id } = await orderIn('submitted');
    const { status, text } = await ask(id);
    expect([status, text]).toEqual([400, expect.stringContaining('it is not approved')]);
    expect((await api.retrieve(id)).status).toBe('pending_approval');
    await api.call('POST', `/salesorders/${id}/approve`);
    expect((await ask(id)).status).toBe(200);
  });

  it('commands', async () => {
    const { id } = await orderIn('rejected');
    for (const operation of ['confirm', 'bulk-confirm'] as const)
      refusedTo((await invoke(operation, { id })).outcomes);
    refusedTo((await invoke('update', { id, input: { status: 'confirmed' } })).outcomes);
    refusedTo((await invoke('create', stated)).outcomes);
    refusedTo((await invoke('upsert', { matchBy: [], ...stated })).outcomes);
  });

  it('an edit that takes the approval back, and confirms in the same breath', async () => {
    const { id } = await orderIn('approved');
    const { lines } = (await invoke('retrieve', { id })).outcomes.map(
      (each) => 'value' in each && each.value,
    )[0] as {
      lines: { id: string }[];
    };
    const dearer = { status: 'confirmed', lines: lines.map((line) => ({ id: line.id, rate: '11' })) };
    refusedTo((await invoke('update', { id, input: dearer })).outcomes);
    expect((await api.retrieve(id)).status).toBe('approved');
  });
});
