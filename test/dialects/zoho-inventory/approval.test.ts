import { describe, expect, it } from 'vitest';
import { publicationOf } from '../../../lib/events/outgoing/publication.ts';
import { OrderChanged } from '../../../lib/events/outgoing/published.ts';
import { outgoingOfImage } from '../../../lib/store/outbox.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import { openInventory } from '../../support/inventory.ts';
import { itemsOf } from '../../support/table-contents.ts';

const api = await openInventory();
const order = async (): Promise<string> => `/salesorders/${(await api.create()).salesorder_id}`;
const ask = (path: string, body?: object, method = 'POST') => api.call(method, path, { body });
const shown = async (path: string) => (await api.call('GET', path)).json.salesorder;
const listed = async (query: Record<string, string>) => {
  const { json } = await api.call('GET', '/salesorders', { query });
  return json.salesorders.map((row: { salesorder_id: string }) => `/salesorders/${row.salesorder_id}`);
};

describe('approval', () => {
  it('is asked for and said, and shown in the status', async () => {
    const path = await order();
    for (const [action, status] of [
      ['submit', 'pending_approval'],
      ['reject', 'draft'],
      ['submit', 'pending_approval'],
      ['approve', 'approved'],
    ] as const) {
      const answer = await ask(`${path}/${action}`);
      expect([answer.status, answer.json]).toEqual([200, { code: 0, message: 'success' }]);
      expect(await shown(path)).toMatchObject({ status, order_status: status, current_sub_status: status });
    }
    expect((await ask(`${path}/status/confirmed`)).status).toBe(200);
    expect(await shown(path)).toMatchObject({ status: 'confirmed', order_status: 'confirmed' });
  });

  it('is told in the history, with the reason of a rejection', async () => {
    const path = await order();
    await ask(`${path}/submit`);
    await ask(`${path}/reject`, { reason: 'Pricing needs to be revised.' });
    const { history } = (await api.call('GET', `${path}/history`)).json;
    expect(
      history.map(({ kinds, reason }: { kinds: string[]; reason: string }) => [...kinds, reason]),
    ).toEqual([
      ['rejected', 'Pricing needs to be revised.'],
      ['submitted', ''],
      ['created', ''],
    ]);
    expect(history[0].changes).toEqual([
      { field: 'approval', old_value: '"pending"', new_value: '"rejected"' },
    ]);
  });

  it('is filtered by', async () => {
    const [draft, pending, approved] = [await order(), await order(), await order()];
    await ask(`${pending}/submit`);
    await ask(`${approved}/approve`);
    for (const [query, found, others] of [
      [{ filter_by: 'Status.PendingApproval' }, pending, [draft, approved]],
      [{ status: 'pending_approval' }, pending, [draft, approved]],
      [{ filter_by: 'Status.Approved' }, approved, [draft, pending]],
      [{ status: 'approved' }, approved, [draft, pending]],
      [{ filter_by: 'Status.Draft' }, draft, [pending, approved]],
      [{ status: 'draft' }, draft, [pending, approved]],
    ] as const) {
      const paths = await listed(query);
      expect(paths).toContain(found);
      for (const other of others) expect(paths).not.toContain(other);
    }
    const both = { filter_by: 'Status.Draft', status: 'approved' };
    expect((await api.call('GET', '/salesorders', { query: both })).status).toBe(400);
  });

  it('is a draft to a shop and to CRM', async () => {
    const path = await order();
    await ask(`${path}/submit`);
    const id = path.split('/').at(-1);
    const record = (await api.send('GET', `/crm/v2/Sales_Orders/${id}`)).json.data[0];
    const sold = (await api.send('GET', `/store/api/v1/salesorders/${id}`)).json.salesorder;
    expect([record.Status, sold.order_status]).toEqual(['Created', 'pending']);
  });
});

describe('a sub-status', () => {
  const EDIT_REQUESTED = {
    current_sub_status: 'cs_editreq',
    current_sub_status_id: expect.stringMatching(/^\d{16}$/),
    sub_statuses: [
      expect.objectContaining({
        status_code: 'cs_editreq',
        display_name: 'Edit requested',
        parent_status: 'draft',
      }),
    ],
  };
  const NONE = { current_sub_status_id: '', sub_statuses: [] };

  it('of the organisation is set, shown, and goes with its status', async () => {
    const path = await order();
    expect(await shown(path)).toMatchObject({ current_sub_status: 'draft', ...NONE });
    const answer = await ask(`${path}/substatus/cs_editreq`);
    expect([answer.status, answer.json.code]).toEqual([200, 0]);
    expect(await shown(path)).toMatchObject({ status: 'draft', ...EDIT_REQUESTED });
    const { salesorder_number: number } = await shown(path);
    const { json } = await api.call('GET', '/salesorders', { query: { salesorder_number: number } });
    expect(json.salesorders[0]).toMatchObject({ current_sub_status: 'cs_editreq' });
    await ask(`${path}/status/confirmed`);
    expect(await shown(path)).toMatchObject({ current_sub_status: 'confirmed', ...NONE });
  });

  it('is set by a code in the body too', async () => {
    const path = await order();
    expect((await ask(`${path}/substatus`, { status_code: 'cs_editreq' })).status).toBe(200);
    expect(await shown(path)).toMatchObject(EDIT_REQUESTED);
    const { status, json } = await ask(`${path}/substatus`, {});
    expect([status, json.code]).toEqual([400, 4]);
  });

  it('is a change of the order; set again it is none', async () => {
    const path = await order();
    await ask(`${path}/substatus/cs_editreq`);
    expect((await ask(`${path}/substatus/cs_editreq`)).status).toBe(200);
    const { history } = (await api.call('GET', `${path}/history`)).json;
    expect(history.map(({ kinds }: { kinds: string[] }) => kinds)).toEqual([['substatus'], ['created']]);
    const stale = { headers: { 'if-match': '"1"' } };
    expect((await api.call('POST', `${path}/substatus/draft`, stale)).status).toBe(412);
  });

  it.each([
    ['draft', 'draft'],
    ['confirmed', 'confirmed'],
    ['confirmed', 'open'],
  ])('of %s is taken away by the code %s', async (status, code) => {
    const path = await order();
    if (status === 'confirmed') await ask(`${path}/status/confirmed`);
    await ask(`${path}/substatus/${status === 'draft' ? 'cs_editreq' : 'cs_onhold'}`);
    expect((await shown(path)).sub_statuses).toHaveLength(1);
    expect((await ask(`${path}/substatus/${code}`)).status).toBe(200);
    expect(await shown(path)).toMatchObject({ current_sub_status: status, ...NONE });
  });

  it('that nobody has, or of another status, is refused in words', async () => {
    const path = await order();
    const unknown = await ask(`${path}/substatus/cs_nothing`);
    expect([unknown.status, unknown.json]).toEqual([
      400,
      { code: 1002, message: 'Sub-status cs_nothing does not exist (sub_status).' },
    ]);
    const other = await ask(`${path}/substatus/cs_onhold`);
    expect([other.status, other.json.code]).toEqual([400, 36005]);
    expect(other.json.message).toContain('a part of confirmed');
    expect(await shown(path)).toMatchObject({ current_sub_status: 'draft', ...NONE });
  });
});

it('leaves as events: what an approver said, what no longer holds, and the sub-status', async () => {
  const path = await order();
  const id = path.split('/').at(-1) ?? '';
  for (const step of ['submit', 'approve', 'substatus/cs_editreq']) await ask(`${path}/${step}`);
  await ask(path, { shipping_charge: 1 }, 'PUT');
  const items = await itemsOf(api, ORGANIZATION, id, '');
  const told = [...items.values()]
    .flatMap((image) => outgoingOfImage(image) ?? [])
    .map((outgoing) => OrderChanged.parse(publicationOf(outgoing).detail))
    .toSorted((left, right) => left.data.version - right.data.version);
  expect(told.map(({ type, data: { approval, subStatus } }) => [type, approval, subStatus])).toEqual([
    ['SalesOrder Created', undefined, undefined],
    ['SalesOrder Submitted', 'pending', undefined],
    ['SalesOrder Approved', 'approved', undefined],
    ['SalesOrder SubStatusChanged', 'approved', 'cs_editreq'],
    ['SalesOrder Updated', undefined, 'cs_editreq'],
  ]);
  expect(told.at(-1)?.data.changedPaths).toContain('approval');
});
