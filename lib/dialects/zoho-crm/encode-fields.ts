/** Field and module metadata: what official clients read before their first record, derived from the wire schemas. */
import { numericId } from '../../domain/numeric-id.ts';
import type { WireAnswer } from '../exchange.ts';
import { fieldKinds, textField, type FieldKind } from './field-kinds.ts';
import { isModule, MODULE, unknownModule } from './dialect.ts';
import { WireCarried, WireOwned, WireRecord } from './wire.ts';

type Shape = Record<string, Parameters<typeof fieldKinds.get>[0]>;

/** Modules that records refer to, with the field that names their records. */
const LOOKUP_MODULES: Record<string, string> = {
  Accounts: 'Account_Name',
  Contacts: 'Full_Name',
  Deals: 'Deal_Name',
  Quotes: 'Subject',
  Products: 'Product_Name',
};

const SHAPE: Shape = { ...WireOwned.def.shape, ...WireRecord.def.shape, ...WireCarried.def.shape };
const { id, Created_Time, Modified_Time, Created_By, Modified_By } = WireOwned.def.shape;

/** @throws OrderError unknown_reference for a module that nothing here refers to */
export function describeFields(module: string): WireAnswer {
  const fields = Object.entries(shapeOf(module)).flatMap(([apiName, schema]) => {
    const kind = fieldKinds.get(schema);
    return kind ? [encodeField(module, apiName, kind)] : [];
  });
  return { status: 200, body: { fields } };
}

function shapeOf(module: string): Shape {
  if (isModule(module)) return SHAPE;
  const known = Object.keys(LOOKUP_MODULES).find((name) => name.toLowerCase() === module.toLowerCase());
  const nameField = known && LOOKUP_MODULES[known];
  if (!nameField) throw unknownModule(module);
  return { id, [nameField]: textField(255), Created_Time, Modified_Time, Created_By, Modified_By };
}

function encodeField(module: string, api_name: string, kind: FieldKind): Record<string, unknown> {
  return {
    api_name,
    field_label: labelOf(api_name),
    id: numericId('field', `${module.toLowerCase()}.${api_name}`),
    data_type: kind.dataType,
    json_type: kind.jsonType,
    length: kind.length,
    system_mandatory: kind.mandatory ?? false,
    read_only: kind.readOnly ?? false,
    field_read_only: kind.readOnly ?? false,
    custom_field: false,
    visible: true,
    lookup: kind.lookup
      ? { module: kind.lookup, api_name: kind.lookup, id: numericId('module', kind.lookup) }
      : {},
    formula: kind.returnType ? { return_type: kind.returnType } : {},
    pick_list_values: (kind.values ?? []).map((value, index) => ({
      display_value: value,
      actual_value: value,
      sequence_number: index + 1,
    })),
  };
}

/** The modules; only ours answers records. */
export function describeModules(): WireAnswer {
  const modules = [MODULE, ...Object.keys(LOOKUP_MODULES)].map((api_name) => ({
    api_name,
    module_name: api_name,
    plural_label: labelOf(api_name),
    singular_label: labelOf(api_name).replace(/s$/, ''),
    id: numericId('module', api_name),
    generated_type: 'default',
    api_supported: isModule(api_name),
    creatable: isModule(api_name),
    editable: isModule(api_name),
    deletable: isModule(api_name),
    viewable: isModule(api_name),
    modified_time: null,
  }));
  return { status: 200, body: { modules } };
}

function labelOf(name: string): string {
  return name.replaceAll('_', ' ');
}
