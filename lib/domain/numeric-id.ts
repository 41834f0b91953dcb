/**
 * Numbers that stand in for ids which are none: wires whose clients read every id as a whole number answer these, and take
 * them back. docs/decisions/numeric-stand-ins.md says why they are made like this.
 */

/** What an id names: the same code of two kinds stands for two numbers. */
export type IdKind =
  | 'address'
  | 'contact'
  | 'coupon'
  | 'currency'
  | 'customer'
  | 'delivery'
  | 'document'
  | 'estimate'
  | 'field'
  | 'image'
  | 'invoice'
  | 'item'
  | 'module'
  | 'package'
  | 'payment'
  | 'pricebook'
  | 'purchase'
  | 'record'
  | 'salesperson'
  | 'shipment'
  | 'substatus'
  | 'tax'
  | 'tds'
  | 'template'
  | 'user'
  | 'warehouse';

const LARGEST_LONG = 2n ** 63n - 1n;
/** The last 2^49 numbers that a binary float holds exactly. Our own ids come here in 2080. */
const FIRST = 2n ** 53n - 2n ** 49n;
const COUNT = 2n ** 49n;
/** Ids of Zoho's services are a prefix, zeros and a count. */
const ZEROS = '00000';

/** True of what a client reads as a whole number of 64 bits and writes as the same text again. */
export function isNumericId(id: string): boolean {
  return /^(?:0|[1-9]\d{0,18})$/.test(id) && BigInt(id) <= LARGEST_LONG;
}

/** The id itself when it is a number, else the number that stands in for it: always the same for one kind and id. */
export function numericId(kind: IdKind, id: string): string {
  if (id === '' || isNumericId(id)) return id;
  for (let name = `${kind} ${id}`; ; name += ' ') {
    const number = String(FIRST + (hash(name) % COUNT));
    if (!number.includes(ZEROS)) return number;
  }
}

/** True of numbers that `numericId` makes, and of very few others. */
export function mayStandIn(id: string): boolean {
  return /^\d{16}$/.test(id) && BigInt(id) >= FIRST && BigInt(id) < FIRST + COUNT && !id.includes(ZEROS);
}

/** FNV-1a, 64 bits, over UTF-16 code units. */
function hash(text: string): bigint {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return value;
}
