/** A record of Sales_Orders of CRM, in the words of any version -> what is moved in. */
import { decodeOrder } from '../../lib/dialects/zoho-crm/decode-order.ts';
import { PROFILE } from '../../lib/dialects/zoho-crm/dialect.ts';
import { fromVersion } from '../../lib/dialects/zoho-crm/versioned.ts';
import { VERSIONS } from '../../lib/dialects/zoho-crm/versions.ts';
import { WireCarried, WireOwned, WireRecord } from '../../lib/dialects/zoho-crm/wire.ts';
import type { JsonValue } from '../../lib/dialects/leaves/json.ts';
import type { Actor } from '../../lib/domain/caller.ts';
import { instant } from '../../lib/domain/identity.ts';
import { rowIfAny } from './inventory-rows.ts';
import type { MovedComment, MovedOrder } from './moved-order.ts';
import { withoutEmpty } from './pruned.ts';
import { amountOf, fieldsOf, filled, listOf, textOf, timeOf, type Fields } from './wire-values.ts';

const KNOWN = new Set(
  [WireRecord, WireCarried, WireOwned]
    .flatMap(({ def }) => Object.keys(def.shape))
    .filter((name) => name !== 'Status'),
);

/** Any word that an account has for Status; others are orders that stand. */
const STATUSES: Record<string, MovedOrder['status']> = {
  created: 'draft',
  cancelled: 'void',
  canceled: 'void',
  delivered: 'closed',
  closed: 'closed',
};

/** @throws OrderError for what cannot be an order of ours */
export function crmOrder(answer: Fields, comments: MovedComment[] = []): MovedOrder {
  const record = inFirstVersion(answer);
  const lines = listOf(record['Product_Details']);
  const kept = withoutEmpty(
    record,
    KNOWN,
    /^(?:\$.*|Status|Line_Tax|Record_Image|Locked__s|Last_Activity_Time)$/,
  );
  const createdAt = timeOf(record['Created_Time']) ?? instant(new Date(0));
  const currency = filled(record['Currency']);
  const account = fieldsOf(record['Account_Name']);
  const code = filled(record['SO_Number']) ?? textOf(record['id']);
  return {
    id: textOf(record['id']),
    dialects: ['zoho-crm'],
    input: { ...decodeOrder({ ...kept.fields, ...taxesOf(record) }), number: code },
    profile: PROFILE,
    rows: [
      { kind: 'customer', id: textOf(account['id']), name: filled(account['name']) ?? textOf(account['id']) },
      currency && {
        kind: 'currency',
        id: currency,
        symbol: textOf(record['$currency_symbol']),
        exchangeRate: filled(record['Exchange_Rate']),
      },
      ...lines.map((line) => itemOf(fieldsOf(line['product']))),
    ].flatMap((row) => rowIfAny(row || undefined)),
    lineIds: lines.map((line) => filled(line['id'])),
    status: STATUSES[textOf(record['Status']).toLowerCase()] ?? 'confirmed',
    carried: {},
    createdAt,
    modifiedAt: timeOf(record['Modified_Time']) ?? createdAt,
    createdBy: actorOf(record['Created_By']),
    modifiedBy: actorOf(record['Modified_By']),
    facts: [],
    figures: {
      discountAmount: amountOf(record['Discount']),
      total: amountOf(record['Grand_Total']),
      itemTotals: lines.map((line) => amountOf(line['total_after_discount'])),
      taxes: [],
    },
    comments,
    leftOut: kept.leftOut,
  };
}

/** A note as the service lists it. */
export function crmNote(note: Fields): MovedComment[] {
  const [text, at] = [textOf(note['Note_Content']), timeOf(note['Created_Time'])];
  const by = actorOf(note['Created_By']) ?? { id: '', name: '' };
  const title = filled(note['Note_Title']);
  return text === '' || !at ? [] : [{ ...(title && { title }), text, by, at }];
}

/** Lines in the words of v2, whichever version they came in. */
export function inFirstVersion(record: Fields): Fields {
  const newest = VERSIONS.at(-1);
  return newest && 'Ordered_Items' in record ? fromVersion(newest, record) : record;
}

/** Taxes of the record are stated in a key that begins as those do which are not kept. */
function taxesOf(record: Fields): Fields {
  const taxes = record['$line_tax'] ?? record['Line_Tax'];
  return Array.isArray(taxes) && taxes.length > 0 ? { $line_tax: taxes } : {};
}

function itemOf({ id, name, Product_Code: code }: Fields): object | undefined {
  return filled(id)
    ? { kind: 'item', id: textOf(id), name: filled(name) ?? textOf(id), code: filled(code) }
    : undefined;
}

function actorOf(who: JsonValue | undefined): Actor | undefined {
  const { id, name } = fieldsOf(who);
  return filled(id) ? { id: textOf(id), name: textOf(name) } : undefined;
}
