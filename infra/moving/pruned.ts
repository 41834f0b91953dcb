/** Fields that we do not know ride along with an order, as many as it may carry; empty ones are left behind without a word. */
import { hasReadableNumbers, type JsonValue } from '../../lib/dialects/leaves/json.ts';
import { LIMITS } from '../../lib/domain/limits.ts';
import type { Fields } from './wire-values.ts';

interface Pruned {
  fields: Fields;
  /** Names of what an order cannot carry. */
  leftOut: string[];
}

/** The known fields, and of the others what says something. */
export function withoutEmpty(body: Fields, known: ReadonlySet<string>, skipped: RegExp): Pruned {
  const kept: [string, JsonValue][] = [];
  const leftOut: string[] = [];
  let unknown = 0;
  for (const [name, value] of Object.entries(body)) {
    if (known.has(name)) kept.push([name, value]);
    else if (!skipped.test(name) && !isEmpty(value)) {
      if (unknown < LIMITS.unknownFields && fits(name, value)) {
        kept.push([name, value]);
        unknown += 1;
      } else leftOut.push(name);
    }
  }
  return { fields: Object.fromEntries(kept), leftOut };
}

const NAME_AT_MOST = 100;

function fits(name: string, value: JsonValue): boolean {
  const isShort = JSON.stringify(value).length <= LIMITS.unknownFieldLength;
  return name.length <= NAME_AT_MOST && isShort && hasReadableNumbers(value);
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '' || value === false) return true;
  const text = JSON.stringify(value);
  return text === '[]' || text === '{}' || text === '0';
}
