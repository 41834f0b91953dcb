/** Two answers about one order, field by field: what they differ in, by path, in values and not in how these are written. */
import { parseDecimal } from '../../lib/domain/decimal.ts';
import { isJsonObject, JsonNumber, type JsonValue } from '../../lib/dialects/leaves/json.ts';
import { fieldsOf, textOf, timeOf, type Fields } from './wire-values.ts';

export interface Difference {
  path: string;
  there: string;
  here: string;
}

/** Names by which the entries of lists are found, the first that is there. */
const NAMES = [
  'line_item_id',
  'package_id',
  'invoice_id',
  'document_id',
  'customfield_id',
  'contact_person_id',
  'address_id',
  'id',
  'label',
];

/**
 * Differences in what both answers say. What only theirs says counts when it says something and `skipped` does not know better;
 * what only ours says is an addition of ours.
 */
export function differencesIn(there: Fields, here: Fields, skipped: RegExp): Difference[] {
  const found: Difference[] = [];
  compareFields('', { there, here }, skipped, found);
  return found;
}

function compareFields(
  at: string,
  { there, here }: { there: Fields; here: Fields },
  skipped: RegExp,
  found: Difference[],
): void {
  for (const [name, value] of Object.entries(there)) {
    const path = at === '' ? name : `${at}.${name}`;
    if (!skipped.test(path.replace(/\[[^[\]]*\]/g, '[]')))
      compare(path, { there: value, here: here[name] }, skipped, found);
  }
}

function compare(
  path: string,
  { there, here }: { there: JsonValue | undefined; here: JsonValue | undefined },
  skipped: RegExp,
  found: Difference[],
): void {
  if (isJsonObject(there)) return compareFields(path, { there, here: fieldsOf(here) }, skipped, found);
  if (Array.isArray(there))
    return compareLists(path, { there, here: Array.isArray(here) ? here : [] }, skipped, found);
  if (plain(there) !== plain(here)) found.push({ path, there: textIn(there), here: textIn(here) });
}

function compareLists(
  path: string,
  { there, here }: { there: JsonValue[]; here: JsonValue[] },
  skipped: RegExp,
  found: Difference[],
): void {
  const left = new Map(here.map((entry, at) => [nameOf(entry, at), entry]));
  for (const [at, entry] of there.entries()) {
    const name = nameOf(entry, at);
    const own = left.get(name);
    left.delete(name);
    if (own === undefined) found.push({ path: `${path}[${name}]`, there: textIn(entry), here: '' });
    else compare(`${path}[${name}]`, { there: entry, here: own }, skipped, found);
  }
  for (const [name, entry] of left) found.push({ path: `${path}[${name}]`, there: '', here: textIn(entry) });
}

function nameOf(entry: JsonValue, at: number): string {
  const name = isJsonObject(entry) ? NAMES.find((candidate) => textOf(entry[candidate]) !== '') : undefined;
  return name && isJsonObject(entry) ? textOf(entry[name]) : String(at);
}

/** 7 and "7.00" are one value, as are two ways to write a time; nothing, none and no are nothing. */
function plain(value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === false) return '';
  const text = value === true ? 'true' : textOf(value);
  const number = parseDecimal(text.replace(/%$/, ''));
  if (number !== undefined) return number === '0' ? '' : `${number}${text.endsWith('%') ? '%' : ''}`;
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? (timeOf(text) ?? text) : text.trim();
}

const SHOWN_AT_MOST = 200;

function textIn(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  const text =
    typeof value === 'string' || value instanceof JsonNumber ? textOf(value) : JSON.stringify(value);
  return text.slice(0, SHOWN_AT_MOST);
}
