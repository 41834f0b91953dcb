import { beforeAll, describe, expect, it } from 'vitest';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

async function commented(texts: string[]) {
  const order = await api.create();
  const path = `/salesorders/${order.salesorder_id}/comments`;
  const made = [];
  for (const description of texts) made.push(await api.call('POST', path, { body: { description } }));
  return { order, path, made };
}

describe('comments on an order', () => {
  it('are added, listed newest first, changed and deleted, and the order stays as it is', async () => {
    const { order, path, made } = await commented(['Payment method: card', 'second']);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect(made[0]?.json).toEqual({
      code: 0,
      message: 'Comments added.',
      comment: expect.objectContaining({
        comment_id: expect.stringMatching(/^\d{16}$/),
        salesorder_id: order.salesorder_id,
        description: 'Payment method: card',
        commented_by: expect.any(String),
        time: expect.stringMatching(/^(0[1-9]|1[0-2]):[0-5]\d [AP]M$/),
      }),
    });
    const listed = await api.call('GET', path);
    expect(listed.json.comments.map((each: { description: string }) => each.description)).toEqual([
      'second',
      'Payment method: card',
    ]);
    const id = made[0]?.json.comment.comment_id;
    const changed = await api.call('PUT', `${path}/${id}`, { body: { description: 'by transfer' } });
    expect([changed.status, changed.json.comment.description]).toEqual([200, 'by transfer']);
    const gone = await api.call('DELETE', `${path}/${id}`);
    expect([gone.status, gone.json]).toEqual([200, { code: 0, message: 'The comment has been deleted.' }]);
    expect((await api.call('GET', path)).json.comments).toHaveLength(1);
    const read = await api.call('GET', `/salesorders/${order.salesorder_id}`);
    expect([read.headers['etag'], read.json.salesorder]).toEqual(['"1"', order]);
  });

  it('come in pages', async () => {
    const { path } = await commented(['a', 'b', 'c']);
    const page = await api.call('GET', path, { query: { page: '2', per_page: '2' } });
    expect(page.json.comments.map((each: { description: string }) => each.description)).toEqual(['a']);
    expect(page.json.page_context).toEqual({ page: 2, per_page: 2, has_more_page: false });
  });

  it('under a key are said once, also when they are sent twice at once', async () => {
    const { order, path } = await commented([]);
    const say = (description: string) =>
      api.call('POST', path, {
        body: { description },
        headers: { 'idempotency-key': `say-${order.salesorder_id}` },
      });
    const twins = await Promise.all([say('once'), say('once')]);
    const again = await say('once');
    expect(new Set([...twins, again].map(({ text }) => text)).size).toBe(1);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await say('other words')).status).toBe(409);
    expect((await api.call('GET', path)).json.comments).toHaveLength(1);
  });

  it('a deletion under a key is answered again', async () => {
    const { path, made } = await commented(['gone']);
    const take = () =>
      api.call('DELETE', `${path}/${made[0]?.json.comment.comment_id}`, {
        headers: { 'idempotency-key': 'take' },
      });
    expect([(await take()).status, (await take()).status]).toEqual([200, 200]);
  });

  it('outlive their order', async () => {
    const { order, path } = await commented(['why it went']);
    await api.call('DELETE', `/salesorders/${order.salesorder_id}`);
    expect((await api.call('GET', path)).json.comments).toHaveLength(1);
    const late = await api.call('POST', path, { body: { description: 'too late' } });
    expect([late.status, late.json.message]).toEqual([404, 'Sales Order does not exist.']);
  });

  it('of no order, of another organisation or with another id do not exist', async () => {
    const { path, made } = await commented(['mine']);
    const id = made[0]?.json.comment.comment_id;
    const asked = [
      await api.call('GET', '/salesorders/42/comments'),
      await api.call('GET', path, { key: 'demo-other-org' }),
      await api.call('POST', path, { key: 'demo-other-org', body: { description: 'x' } }),
      await api.call('PUT', `${path}/${id}`, { key: 'demo-other-org', body: { description: 'x' } }),
      await api.call('DELETE', `${path}/42`),
      await api.call('PUT', `${path}/words`, { body: { description: 'x' } }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(asked.at(-1)?.json.message).toBe('Comment does not exist.');
  });

  it.each([
    ['without a text', {}, 'description'],
    ['with blanks for a text', { description: '  ' }, 'description'],
    ['too long', { description: 'x'.repeat(5001) }, '5000'],
  ])('%s are refused by name', async (_, body, named) => {
    const { path } = await commented([]);
    const answer = await api.call('POST', path, { body });
    expect(answer.status).toBe(400);
    expect(answer.json.message.toLowerCase()).toContain(named);
  });
});
