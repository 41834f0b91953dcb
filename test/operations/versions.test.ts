import { describe, expect, it } from 'vitest';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';

const api = await openInventory();

const edit = (id: string, ifMatch: string, notes = ifMatch) =>
  api.call('PUT', `/salesorders/${id}`, { body: { notes }, headers: { 'if-match': ifMatch } });

describe('the version of an order', () => {
  it('is the ETag of create, retrieve and update, and grows by one', async () => {
    const created = await api.call('POST', '/salesorders', { body: SMALL_ORDER });
    const id = created.json.salesorder.salesorder_id;
    expect(created.headers['etag']).toBe('"1"');
    expect((await api.call('GET', `/salesorders/${id}`)).headers['etag']).toBe('"1"');
    expect((await edit(id, '"1"')).headers['etag']).toBe('"2"');
    expect((await edit(id, 'W/"2"')).headers['etag']).toBe('"3"');
    expect((await edit(id, '*')).headers['etag']).toBe('"4"');
  });

  it('that has passed is told with the current one', async () => {
    const { salesorder_id: id } = await api.create();
    await edit(id, '"1"');
    const refused = await edit(id, '"1"', 'late');
    expect(refused.status).toBe(412);
    expect(refused.headers['etag']).toBe('"2"');
    expect(refused.json.message).toContain('current version is 2');
    expect((await api.retrieve(id)).notes).toBe('"1"');
  });

  it.each(['1', '"x"', '"0"', '"1", "2"', '""', `"${'9'.repeat(30)}"`])(
    '%s is no ETag of ours: 400',
    async (header) => {
      const { salesorder_id: id } = await api.create();
      const answer = await edit(id, header);
      expect([answer.status, answer.json.code]).toEqual([400, 2]);
    },
  );

  it('of two edits at the same version at once, one is done and one is stale', async () => {
    const { salesorder_id: id } = await api.create();
    const answers = await Promise.all(['a', 'b'].map((notes) => edit(id, '"1"', notes)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('does not matter to those who do not ask: edits at once are all done', async () => {
    const { salesorder_id: id } = await api.create();
    const fields = [{ notes: 'n' }, { terms: 't' }];
    const answers = await Promise.all(fields.map((body) => api.call('PUT', `/salesorders/${id}`, { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await api.retrieve(id)).toMatchObject({ notes: 'n', terms: 't' });
  });

  it('and the time of the last change move forward together', async () => {
    const order = await api.create();
    const times = [order.last_modified_time];
    for (let at = 0; at < 5; at += 1)
      times.push((await edit(order.salesorder_id, '*', String(at))).json.salesorder.last_modified_time);
    expect(new Set(times).size).toBe(6);
    expect(times).toEqual(times.toSorted());
  });
});
