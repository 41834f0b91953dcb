/** Parts that answers share. */
import { isZero, type Decimal } from '../../domain/decimal.ts';
import type { Discount } from '../../domain/pricing.ts';
import type { CustomField, OrderDocument } from '../../domain/order.ts';
import type { Address } from '../../domain/parties.ts';
import { numeric, parseJson } from '../leaves/json.ts';

/** Every documented key, empty where nothing is known. */
export function encodeAddress(address: Address | undefined): Record<string, string> {
  return {
    address: address?.address ?? '',
    street2: address?.street2 ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    zip: address?.zip ?? '',
    country: address?.country ?? '',
    fax: address?.fax ?? '',
    phone: address?.phone ?? '',
    attention: address?.attention ?? '',
  };
}

export function encodeCustomFields(fields: CustomField[]): Record<string, unknown>[] {
  return fields.map(({ id, index, apiName, label, value }) => ({
    custom_field_id: id ?? '',
    index: index ?? 0,
    label: label ?? '',
    ...(apiName === undefined ? {} : { api_name: apiName }),
    value: value === undefined ? '' : parseJson(value),
  }));
}

export function encodeDocuments(documents: OrderDocument[]): Record<string, unknown>[] {
  return documents.map((document) => ({
    can_send_in_mail: document.canSendInMail,
    file_name: document.fileName ?? '',
    file_type: document.fileType ?? '',
    file_size_formatted: document.fileSizeFormatted ?? '',
    attachment_order: document.attachmentOrder ?? 0,
    document_id: document.id,
    file_size: numeric(document.fileSize),
  }));
}

/** 20 % -> "20.00%", with more decimals where the rate has them; an amount is a number. */
export function encodeDiscount(discount: Discount | undefined): unknown {
  if (!discount || isZero(discount.value)) return numeric(undefined);
  return discount.kind === 'percent' ? `${atLeastTwoDecimals(discount.value)}%` : numeric(discount.value);
}

function atLeastTwoDecimals(value: Decimal): string {
  const [whole = '0', fraction = ''] = value.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}
