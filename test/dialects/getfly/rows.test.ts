/** Accounts, products and users as Getfly's clients look them up before they make an order. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROW_FIELDS } from '../../../lib/dialects/getfly/row-lists.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { OrganizationSettings } from '../../../lib/domain/settings.ts';
import { putReferenceRow, putSettings } from '../../../lib/store/references.ts';
import { CUSTOMER, ITEM, ORGANIZATION, SALESPERSON } from '../../support/demo-ids.ts';
import { openGetfly, withKey } from '../../support/getfly.ts';

const { inventory } = await openGetfly();
const get = (path: string, query: Record<string, string> = {}) =>
  inventory.send('GET', `/api/v6/${path}`, withKey({ query }));
async function listed(path: string, query: Record<string, string> = {}) {
  const { status, json, text } = await get(path, query);
  expect(status, text).toBe(200);
  return json;
}
const idsOf = async (path: string, query: Record<string, string>) =>
  (await listed(path, query)).data.map(({ id }: { id: number }) => id);

const AN = {
  kind: 'customer',
  id: 'KH/1',
  name: 'Nguyễn Văn An',
  phone: '0905 373 135',
  email: 'an@example.com',
};
beforeAll(async () => {
  const settings = { kind: 'settings', baseCurrency: { code: 'VND' }, timeZone: 'Asia/Ho_Chi_Minh' };
  await putSettings(inventory.table, organizationId(ORGANIZATION), OrganizationSettings.parse(settings));
  await putReferenceRow(inventory.table, organizationId(ORGANIZATION), ReferenceRow.parse(AN));
});

describe('products', () => {
  it('are found by code, so that an order can name them', async () => {
    const query = {
      fields: 'product_name,product_code,cover_price',
      limit: '10',
      offset: '0',
      'filtering[product_code]': 'PROD_001',
    };
    const { data, ...page } = await listed('products', query);
    expect(page).toEqual({ has_more: false, offset: 0, limited: 10 });
    expect(data).toEqual([
      { id: expect.any(Number), product_code: 'PROD_001', product_name: 'Product A', cover_price: 0 },
    ]);
    const body = {
      account_id: Number(CUSTOMER),
      saved_order_details: [{ product_id: data[0].id, price: 5 }],
    };
    const made = await inventory.send('POST', '/api/v6/sale_orders', withKey({ body }));
    expect(made.status, made.text).toBe(200);
  });

  it('are read by id', async () => {
    expect((await get(`products/${ITEM}`)).json).toMatchObject({
      id: Number(ITEM),
      cover_price: 122,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    expect((await get('products/77')).json).toEqual({ message: 'Product not found' });
  });
});

describe('accounts', () => {
  it.each([
    ['filtering[account_code:eq]', 'KH/1'],
    ['filtering[phone_office]', '0905373135'],
    ['filtering[email:eq]', 'an@example.com'],
    ['filtering[account_name]', 'nguyen van an'],
    ['search', 'van an'],
  ])('are found by %s', async (name, value) => {
    const { data } = await listed('accounts', { [name]: value });
    expect(data).toMatchObject([
      { account_code: 'KH/1', account_name: AN.name, phone_office: AN.phone, id: expect.any(Number) },
    ]);
    const one = await get(`accounts/${data[0].id}`);
    expect(one.json).toEqual(data[0]);
  });

  it('are found by several ids, in pages of any offset', async () => {
    expect(await idsOf('accounts', { 'filtering[id:in]': `${CUSTOMER},77` })).toEqual([Number(CUSTOMER)]);
    const all = await idsOf('accounts', { limit: '50' });
    const some = await listed('accounts', { limit: '2', offset: '1' });
    expect(some.data.map(({ id }: { id: number }) => id)).toEqual(all.slice(1, 3));
    expect(some.has_more).toBe(all.length > 3);
  });

  it('are made, once under a key, and then orders are made for them', async () => {
    const body = {
      account_name: 'Công ty B',
      account_code: 'KH/2',
      phone_office: '0988',
      email: 'b@example.com',
      billing_address_street: '2 Hai Bà Trưng',
      contacts: [{ first_name: 'Bình', phone_mobile: '0977' }],
    };
    const post = (path: string, sent: unknown) =>
      inventory.send('POST', path, withKey({ body: sent, headers: { 'idempotency-key': 'account-1' } }));
    const first = await post('/api/v6/accounts', body);
    expect([first.status, first.json]).toEqual([
      200,
      {
        message: 'Successfully added',
        id: expect.any(Number),
        data: { id: first.json.id, account_code: 'KH/2' },
      },
    ]);
    expect((await post('/api/v6/accounts', body)).text).toBe(first.text);
    const again = await inventory.send('POST', '/api/v6.1/accounts', withKey({ body: { account: body } }));
    expect([again.status, again.json.errors]).toEqual([
      400,
      [{ field: 'account_code', message: expect.stringContaining('already') }],
    ]);
    expect((await get(`accounts/${first.json.id}`)).json).toMatchObject({
      ...body,
      contacts: [{ first_name: 'Bình' }],
    });
    const order = { account_id: first.json.id, saved_order_details: [{ product_id: Number(ITEM) }] };
    const made = await inventory.send('POST', '/api/v6/sale_orders', withKey({ body: order }));
    expect((await inventory.retrieve(String(made.json.id))).customer_name).toBe('Công ty B');
    const nameless = await inventory.send('POST', '/api/v6/accounts', withKey({ body: { email: 'x@y.z' } }));
    expect(nameless.json.errors).toEqual([{ field: 'account_name', message: 'is required' }]);
  });

  it('changed since a time, on the organisation’s clock', async () => {
    const [{ id, updated_at }] = (await listed('accounts', { 'filtering[account_code]': 'KH/1' })).data;
    expect(await idsOf('accounts', { 'filtering[updated_at:gte]': updated_at })).toContain(id);
    expect(await idsOf('accounts', { 'filtering[updated_at:gt]': updated_at })).not.toContain(id);
  });
});

it('users are the sales people', async () => {
  const query = { fields: 'user_id,contact_name,user_name,dept_id,dept_name,email,contact_mobile' };
  const { data } = await listed('users', query);
  expect(data).toContainEqual(
    expect.objectContaining({
      user_id: Number(SALESPERSON),
      contact_name: expect.any(String),
      dept_name: '',
    }),
  );
});

it('what is not served is refused by name', async () => {
  for (const [path, name] of [
    ['accounts', 'filtering[relation_id]'],
    ['products', 'filtering[category_id]'],
    ['accounts', 'page'],
  ] as const)
    expect((await get(path, { [name]: '1' })).json.errors).toMatchObject([{ field: name }]);
});

it('are filtered as docs/getfly.md lists it', () => {
  const text = readFileSync('docs/getfly.md', 'utf8');
  for (const [word, fields] of Object.entries(ROW_FIELDS))
    for (const [field, operations] of Object.entries(fields)) {
      const named = Object.keys(operations)
        .map((operation) => `\`${operation}\``)
        .join(' ');
      expect(text.replaceAll(/ +/g, ' ')).toContain(`| \`${word}\` | \`${field}\` | ${named} |`);
    }
});
