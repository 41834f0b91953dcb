/** An order of Inventory or Books, as its service answers it -> what is moved in. */
import * as z from 'zod/mini';
import { decodeOrder } from '../../lib/dialects/zoho-inventory/decode-order.ts';
import {
  OWNED_FIELDS,
  OWNED_LINE_FIELDS,
  WireLine,
  WireOrder,
} from '../../lib/dialects/zoho-inventory/wire.ts';
import type { JsonValue } from '../../lib/dialects/leaves/json.ts';
import type { Actor } from '../../lib/domain/caller.ts';
import { instant } from '../../lib/domain/identity.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import type { OrderInput } from '../../lib/domain/order-input.ts';
import { factsOf } from './inventory-facts.ts';
import { statusOf, wordsOf } from './inventory-status.ts';
import { rowsOfOrder } from './inventory-rows.ts';
import type { MovedComment, MovedOrder, StatedFigures } from './moved-order.ts';
import { withoutEmpty } from './pruned.ts';
import { amountOf, filled, listOf, textOf, timeOf, type Fields } from './wire-values.ts';

/** Names of users by their ids; orders name those alone. */
export type UserNames = ReadonlyMap<string, string>;

const KNOWN = new Set([...Object.keys(z.keyof(WireOrder).def.entries), ...OWNED_FIELDS]);
const KNOWN_OF_LINES = new Set([...Object.keys(z.keyof(WireLine).def.entries), ...OWNED_LINE_FIELDS]);
/** Answered by the service, worked out here from what is read below, or another shape of what is. */
const TOLD_ELSEWHERE =
  /_formatted$|^(?:created_by|last_modified_by|comments|contact_persons_\w+|custom_field_hash|cf_|page_layout_id|source$|color_code|discount_(?:percent|applied)|balance|is_(?:viewed|adv|scan)|template_type_formatted|picklists|purchaseorders|sub_total_|roundoff|tax_total|taxes|bcy_|invoiced_amount|entity_tags|sales_channel)/;

/** @throws OrderError for what cannot be an order of ours */
export function inventoryOrder(detail: Fields, users: UserNames, comments: MovedComment[] = []): MovedOrder {
  const lines = listOf(detail['line_items']);
  const kept = withoutEmpty(detail, KNOWN, TOLD_ELSEWHERE);
  const keptLines = lines.map((line) => withoutEmpty(line, KNOWN_OF_LINES, TOLD_ELSEWHERE));
  const body = { ...kept.fields, line_items: keptLines.map(({ fields }) => fields) as JsonValue[] };
  const { input, refused } = decoded(body);
  const createdAt =
    timeOf(detail['created_time']) ?? instant(new Date(`${textOf(detail['date'])}T00:00:00Z`));
  return {
    id: textOf(detail['salesorder_id']),
    dialects: ['zoho-inventory', 'zoho-commerce'],
    input: { ...input, number: textOf(detail['salesorder_number']) },
    rows: rowsOfOrder(detail),
    lineIds: lines.map((line) => filled(line['line_item_id'])),
    ...statusOf(detail),
    carried: carriedOf(detail),
    currency: currencyOf(detail),
    createdAt,
    modifiedAt: timeOf(detail['last_modified_time']) ?? createdAt,
    createdBy: actorOf(detail, 'created_by', users),
    modifiedBy: actorOf(detail, 'last_modified_by', users),
    facts: factsOf(detail),
    figures: figuresOf(detail, lines),
    comments,
    leftOut: [...refused, ...kept.leftOut, ...keptLines.flatMap(({ leftOut }) => leftOut)],
  };
}

/** What an order is made of: without it there is none. Anything else is rather left out than the order refused. */
const ESSENTIAL =
  /^(?:line_items|customer_id|salesorder_number|date|currency_code|exchange_rate|discount|is_discount|is_inclusive|shipping_charge|adjustment$|price_precision|tax_rounding)/;

function decoded(body: Fields): { input: OrderInput; refused: string[] } {
  const left = { ...body };
  const refused: string[] = [];
  for (;;) {
    try {
      return { input: decodeOrder(left, true), refused };
    } catch (error) {
      const field = isOrderError(error, 'invalid_value') ? error.details.field : '';
      const [name = ''] = field.split(/[.[]/);
      if (!(name in left) || ESSENTIAL.test(name)) throw error;
      refused.push(name);
      delete left[name];
    }
  }
}

function carriedOf(detail: Fields): MovedOrder['carried'] {
  const templateId = filled(detail['template_id']);
  const name = textOf(detail['template_name']);
  const type = textOf(detail['template_type']);
  return {
    ...wordsOf(detail),
    ...(filled(detail['estimate_id']) && { estimateId: filled(detail['estimate_id']) }),
    ...(templateId && { template: { id: templateId, name, type } }),
  };
}

function currencyOf(detail: Fields): MovedOrder['currency'] {
  const id = filled(detail['currency_id']);
  const symbol = filled(detail['currency_symbol']) ?? textOf(detail['currency_code']);
  return id === undefined ? undefined : { id, symbol };
}

function actorOf(
  detail: Fields,
  who: 'created_by' | 'last_modified_by',
  users: UserNames,
): Actor | undefined {
  const id = textOf(detail[`${who}_id`]);
  const name = filled(detail[`${who}_name`]) ?? filled(detail[who]) ?? users.get(id) ?? '';
  return id === '' && name === '' ? undefined : { id, name };
}

function figuresOf(detail: Fields, lines: Fields[]): StatedFigures {
  return {
    subTotal: amountOf(detail['sub_total']),
    discountAmount: amountOf(detail['discount_amount']),
    taxTotal: amountOf(detail['tax_total']),
    total: amountOf(detail['total']),
    baseTotal: amountOf(detail['bcy_total']),
    itemTotals: lines.map((line) => amountOf(line['item_total'])),
    taxes: listOf(detail['taxes']).flatMap((tax) => amountOf(tax['tax_amount']) ?? []),
  };
}

/** A comment as the service lists it; what it says of itself ("Sales Order created") is none. */
export function inventoryComment(comment: Fields): MovedComment[] {
  const text = textOf(comment['description']);
  const at = timeOf(comment['created_time']) ?? timeOf(comment['date']);
  if (text === '' || !at || textOf(comment['comment_type']) === 'system') return [];
  const by = { id: textOf(comment['commented_by_id']), name: textOf(comment['commented_by']) };
  return [{ text, by, at }];
}
