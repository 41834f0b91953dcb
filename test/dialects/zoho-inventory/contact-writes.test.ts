import { beforeAll, describe, expect, it } from 'vitest';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';

let api: InventoryApi;
let made = 0;
beforeAll(async () => {
  api = await openInventory();
});

const NEW_YORK = { attention: 'Front desk', address: '1 Main St', city: 'New York', zip: '10001' };

async function contact(body: object = {}) {
  made += 1;
  const { status, json, text } = await api.call('POST', '/contacts', {
    body: { contact_name: `Contact ${made}`, ...body },
  });
  if (status !== 201) throw new Error(text);
  return json.contact;
}
const get = async (id: string) => (await api.call('GET', `/contacts/${id}`)).json.contact;

describe('a contact', () => {
  it('is made with what is said of it, and answered as it is kept', async () => {
    const body = {
      contact_name: 'Bowman & Co',
      company_name: 'Bowman and Co',
      email: 'will@bowman.example',
      phone: '+1-925-921-9201',
      website: 'www.bowman.example',
      notes: 'pays late',
      payment_terms: 15,
      payment_terms_label: 'Net 15',
      currency_id: '4815000000000097',
      billing_address: NEW_YORK,
      shipping_address: { ...NEW_YORK, city: 'Boston' },
      contact_persons: [
        { salutation: 'Mr', first_name: 'Will', email: 'w@bowman.example', is_primary_contact: true },
      ],
      custom_fields: [{ label: 'Zone', placeholder: 'cf_zone', value: 'West' }],
      cf_rank: 7,
      nobody_knows: 'this',
    };
    const { status, json, headers } = await api.call('POST', '/contacts', { body });
    expect([status, json.code, json.message]).toEqual([201, 0, 'The contact has been added.']);
    expect(headers['etag']).toBe('"1"');
    expect(json.contact).toMatchObject({
      contact_id: expect.stringMatching(/^\d{16}$/),
      contact_name: 'Bowman & Co',
      company_name: 'Bowman and Co',
      payment_terms: 15,
      currency_code: 'USD',
      status: 'active',
      billing_address: { ...NEW_YORK, address_id: expect.stringMatching(/^\d{16}$/) },
      shipping_address: { city: 'Boston' },
      contact_persons: [{ first_name: 'Will', is_primary_contact: true }],
      custom_fields: [
        { label: 'Zone', placeholder: 'cf_zone', api_name: 'cf_zone', value: 'West' },
        { placeholder: 'cf_rank', value: 7 },
      ],
      custom_field_hash: { cf_zone: 'West', cf_rank: 7 },
      cf_zone: 'West',
    });
    expect(await get(json.contact.contact_id)).toEqual(json.contact);
    const found = await api.call('GET', '/contacts', { query: { email: 'w@bowman.example' } });
    expect(found.json.contacts).toHaveLength(1);
  });

  it('may come in a JSONString of a form', async () => {
    const body = `JSONString=${encodeURIComponent('{"contact_name": "By form"}')}`;
    const contentType = 'application/x-www-form-urlencoded';
    const { status, json } = await api.call('POST', '/contacts', { body, contentType });
    expect([status, json.contact.contact_name]).toEqual([201, 'By form']);
  });

  it.each([
    [{}, 4, 'Contact Name'],
    [{ contact_name: ' ' }, 4, 'Contact Name'],
    [{ contact_name: 'x'.repeat(201) }, 2, 'Contact Name'],
    [{ contact_name: 'V', contact_type: 'vendor' }, 2, 'contact_type'],
    [{ contact_name: 'V', payment_terms: 'soon' }, 2, 'payment_terms'],
    [{ contact_name: 'V', contact_persons: 'x' }, 2, 'contact_persons'],
    [{ contact_name: 'V', custom_fields: 'x' }, 2, 'custom_fields'],
    [{ contact_name: 'V', currency_id: '404' }, 1002, 'currency_id'],
  ])('is refused as %j', async (body, code, named) => {
    const { status, json } = await api.call('POST', '/contacts', { body });
    expect([status, json.code]).toEqual([400, code]);
    expect(json.message).toContain(named);
  });

  it('has a name of its own', async () => {
    const { contact_name, contact_id } = await contact();
    const again = await api.call('POST', '/contacts', { body: { contact_name: contact_name.toUpperCase() } });
    expect([again.status, again.json]).toEqual([
      400,
      { code: 3062, message: `The customer "${contact_name.toUpperCase()}" already exists.` },
    ]);
    const { contact_id: other } = await contact();
    const renamed = await api.call('PUT', `/contacts/${other}`, { body: { contact_name } });
    expect(renamed.json.code).toBe(3062);
    await api.call('DELETE', `/contacts/${contact_id}`);
    expect((await api.call('PUT', `/contacts/${other}`, { body: { contact_name } })).status).toBe(200);
  });

  it('is made once under one key', async () => {
    const headers = { 'idempotency-key': 'contact-1' };
    const body = { contact_name: 'Once', currency_code: 'USD' };
    const [first, second] = [
      await api.call('POST', '/contacts', { body, headers }),
      await api.call('POST', '/contacts', { body, headers }),
    ];
    expect([second.status, second.text]).toEqual([201, first.text]);
    const other = await api.call('POST', '/contacts', { body: { contact_name: 'Other' }, headers });
    expect([other.status, other.json.code]).toEqual([409, 36007]);
  });

  it('is changed where something is said, and only on the version that it was read on', async () => {
    const { contact_id: id } = await contact({
      email: 'a@x.example',
      notes: 'n',
      custom_fields: [{ label: 'A', value: 1 }],
    });
    const path = `/contacts/${id}`;
    const etag = (await api.call('GET', path)).headers['etag'] ?? '';
    const body = { notes: '', phone: '1', custom_fields: [{ label: 'B', value: 2 }] };
    const saved = await api.call('PUT', path, { body, headers: { 'if-match': etag } });
    expect([saved.status, saved.json.message]).toEqual([200, 'Contact information has been saved.']);
    expect(saved.json.contact).toMatchObject({ email: 'a@x.example', notes: '', phone: '1' });
    expect(saved.json.contact.custom_fields).toHaveLength(2);
    const late = await api.call('PUT', path, { body, headers: { 'if-match': etag } });
    expect([late.status, late.json.code]).toEqual([412, 36006]);
    expect(late.json.message).toBe('The customer has been changed since; its current version is 2.');
  });

  it('is said to pay as its terms say, unless a label is stated', async () => {
    const { contact_id: id, payment_terms_label: first } = await contact({ payment_terms: 15 });
    const label = async (body: object) =>
      (await api.call('PUT', `/contacts/${id}`, { body })).json.contact.payment_terms_label;
    expect([first, await label({ payment_terms_label: 'Two weeks' }), await label({ notes: 'n' })]).toEqual([
      'Net 15',
      'Two weeks',
      'Two weeks',
    ]);
    expect([await label({ payment_terms: 30 }), await label({ payment_terms: 0 })]).toEqual([
      'Net 30',
      'Due on Receipt',
    ]);
  });

  it('keeps a person by its id, and loses who is not in the list', async () => {
    const { contact_id: id, contact_persons: persons } = await contact({
      contact_persons: [{ first_name: 'Ann', phone: '1' }, { first_name: 'Bob' }],
    });
    const body = {
      contact_persons: [{ contact_person_id: persons[0].contact_person_id, first_name: 'Anna' }],
    };
    const { json } = await api.call('PUT', `/contacts/${id}`, { body });
    expect(json.contact.contact_persons).toMatchObject([
      { contact_person_id: persons[0].contact_person_id, first_name: 'Anna', phone: '1' },
    ]);
  });

  it('is marked as inactive and as active', async () => {
    const { contact_id: id } = await contact();
    const off = await api.call('POST', `/contacts/${id}/inactive`);
    expect([off.status, off.json]).toEqual([
      200,
      { code: 0, message: 'The contact has been marked as inactive.' },
    ]);
    expect((await get(id)).status).toBe('inactive');
    const on = await api.call('POST', `/contacts/${id}/active`);
    expect(on.json.message).toBe('The contact has been marked as active.');
    expect((await get(id)).status).toBe('active');
  });

  it('has addresses that are listed, added and changed', async () => {
    const { contact_id: id, billing_address: billing } = await contact({ billing_address: NEW_YORK });
    const path = `/contacts/${id}/address`;
    const added = await api.call('POST', path, { body: { city: 'Berlin' } });
    expect([added.status, added.json.address_info.city]).toEqual([201, 'Berlin']);
    const listed = await api.call('GET', path);
    expect(listed.json.addresses.map(({ city }: { city: string }) => city)).toEqual(['New York', 'Berlin']);
    const { address_id } = added.json.address_info;
    const changed = await api.call('PUT', `${path}/${address_id}`, {
      body: { city: 'Potsdam', zip: '14467' },
    });
    expect([changed.status, changed.json.address_info]).toMatchObject([
      200,
      { city: 'Potsdam', zip: '14467' },
    ]);
    const missing = await api.call('PUT', `${path}/404`, { body: { city: 'x' } });
    expect([missing.status, missing.json.message]).toEqual([404, 'Address does not exist.']);
    const shipped = await api.call('PUT', `/contacts/${id}`, {
      body: { shipping_address: { city: 'Oslo' } },
    });
    expect(shipped.json.contact).toMatchObject({
      billing_address: { address_id: billing.address_id, city: 'New York' },
      shipping_address: { city: 'Oslo' },
    });
  });

  it('goes, and orders keep what they know of it', async () => {
    const { contact_id: customer_id, contact_name } = await contact({ billing_address: NEW_YORK });
    const order = await api.create({ customer_id, line_items: [{ item_id: ITEM, quantity: 1 }] });
    const gone = await api.call('DELETE', `/contacts/${customer_id}`);
    expect([gone.status, gone.json]).toEqual([200, { code: 0, message: 'The customer has been deleted.' }]);
    expect((await api.call('GET', `/contacts/${customer_id}`)).status).toBe(404);
    expect((await api.call('DELETE', `/contacts/${customer_id}`)).status).toBe(404);
    const kept = await api.retrieve(order.salesorder_id);
    expect(kept).toMatchObject({ customer_name: contact_name, billing_address: { city: 'New York' } });
  });

  it('is read below the bases of Books in its words', async () => {
    const { json } = await api.call('GET', `/books/v3/contacts/${CUSTOMER}`);
    expect(json.contact.last_modified_time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{4}$/);
  });
});
