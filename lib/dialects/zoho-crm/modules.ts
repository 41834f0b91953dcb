/** The modules that are told of: ours, those that its records refer to, and their metadata. */
import { numericId } from '../../domain/numeric-id.ts';
import type { WireAnswer } from '../exchange.ts';
import { unknownModule } from './dialect.ts';

interface CrmModule {
  name: string;
  plural: string;
  singular: string;
  /** The field that names a record. */
  nameField: string;
  /** What clients may do with its records here; a module without is known by name alone. */
  served?: 'written' | 'read';
}

const moduleOf = (
  name: string,
  singular: string,
  nameField: string,
  served?: CrmModule['served'],
): CrmModule => ({ name, plural: name.replaceAll('_', ' '), singular, nameField, served });

export const MODULES = [
  moduleOf('Sales_Orders', 'Sales Order', 'Subject', 'written'),
  moduleOf('Accounts', 'Account', 'Account_Name', 'read'),
  moduleOf('Contacts', 'Contact', 'Full_Name', 'read'),
  moduleOf('Products', 'Product', 'Product_Name', 'read'),
  moduleOf('Deals', 'Deal', 'Deal_Name'),
  moduleOf('Quotes', 'Quote', 'Subject'),
  moduleOf('Notes', 'Note', 'Note_Title'),
  moduleOf('Price_Books', 'Price Book', 'Price_Book_Name'),
];

/** By its name, in any case. @throws OrderError unknown_reference for one that nothing here refers to */
export function moduleNamed(name: string): CrmModule {
  const module = MODULES.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!module) throw unknownModule(name);
  return module;
}

export const moduleId = (name: string): string => numericId('module', name);

/** All of them, or one. */
export function encodeModules(modules: readonly CrmModule[]): WireAnswer {
  return { status: 200, body: { modules: modules.map(encodeModule) } };
}

function encodeModule({ name, plural, singular, served }: CrmModule): Record<string, unknown> {
  const isWritten = served === 'written';
  return {
    api_name: name,
    module_name: name,
    plural_label: plural,
    singular_label: singular,
    id: moduleId(name),
    generated_type: 'default',
    api_supported: served !== undefined,
    creatable: isWritten,
    editable: isWritten,
    deletable: isWritten,
    viewable: served !== undefined,
    // Clients leave out of their lists whatever does not say that it is seen.
    visible: served !== undefined,
    visibility: served === undefined ? 0 : 1,
    show_as_tab: served !== undefined,
    quick_create: false,
    convertable: false,
    web_link: null,
    modified_by: null,
    modified_time: null,
  };
}
