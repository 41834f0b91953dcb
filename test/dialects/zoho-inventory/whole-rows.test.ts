/** Taxes, currencies and sales people with all that can be said of them: the whole answers. */
import { expect, it } from 'vitest';
import { ID, openWholeRows, TIME } from '../../support/whole-rows.ts';

const { answered } = await openWholeRows();

it('a tax and a group are shown whole, alone and in the list', async () => {
  const plain = { is_value_added: false, is_default_tax: false, is_editable: true, last_modified_time: TIME };
  const made = await answered('POST', '/settings/taxes', {
    tax_name: 'On top',
    tax_percentage: 5.5,
    tax_type: 'compound_tax',
  });
  const tax = { ...plain, tax_id: ID, tax_name: 'On top', tax_percentage: 5.5, tax_type: 'compound_tax' };
  expect(made).toEqual({ code: 0, message: 'The tax has been added.', tax });
  const { tax_id } = made.tax;
  const group = {
    tax_group_id: ID,
    tax_group_name: 'Both',
    tax_group_percentage: 17.5,
    taxes: [
      { tax_id: '4815000000044043', tax_name: 'Sales Tax', tax_percentage: 12, tax_type: 'tax' },
      { tax_id, tax_name: 'On top', tax_percentage: 5.5, tax_type: 'compound_tax' },
    ],
  };
  const body = { tax_group_name: 'Both', taxes: ['4815000000044043', tax_id] };
  const grouped = await answered('POST', '/settings/taxgroups', body);
  expect(grouped).toEqual({ code: 0, message: 'The tax group has been created.', tax_group: group });
  const { tax_group_id } = grouped.tax_group;
  const { taxes, page_context } = await answered('GET', '/settings/taxes');
  expect(taxes).toContainEqual({ ...tax, tax_id });
  expect(taxes).toContainEqual({
    ...plain,
    tax_id: tax_group_id,
    tax_name: 'Both',
    tax_percentage: 17.5,
    tax_type: 'tax_group',
  });
  expect(page_context).toMatchObject({ report_name: 'Taxes', sort_column: 'tax_name' });
  const saved = await answered('PUT', `/settings/taxes/${tax_id}`, { tax_type: 'tax' });
  expect(saved).toEqual({
    code: 0,
    message: 'Tax information has been saved.',
    tax: { ...tax, tax_id, tax_type: 'tax' },
  });
  // A group has no rate of its own: what a body says of it is passed by.
  const still = await answered('PUT', `/settings/taxes/${tax_group_id}`, { tax_percentage: 1 });
  expect(still.tax.tax_percentage).toBe(17.5);
  const fewer = await answered('PUT', `/settings/taxgroups/${tax_group_id}`, { taxes: [tax_id] });
  expect(fewer).toEqual({
    code: 0,
    message: 'Tax group information has been saved.',
    tax_group: {
      tax_group_id,
      tax_group_name: 'Both',
      tax_group_percentage: 5.5,
      taxes: [{ tax_id, tax_name: 'On top', tax_percentage: 5.5, tax_type: 'tax' }],
    },
  });
  const gone = await answered('DELETE', `/settings/taxgroups/${tax_group_id}`);
  expect(gone).toEqual({ code: 0, message: 'The tax group has been deleted.' });
});

it('a currency is shown whole, the base currency as one', async () => {
  const { currencies, page_context } = await answered('GET', '/settings/currencies');
  const shown = (code: string, others: object) => ({
    currency_code: code,
    currency_name: code,
    is_base_currency: false,
    ...others,
  });
  const dollar = {
    currency_id: '4815000000000097',
    currency_symbol: '$',
    price_precision: 2,
    is_base_currency: true,
    exchange_rate: 1,
  };
  expect(currencies).toEqual([
    shown('EUR', { currency_id: '98', currency_symbol: '€', price_precision: 2, exchange_rate: 1.25 }),
    shown('JPY', { currency_id: '99', currency_symbol: '¥', price_precision: 0, exchange_rate: 0 }),
    shown('USD', dollar),
  ]);
  expect(page_context).toMatchObject({ report_name: 'Currencies', sort_column: 'currency_code' });
  const body = { currency_code: 'chf', currency_symbol: 'Fr.', exchange_rate: '1.1' };
  const made = await answered('POST', '/settings/currencies', body);
  const franc = { currency_id: ID, currency_symbol: 'Fr.', price_precision: 2, exchange_rate: 1.1 };
  expect(made).toEqual({ code: 0, message: 'The currency has been added.', currency: shown('CHF', franc) });
  const { currency_id } = made.currency;
  const path = `/settings/currencies/${currency_id}`;
  expect(
    await answered('PUT', path, { currency_code: 'CHF', currency_symbol: '', exchange_rate: '' }),
  ).toEqual({
    code: 0,
    message: 'Currency details has been saved.',
    currency: shown('CHF', { ...franc, currency_id, exchange_rate: 0 }),
  });
  expect(await answered('DELETE', path)).toEqual({ code: 0, message: 'The currency has been deleted.' });
});

it('a sales person is shown whole', async () => {
  const made = await answered('POST', '/salespersons', {
    salesperson_name: 'Mia',
    salesperson_email: 'm@x.example',
  });
  const shown = {
    salesperson_id: ID,
    salesperson_name: 'Mia',
    salesperson_email: 'm@x.example',
    status: 'active',
    is_inactive: false,
  };
  expect(made).toEqual({ code: 0, message: 'The sales person has been added.', salesperson: shown });
  const { salesperson_id } = made.salesperson;
  const path = `/salespersons/${salesperson_id}`;
  const { salespersons, page_context } = await answered('GET', '/salespersons?salesperson_name=mia');
  expect(salespersons).toEqual([{ ...shown, salesperson_id }]);
  expect(page_context).toMatchObject({ report_name: 'Sales Persons', sort_column: 'salesperson_name' });
  expect(await answered('PUT', path, { salesperson_email: '' })).toEqual({
    code: 0,
    message: 'The sales person has been updated.',
    salesperson: { ...shown, salesperson_id, salesperson_email: '' },
  });
  expect(await answered('DELETE', path)).toEqual({ code: 0, message: 'The sales person has been deleted.' });
});
