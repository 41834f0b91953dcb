/** The scopes that the Zoho services publish -> what each opens here. One row a line; docs/access.md is printed from it. */
import { AREAS, permissionsOf, RIGHTS, type Area, type Permission, type Right } from '../../domain/caller.ts';
import type { ScopeTable } from '../exchange.ts';

/** The last word of a scope name, and the rights that it stands for. */
const WORDS = {
  CREATE: ['create'],
  READ: ['read'],
  UPDATE: ['update'],
  DELETE: ['delete'],
  /** CRM's alone: whatever changes something. */
  WRITE: ['create', 'update', 'delete'],
  ALL: RIGHTS,
} as const satisfies Record<string, readonly Right[]>;
type Word = keyof typeof WORDS;

interface ScopeRow {
  /** What stands before the last word. */
  name: string;
  words: readonly Word[];
  areas: readonly Area[];
  /** What one of the words opens beside that. */
  also?: Partial<Record<Word, readonly Permission[]>>;
}

const FIVE: Word[] = ['CREATE', 'READ', 'UPDATE', 'DELETE', 'ALL'];
const SIX: Word[] = [...FIVE, 'WRITE'];
const row = (name: string, words: readonly Word[], ...areas: Area[]): ScopeRow => ({ name, words, areas });
const ORDERS: Area[] = ['orders', 'approvals', 'comments'];

/** Inventory and Books are one dialect: a credential of either service works below the bases of both. */
export const INVENTORY_SCOPES: ScopeRow[] = [
  // Inventory asks for UPDATE to submit and to approve, Books for CREATE.
  { ...row('ZohoInventory.salesorders', FIVE, ...ORDERS), also: { UPDATE: ['approvals.create'] } },
  row('ZohoInventory.contacts', FIVE, 'contacts'),
  row('ZohoInventory.items', FIVE, 'items'),
  row('ZohoInventory.settings', FIVE, 'settings', 'users', 'metadata'),
  row('ZohoInventory.fullaccess', ['ALL'], ...AREAS),
  { ...row('ZohoBooks.salesorders', FIVE, ...ORDERS), also: { CREATE: ['approvals.update'] } },
  row('ZohoBooks.contacts', FIVE, 'contacts'),
  row('ZohoBooks.items', FIVE, 'items'),
  // Books publishes no scope of items: its calls on them ask for this one.
  row('ZohoBooks.settings', FIVE, 'settings', 'users', 'metadata', 'items'),
  row('ZohoBooks.fullaccess', ['ALL'], ...AREAS),
];

export const CRM_SCOPES: ScopeRow[] = [
  row('ZohoCRM.modules', SIX, 'orders', 'comments', 'contacts', 'items'),
  row('ZohoCRM.modules.salesorders', SIX, 'orders'),
  row('ZohoCRM.modules.notes', SIX, 'comments'),
  row('ZohoCRM.modules.accounts', SIX, 'contacts'),
  row('ZohoCRM.modules.contacts', SIX, 'contacts'),
  row('ZohoCRM.modules.products', SIX, 'items'),
  row('ZohoCRM.settings', SIX, 'metadata'),
  row('ZohoCRM.settings.modules', SIX, 'metadata'),
  row('ZohoCRM.settings.fields', SIX, 'metadata'),
  row('ZohoCRM.settings.layouts', SIX, 'metadata'),
  row('ZohoCRM.settings.related_lists', SIX, 'metadata'),
  row('ZohoCRM.users', SIX, 'users'),
  row('ZohoCRM.org', SIX, 'settings'),
  // CRM asks for it beside the scope of the module when records are searched; alone it opens nothing.
  row('ZohoSearch.securesearch', ['READ']),
];

export const COMMERCE_SCOPES: ScopeRow[] = [
  row('ZohoCommerce.salesorders', FIVE, 'orders', 'comments'),
  row('ZohoCommerce.fullaccess', ['ALL'], ...AREAS),
];

/** Rows -> what each full scope name opens. */
export function scopeTable(rows: readonly ScopeRow[]): ScopeTable {
  return new Map(
    rows.flatMap(({ name, words, areas, also = {} }) =>
      words.map((word) => {
        const opens = [...permissionsOf(areas, WORDS[word]), ...(also[word] ?? [])];
        return [`${name}.${word}`.toLowerCase(), opens] as const;
      }),
    ),
  );
}
