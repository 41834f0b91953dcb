/** The calls of CRM beside records of orders, as the documents show them. */
import * as z from 'zod/mini';
import { PAGING, type DocumentedCall } from '../leaves/documented.ts';
import {
  AnsweredAccount,
  AnsweredContact,
  AnsweredNote,
  AnsweredOrganization,
  AnsweredProduct,
  AnsweredUser,
} from './answers-beside.ts';
import { AnsweredField, AnsweredLayout, AnsweredModule, AnsweredRelatedList } from './answers-metadata.ts';
import { AnsweredInfo, AnsweredSaved } from './answers-results.ts';
import { describe, EMPTY, FIELDS, get, list, results, search } from './documented-answers.ts';
import { StatedNotes } from './documented-bodies.ts';

const NOTES = 'Notes';
const MODULES = 'Other modules';
const METADATA = 'Metadata';
const PEOPLE = 'Organisation';

export const besideCalls = {
  listNotes: {
    summary: 'List notes of an order',
    tag: NOTES,
    query: [...PAGING, ...FIELDS],
    answers: { 200: z.object({ data: z.array(AnsweredNote), info: AnsweredInfo }), ...EMPTY },
  },
  addNotes: {
    summary: 'Add notes to an order',
    tag: NOTES,
    body: StatedNotes,
    answers: results(201, AnsweredSaved),
  },
  listAccounts: list('accounts', MODULES, AnsweredAccount),
  searchAccounts: search('accounts', MODULES, AnsweredAccount),
  getAccount: get('an account', MODULES, AnsweredAccount),
  listContacts: list('contacts', MODULES, AnsweredContact),
  searchContacts: search('contacts', MODULES, AnsweredContact),
  getContact: get('a contact', MODULES, AnsweredContact),
  listProducts: list('products', MODULES, AnsweredProduct),
  searchProducts: search('products', MODULES, AnsweredProduct),
  getProduct: get('a product', MODULES, AnsweredProduct),
  describeFields: describe('What fields a module has', 'fields', AnsweredField),
  describeModules: {
    summary: 'What modules there are',
    tag: METADATA,
    answers: { 200: z.object({ modules: z.array(AnsweredModule) }) },
  },
  describeModule: {
    summary: 'What a module is',
    tag: METADATA,
    answers: { 200: z.object({ modules: z.array(AnsweredModule) }) },
  },
  describeLayouts: describe('How a module is laid out', 'layouts', AnsweredLayout),
  describeRelatedLists: describe('What belongs to a record', 'related_lists', AnsweredRelatedList, EMPTY),
  getOrganization: {
    summary: 'Read the organisation',
    tag: PEOPLE,
    answers: { 200: z.object({ org: z.array(AnsweredOrganization) }) },
  },
  listUsers: {
    summary: 'List users',
    tag: PEOPLE,
    query: [...PAGING, { name: 'type', example: 'AllUsers' }],
    answers: { 200: z.object({ users: z.array(AnsweredUser), info: AnsweredInfo }), ...EMPTY },
  },
  getUser: {
    summary: 'Read a user',
    tag: PEOPLE,
    answers: { 200: z.object({ users: z.array(AnsweredUser) }) },
  },
} satisfies Record<string, DocumentedCall>;
