import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { CustomerRow } from '../../../lib/domain/reference.ts';
import { putReferenceRow } from '../../../lib/store/references.ts';
import { ADDRESS, CUSTOMER, ORGANIZATION } from '../../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
beforeAll(async () => {
  api = await openInventory();
  const row = { kind: 'customer', id: 'K-7', name: 'Kaya Möbel', email: 'kaya@example.com', active: false };
  await putReferenceRow(api.table, organizationId(ORGANIZATION), CustomerRow.parse(row));
});

const list = (query: Record<string, string>) => api.call('GET', '/contacts', { query });
const namesOf = (json: { contacts: { contact_name: string }[] }) =>
  json.contacts.map(({ contact_name }) => contact_name);

describe('contacts', () => {
  it('are listed by name, each with its currency, and the page says how it was asked for', async () => {
    const { status, json } = await list({ organization_id: ORGANIZATION, per_page: '3' });
    expect(status).toBe(200);
    expect(namesOf(json)).toEqual(['Harbour Bikes', 'Kaya Möbel', 'Molly']);
    expect(json.contacts[2]).toMatchObject({
      contact_id: CUSTOMER,
      status: 'active',
      currency_id: '4815000000000097',
      currency_code: 'USD',
      custom_fields: [],
      custom_field_hash: {},
    });
    expect(json.page_context).toEqual({
      page: 1,
      per_page: 3,
      has_more_page: true,
      report_name: 'Contacts',
      applied_filter: 'Status.All',
      sort_column: 'contact_name',
      sort_order: 'A',
    });
  });

  it.each<[Record<string, string>, string[]]>([
    [{ email: 'KAYA@example.com' }, ['Kaya Möbel']],
    [{ email: 'a@example.com' }, []],
    [{ contact_name: 'molly' }, ['Molly']],
    [{ contact_name_startswith: 'zyl' }, ['Zylker']],
    [{ contact_name_contains: 'obel' }, ['Kaya Möbel']],
    [{ 'contact_name.contains': 'olly' }, ['Molly']],
    [{ search_text: 'kaya@' }, ['Kaya Möbel']],
    [{ filter_by: 'Status.Inactive' }, ['Kaya Möbel']],
    [{ filter_by: 'Status.Active', sort_order: 'D' }, ['Zylker', 'Sunrise Bakery', 'Molly', 'Harbour Bikes']],
    [{ contact_type: 'customer', per_page: '1', page: '5' }, ['Zylker']],
  ])('are found by %j', async (query, names) => {
    const { status, json } = await list(query);
    expect([status, namesOf(json)]).toEqual([200, names]);
  });

  it.each([
    [{ contact_type: 'vendor' }, 'contact_type'],
    [{ company_name_contains: 'x' }, 'company_name_contains'],
    [{ filter_by: 'Status.Duplicate' }, 'filter_by'],
    [{ sort_column: 'outstanding_receivable_amount' }, 'sort_column'],
  ])('are not listed by %j, and the answer says so', async (query, named) => {
    const { status, json } = await list(query as Record<string, string>);
    expect([status, json.code]).toEqual([400, 2]);
    expect(json.message).toContain(named);
  });

  it('are answered one by one, by a number that stands in for an id too', async () => {
    const { status, json, headers } = await api.call('GET', `/contacts/${CUSTOMER}`);
    expect([status, headers['etag']]).toEqual([200, '"1"']);
    expect(json.contact).toMatchObject({
      contact_id: CUSTOMER,
      contact_name: 'Molly',
      billing_address: { address_id: ADDRESS, city: 'New York City' },
      addresses: [{ address_id: ADDRESS }],
      contact_persons: [{ contact_person_id: CUSTOMER, is_primary_contact: true }],
    });
    const [kaya] = (await list({ email: 'kaya@example.com' })).json.contacts;
    expect(kaya).toMatchObject({ contact_id: expect.stringMatching(/^\d{16}$/), contact_code: 'K-7' });
    const again = await api.call('GET', `/contacts/${kaya.contact_id}`);
    expect(again.json.contact.contact_name).toBe('Kaya Möbel');
  });

  it('that are not there are not found', async () => {
    const { status, json } = await api.call('GET', '/contacts/4815000000099990');
    expect([status, json]).toEqual([404, { code: 1002, message: 'Contact does not exist.' }]);
  });
});
