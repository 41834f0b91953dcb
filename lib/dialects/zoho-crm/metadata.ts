/** Metadata: what modules, fields, layouts and related lists there are; the same for everybody. */
import { numericId } from '../../domain/numeric-id.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { DescribeCommand } from '../../operations/describe-fields.ts';
import { aboutOne, type WireAnswer, type WireRequest } from '../exchange.ts';
import { inPath } from '../leaves/in-path.ts';
import { isModule, MODULE } from './dialect.ts';
import { encodeFields, fieldsOf } from './encode-fields.ts';
import { encodeModules, moduleId, moduleNamed, MODULES } from './modules.ts';
import { beside } from './request.ts';
import type { CrmVersion } from './versions.ts';

type Describe = (version: CrmVersion, module: string) => WireAnswer;

/** Of the module that the query names. */
const ofModule = (describe: Describe) =>
  beside<DescribeCommand, DescribeCommand>((request, version) =>
    aboutOne({ subject: moduleIn(request) }, ({ subject }) => describe(version, subject)),
  );

/** @throws OrderError missing_field */
function moduleIn({ query }: WireRequest): string {
  const module = query.get('module')?.trim();
  if (!module) throw new OrderError('missing_field', { field: 'module' });
  return module;
}

export const describeFields = ofModule(encodeFields);

export const describeModules = beside<DescribeCommand, DescribeCommand>(() =>
  aboutOne({ subject: 'modules' }, () => encodeModules(MODULES)),
);

export const describeModule = beside<DescribeCommand, DescribeCommand>((request) =>
  aboutOne({ subject: inPath(request, 'name') }, ({ subject }) => encodeModules([moduleNamed(subject)])),
);

/** One layout per module, with every field in one section. */
export const describeLayouts = ofModule((version, module) => {
  const { name } = moduleNamed(module);
  const fields = fieldsOf(version, name).map((field, index) => ({
    ...field,
    required: field['system_mandatory'],
    sequence_number: index + 1,
  }));
  const section = {
    display_label: `${moduleNamed(module).singular} Information`,
    name: `${moduleNamed(module).singular} Information`,
    api_name: `${name}_Information`,
    sequence_number: 1,
    column_count: 2,
    isSubformSection: false,
    fields,
  };
  const layout = {
    id: numericId('template', `layout.${name}`),
    name: 'Standard',
    display_label: 'Standard',
    api_name: 'Standard',
    status: version.layoutStatus,
    visible: true,
    generated_type: 'default',
    profiles: [],
    sections: [section],
  };
  return { status: 200, body: { layouts: [layout] } };
});

/** Orders have their notes, other modules nothing. */
export const describeRelatedLists = ofModule((version, module) => {
  if (!isModule(module)) {
    moduleNamed(module);
    return { status: 204 };
  }
  const list = {
    id: numericId('template', `related.${MODULE}.Notes`),
    api_name: 'Notes',
    name: 'Notes',
    display_label: 'Notes',
    module: version.lookupModule === 'object' ? { api_name: 'Notes', id: moduleId('Notes') } : 'Notes',
    href: `${MODULE}/{ENTITYID}/Notes`,
    type: 'default',
    action: null,
    sequence_number: '1',
  };
  return { status: 200, body: { related_lists: [list] } };
});
