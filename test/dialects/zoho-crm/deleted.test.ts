import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

const DELETED = '/crm/v2/Sales_Orders/deleted';
const DAY_MS = 86_400_000;

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

/** A draft that is made, changed and deleted. */
async function gone(): Promise<{ id: string; number: string }> {
  const { salesorder_id: id, salesorder_number: number } = await api.create();
  await api.call('PUT', `/salesorders/${id}`, { body: { notes: 'changed before' } });
  await api.call('DELETE', `/salesorders/${id}`);
  return { id, number };
}

const idsOf = (answer: { json?: { data: { id: string }[] } }) => answer.json?.data.map(({ id }) => id);

describe('deleted records', () => {
  it('are 204 where there are none, and 304 since a time', async () => {
    const none = await api.send('GET', DELETED, { key: 'demo-other-org' });
    expect([none.status, none.text]).toEqual([204, '']);
    const headers = { 'if-modified-since': new Date().toISOString() };
    expect((await api.send('GET', DELETED, { key: 'demo-other-org', headers })).status).toBe(304);
  });

  it('are told with when and by whom, the last one first; those that stand are not', async () => {
    const [first, second] = [await gone(), await gone()];
    await api.create();
    const answer = await api.send('GET', DELETED);
    expect(answer.status).toBe(200);
    expect(idsOf(answer)).toEqual([second.id, first.id]);
    expect(answer.json.data[0]).toEqual({
      id: second.id,
      display_name: second.number,
      type: 'recycle',
      deleted_by: { id: expect.any(String), name: 'Demo, full access' },
      deleted_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
    });
    expect(answer.json.info).toEqual({ per_page: 200, count: 2, page: 1, more_records: false });
  });

  it('come in pages, and from after a time on, whatever its offset', async () => {
    const page = await api.send('GET', DELETED, { query: { per_page: '1', page: '2' } });
    expect([page.json.info.count, page.json.info.more_records]).toEqual([1, false]);
    const { deleted_time: last } = (await api.send('GET', DELETED)).json.data[0];
    const second = Date.parse(last);
    const since = (ms: number, offset: string) => {
      const shifted = new Date(ms + 5.5 * 3_600_000).toISOString().slice(0, 19);
      return { 'if-modified-since': offset === 'Z' ? new Date(ms).toISOString() : `${shifted}${offset}` };
    };
    for (const offset of ['Z', '+05:30']) {
      const later = await api.send('GET', DELETED, { headers: since(second - 60_000, offset) });
      expect(idsOf(later), offset).toHaveLength(2);
      expect((await api.send('GET', DELETED, { headers: since(second + 1000, offset) })).status).toBe(304);
    }
  });

  it('are called permanent after 60 days, and asked for by type', async () => {
    const old = await gone();
    const at = new Date(Date.now() - 70 * DAY_MS).toISOString();
    const partition = `ORG#10234695#SO#${old.id}`;
    // The change that took the order away, as it would be 70 days later.
    await api.table.client.send(
      new UpdateCommand({
        TableName: api.tableName,
        Key: { PK: partition, SK: 'CHANGE#00000003' },
        UpdateExpression: 'SET #at = :at, monthKey = :month, changedKey = :changed',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: {
          ':at': at,
          ':month': `ORG#10234695#CHANGES#${at.slice(0, 7)}`,
          ':changed': `${at}#${old.id}#00000003#DELETED`,
        },
      }),
    );
    const typed = async (type: string) => (await api.send('GET', DELETED, { query: { type } })).json.data;
    expect(await typed('permanent')).toEqual([expect.objectContaining({ id: old.id, type: 'permanent' })]);
    expect(idsOf({ json: { data: await typed('recycle') } })).not.toContain(old.id);
    expect(await typed('all')).toHaveLength(3);
  });

  it.each([
    ['type=bin', {}, 'type'],
    ['sort_by=id', {}, 'sort_by'],
    ['', { 'if-modified-since': 'yesterday' }, 'If-Modified-Since'],
    ['', { 'if-modified-since': '2020-01-01T00:00:00Z' }, 'If-Modified-Since'],
  ])('?%s %j is refused by name', async (query, headers, named) => {
    const answer = await api.send('GET', `${DELETED}?${query}`, { headers });
    expect([answer.status, answer.json.details.param_name]).toEqual([400, named]);
  });

  it('of another organisation are not told', async () => {
    expect((await api.send('GET', DELETED, { key: 'demo-other-org' })).status).toBe(204);
  });
});
