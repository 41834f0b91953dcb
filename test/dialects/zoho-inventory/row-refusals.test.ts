/** What is refused of rows, in whole answers. */
import { expect, it } from 'vitest';
import { TAX } from '../../support/demo-ids.ts';
import { openWholeRows } from '../../support/whole-rows.ts';

const { api } = await openWholeRows();
const NEEDED = 'a value is required';

it.each([
  ['POST', '/settings/taxes', { tax_name: ' ', tax_percentage: 1 }, 4, 'Tax Name (tax_name)', NEEDED],
  ['POST', '/settings/taxes', { tax_name: 'x' }, 4, 'Tax Percentage (tax_percentage)', NEEDED],
  ['POST', '/settings/taxgroups', { tax_group_name: null }, 4, 'Tax Group Name (tax_group_name)', NEEDED],
  ['POST', '/settings/taxgroups', { taxes: [TAX] }, 4, 'Tax Group Name (tax_group_name)', NEEDED],
  ['POST', '/settings/taxgroups', { tax_group_name: 'No parts' }, 4, 'Taxes (taxes)', NEEDED],
  ['POST', '/settings/currencies', { currency_symbol: 'x' }, 4, 'Currency Code (currency_code)', NEEDED],
  [
    'POST',
    '/settings/currencies',
    { currency_code: 'E1R' },
    2,
    'Currency Code (currency_code)',
    'expected three letters',
  ],
  [
    'PUT',
    '/settings/currencies/98',
    { currency_code: 'USD' },
    2,
    'Currency Code (currency_code)',
    'a currency keeps its code',
  ],
  ['POST', '/salespersons', { salesperson_email: 'x' }, 4, 'Salesperson Name (salesperson_name)', NEEDED],
  ['POST', '/salespersons', { salesperson_name: ' ' }, 4, 'Salesperson Name (salesperson_name)', NEEDED],
  ['POST', '/items', { name: ' ' }, 4, 'Name (name)', NEEDED],
  ['POST', '/items', { name: null }, 4, 'Name (name)', NEEDED],
  ['POST', '/items', { sku: 'x' }, 4, 'Name (name)', NEEDED],
  [
    'POST',
    '/items',
    { name: 'x', custom_fields: [1] },
    2,
    'Custom Fields (custom_fields[0])',
    'expected an object',
  ],
  ['POST', '/items', { name: 'x', custom_fields: {} }, 2, 'Custom Fields (custom_fields)', 'expected a list'],
  ['GET', '/items?sort_order=up', undefined, 2, 'Sort Order (sort_order)', 'expected A or D'],
])('%s %s of %j', async (method, path, body, code, name, said) => {
  const { status, json } = await api.call(method, path, { body });
  expect([status, json]).toEqual([400, { code, message: `Invalid value passed for ${name}: ${said}.` }]);
});

it('a tax is no tax group', async () => {
  const answers = await Promise.all([
    api.call('PUT', `/settings/taxgroups/${TAX}`, { body: { tax_group_name: 'A tax' } }),
    api.call('GET', `/settings/taxgroups/${TAX}`),
  ]);
  for (const { status, json } of answers)
    expect([status, json]).toEqual([404, { code: 1002, message: 'Tax group does not exist.' }]);
});

it.each(['D', 'desc', 'Descending', 'A', 'asc', 'ascending'])(
  'rows are listed in the order %s',
  async (order) => {
    const query = { sort_column: 'name', sort_order: order };
    const { items, page_context } = (await api.call('GET', '/items', { query })).json;
    const names: string[] = items.map(({ name }: { name: string }) => name.toLowerCase());
    const ascending = names.toSorted();
    expect(names).toEqual(/^d/i.test(order) ? ascending.toReversed() : ascending);
    expect(page_context).toMatchObject({ sort_column: 'name', sort_order: order[0]?.toUpperCase() });
  },
);
