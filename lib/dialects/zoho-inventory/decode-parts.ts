/** Parts that orders and lines share: custom fields and documents. */
import type * as z from 'zod/mini';
import { ZERO } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { CustomField } from '../../domain/order.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import { boundedJson } from '../leaves/extras.ts';
import type { WireContactPerson, WireCustomField, WireDocument } from './wire.ts';

const CUSTOM_VALUE_LENGTH = 5000;

type List<Schema extends z.ZodMiniType> = z.infer<Schema>[] | null | undefined;

/** Each names its field by id, API name or label. @throws OrderError missing_field | invalid_value */
export function decodeCustomFields(
  fields: List<typeof WireCustomField>,
  at = 'custom_fields',
): OrderInput['customFields'] {
  if (!fields) return fields;
  return fields.map((field, index) => decodeCustomField(field, `${at}[${index}]`));
}

function decodeCustomField(
  { custom_field_id, customfield_id, index, api_name, label, value }: z.infer<typeof WireCustomField>,
  at: string,
): CustomField {
  const id = custom_field_id ?? customfield_id ?? undefined;
  if (!id && !api_name && !label) throw new OrderError('missing_field', { field: `${at}.custom_field_id` });
  return {
    id,
    index: index ?? undefined,
    apiName: api_name ?? undefined,
    label: label ?? undefined,
    value: value === undefined ? undefined : boundedJson(value ?? '', `${at}.value`, CUSTOM_VALUE_LENGTH),
  };
}

export function decodeContactPersons(
  persons: List<typeof WireContactPerson>,
): OrderInput['contactPersonIds'] {
  if (!persons) return persons;
  return persons.flatMap(({ contact_person_id: id }) => (id ? [id] : []));
}

export function decodeDocuments(documents: List<typeof WireDocument>): OrderInput['documents'] {
  if (!documents) return documents;
  return documents.map((document, index) => {
    if (!document.document_id)
      throw new OrderError('missing_field', { field: `documents[${index}].document_id` });
    return {
      id: document.document_id,
      fileName: document.file_name ?? undefined,
      fileType: document.file_type ?? undefined,
      fileSize: document.file_size ?? ZERO,
      fileSizeFormatted: document.file_size_formatted ?? undefined,
      attachmentOrder: document.attachment_order ?? 0,
      canSendInMail: document.can_send_in_mail ?? false,
    };
  });
}
