/** What the documents of a wire say of the types and forms of its answers, and where an answer breaks it. */
import { isNumericId } from '../../lib/domain/numeric-id.ts';
import { words } from '../../lib/dialects/leaves/leaves.ts';

/** Names of keys, separated by blanks; `parent.name` where a name means two things. Empty texts and null promise nothing. */
export interface Documented {
  /** Whole numbers of 64 bits, as text or as number. */
  long: string;
  number: string;
  boolean: string;
  /** yyyy-mm-dd */
  date: string;
  /** By name, the words that may stand there. */
  words: Record<string, readonly string[]>;
  /** By name, the form of times and whatever else has one. */
  forms: Record<string, RegExp>;
}

type Check = (value: unknown) => boolean;

/** The broken promises: "salesorder.line_items[0].item_id is "PROD_001", not long". */
export function brokenIn(answer: unknown, documented: Documented): string[] {
  const checks = new Map<string, [string, Check]>();
  const add = (names: string, what: string, check: Check) =>
    words(names).forEach((name) => checks.set(name, [what, check]));
  add(documented.long, 'long', (value) => isNumericId(String(value)));
  add(documented.number, 'number', (value) => typeof value === 'number');
  add(documented.boolean, 'boolean', (value) => typeof value === 'boolean');
  add(documented.date, 'date', (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)));
  for (const [name, allowed] of Object.entries(documented.words))
    add(name, `one of ${allowed.join(', ')}`, (value) => allowed.includes(String(value)));
  for (const [name, form] of Object.entries(documented.forms))
    add(name, String(form), (value) => form.test(String(value)));
  return broken(answer, '', '', checks);
}

function broken(
  value: unknown,
  path: string,
  parent: string,
  checks: Map<string, [string, Check]>,
): string[] {
  if (Array.isArray(value))
    return value.flatMap((entry, at) => leaf(entry, `${path}[${at}]`, parent, lastOf(path), checks));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    leaf(entry, path === '' ? name : `${path}.${name}`, lastOf(path), name, checks),
  );
}

function leaf(
  value: unknown,
  path: string,
  ...[parent, name, checks]: [string, string, Map<string, [string, Check]>]
): string[] {
  if (typeof value === 'object' && value !== null) return broken(value, path, parent, checks);
  const [what, check] = checks.get(`${parent}.${name}`) ?? checks.get(name) ?? [];
  if (value === null || value === '' || !check || check(value)) return [];
  return [`${path} is ${JSON.stringify(value)}, not ${what}`];
}

/** "salesorder.line_items[0]" -> line_items */
function lastOf(path: string): string {
  return /(\w*)(?:\[\d+\])?$/.exec(path)?.[1] ?? '';
}
