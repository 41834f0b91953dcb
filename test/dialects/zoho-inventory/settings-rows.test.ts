import { beforeAll, describe, expect, it } from 'vitest';
import { CUSTOMER, ELSEWHERE, ITEM, ORGANIZATION, SALESPERSON, TAX } from '../../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
});

const call = async (method: string, path: string, body?: object) => {
  const { status, json } = await api.call(method, path, { body });
  return { status, json, message: json.message };
};

describe('the organisation', () => {
  it('of the key is listed and answered, from its settings', async () => {
    const { json } = await call('GET', '/organizations');
    expect(json.organizations).toMatchObject([
      {
        organization_id: ORGANIZATION,
        currency_id: '4815000000000097',
        currency_code: 'USD',
        time_zone: 'UTC',
        date_format: 'dd MMM yyyy',
        price_precision: 2,
        is_default_org: true,
      },
    ]);
    const one = await call('GET', `/organizations/${ORGANIZATION}`);
    expect([one.status, one.json.organization]).toEqual([200, json.organizations[0]]);
  });

  it('of somebody else is refused', async () => {
    const { status, json } = await call('GET', `/organizations/${ELSEWHERE}`);
    expect([status, json.code]).toEqual([400, 6041]);
  });
});

describe('taxes', () => {
  it('are listed, made, changed and deleted, and reckoned with in the very next order', async () => {
    const listed = await call('GET', '/settings/taxes');
    expect(listed.json.taxes.slice(0, 1)).toMatchObject([
      { tax_id: TAX, tax_name: 'Sales Tax', tax_percentage: 12, tax_type: 'tax' },
    ]);
    const made = await call('POST', '/settings/taxes', { tax_name: 'VAT', tax_percentage: 20 });
    expect([made.status, made.message]).toEqual([201, 'The tax has been added.']);
    const { tax_id } = made.json.tax;
    const order = () =>
      api.create({ customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 1, rate: 100, tax_id }] });
    expect((await order()).tax_total).toBe(20);
    const saved = await call('PUT', `/settings/taxes/${tax_id}`, { tax_percentage: '21' });
    expect([saved.message, saved.json.tax.tax_percentage]).toEqual(['Tax information has been saved.', 21]);
    expect((await order()).tax_total).toBe(21);
    expect((await call('DELETE', `/settings/taxes/${tax_id}`)).message).toBe('The record has been deleted.');
    expect((await call('GET', `/settings/taxes/${tax_id}`)).status).toBe(404);
  });

  it('stand together in groups', async () => {
    const [one, other] = await Promise.all(
      ['CGST', 'SGST'].map(async (tax_name) =>
        call('POST', '/settings/taxes', { tax_name, tax_percentage: 9 }).then(({ json }) => json.tax.tax_id),
      ),
    );
    const made = await call('POST', '/settings/taxgroups', {
      tax_group_name: 'GST 18',
      taxes: `${one},${other}`,
    });
    expect([made.status, made.json.tax_group]).toMatchObject([
      201,
      { tax_group_percentage: 18, taxes: [{ tax_id: one }, {}] },
    ]);
    const { tax_group_id: id } = made.json.tax_group;
    expect((await call('GET', `/settings/taxgroups/${id}`)).json.tax_group).toEqual(made.json.tax_group);
    const listed = (await call('GET', '/settings/taxes')).json.taxes;
    expect(listed.find(({ tax_id }: { tax_id: string }) => tax_id === id)).toMatchObject({
      tax_type: 'tax_group',
    });
    const renamed = await call('PUT', `/settings/taxgroups/${id}`, { tax_group_name: 'GST' });
    expect(renamed.json.tax_group).toMatchObject({ tax_group_name: 'GST', taxes: [{}, {}] });
    const nested = await call('POST', '/settings/taxgroups', { tax_group_name: 'More', taxes: [id] });
    expect([nested.status, nested.json.code]).toEqual([400, 2]);
    expect((await call('GET', `/settings/taxgroups/${TAX}`)).status).toBe(404);
    expect((await call('DELETE', `/settings/taxgroups/${id}`)).status).toBe(200);
  });

  it.each([
    [{ tax_percentage: 5 }, 4],
    [{ tax_name: 'Half' }, 4],
    [{ tax_name: 'Half', tax_percentage: 'x' }, 2],
    [{ tax_name: 'Sales Tax', tax_percentage: 1 }, 1001],
  ])('are refused as %j', async (body, code) => {
    const { status, json } = await call('POST', '/settings/taxes', body);
    expect([status, json.code]).toEqual([400, code]);
  });
});

describe('currencies', () => {
  it('are listed with the base currency, made, changed and deleted', async () => {
    const { json } = await call('GET', '/settings/currencies');
    expect(json.currencies).toMatchObject([
      { currency_id: '4815000000000097', currency_code: 'USD', is_base_currency: true },
    ]);
    const body = { currency_code: 'EUR', currency_symbol: '€', exchange_rate: 1.1 };
    const made = await call('POST', '/settings/currencies', body);
    expect([made.status, made.message]).toEqual([201, 'The currency has been added.']);
    const { currency_id } = made.json.currency;
    const path = `/settings/currencies/${currency_id}`;
    expect((await call('PUT', path, { exchange_rate: 1.2 })).json.currency).toMatchObject({
      exchange_rate: 1.2,
      currency_symbol: '€',
    });
    expect((await call('GET', path)).json.currency).toMatchObject({
      currency_code: 'EUR',
      is_base_currency: false,
    });
    const again = await call('POST', '/settings/currencies', body);
    expect([again.status, again.json.code]).toEqual([400, 1001]);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
  });
});

describe('sales people', () => {
  it('are listed, made, changed and deleted', async () => {
    const { json } = await call('GET', '/salespersons');
    expect(json.salespersons).toMatchObject([{ salesperson_id: SALESPERSON, salesperson_name: 'Lara' }]);
    const made = await call('POST', '/salespersons', {
      salesperson_name: 'Mia',
      salesperson_email: 'mia@x.example',
    });
    expect(made.status).toBe(201);
    const path = `/salespersons/${made.json.salesperson.salesperson_id}`;
    expect((await call('PUT', path, { salesperson_name: 'Mia K.' })).json.salesperson).toMatchObject({
      salesperson_name: 'Mia K.',
      salesperson_email: 'mia@x.example',
    });
    const found = await api.call('GET', '/salespersons', { query: { email: 'mia@x.example' } });
    expect(found.json.salespersons).toHaveLength(1);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
  });
});
