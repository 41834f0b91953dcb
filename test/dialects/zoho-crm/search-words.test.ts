/** What CRM's searches come to, exactly, and what is refused of them. */
import { describe, expect, it } from 'vitest';
import { conditionOn } from '../../../lib/dialects/zoho-crm/criteria-fields.ts';
import { decodeCriteria } from '../../../lib/dialects/zoho-crm/criteria.ts';
import { rowFiltersIn } from '../../../lib/dialects/zoho-crm/row-criteria.ts';
import { ACCOUNTS, CONTACTS, PRODUCTS } from '../../../lib/dialects/zoho-crm/row-modules.ts';
import { listAccounts, searchAccounts } from '../../../lib/dialects/zoho-crm/rows.ts';
import { OrderError } from '../../../lib/domain/order-error.ts';
import { readingOf } from '../../support/pure-exchange.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const AT = { path: '/crm/v2/Accounts', params: { version: 'v2' } };

describe('criteria of orders', () => {
  const read = (text: string) => decodeCriteria(text, conditionOn);
  const FROM = { filter: { createdFrom: '2026-11-21T18:00:00.000Z' } };

  it.each<[string, object]>([
    ['(Account_Name:starts_with:Oak)', { filter: { customerNameStartsWith: 'Oak' } }],
    ['(Account_Name:equals:Oak)', { filter: { customerName: 'Oak' } }],
    ['(Account_Name:equals:77)', { filter: { customerId: '77' } }],
    ['(Account_Name:not_equal:77)', { not: { filter: { customerId: '77' } } }],
    ['(SO_Number:starts_with:S)', { filter: { numberStartsWith: 'S' } }],
    ['(Subject:starts_with:S)', { filter: { subjectStartsWith: 'S' } }],
    ['(id:equals:7)', { filter: { ids: ['7'] } }],
    ['(Grand_Total:less_than:5)', { filter: { totalBelow: '5' } }],
    ['(Created_Time:greater_equal:2026-11-21T18:00:00)', FROM],
    ['(Created_Time:greater_equal:2026-11-21T18:00:00Z)', FROM],
    ['(Created_Time:greater_equal:2026-11-21T23:30:00.900 05:30)', FROM],
    ['(Created_Time:greater_than:2026-11-21T17:59:59+00:00)', FROM],
    ['(Created_Time:less_equal:2026-11-21T18:00Z)', { filter: { createdTo: '2026-11-21T18:00:00.999Z' } }],
    ['(Created_Time:less_than:2026-11-21T18:00Z)', { filter: { createdTo: '2026-11-21T17:59:59.999Z' } }],
    [
      '(Modified_Time:greater_than:2026-11-21T18:00Z)',
      { filter: { modifiedSince: '2026-11-21T18:00:00.000Z' } },
    ],
    [
      '(Modified_Time:greater_equal:2026-11-21T18:00Z)',
      { filter: { modifiedSince: '2026-11-21T17:59:59.000Z' } },
    ],
    [
      '(Due_Date:equals:2026-11-21)',
      { look: { at: 'dueDate', is: 'equal', value: '2026-11-21', as: 'text' } },
    ],
    ['(Billing_Code:equals:9)', { look: { at: 'billingZip', is: 'equal', value: '9', as: 'text' } }],
    [
      '(Shipping_Street:starts_with:9)',
      { look: { at: 'shippingStreet', is: 'begins', value: '9', as: 'text' } },
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('are split at commas that are not escaped', () => {
    const values: string[][] = [];
    const splitting = (text: string) => decodeCriteria(text, (criterion) => values.push(criterion.values));
    splitting(String.raw`(Subject:in:a, b\,c\\,,d\))`);
    splitting('(Subject:in:)');
    expect(values).toEqual([['a', 'b,c\\', '', 'd)'], ['']]);
  });

  it.each([
    ['((Subject:equals:a)and Subject:equals:b)', 'a bracket was expected at character 24'],
    ['(Subject:equals:a)or', 'nothing was expected at character 19'],
    ['((Subject:equals:a)', 'a bracket is missing at character 20'],
    ['(Subject:equals:a', 'a bracket is missing at the end'],
    ['(Subject)', 'a criterion is written (field:comparator:value)'],
    [`${'('.repeat(12)}Subject:equals:a${')'.repeat(12)}`, 'brackets may be 10 deep'],
  ])('%s is malformed', (text, reason) => {
    expect(refusalOf(() => read(text))).toEqual(['invalid_value', { field: 'criteria.', reason }]);
  });

  it.each([
    [`(Subject:equals:${'x'.repeat(501)})`, 'Subject.equals', 'at most 500 characters are compared'],
    ['(Subject:equals:)', 'Subject.equals', 'a value is expected'],
    ['(Subject:between:a,b)', 'Subject.between', 'the comparator is not supported for this field'],
    ['(Grand_Total:between:1)', 'Grand_Total.between', 'two values are expected, the smaller one first'],
    ['(Grand_Total:equals:x)', 'Grand_Total.equals', 'a number is expected'],
    ['(Due_Date:equals:x)', 'Due_Date.equals', 'a date is expected (yyyy-mm-dd)'],
    ['(Created_Time:equals:x)', 'Created_Time.equals', 'a time is expected (2026-11-21T18:00:00+00:00)'],
    ['(Status:equals:x)', 'Status.equals', 'the status is unknown'],
    ['(Colour:equals:x)', 'Colour.equals', 'the field is unknown'],
    ['(Product_Details:equals:x)', 'Product_Details.equals', 'the field is not available for search'],
  ])('%.60s is refused', (text, field, reason) => {
    expect(refusalOf(() => read(text))).toEqual(['invalid_value', { field: `criteria.${field}`, reason }]);
  });
});

describe('criteria of rows', () => {
  it.each([
    [ACCOUNTS, '(Account_Name:equals:a)', { nameEquals: 'a' }],
    [ACCOUNTS, '(Account_Name:starts_with:a)', { nameStartsWith: 'a' }],
    [ACCOUNTS, '((Email:equals:e)and(Phone:equals:1))', { email: 'e', phone: '1' }],
    [CONTACTS, '(Full_Name:equals:a)', { nameEquals: 'a' }],
    [CONTACTS, '(Account_Name:starts_with:a)', { nameStartsWith: 'a' }],
    [CONTACTS, '(Mobile:equals:1)', { phone: '1' }],
    [PRODUCTS, '(Product_Name:equals:a)', { nameEquals: 'a' }],
    [PRODUCTS, '(Product_Code:equals:a)', { code: 'a' }],
    [PRODUCTS, '(id:equals:7)', { ids: ['7'] }],
    [PRODUCTS, '(id:in:7,8)', { ids: ['7', '8'] }],
    [
      PRODUCTS,
      '(Modified_Time:greater_than:2026-11-21T18:00:00+05:30)',
      { modifiedSince: '2026-11-21T12:30:00.000Z' },
    ],
  ])('%#: %s', ({ criteria }, text, expected) => {
    expect(rowFiltersIn(text, criteria)).toEqual(expected);
  });

  it.each([
    ['(Modified_Time:greater_than:soon)', 'Modified_Time.greater_than', 'a time is expected'],
    [`(Email:equals:${'x'.repeat(501)})`, 'Email.equals', 'at most 500 characters are compared'],
    ['(Email:equals:)', 'Email.equals', 'a value is expected'],
    ['(Email:starts_with:a)', 'Email.starts_with', 'the comparator is not supported for this field'],
    ['(Colour:equals:a)', 'Colour.equals', 'the field is not available for search'],
    ['((Email:equals:a)or(Email:equals:b))', '', '`or` is not supported in this module'],
    ['((Phone:equals:a)and(Mobile:equals:b))', '', 'one value of a field can be asked for'],
  ])('%.50s is refused', (text, field, reason) => {
    const refused = refusalOf(() => rowFiltersIn(text, ACCOUNTS.criteria));
    expect(refused).toEqual(['invalid_value', { field: `criteria.${field}`, reason }]);
  });
});

describe('what a list of rows is refused for is called as the request calls it', () => {
  const named = (exchange: typeof listAccounts, query: string, field: string) => {
    const error = new OrderError('invalid_value', { field, reason: 'r' });
    return refusalOf(() => readingOf(exchange, { ...AT, query }).answer([{ error }]));
  };

  it.each([
    ['email=a', 'email', 'email'],
    ['phone=1', 'phone', 'phone'],
    ['criteria=(Email:equals:a)', 'email', 'criteria'],
    ['criteria=(Email:equals:a)', 'sortBy', 'sort_by'],
    ['word=a', 'searchText', 'word'],
    ['criteria=(Modified_Time:greater_than:2026-11-21T18:00Z)', 'modifiedSince', 'criteria'],
    ['criteria=(Account_Name:equals:a)', 'nameEquals', 'criteria'],
    ['word=a&page=2', 'page', 'page'],
    ['word=a', 'page', 'page'],
  ])('%s: %s is %s', (query, field, told) => {
    expect(named(searchAccounts, query, field)).toEqual(['invalid_value', { field: told, reason: 'r' }]);
  });

  it.each([
    ['ids=1', 'ids', 'ids'],
    ['', 'modifiedSince', 'If-Modified-Since'],
    ['', 'per_page', 'per_page'],
  ])('%s: %s is %s', (query, field, told) => {
    expect(named(listAccounts, query, field)).toEqual(['invalid_value', { field: told, reason: 'r' }]);
  });

  it('and what is no field is told as it is', () => {
    const error = new OrderError('conflict', { kind: 'customer' });
    expect(refusalOf(() => readingOf(listAccounts, AT).answer([{ error }]))).toEqual([
      'conflict',
      { kind: 'customer' },
    ]);
  });
});
