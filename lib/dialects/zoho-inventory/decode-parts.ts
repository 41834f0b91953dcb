/** Parts that orders and lines share: custom fields, documents, and fields that we do not know. */
import type * as z from 'zod/mini';
import { OrderError } from '../../domain/order-error.ts';
import type { OrderInput } from '../../domain/order-input.ts';
import type { JsonValue } from '../lossless-json.ts';
import type { WireCustomField, WireDocument } from './wire.ts';

/** How many unknown fields an order or line carries along, and how long their values may be together. */
const EXTRAS_AT_MOST = 100;
const EXTRAS_LENGTH = 10_000;
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

/** Fields that the document does not know: kept as JSON text and answered as they came. */
export function decodeExtras(
  body: Record<string, JsonValue>,
  known: string[],
  owned: Set<string>,
): OrderInput['extras'] {
  const names = new Set(known);
  const unknown = Object.entries(body).filter(([name]) => !names.has(name) && !owned.has(name));
  if (unknown.length === 0) return undefined;
  if (unknown.length > EXTRAS_AT_MOST) {
    throw new OrderError('limit_exceeded', { field: 'unknown fields', limit: EXTRAS_AT_MOST });
  }
  const extras = unknown.map(([name, value]): [string, string | null] => [
    name,
    value === null ? null : boundedJson(value, name, EXTRAS_LENGTH),
  ]);
  return { 'zoho-inventory': Object.fromEntries(extras) };
}

function boundedJson(value: unknown, field: string, maximumLength: number): string {
  const text = JSON.stringify(value);
  if (text.length > maximumLength) throw new OrderError('invalid_value', { field, maximumLength });
  return text;
}
