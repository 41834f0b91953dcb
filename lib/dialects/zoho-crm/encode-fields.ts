/** Field metadata: what official clients read before their first record, derived from the wire schemas. */
import { numericId } from '../../domain/numeric-id.ts';
import type { WireAnswer } from '../exchange.ts';
import { isModule } from './dialect.ts';
import {
  fieldKinds,
  longTextField,
  lookupField,
  ownerField,
  textField,
  type FieldKind,
} from './field-kinds.ts';
import { LINE_FIELDS } from './line-fields.ts';
import { moduleId, moduleNamed } from './modules.ts';
import { own } from '../leaves/own.ts';
import { ACCOUNT_FIELDS, CONTACT_FIELDS, PRODUCT_FIELDS } from './row-fields.ts';
import type { CrmVersion } from './versions.ts';
import { WireCarried, WireOwned, WireRecord } from './wire.ts';

type Shape = Record<string, Parameters<typeof fieldKinds.get>[0]>;

const LINES = 'Product_Details';
const RECORD: Shape = { ...WireOwned.def.shape, ...WireRecord.def.shape, ...WireCarried.def.shape };
const { id, Created_Time, Modified_Time, Created_By, Modified_By } = WireOwned.def.shape;

const NOTE: Shape = {
  id,
  Note_Title: textField(200),
  Note_Content: longTextField(5000),
  // What the service calls whatever module it is.
  Parent_Id: lookupField('se_module'),
  Owner: ownerField(),
  Created_Time,
  Modified_Time,
  Created_By,
  Modified_By,
};

const SHAPES: Record<string, Shape> = {
  Notes: NOTE,
  Accounts: ACCOUNT_FIELDS,
  Contacts: CONTACT_FIELDS,
  Products: PRODUCT_FIELDS,
};

/** @throws OrderError unknown_reference for a module that nothing here refers to */
export function encodeFields(version: CrmVersion, module: string): WireAnswer {
  return { status: 200, body: { fields: fieldsOf(version, module) } };
}

/** The metadata of each field of a module. @throws OrderError unknown_reference */
export function fieldsOf(version: CrmVersion, module: string): Record<string, unknown>[] {
  return Object.entries(shapeOf(version, module)).flatMap(([name, schema]) => {
    const kind = name === 'id' && !version.fieldIds ? undefined : fieldKinds.get(schema);
    return kind ? [encodeField(version, module, name, kind)] : [];
  });
}

function shapeOf(version: CrmVersion, module: string): Shape {
  if (isLines(version, module)) return LINE_FIELDS;
  if (isModule(module)) {
    const { [LINES]: lines, ...others } = RECORD;
    return lines ? { ...others, [version.lines]: lines } : others;
  }
  const { name, nameField } = moduleNamed(module);
  const shape = own(SHAPES, name);
  if (shape) return shape;
  return { id, [nameField]: textField(255), Created_Time, Modified_Time, Created_By, Modified_By };
}

/** Whether the version has this module for lines. */
function isLines({ linesModule, lines }: CrmVersion, module: string): boolean {
  return linesModule.length > 0 && module.toLowerCase() === lines.toLowerCase();
}

function encodeField(
  version: CrmVersion,
  module: string,
  api_name: string,
  kind: FieldKind,
): Record<string, unknown> {
  const label = api_name.replaceAll('_', ' ');
  const readOnly = kind.readOnly ?? false;
  return {
    api_name,
    field_label: label,
    display_label: label,
    ...(version.fieldIds && { id: numericId('field', `${module.toLowerCase()}.${api_name}`) }),
    data_type: kind.dataType,
    json_type: kind.jsonType,
    length: kind.length,
    decimal_place: kind.jsonType === 'double' ? decimalsOf(kind) : null,
    system_mandatory: kind.mandatory ?? false,
    read_only: readOnly,
    field_read_only: readOnly,
    custom_field: false,
    visible: true,
    view_type: { view: true, edit: !readOnly, create: !readOnly, quick_create: false },
    lookup: lookupOf(version, label, kind),
    formula: kind.returnType ? { return_type: kind.returnType } : {},
    pick_list_values: (kind.values ?? []).map((value, index) => ({
      display_value: value,
      actual_value: value,
      sequence_number: index + 1,
    })),
    ...(api_name === version.lines &&
      Object.fromEntries(
        version.linesModule.map((key) => [key, { module: version.lines, id: moduleId(version.lines) }]),
      )),
  };
}

const decimalsOf = ({ dataType, returnType }: FieldKind): number =>
  (returnType ?? dataType) === 'currency' ? 2 : 9;

function lookupOf(version: CrmVersion, display_label: string, { lookup: name }: FieldKind) {
  if (name === undefined) return {};
  const id = moduleId(name);
  const module = version.lookupModule === 'object' ? { api_name: name, id } : name;
  return { module, display_label, api_name: name, id };
}
