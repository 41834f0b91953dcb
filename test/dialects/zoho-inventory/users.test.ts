import { describe, expect, it } from 'vitest';
import { openInventory } from '../../support/inventory.ts';

const api = await openInventory();

describe.each(['/inventory/v1', '/books/v3', '/api/v3'])('users below %s', (base) => {
  const get = (path: string, query = {}) => api.call('GET', `${base}/users${path}`, { query });

  it('are whoever asks, and the sales people, in a page', async () => {
    const { status, json } = await get('');
    expect([status, json.code]).toEqual([200, 0]);
    expect(json.users).toEqual([
      expect.objectContaining({
        user_id: expect.stringMatching(/^\d+$/),
        name: 'Demo, full access',
        status: 'active',
        is_current_user: true,
      }),
      expect.objectContaining({ name: 'Lara', status: 'active', is_current_user: false }),
    ]);
    expect(json.page_context).toMatchObject({ page: 1, per_page: 200, has_more_page: false });
  });

  it('end with the first page, and nobody is inactive', async () => {
    expect((await get('', { page: '2' })).json.users).toEqual([]);
    expect((await get('', { filter_by: 'Status.Inactive' })).json.users).toEqual([]);
    expect((await get('', { filter_by: 'Status.Active' })).json.users).toHaveLength(2);
  });

  it('are read by id, and as me', async () => {
    const { user } = (await get('/me')).json;
    expect((await get(`/${user.user_id}`)).json.user).toEqual(user);
    const { status, json } = await get('/1');
    expect([status, json]).toEqual([404, { code: 1002, message: 'User does not exist.' }]);
  });
});
