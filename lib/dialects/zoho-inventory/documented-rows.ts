/** The calls of Inventory and Books on contacts and items, as the documents show them. */
import * as z from 'zod/mini';
import { anything, told } from '../leaves/answered.ts';
import type { DocumentedCall } from '../leaves/documented.ts';
import { AnsweredContact, AnsweredContactAddress, AnsweredContactRow, AnsweredItem } from './answers-rows.ts';
import { CONTACT_LIST } from './contacts.ts';
import { WireContact } from './decode-contact.ts';
import { create, done, get, list, read, update, type Row } from './documented-answers.ts';
import { envelope } from './documented-envelope.ts';
import { ITEM_LIST, WireItem } from './items.ts';
import { WireOwnField } from './stated.ts';
import { AddressParts } from './wire.ts';

const CONTACTS = 'Contacts';
const ITEMS = 'Items';

/** Custom fields are read entry by entry, beside the schema of the row. */
const ownFields = {
  custom_fields: z.optional(z.nullable(z.array(z.extend(WireOwnField, { value: z.optional(anything()) })))),
  custom_field_hash: told(z.optional(z.record(z.string(), anything())), 'By API name; `cf_…` keys too.'),
};
export const StatedContact = z.extend(WireContact, ownFields);
export const StatedItem = z.extend(WireItem, ownFields);
const contact: Row = {
  tag: CONTACTS,
  noun: 'a contact',
  key: 'contact',
  body: StatedContact,
  answer: AnsweredContact,
};
const item: Row = { tag: ITEMS, noun: 'an item', key: 'item', body: StatedItem, answer: AnsweredItem };
const SavedAddress = envelope({ address_info: AnsweredContactAddress });
export const rowCalls = {
  listContacts: list(CONTACT_LIST, AnsweredContactRow, CONTACTS),
  createContact: create(contact),
  getContact: get(contact),
  updateContact: update(contact),
  deleteContact: done(contact, 'Delete'),
  activateContact: done(contact, 'Mark as active:'),
  deactivateContact: done(contact, 'Mark as inactive:'),
  listAddresses: read('List addresses of a contact', CONTACTS, {
    addresses: z.array(AnsweredContactAddress),
  }),
  addAddress: {
    summary: 'Add an address to a contact',
    tag: CONTACTS,
    body: AddressParts,
    answers: { 201: SavedAddress },
  },
  updateContactAddress: {
    summary: 'Change an address of a contact',
    tag: CONTACTS,
    body: AddressParts,
    answers: { 200: SavedAddress },
  },
  listItems: list(ITEM_LIST, AnsweredItem, ITEMS),
  createItem: create(item),
  getItem: get(item),
  updateItem: update(item),
  deleteItem: done(item, 'Delete'),
  activateItem: done(item, 'Mark as active:'),
  deactivateItem: done(item, 'Mark as inactive:'),
} satisfies Record<string, DocumentedCall>;
