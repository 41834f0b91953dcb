/** Parts that orders and lines share: custom fields and documents. */
import type * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import { boundedJson } from '../extras.ts';
import type { WireCustomField, WireDocument } from './wire.ts';

const CUSTOM_VALUE_LENGTH = 5000;

type List<Schema extends z.ZodMiniType> = z.infer<Schema>[] | null | undefined;

export function decodeCustomFields(fields: List<typeof WireCustomField>): OrderInput['customFields'] {
  return fields?.map(({ custom_field_id, customfield_id, index, api_name, label, value }) => ({
    id: custom_field_id ?? customfield_id ?? undefined,
    index: index ?? undefined,
    apiName: api_name ?? undefined,
    label: label ?? undefined,
    value: value === undefined ? undefined : boundedJson(value, 'custom_fields', CUSTOM_VALUE_LENGTH),
  }));
}

export function decodeDocuments(documents: List<typeof WireDocument>): OrderInput['documents'] {
  return documents?.map((document, index) => {
    if (!document.document_id)
      throw new OrderError('missing_field', { field: `documents[${index}].document_id` });
    return {
      id: document.document_id,
      fileName: document.file_name ?? undefined,
      fileType: document.file_type ?? undefined,
      fileSize: document.file_size ?? undefined,
      fileSizeFormatted: document.file_size_formatted ?? undefined,
      attachmentOrder: document.attachment_order ?? undefined,
      canSendInMail: document.can_send_in_mail ?? false,
    };
  });
}
