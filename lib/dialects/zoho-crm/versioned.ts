/** A record, a line or a refusal in the words of one version. Everything else here speaks v2, which is the oldest. */
import { numericId } from '../../domain/numeric-id.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import type { OrderError } from '../../domain/order-error.ts';
import { MODULE } from './dialect.ts';
import { encodeFailure, wordError } from './errors.ts';
import { own } from '../leaves/own.ts';
import type { CrmVersion } from './versions.ts';

type Json = Record<string, JsonValue>;
type Answered = Record<string, unknown>;

const LINES = 'Product_Details';

/** A record of a request, in the words of v2; those are understood in every version. */
export function fromVersion(version: CrmVersion, record: Json): Json {
  if (version.lines === LINES) return record;
  const named = Object.keys(record).find((name) => name.toLowerCase() === version.lines.toLowerCase());
  if (named === undefined) return record;
  const { [named]: lines, ...rest } = record;
  const read = Array.isArray(lines) ? lines.map((line) => lineFrom(version, line)) : (lines ?? null);
  return { ...rest, [LINES]: read };
}

function lineFrom(version: CrmVersion, line: JsonValue): JsonValue {
  if (!isJsonObject(line)) return line;
  const words = new Map(
    Object.entries(version.lineKeys).flatMap(([name, word]) => (word ? [[word.toLowerCase(), name]] : [])),
  );
  const entries = Object.entries(line).filter(([name]) => !version.lineExtras.includes(name));
  const kept = entries.filter(([name]) => !words.has(name.toLowerCase()) && name !== version.removal);
  const renamed = entries.flatMap(([name, value]) => {
    const word = words.get(name.toLowerCase());
    return word === undefined ? [] : [[word, value] as const];
  });
  // A row that is to go is marked by the key alone: the documents have null there.
  const isRemoved = Object.hasOwn(line, version.removal) && line[version.removal] !== false;
  return { ...Object.fromEntries(kept), ...Object.fromEntries(renamed), ...(isRemoved && { delete: true }) };
}

/** A record of an answer, from the words of v2. */
export function inVersion(version: CrmVersion, record: Answered): Answered {
  if (version.lines === LINES) return record;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) =>
      name === LINES ? [version.lines, linesIn(version, value as Answered[])] : [name, value],
    ),
  );
}

function linesIn(version: CrmVersion, lines: Answered[]): Answered[] {
  return lines.map((line, index) => ({
    ...Object.fromEntries(
      Object.entries(line).flatMap(([name, value]) => {
        const word = wordIn(version, name);
        return word === null ? [] : [[word, name === 'line_tax' ? taxesIn(value as Answered[]) : value]];
      }),
    ),
    Sequence_Number: index + 1,
  }));
}

const taxesIn = (taxes: Answered[]): Answered[] =>
  taxes.map((tax) => ({ ...tax, display_name: tax['name'] }));

/** A key of a line. */
export function wordIn({ lineKeys }: CrmVersion, name: string): string | null {
  const word = own(lineKeys, name);
  return word === undefined ? name : word;
}

/** Where something is wrong, and with which record, from the words of v2. `position`: of the record in the body */
function detailsIn(version: CrmVersion, details: Answered, position: number): Answered {
  const { api_name, parent_api_name, id } = details;
  if (typeof api_name !== 'string') return details;
  const isOfLine = parent_api_name === LINES;
  const name = isOfLine ? (wordIn(version, api_name) ?? api_name) : linesKey(version, api_name);
  const parent = typeof parent_api_name === 'string' ? linesKey(version, parent_api_name) : undefined;
  return {
    ...details,
    api_name: name,
    ...(parent && { parent_api_name: parent }),
    ...(version.jsonPath && { json_path: pathOf(position, name, parent, details['index']) }),
    ...(version.duplicateRecord && api_name === 'SO_Number' && id !== undefined && duplicateOf(id)),
  };
}

const linesKey = ({ lines }: CrmVersion, name: string): string => (name === LINES ? lines : name);

function duplicateOf(id: unknown) {
  return { duplicate_record: { id, module: { api_name: MODULE, id: numericId('module', MODULE) } } };
}

function pathOf(position: number, name: string, parent: string | undefined, index: unknown): string {
  const at = `$.data[${position}]`;
  const entry = typeof index === 'number' ? `[${index}]` : '';
  return parent === undefined ? `${at}.${name}${entry}` : `${at}.${parent}${entry}.${name}`;
}

/** What became of a record that was refused, in the words of the version. */
export const failedIn =
  (version: CrmVersion) =>
  (error: OrderError, position: number): Record<string, unknown> => {
    const worded = wordError(error);
    return encodeFailure({ ...worded, details: detailsIn(version, worded.details, position) });
  };
