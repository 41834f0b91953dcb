/** Contacts: our customers. What requests ask of them, and how they are answered. */
import type { CustomerRow } from '../../domain/reference.ts';
import type { StoredRow } from '../../domain/stored-rows.ts';
import type { GetRowCommand } from '../../operations/rows.ts';
import { aboutOne, type WireAnswer, type WireRequest } from '../exchange.ts';
import { inPath } from '../leaves/in-path.ts';
import { readWire, words } from '../leaves/leaves.ts';
import { rowEtag } from '../leaves/preconditions.ts';
import { rowIn } from '../leaves/row-in.ts';
import { isAddress, withAddress, withChangedAddress } from './contact-addresses.ts';
import { AddressParts } from './wire.ts';
import { decodeContact } from './decode-contact.ts';
import { encodeAddressRow, encodeContact, encodeContactRow } from './encode-contact.ts';
import { fieldsOf, rowExchange, rowIdOf } from './request.ts';
import { changing, rowCalls } from './row-calls.ts';
import type { RowList } from './row-lists.ts';

export const CONTACT_LIST: RowList = {
  kind: 'customer',
  key: 'contacts',
  report: 'Contacts',
  parameters: [
    ...words(
      'page per_page sort_column sort_order filter_by status email phone search_text last_modified_time',
    ).map((name) => ({ name, served: [''] })),
    { name: 'contact_name', served: ['', 'startswith', 'contains'] },
    // Everybody here is a customer.
    { name: 'contact_type', served: [''], values: ['customer'] },
    ...words(`
      company_name first_name last_name mobile address contact_number contact_id contact_ids customer_id
      customer_name place_of_contact gst_no gst_treatment currency_id currency_code website notes
      created_time created_date outstanding_receivable_amount unused_credits_receivable_amount credit_limit
      zcrm_account_id zcrm_contact_id tag_ids customview_id payment_terms language_code page_token
    `).map((name) => ({ name, served: [] })),
  ],
  texts: {
    contact_name: 'nameEquals',
    contact_name_startswith: 'nameStartsWith',
    contact_name_contains: 'nameContains',
    email: 'email',
    phone: 'phone',
    search_text: 'searchText',
  },
  sorts: { contact_name: 'name', created_time: 'created', last_modified_time: 'modified' },
  encode: encodeContactRow,
};

const calls = rowCalls({
  kind: 'customer',
  key: 'contact',
  list: CONTACT_LIST,
  encode: encodeContact,
  decode: decodeContact,
  words: {
    added: 'The contact has been added.',
    saved: 'Contact information has been saved.',
    deleted: 'The customer has been deleted.',
    active: 'The contact has been marked as active.',
    inactive: 'The contact has been marked as inactive.',
  },
});

export const {
  list: listContacts,
  get: getContact,
  create: createContact,
  update: updateContact,
  delete: deleteContact,
  activate: activateContact,
  deactivate: deactivateContact,
} = calls;

export const listAddresses = rowExchange<GetRowCommand, StoredRow>('customer', (request) =>
  aboutOne({ kind: 'customer', id: rowIdOf(request) }, (stored) => ({
    status: 200,
    body: {
      code: 0,
      message: 'success',
      addresses: rowIn('customer', stored).addresses.map(encodeAddressRow),
    },
  })),
);

export const addAddress = calls.updating(
  (request, caller) => {
    const given = readWire(AddressParts, fieldsOf(request, caller));
    return { change: changing('customer', (row, newId) => withAddress(row, given, newId)) };
  },
  (stored) =>
    addressAnswer(stored, rowIn('customer', stored).addresses.at(-1), 201, 'The address has been added.'),
);

export const updateContactAddress = calls.updating(
  (request, caller) => {
    const given = readWire(AddressParts, fieldsOf(request, caller));
    return { change: changing('customer', (row) => withChangedAddress(row, addressIdOf(request), given)) };
  },
  (stored, request) => {
    const id = addressIdOf(request);
    const changed = rowIn('customer', stored).addresses.find((address) => isAddress(address, id));
    return addressAnswer(stored, changed, 200, 'The address has been updated.');
  },
);

const addressIdOf = (request: WireRequest): string => inPath(request, 'address');

function addressAnswer(
  stored: StoredRow,
  address: CustomerRow['addresses'][number] | undefined,
  status: number,
  message: string,
): WireAnswer {
  const address_info = encodeAddressRow(address);
  return { status, headers: rowEtag(stored), body: { code: 0, message, address_info } };
}
