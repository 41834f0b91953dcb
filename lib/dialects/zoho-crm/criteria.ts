/** Criteria of searches: `((Subject:starts_with:Two)and(Grand_Total:between:10,20))`, and what each of them means is asked elsewhere. */
import { OrderError } from '../../domain/order-error.ts';
import type { Criterion } from './criteria-fields.ts';

/** As many as the live service takes. */
const CRITERIA_AT_MOST = 10;
const DEEPEST = 10;

/** What single criteria mean, joined as they were written. */
export type Joined<Meaning> = Meaning | { all: Joined<Meaning>[] } | { any: Joined<Meaning>[] };

/** A refusal of the text itself. */
const malformed = (reason: string) => new OrderError('invalid_value', { field: 'criteria.', reason });

/** `and` binds closer than `or`; brackets around the whole may be left out. @throws OrderError invalid_value | limit_exceeded */
export function decodeCriteria<Meaning>(
  text: string,
  meaningOf: (criterion: Criterion) => Meaning,
): Joined<Meaning> {
  const reader = { text: text.trim(), at: 0, criteria: 0, meaningOf };
  // One criterion is sometimes sent without its brackets.
  if (!reader.text.startsWith('(')) reader.text = `(${reader.text})`;
  const condition = either(reader, 0);
  if (reader.at < reader.text.length) throw malformed(`nothing was expected at character ${reader.at + 1}`);
  return condition;
}

interface Place {
  text: string;
  at: number;
}

interface Reader<Meaning> extends Place {
  criteria: number;
  meaningOf(criterion: Criterion): Meaning;
}

function either<Meaning>(reader: Reader<Meaning>, depth: number): Joined<Meaning> {
  const parts = [both(reader, depth)];
  while (takes(reader, /^or(?=[\s(])/i)) parts.push(both(reader, depth));
  const [first, ...others] = parts;
  return first && others.length === 0 ? first : { any: parts };
}

function both<Meaning>(reader: Reader<Meaning>, depth: number): Joined<Meaning> {
  const parts = [bracketed(reader, depth)];
  while (takes(reader, /^and(?=[\s(])/i)) parts.push(bracketed(reader, depth));
  const [first, ...others] = parts;
  return first && others.length === 0 ? first : { all: parts };
}

function bracketed<Meaning>(reader: Reader<Meaning>, depth: number): Joined<Meaning> {
  if (!takes(reader, /^\(/)) throw malformed(`a bracket was expected at character ${reader.at + 1}`);
  if (depth > DEEPEST) throw malformed(`brackets may be ${DEEPEST} deep`);
  skipSpace(reader);
  if (reader.text[reader.at] !== '(') return criterion(reader);
  const condition = either(reader, depth + 1);
  if (!takes(reader, /^\)/)) throw malformed(`a bracket is missing at character ${reader.at + 1}`);
  return condition;
}

/** Past the mark and the space around it, if it stands there. */
function takes(reader: Place, mark: RegExp): boolean {
  skipSpace(reader);
  const [found] = mark.exec(reader.text.slice(reader.at)) ?? [];
  if (found === undefined) return false;
  reader.at += found.length;
  skipSpace(reader);
  return true;
}

function skipSpace(reader: Place): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

/** `name:comparator:value` and the bracket behind it. A bracket inside the value is escaped, or has its counterpart. */
function criterion<Meaning>(reader: Reader<Meaning>): Meaning {
  const from = reader.at;
  let open = 0;
  for (; reader.at < reader.text.length; reader.at += 1) {
    const character = reader.text[reader.at];
    if (character === '\\') reader.at += 1;
    else if (character === '(') open += 1;
    else if (character === ')' && open > 0) open -= 1;
    else if (character === ')') break;
  }
  if (reader.at >= reader.text.length) throw malformed('a bracket is missing at the end');
  const text = reader.text.slice(from, reader.at);
  reader.at += 1;
  reader.criteria += 1;
  if (reader.criteria > CRITERIA_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'criteria', limit: CRITERIA_AT_MOST });
  const [, name = '', comparator = '', value = ''] = /^([^:]*):([^:]*):(.*)$/s.exec(text) ?? [];
  if (name.trim() === '') throw malformed('a criterion is written (field:comparator:value)');
  return reader.meaningOf({
    field: name.trim(),
    comparator: comparator.trim().toLowerCase(),
    value: unescaped(value),
    values: split(value),
  });
}

/** At commas that are not escaped. */
function split(value: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < value.length; at += 1) {
    const isEscape = value[at] === '\\' && at + 1 < value.length;
    if (value[at] === ',') {
      parts.push(part);
      part = '';
    } else part += isEscape ? value.slice(at, at + 2) : value[at];
    if (isEscape) at += 1;
  }
  return [...parts, part].map(unescaped);
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1').trim();
