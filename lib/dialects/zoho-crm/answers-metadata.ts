/** What CRM answers of modules and their fields, for the documents. */
import * as z from 'zod/mini';
import { anything, flags, nulls, perhaps, texts, wholes } from '../leaves/answered.ts';

/** From v3 on modules are objects, before that names. */
export const moduleName = () => z.union([z.string(), z.object(texts('api_name id'))]);

const linesModule = () => z.optional(z.object(texts('module id')));

const field = {
  ...texts('api_name field_label display_label data_type json_type'),
  id: z.optional(z.string()),
  length: z.int(),
  decimal_place: z.nullable(z.int()),
  ...flags('system_mandatory read_only field_read_only custom_field visible'),
  view_type: z.object(flags('view edit create quick_create')),
  lookup: z.object(perhaps({ module: moduleName(), ...texts('display_label api_name id') })),
  formula: z.object(perhaps(texts('return_type'))),
  pick_list_values: z.array(z.object({ ...texts('display_value actual_value'), sequence_number: z.int() })),
  subform: linesModule(),
  associated_module: linesModule(),
};
export const AnsweredField = z.object(field);

export const AnsweredModule = z.object({
  ...texts('api_name module_name plural_label singular_label id generated_type'),
  ...flags(
    'api_supported creatable editable deletable viewable visible show_as_tab quick_create convertable',
  ),
  visibility: z.int(),
  ...nulls('web_link modified_by modified_time'),
});

export const AnsweredLayout = z.object({
  ...texts('id name display_label api_name generated_type'),
  status: z.union([z.int(), z.string()]),
  visible: z.boolean(),
  profiles: z.array(anything()),
  sections: z.array(
    z.object({
      ...texts('display_label name api_name'),
      ...wholes('sequence_number column_count'),
      isSubformSection: z.boolean(),
      fields: z.array(z.object({ ...field, required: z.boolean(), sequence_number: z.int() })),
    }),
  ),
});

export const AnsweredRelatedList = z.object({
  ...texts('id api_name name display_label href type sequence_number'),
  module: moduleName(),
  action: z.null(),
});
