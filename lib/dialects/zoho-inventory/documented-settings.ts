/** The calls of Inventory and Books on settings, people and the organisation, as the documents show them. */
import * as z from 'zod/mini';
import { told } from '../leaves/answered.ts';
import { PAGING, type DocumentedCall } from '../leaves/documented.ts';
import {
  AnsweredCurrency,
  AnsweredField,
  AnsweredFields,
  AnsweredOrganization,
  AnsweredSalesperson,
  AnsweredTax,
  AnsweredTaxGroup,
  AnsweredUser,
} from './answers-settings.ts';
import { AnsweredPage } from './answers-envelope.ts';
import { CURRENCY_LIST, WireCurrency } from './currencies.ts';
import { create, done, get, list, read, update, type Row } from './documented-answers.ts';
import { SALESPERSON_LIST, WireSalesperson } from './salespersons.ts';
import { WireGroup } from './tax-groups.ts';
import { TAX_LIST, WireTax } from './taxes.ts';

const SETTINGS = 'Settings';
const ORGANIZATION = 'Organisation';

const StatedGroup = z.extend(WireGroup, {
  taxes: told(z.optional(z.union([z.string(), z.array(z.string())])), 'Ids, with commas or in a list.'),
});

const salesperson: Row = {
  tag: SETTINGS,
  noun: 'a sales person',
  key: 'salesperson',
  body: WireSalesperson,
  answer: AnsweredSalesperson,
};
const tax: Row = { tag: SETTINGS, noun: 'a tax', key: 'tax', body: WireTax, answer: AnsweredTax };
const group: Row = {
  tag: SETTINGS,
  noun: 'a group of taxes',
  key: 'tax_group',
  body: StatedGroup,
  answer: AnsweredTaxGroup,
};
const currency: Row = {
  tag: SETTINGS,
  noun: 'a currency',
  key: 'currency',
  body: WireCurrency,
  answer: AnsweredCurrency,
};

const entityOf = (name: string, isRequired?: true) => ({
  name,
  values: ['salesorder', 'contact', 'item'],
  isRequired,
});

export const settingCalls = {
  listSalespersons: list(SALESPERSON_LIST, AnsweredSalesperson, SETTINGS),
  createSalesperson: create(salesperson),
  getSalesperson: get(salesperson),
  updateSalesperson: update(salesperson),
  deleteSalesperson: done(salesperson, 'Delete'),
  listTaxes: list(TAX_LIST, AnsweredTax, SETTINGS),
  createTax: create(tax),
  getTax: get(tax),
  updateTax: update(tax),
  deleteTax: done(tax, 'Delete'),
  createTaxGroup: create(group),
  getTaxGroup: get(group),
  updateTaxGroup: update(group),
  deleteTaxGroup: done(group, 'Delete'),
  listCurrencies: list(CURRENCY_LIST, AnsweredCurrency, SETTINGS),
  createCurrency: create(currency),
  getCurrency: get(currency),
  updateCurrency: update(currency),
  deleteCurrency: done(currency, 'Delete'),
  listOrganizations: read('List organisations: the own one', ORGANIZATION, {
    organizations: z.array(AnsweredOrganization),
  }),
  getOrganization: read('Read the organisation', ORGANIZATION, { organization: AnsweredOrganization }),
  fields: {
    ...read('List custom fields of an entity', SETTINGS, { fields: z.array(AnsweredField) }),
    query: [entityOf('entity', true)],
  },
  customFields: {
    ...read('List custom fields, by entity and all of them', SETTINGS, {
      customfields: AnsweredFields,
      custom_fields: z.array(AnsweredField),
    }),
    query: [entityOf('entity'), entityOf('module')],
  },
  customFieldsOf: read('List custom fields of an entity, named by the path', SETTINGS, {
    customfields: z.array(AnsweredField),
  }),
  listUsers: {
    ...read('List users', ORGANIZATION, { users: z.array(AnsweredUser), page_context: AnsweredPage }),
    query: [...PAGING, { name: 'filter_by', example: 'Status.All' }],
  },
  getUser: read('Read a user; `me` is whoever asks', ORGANIZATION, { user: AnsweredUser }),
} satisfies Record<string, DocumentedCall>;
