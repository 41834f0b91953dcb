/** Contacts: our customers. What a request asks of them, and how it is answered. */
import type { RowQuery } from '../../domain/row-query.ts';
import type { RowPage, StoredRow } from '../../domain/stored-rows.ts';
import type { GetRowCommand } from '../../operations/rows.ts';
import { aboutOne, type WireAnswer } from '../exchange.ts';
import { words } from '../leaves/leaves.ts';
import { rowEtag } from '../leaves/preconditions.ts';
import { assertAsksForJson } from '../leaves/representation.ts';
import { encodeContact, encodeContactRow } from './encode-contact.ts';
import { rowExchange, rowIdOf } from './request.ts';
import { decodeRowList, encodeRows, type RowList } from './row-lists.ts';

const CONTACT_LIST: RowList = {
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

export const listContacts = rowExchange<RowQuery, RowPage>('customer', (request) => {
  assertAsksForJson(request);
  const asked = decodeRowList(CONTACT_LIST, request.query);
  return aboutOne(asked.query, (page) => encodeRows(CONTACT_LIST, asked, page));
});

export const getContact = rowExchange<GetRowCommand, StoredRow>('customer', (request) => {
  assertAsksForJson(request);
  return aboutOne({ kind: 'customer', id: rowIdOf(request) }, (stored) =>
    contactAnswer(stored, 200, 'success'),
  );
});

export function contactAnswer(stored: StoredRow, status: number, message: string): WireAnswer {
  return { status, headers: rowEtag(stored), body: { code: 0, message, contact: encodeContact(stored) } };
}
