/** Requests as clients in use make them: where the order stands, what a call needs no body for, what is asked for. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LIST_PARAMETERS } from '../../../lib/dialects/zoho-inventory/list-parameters.ts';
import { SUFFIXES } from '../../../lib/dialects/leaves/list-parameters.ts';
import { openInventory, SMALL_ORDER, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

const JSON_TEXT = JSON.stringify({ ...SMALL_ORDER, notes: 'stated' });

function multipart(parts: Record<string, string>, more = ''): { body: string; contentType: string } {
  const entries = Object.entries(parts).map(
    ([name, value]) => `--xx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${entries.join('')}${more}--xx--\r\n`, contentType: 'multipart/form-data; boundary=xx' };
}

describe('an order stands', () => {
  it.each([
    ['in the body', '', { body: JSON_TEXT }],
    [
      'in JSONString of a form',
      '',
      {
        body: new URLSearchParams({ JSONString: JSON_TEXT }).toString(),
        contentType: 'application/x-www-form-urlencoded',
      },
    ],
    ['in JSONString of the query', `?JSONString=${encodeURIComponent(JSON_TEXT)}`, {}],
    ['in JSONString of a JSON object', '', { body: { JSONString: JSON_TEXT } }],
    ['in JSONString of a multipart body', '', multipart({ JSONString: JSON_TEXT })],
    ['in the query, beside an empty object', `?JSONString=${encodeURIComponent(JSON_TEXT)}`, { body: {} }],
  ])('%s: create, and update', async (_, query, sent) => {
    const made = await api.call('POST', `/salesorders${query}`, sent);
    expect([made.status, made.json.salesorder?.notes], made.text).toEqual([201, 'stated']);
    const { salesorder_id } = await api.create();
    const changed = await api.call('PUT', `/salesorders/${salesorder_id}${query}`, sent);
    expect([changed.status, changed.json.salesorder?.notes], changed.text).toEqual([200, 'stated']);
  });

  const file = '--xx\r\nContent-Disposition: form-data; name="attachment"; filename="a.pdf"\r\n\r\nx\r\n';
  it.each([
    ['a multipart body that breaks off', { ...multipart({}), body: '--xx\r\nContent-Dis' }, 9],
    ['a file beside it', multipart({ JSONString: JSON_TEXT }, file), 36010],
    ['JSONString that is no JSON', { body: { JSONString: '{' } }, 9],
    ['JSONString in the query that is no object', { query: { JSONString: '[1]' } }, 9],
  ])('%s is refused', async (_, sent, code) => {
    const answer = await api.call('POST', '/salesorders', sent);
    expect([answer.status >= 400 && answer.status < 500, answer.json.code], answer.text).toEqual([
      true,
      code,
    ]);
  });

  it.each([
    ['wrapped in salesorder', { salesorder: { notes: 'x' } }],
    ['wrapped in sales_order', { sales_order: { notes: 'x' }, notes: 'y' }],
    ['under names that are no fields of it', { note: 'x', remark: 'y' }],
  ])('%s is refused, not answered as a success', async (_, body) => {
    const { salesorder_id } = await api.create();
    for (const [method, path] of [
      ['PUT', `/salesorders/${salesorder_id}`],
      ['POST', '/salesorders'],
      ['POST', '/salesorders/calculate'],
    ] as const) {
      const answer = await api.call(method, path, { body });
      expect([answer.status, answer.json.code], answer.text).toEqual([400, 9]);
    }
  });

  it('an empty object changes nothing and is a success', async () => {
    const order = await api.create();
    const answer = await api.call('PUT', `/salesorders/${order.salesorder_id}`, { body: {} });
    expect([answer.status, answer.json.salesorder]).toEqual([200, order]);
  });
});

describe('calls that need no body', () => {
  const bodies = [
    { body: '"aa"' },
    { body: 'aa' },
    { body: '{' },
    { body: '[]' },
    { body: 'x', contentType: 'text/plain' },
    { body: '{"reason": {}}' },
  ];
  it.each(['POST', 'PUT'])('%s to a status path takes whatever comes', async (method) => {
    for (const sent of bodies) {
      const { salesorder_id: id } = await api.create();
      const confirmed = await api.call(method, `/salesorders/${id}/status/confirmed`, sent);
      expect(confirmed.status, confirmed.text).toBe(200);
      expect((await api.retrieve(id)).status).toBe('confirmed');
    }
    for (const sent of bodies.slice(0, -1)) {
      const { salesorder_id: id } = await api.create();
      expect((await api.call(method, `/salesorders/${id}/status/void`, sent)).status).toBe(200);
      expect((await api.retrieve(id)).status).toBe('void');
    }
  });

  it('PUT is taken for many as well', async () => {
    const { salesorder_id: id } = await api.create();
    const query = { salesorder_ids: id };
    expect((await api.call('PUT', '/salesorders/status/confirmed', { query })).status).toBe(200);
    expect((await api.retrieve(id)).status).toBe('confirmed');
    expect((await api.call('PUT', '/salesorders/status/void', { query })).status).toBe(200);
    expect((await api.retrieve(id)).status).toBe('void');
  });
});

describe('flags', () => {
  it.each([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    [0, false],
    ['0', false],
  ])('%j is %j', async (is_inclusive_tax, read) => {
    expect(await api.create({ ...SMALL_ORDER, is_inclusive_tax })).toMatchObject({ is_inclusive_tax: read });
  });

  it.each(['yes', 2, 'TRUE', [], {}])('%j is none', async (is_inclusive_tax) => {
    const answer = await api.call('POST', '/salesorders', { body: { ...SMALL_ORDER, is_inclusive_tax } });
    expect([answer.status, answer.json.code]).toEqual([400, 2]);
  });

  it.each([
    ['true', 400],
    ['True', 400],
    ['1', 400],
    ['false', 201],
    ['', 201],
    ['bogus', 400],
  ])('ignore_auto_number_generation=%s without a number is %i', async (flag, status) => {
    const query = { ignore_auto_number_generation: flag };
    expect((await api.call('POST', '/salesorders', { body: SMALL_ORDER, query })).status).toBe(status);
    const body = { ...SMALL_ORDER, ...query };
    expect((await api.call('POST', '/salesorders', { body })).status).toBe(status);
  });
});

describe('the form of the answer', () => {
  it.each([
    ['accept=pdf', {}],
    ['accept=csv', {}],
    ['accept=xls', {}],
    ['accept=HTML', {}],
    ['print=true', {}],
    ['', { accept: 'application/pdf' }],
    ['', { accept: 'text/csv, application/vnd.ms-excel' }],
  ])('?%s %j is 406: JSON would be saved under its name', async (query, headers) => {
    const { salesorder_id } = await api.create();
    for (const path of [
      `/salesorders/${salesorder_id}`,
      '/salesorders',
      `/store/api/v1/salesorders/${salesorder_id}`,
    ]) {
      const answer = await api.call('GET', `${path}?${query}`, { headers });
      expect([answer.status, answer.json.code], answer.text).toEqual([406, 36011]);
    }
  });

  it.each([
    ['accept=json&print=false', {}],
    ['accept=&print=', {}],
    ['', { accept: '*/*' }],
    ['', { accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8' }],
    ['', { accept: 'application/pdf, application/json' }],
    ['', { accept: 'text/plain' }],
  ])('?%s %j is JSON', async (query, headers) => {
    expect((await api.call('GET', `/salesorders?${query}`, { headers })).status).toBe(200);
  });
});

describe('a slash at the end', () => {
  it.each([
    ['GET', '/inventory/v1/salesorders/?page=1&per_page=5', '/inventory/v1/salesorders?page=1&per_page=5'],
    ['GET', '/api/v1/salesorders/42/', '/api/v1/salesorders/42'],
    ['POST', '/api/v1/salesorders/', '/api/v1/salesorders'],
    ['PUT', '/inventory/v1/salesorders/42/status/void/', '/inventory/v1/salesorders/42/status/void'],
    ['GET', '/store/api/v1/salesorders/42/', '/store/api/v1/salesorders/42'],
  ])('%s %s is sent on to %s', async (method, path, location) => {
    const answer = await api.send(method, path);
    expect([answer.status, answer.headers['location'], answer.text]).toEqual([308, location, '']);
  });

  it.each(['/salesorders//', '/nothing/', '/salesorders/templates/'])('%s is no path', async (path) => {
    const answer = await api.call('GET', path);
    expect([answer.status, answer.json.code]).toEqual([404, 5]);
  });
});

/**
 * Names that lists of sales orders and of their siblings take, as published: the list parameters of the services'
 * API references (Inventory v1 and Books v3: sales orders, invoices, estimates, purchase orders) and of the OpenAPI
 * files that describe them in public repositories.
 */
const PUBLISHED = `
  page per_page sort_column sort_order filter_by status search_text customer_id customer_name
  customer_name_startswith customer_name_contains customer_name_in customer_name_not_in
  salesorder_number salesorder_number_startswith salesorder_number_contains salesorder_number_in salesorder_number_not_in
  reference_number reference_number_startswith reference_number_contains reference_number_in reference_number_not_in
  date date_start date_end date_before date_after date.start date.end date.before date.after
  shipment_date shipment_date_start shipment_date_end shipment_date_before shipment_date_after shipment_date.start
  created_date created_date_start created_date_end created_date_before created_date_after
  last_modified_time last_modified_time_start last_modified_time_end delivery_date delivery_date_start due_date due_date_start
  total total_start total_end total_less_than total_less_equals total_greater_than total_greater_equals
  item_id item_id_in item_id_not_in item_name item_name_startswith item_name_contains item_name_in item_name_not_in
  item_description item_description_startswith item_description_contains
  item_description_in item_description_not_in line_item_id
  salesperson_id salesperson_name salesorder_ids email phone company_name currency_id currency_code
  order_status invoiced_status shipped_status paid_status warehouse_id branch_id location_id project_id project_name
  custom_field custom_field_contains custom_field_startswith custom_field_1234 cf_colour cf_colour_contains
  zcrm_potential_id tag_ids template_id sales_channel customview_id response_option include search_criteria
`
  .trim()
  .split(/\s+/);

describe('parameters of lists', () => {
  const SERVED = new Set(
    LIST_PARAMETERS.flatMap(({ name, served }) =>
      served.flatMap((suffix) => (suffix === '' ? [name] : [`${name}_${suffix}`, `${name}.${suffix}`])),
    ),
  );

  it('are sixty published names and more, each once', () => {
    expect(new Set(PUBLISHED).size).toBe(PUBLISHED.length);
    expect(PUBLISHED.length).toBeGreaterThanOrEqual(60);
    expect(PUBLISHED.filter((name) => SERVED.has(name)).length).toBeGreaterThanOrEqual(12);
  });

  it.each(PUBLISHED)('%s is served, or refused by its name', async (name) => {
    const answer = await api.call('GET', `/salesorders?${name}=%E0%B8%AB`);
    expect(answer.status, answer.text).not.toBe(500);
    if (SERVED.has(name)) return;
    expect([answer.status, answer.json.code]).toEqual([400, 2]);
    expect(answer.json.message).toContain(name);
    expect((await api.call('GET', `/salesorders?${name}=`)).status).toBe(200);
  });

  it.each(LIST_PARAMETERS)('$name is known under every suffix', async ({ name, served }) => {
    for (const suffix of SUFFIXES) {
      if (served.includes(suffix)) continue;
      for (const joint of ['_', '.']) {
        const { status, json } = await api.call('GET', `/salesorders?${name}${joint}${suffix}=1`);
        expect([`${name}${joint}${suffix}`, status, json.code]).toEqual([`${name}${joint}${suffix}`, 400, 2]);
      }
    }
  });

  it('of other families are ignored, as the live services do', async () => {
    for (const query of ['usestate=true', 'formatneeded=1', 'nocache=5', 'organization_id=10234695', '_=17'])
      expect((await api.call('GET', `/salesorders?${query}`)).status).toBe(200);
  });

  it.each(['A', 'asc', 'ascending', 'ASCENDING'])('sort_order=%s ascends', async (order) => {
    const { json } = await api.call('GET', `/salesorders?sort_column=date&sort_order=${order}`);
    expect(json.page_context.sort_order).toBe('A');
  });

  it.each(['D', 'desc', 'descending', ''])('sort_order=%s descends', async (order) => {
    const { json } = await api.call('GET', `/salesorders?sort_column=date&sort_order=${order}`);
    expect(json.page_context.sort_order).toBe('D');
  });

  it.each([
    ['status=draft', 'Status.Draft'],
    ['filter_by=all', 'Status.All'],
    ['filter_by=status.void', 'Status.Void'],
    ['', 'Status.All'],
    ['status=confirmed&filter_by=Status.Open', 'Status.Open'],
  ])('?%s says that %s was applied', async (query, applied) => {
    const { json } = await api.call('GET', `/salesorders?${query}`);
    expect(json.page_context.applied_filter).toBe(applied);
  });
});
