/** The versions of the API, and all in which they differ: whatever is asked or answered in the words of one reads them here. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import type { VersionName } from './routes.ts';

export interface CrmVersion {
  /** As paths have it. */
  name: VersionName;
  /** The key of a record's lines. */
  lines: 'Product_Details' | 'Ordered_Items';
  /** What the keys of a line are called where v2 has another word; null: the version has none. */
  lineKeys: Readonly<Record<string, string | null>>;
  /** Keys of a line that v2 has no word for: answered, and ignored in requests. */
  lineExtras: readonly string[];
  /** The key that takes a line out. */
  removal: 'delete' | '_delete';
  /** A list has to say which fields it shows, unless it names ids. */
  fieldsRequired: boolean;
  /** What `info` of a page has beside the keys of v2. */
  info: readonly PageKey[];
  /** Details of a refused field say where in the body it stands. */
  jsonPath: boolean;
  /** Details of a duplicate name the record that is there already, with its module. */
  duplicateRecord: boolean;
  /** The metadata has a field `id`, and each field an id. */
  fieldIds: boolean;
  /** How the metadata of a lookup names the module: by its name alone, or as an object with its id. */
  lookupModule: 'name' | 'object';
  /** Where the metadata of the lines names the module that they are records of. */
  linesModule: readonly ('subform' | 'associated_module')[];
  /** The status of a layout that is used. */
  layoutStatus: 0 | 'active';
}

export type PageKey =
  'next_page_token' | 'previous_page_token' | 'page_token_expiry' | 'sort_by' | 'sort_order';

const V2: CrmVersion = {
  name: 'v2',
  lines: 'Product_Details',
  lineKeys: {},
  lineExtras: [],
  removal: 'delete',
  fieldsRequired: false,
  info: [],
  jsonPath: false,
  duplicateRecord: false,
  // With a field that is called so, every record is lost on the official Python client.
  fieldIds: false,
  lookupModule: 'name',
  linesModule: [],
  layoutStatus: 0,
};

/** From here on lines are records of a module of their own, with its words. */
const V2_1: CrmVersion = {
  ...V2,
  name: 'v2.1',
  lines: 'Ordered_Items',
  lineKeys: {
    product: 'Product_Name',
    quantity: 'Quantity',
    list_price: 'List_Price',
    unit_price: 'Unit_Price',
    total: 'Total',
    total_after_discount: 'Total_After_Discount',
    net_total: 'Net_Total',
    product_description: 'Description',
    line_tax: 'Line_Tax',
    book: 'Price_Book_Name',
    quantity_in_stock: null,
  },
  lineExtras: ['Sequence_Number'],
  removal: '_delete',
  fieldIds: true,
  linesModule: ['subform'],
};

const TOKENS: PageKey[] = ['next_page_token', 'previous_page_token', 'page_token_expiry'];

const V3: CrmVersion = {
  ...V2_1,
  name: 'v3',
  fieldsRequired: true,
  info: TOKENS,
  jsonPath: true,
  lookupModule: 'object',
  layoutStatus: 'active',
};
const V4: CrmVersion = { ...V3, name: 'v4', info: [...TOKENS, 'sort_by', 'sort_order'] };
const V5: CrmVersion = { ...V4, name: 'v5', linesModule: ['subform', 'associated_module'] };
const V6: CrmVersion = { ...V5, name: 'v6', duplicateRecord: true };
const V7: CrmVersion = { ...V6, name: 'v7' };
const V8: CrmVersion = { ...V7, name: 'v8' };

export const VERSIONS = [V2, V2_1, V3, V4, V5, V6, V7, V8] as const;

/** The version that the path names. @throws OrderError unknown_route for one that is none of the table */
export function versionOf({ params, path }: Pick<WireRequest, 'params' | 'path'>): CrmVersion {
  const version = VERSIONS.find(({ name }) => name === params['version']);
  if (!version) throw new OrderError('unknown_route', { path });
  return version;
}
