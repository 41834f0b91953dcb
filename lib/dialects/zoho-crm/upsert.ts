/** What an upsert matches by, and what it answers of each record. */
import { MATCH_FIELDS, type MatchField } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { Outcome } from '../../operations/operation.ts';
import type { Upserted } from '../../operations/upsert.ts';
import type { WireAnswer } from '../exchange.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { encodeResults, saved } from './envelope.ts';
import { failedIn } from './versioned.ts';
import type { CrmVersion } from './versions.ts';

const FIELD_NAMES: Record<MatchField, string> = { number: 'SO_Number', subject: 'Subject' };
/** What the live service checks when the request does not say. */
const BY_DEFAULT: MatchField[] = ['subject'];

/** 201 when every record is new. */
export const encodeUpserts =
  (version: CrmVersion) =>
  (outcomes: Outcome<Upserted>[]): WireAnswer => {
    const answer = encodeResults(outcomes, 200, encodeUpserted, failedIn(version));
    const allMade = outcomes.every((outcome) => 'value' in outcome && outcome.value.foundBy === undefined);
    return allMade ? { ...answer, status: 201 } : answer;
  };

function encodeUpserted({ order, foundBy }: Upserted): Record<string, unknown> {
  const made = foundBy === undefined;
  return {
    ...saved(made ? 'record added' : 'record updated')(order),
    duplicate_field: made || foundBy === 'id' ? null : FIELD_NAMES[foundBy],
    action: made ? 'insert' : 'update',
  };
}

/** A list of names, or names with commas. @throws OrderError invalid_value */
export function decodeCheckFields(given: JsonValue | undefined): MatchField[] {
  if (given === undefined || given === null || isJsonObject(given)) return BY_DEFAULT;
  const texts = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [given];
  const names = texts.map((name) => (typeof name === 'string' ? name : ''));
  const fields = names.map((name) => MATCH_FIELDS.find((field) => FIELD_NAMES[field] === name.trim()));
  if (fields.length === 0) return BY_DEFAULT;
  const known = fields.filter((field) => field !== undefined);
  if (known.length === fields.length) return known;
  throw new OrderError('invalid_value', {
    field: 'duplicate_check_fields',
    expected: Object.values(FIELD_NAMES).join(', '),
  });
}
