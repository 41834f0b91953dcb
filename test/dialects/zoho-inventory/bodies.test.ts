import { describe, expect, it } from 'vitest';
import { openInventory, SMALL_ORDER } from '../../support/inventory.ts';
import type { Sent } from '../../support/client.ts';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';

const FORM = 'application/x-www-form-urlencoded';
const NOTES = 'Fish & chips + 20 % off, "now"; a=b {}';
const ORDER = { ...SMALL_ORDER, notes: NOTES };
const JSON_TEXT = JSON.stringify(ORDER);
const form = (body: string, contentType = FORM): Sent => ({ body, contentType });

const api = await openInventory();

const BODIES: Record<string, Sent> = {
  JSON: { body: JSON_TEXT },
  'JSON with a character set': { body: JSON_TEXT, contentType: 'application/json;charset=UTF-8' },
  'JSON of a type of its own': { body: JSON_TEXT, contentType: 'application/vnd.api+json' },
  'JSON without a type': { body: JSON_TEXT, contentType: '' },
  'a form, percent-encoded': form(`JSONString=${encodeURIComponent(JSON_TEXT)}`),
  'a form, encoded with pluses': form(new URLSearchParams({ JSONString: JSON_TEXT }).toString()),
  'a form with other fields around it': form(
    `a=1&JSONString=${encodeURIComponent(JSON_TEXT)}&organization_id=10234695`,
  ),
  'a form, not encoded at all': form(`JSONString=${JSON_TEXT}`),
  'a form, not encoded, with a field before and after': form(`a=1&JSONString=${JSON_TEXT}&b=2`),
  'a form, only its quotes encoded': form(`JSONString=${JSON_TEXT.replace(/[%"+&]/g, encodeURIComponent)}`),
  'JSON under the form type': form(JSON_TEXT),
  'a form with a character set': form(
    `JSONString=${encodeURIComponent(JSON_TEXT)}`,
    `${FORM}; charset=UTF-8`,
  ),
};

describe('an order arrives as', () => {
  it.each(Object.entries(BODIES))('%s', async (_, options) => {
    const created = await api.call('POST', '/salesorders', options);
    expect(created.status, created.text).toBe(201);
    expect(created.json.salesorder).toMatchObject({ notes: NOTES, total: 244 });
    const updated = await api.call('PUT', `/salesorders/${created.json.salesorder.salesorder_id}`, options);
    expect(updated.status, updated.text).toBe(200);
    expect(updated.json.salesorder.notes).toBe(NOTES);
  });
});

describe('calls without anything to say', () => {
  it.each([
    ['no body', {}],
    ['an empty body', { body: '', contentType: 'application/json' }],
    ['an empty object', { body: '{}' }],
    ['an empty form', form('')],
    ['a form with an empty object', form('JSONString=%7B%7D')],
    ['a form with an empty JSONString', form('JSONString=')],
  ])('%s confirms, voids and deletes', async (_, options: Sent) => {
    const { salesorder_id: id } = await api.create();
    expect((await api.call('POST', `/salesorders/${id}/status/confirmed`, options)).status).toBe(200);
    expect((await api.call('POST', `/salesorders/${id}/status/void`, options)).status).toBe(200);
    expect((await api.call('DELETE', `/salesorders/${id}`, options)).status).toBe(200);
  });
});

describe('ids of a call on many orders', () => {
  const json = (value: unknown): Sent => ({ body: `{"salesorder_ids":${JSON.stringify(value)}}` });
  const FORMS: Record<string, (ids: string[]) => { query?: string; options?: Sent }> = {
    'in the query, with commas': (ids) => ({ query: `salesorder_ids=${ids.join(',')}` }),
    'in the query, repeated': (ids) => ({ query: ids.map((id) => `salesorder_ids=${id}`).join('&') }),
    'in the query, with encoded commas and spaces': (ids) => ({
      query: `salesorder_ids=${ids.join('%2C%20')}`,
    }),
    'in a form field': (ids) => ({ options: form(`salesorder_ids=${ids.join('%2C')}`) }),
    'in a repeated form field': (ids) => ({
      options: form(ids.map((id) => `salesorder_ids=${id}`).join('&')),
    }),
    'in a form’s JSONString': (ids) => ({
      options: form(`JSONString=${encodeURIComponent(JSON.stringify({ salesorder_ids: ids }))}`),
    }),
    'in a JSON list': (ids) => ({ options: json(ids) }),
    'in a JSON list of numbers': (ids) => ({ options: json(ids.map(Number)) }),
    'in a JSON text': (ids) => ({ options: json(ids.join(',')) }),
    'twice over': (ids) => ({ query: `salesorder_ids=${ids.join(',')}`, options: json(ids) }),
  };

  it.each(Object.entries(FORMS))('%s', async (_, say) => {
    const orders = [await api.create(), await api.create()];
    const ids = orders.map((order) => order.salesorder_id as string);
    const { query = '', options } = say(ids);
    const confirmed = await api.call('POST', `/salesorders/status/confirmed?${query}`, options);
    expect(confirmed.json.data.email_success_info[0].ids, confirmed.text).toEqual([ids.join(',')]);
    const voided = await api.call('POST', `/salesorders/status/void?${query}`, options);
    expect(voided.json.data.email_success_info[0].ids).toEqual([ids.join(',')]);
    const removed = await api.call('DELETE', `/salesorders?${query}`, options);
    expect(removed.json.data).toHaveLength(2);
    expect(removed.status).toBe(200);
  });

  it('good and bad ones together: 200, each with its own result, in input order', async () => {
    const [first, second] = [(await api.create()).salesorder_id, (await api.create()).salesorder_id];
    await api.call('POST', `/salesorders/${second}/status/void`);
    const ids = `${first},1,${second},${first},1`;
    const confirmed = await api.call('POST', `/salesorders/status/confirmed?salesorder_ids=${ids}`);
    expect(confirmed.status).toBe(200);
    expect(confirmed.json.code).toBe(0);
    expect(confirmed.json.data.email_success_info).toMatchObject([{ code: 0, ids: [first] }]);
    expect(confirmed.json.data.email_error_info).toMatchObject([
      { code: 1002, ids: ['1'] },
      { code: 36005, ids: [second] },
    ]);
    const removed = await api.call('DELETE', `/salesorders?salesorder_ids=${ids}`);
    expect(removed.status).toBe(200);
    expect(removed.json.data).toMatchObject([
      { code: 0, ids: [first] },
      { code: 1002, ids: ['1'] },
      { code: 0, ids: [second] },
    ]);
  });

  it('none that succeeds: 400 with the first failure’s code', async () => {
    const { salesorder_id: id } = await api.create();
    await api.call('POST', `/salesorders/${id}/status/void`);
    const answer = await api.call('POST', `/salesorders/status/confirmed?salesorder_ids=${id},1`);
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe(36005);
    expect(answer.json.data.email_success_info).toEqual([]);
  });

  it('a hundred of them are served', async () => {
    const ids = Array.from({ length: 99 }, (_, at) => String(at + 1));
    const { salesorder_id: id } = await api.create();
    const answer = await api.call('DELETE', '/salesorders', { body: { salesorder_ids: [...ids, id, id] } });
    expect(answer.status).toBe(200);
    expect(answer.json.data).toHaveLength(100);
  });
});

describe('ignore_auto_number_generation', () => {
  it.each(['true', 'True'])('%s makes the number compulsory', async (flag) => {
    const path = `/salesorders?ignore_auto_number_generation=${flag}`;
    const refused = await api.call('POST', path, { body: ORDER });
    expect(refused.status).toBe(400);
    expect(refused.json.message).toContain('Sales Order Number');
    const body = { ...ORDER, salesorder_number: `MINE-${flag}` };
    expect((await api.call('POST', path, { body })).json.salesorder.salesorder_number).toBe(`MINE-${flag}`);
  });

  it('false, or nothing, leaves it to us', async () => {
    for (const flag of ['false', '']) {
      const answer = await api.call('POST', `/salesorders?ignore_auto_number_generation=${flag}`, {
        body: ORDER,
      });
      expect(answer.json.salesorder.salesorder_number).toMatch(/^SO-\d{5}$/);
    }
  });

  it('inside a form it counts as in the query', async () => {
    const body = `JSONString=${encodeURIComponent(JSON_TEXT)}&ignore_auto_number_generation=true`;
    expect((await api.call('POST', '/salesorders', form(body))).status).toBe(400);
  });
});

it('both base paths serve every route', async () => {
  const base = '/api/v1/salesorders';
  const created = await api.call('POST', base, { body: ORDER });
  const id = created.json.salesorder.salesorder_id;
  expect(created.status).toBe(201);
  const rest: [string, string][] = [
    ['GET', `${base}/${id}`],
    ['GET', base],
    ['PUT', `${base}/${id}`],
    ['POST', `${base}/${id}/status/confirmed`],
    ['POST', `${base}/status/confirmed?salesorder_ids=${id}`],
    ['POST', `${base}/${id}/status/void`],
    ['POST', `${base}/status/void?salesorder_ids=${id}`],
    ['DELETE', `${base}?salesorder_ids=${id}`],
  ];
  for (const [method, path] of rest) expect((await api.call(method, path)).status, path).toBe(200);
  expect((await api.call('POST', `${base}/calculate`, { body: ORDER })).status).toBe(200);
  const other = await api.create();
  expect((await api.call('DELETE', `${base}/${other.salesorder_id}`)).status).toBe(200);
});

it('contact persons may be objects, ids or numbers', async () => {
  const body = `{"customer_id":${CUSTOMER},"line_items":[{"item_id":${ITEM}}],"contact_persons":[7,"8",{"contact_person_id":9}]}`;
  const { json: answer } = await api.call('POST', '/salesorders', { body });
  expect(answer.salesorder.contact_persons).toEqual(
    ['7', '8', '9'].map((contact_person_id) => ({ contact_person_id })),
  );
});
