/** What clients in use were seen to need of this wire, beside what its documents say. */
import { describe, expect, it } from 'vitest';
import { SMALL_ORDER, openInventory } from '../../support/inventory.ts';

const api = await openInventory();
const BASES = ['/inventory/v1', '/api/v1', '/books/v3', '/api/v3'];

describe('the limits of a caller', () => {
  it.each(BASES)('stand on every answer below %s, in whole numbers', async (base) => {
    for (const path of ['/salesorders', '/salesorders/1', '/nothing/there']) {
      const { headers } = await api.call('GET', base + path);
      for (const name of ['limit', 'remaining', 'reset'])
        expect(headers[`x-rate-limit-${name}`], path).toMatch(/^\d+$/);
      expect(Number(headers['x-rate-limit-reset'])).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('a slash at the end', () => {
  it.each(BASES)('of a list or an order below %s leads to the path without it', async (base) => {
    const { salesorder_id: id } = await api.create();
    for (const [path, query] of [
      [`${base}/salesorders`, '?page=1&per_page=1'],
      [`${base}/salesorders/${id}`, '?organization_id=10234695'],
    ]) {
      const { status, headers } = await api.call('GET', `${path}/${query}`);
      expect([status, headers['location']]).toEqual([308, `${path}${query}`]);
    }
  });
});

it.each(['GET', 'DELETE'])(
  '%s with an empty JSON object as its body is answered as without',
  async (method) => {
    const { salesorder_id: id } = await api.create();
    expect((await api.call(method, `/salesorders/${id}`, { body: {} })).status).toBe(200);
    expect((await api.call('GET', '/salesorders', { body: {} })).status).toBe(200);
  },
);

describe('custom fields', () => {
  const FIELD = { placeholder: 'cf_colour', label: 'Colour', value: 'red' };
  const NAMED = { cf_colour: 'red', cf_colour_unformatted: 'red' };

  it('carry their placeholder both ways, and stand by their names on orders and rows', async () => {
    const made = await api.create({ ...SMALL_ORDER, custom_fields: [FIELD] });
    const query = { salesorder_number: made.salesorder_number };
    const [row] = (await api.call('GET', '/salesorders', { query })).json.salesorders;
    for (const shown of [made, row])
      expect(shown).toMatchObject({
        custom_fields: [{ ...FIELD, api_name: 'cf_colour' }],
        custom_field_hash: NAMED,
        ...NAMED,
      });
    expect((await api.create()).custom_field_hash).toEqual({});
  });

  it('are stated by index alone, as Books does', async () => {
    const made = await api.create({ ...SMALL_ORDER, custom_fields: [{ index: 1, value: 'a' }] });
    const path = `/salesorders/${made.salesorder_id}`;
    const { json } = await api.call('PUT', path, { body: { custom_fields: [{ index: 1, value: 'b' }] } });
    expect(json.salesorder.custom_fields).toEqual([expect.objectContaining({ index: 1, value: 'b' })]);
  });
});

it('salesorder_ids answers whole orders, with their lines', async () => {
  const [first, second] = [await api.create(), await api.create()];
  const ids = [first, second].map(({ salesorder_id }) => salesorder_id).join(',');
  const { json } = await api.call('GET', '/salesorders', { query: { salesorder_ids: ids } });
  expect(json.salesorders).toEqual([expect.objectContaining(first), expect.objectContaining(second)]);
  expect(json.salesorders[0].line_items).toHaveLength(1);
  expect(json.page_context).toMatchObject({ page: 1, has_more_page: false });
});

it('a form with a file to a path that is not there is told so', async () => {
  const form = new FormData();
  form.append('attachment', new Blob(['x'.repeat(100_000)]), 'order.pdf');
  const sent = new Response(form);
  const options = { headers: { 'content-type': sent.headers.get('content-type') ?? '' } };
  const { status, json } = await api.call('POST', '/salesorders/1/nothing', {
    ...options,
    body: await sent.text(),
  });
  expect([status, json]).toEqual([404, { code: 5, message: 'Invalid URL Passed' }]);
});
