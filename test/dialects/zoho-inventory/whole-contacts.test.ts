/** Contacts with all that can be said of them, and with nothing: the whole answers. */
import { describe, expect, it } from 'vitest';
import { CUSTOMER } from '../../support/demo-ids.ts';
import type { RowInput } from '../../support/reference-rows.ts';
import { ID, openWholeRows, WRITTEN } from '../../support/whole-rows.ts';

const { answered, stood } = await openWholeRows();

const ADDRESS = {
  attention: 'Desk',
  address: '1 Main St',
  street2: 'Hall 2',
  city: 'Salem',
  state: 'Oregon',
  zip: '97301',
  country: 'U.S.A',
  fax: '1-2',
  phone: '1-3',
};
const BLANK = { ...ADDRESS, attention: '', address: '', street2: '', city: '', state: '', zip: '' };
const EMPTY_ADDRESS = { ...BLANK, country: '', fax: '', phone: '', address_id: '' };
const PERSON = {
  salutation: 'Mr',
  first_name: 'Will',
  last_name: 'Smith',
  email: 'w@x.example',
  phone: '2-1',
  mobile: '2-2',
  designation: 'Buyer',
  department: 'Tools',
};

describe('a contact', () => {
  const SAID = {
    contact_name: 'Whole',
    company_name: 'Whole Ltd',
    first_name: 'Wanda',
    last_name: 'Hole',
    email: 'wanda@x.example',
    phone: '3-1',
    mobile: '3-2',
    website: 'x.example',
    notes: 'pays late',
    payment_terms: 15,
    payment_terms_label: 'Two weeks',
    currency_code: 'EUR',
    gst_no: 'GST1',
    gst_treatment: 'overseas',
    place_of_contact: 'FR',
  };
  const SHOWN = {
    ...SAID,
    contact_id: ID,
    customer_name: 'Whole',
    contact_type: 'customer',
    customer_sub_type: 'business',
    status: 'inactive',
    currency_id: '98',
    currency_symbol: '€',
    primary_contact_id: ID,
    contact_persons: [{ ...PERSON, contact_person_id: ID, is_primary_contact: true }],
    billing_address: { ...ADDRESS, address_id: ID },
    shipping_address: { ...ADDRESS, address_id: ID, city: 'Bend' },
    addresses: [
      { ...ADDRESS, address_id: ID },
      { ...ADDRESS, address_id: ID, city: 'Bend' },
    ],
    custom_fields: [],
    custom_field_hash: {},
    ...WRITTEN,
  };

  it('is answered with all that is said of it, and with nothing of what is taken back', async () => {
    const body = {
      ...SAID,
      contact_type: 'customer',
      status: 'inactive',
      billing_address: ADDRESS,
      shipping_address: { ...ADDRESS, city: 'Bend' },
      contact_persons: [PERSON],
    };
    const made = await answered('POST', '/contacts', body);
    expect(made).toEqual({ code: 0, message: 'The contact has been added.', contact: SHOWN });
    const { contact_id } = made.contact;
    const { contact_name, currency_code, ...others } = SAID;
    const taken = Object.fromEntries(Object.keys(others).map((name) => [name, '']));
    const emptied = Object.fromEntries(Object.keys(ADDRESS).map((name) => [name, null]));
    const { contact } = await answered('PUT', `/contacts/${contact_id}`, {
      ...taken,
      status: 'active',
      contact_type: null,
      billing_address: emptied,
      shipping_address: emptied,
      contact_persons: [],
    });
    const [billing, shipping] = made.contact.addresses;
    const blank = (id: string) => ({ ...EMPTY_ADDRESS, address_id: id });
    expect(contact).toEqual({
      ...SHOWN,
      ...taken,
      contact_id,
      payment_terms: 0,
      payment_terms_label: 'Due on Receipt',
      customer_sub_type: 'individual',
      status: 'active',
      primary_contact_id: '',
      contact_persons: [],
      billing_address: blank(billing.address_id),
      shipping_address: blank(shipping.address_id),
      addresses: [blank(billing.address_id), blank(shipping.address_id)],
    });
    expect([contact_name, currency_code]).toEqual([contact.contact_name, contact.currency_code]);
  });

  it('of nothing but a name has a key for all of it', async () => {
    const row: RowInput = {
      kind: 'customer',
      id: 'C-1',
      name: 'Bare',
      paymentTerms: -3,
      contactPersons: [{ id: 'P-1' }, { id: '12', isPrimary: true, firstName: 'Ann', mobile: '5' }],
      customFields: [{}, { apiName: 'zone', value: '1' }, { id: 'F-1', apiName: 'cf_rank', label: 'Rank' }],
    };
    const person = Object.fromEntries(Object.keys(PERSON).map((name) => [name, '']));
    expect(await stood('/contacts', row)).toEqual({
      contact: {
        ...Object.fromEntries(Object.keys(SAID).map((name) => [name, ''])),
        contact_id: ID,
        contact_code: 'C-1',
        contact_name: 'Bare',
        customer_name: 'Bare',
        contact_type: 'customer',
        customer_sub_type: 'individual',
        status: 'active',
        first_name: 'Ann',
        mobile: '5',
        payment_terms: -3,
        currency_id: '4815000000000097',
        currency_code: 'USD',
        currency_symbol: '$',
        primary_contact_id: '12',
        contact_persons: [
          { ...person, contact_person_id: ID, contact_person_code: 'P-1', is_primary_contact: false },
          { ...person, contact_person_id: '12', first_name: 'Ann', mobile: '5', is_primary_contact: true },
        ],
        billing_address: EMPTY_ADDRESS,
        shipping_address: EMPTY_ADDRESS,
        addresses: [],
        custom_fields: [
          { customfield_id: '', label: '', value: '', api_name: '', placeholder: '' },
          { customfield_id: '', label: '', value: 1, api_name: 'zone', placeholder: 'zone' },
          {
            customfield_id: ID,
            customfield_code: 'F-1',
            label: 'Rank',
            value: '',
            api_name: 'cf_rank',
            placeholder: 'cf_rank',
          },
        ],
        custom_field_hash: { cf_rank: '' },
        cf_rank: '',
        ...WRITTEN,
      },
    });
  });

  it('is listed without its addresses and persons', async () => {
    const { contact } = await answered('GET', `/contacts/${CUSTOMER}`);
    const { contacts, ...page } = await answered('GET', '/contacts?contact_name=Molly');
    const { notes, primary_contact_id, contact_persons, billing_address, shipping_address, ...row } = contact;
    const { addresses, ...listed } = row;
    expect(contacts).toEqual([listed]);
    expect([notes, primary_contact_id, contact_persons]).toMatchObject(['', CUSTOMER, [{ salutation: '' }]]);
    expect([billing_address, shipping_address]).toEqual([addresses[0], addresses[0]]);
    expect(page).toEqual({
      code: 0,
      message: 'success',
      page_context: {
        page: 1,
        per_page: 200,
        has_more_page: false,
        report_name: 'Contacts',
        applied_filter: 'Status.All',
        sort_column: 'contact_name',
        sort_order: 'A',
      },
    });
  });
});
