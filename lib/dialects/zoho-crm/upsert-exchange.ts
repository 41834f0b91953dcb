/** POST …/upsert: records by id, else by the duplicate check fields. */
import { MATCH_FIELDS, type MatchField, type UpsertCommand } from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { Upserted } from '../../operations/upsert.ts';
import type { Exchange } from '../exchange.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { decodeRecord } from './decode-record.ts';
import { conditionOf, eachRecord, idOf, readBody } from './decode-request.ts';
import { zohoCrm as dialect } from './dialect.ts';
import { encodeResults, saved } from './envelope.ts';
import { PROFILE } from './exchanges.ts';
import { assertModule } from './module.ts';

const FIELD_NAMES: Record<MatchField, string> = { number: 'SO_Number', subject: 'Subject' };
/** What the live service checks when the request does not say. */
const BY_DEFAULT: MatchField[] = ['subject'];

export const upsert: Exchange<UpsertCommand, Upserted> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    const { records, body } = readBody(request);
    const matchBy = decodeCheckFields(body['duplicate_check_fields']);
    const precondition = conditionOf(request);
    return eachRecord(records, (record) => ({
      id: idOf(record),
      matchBy,
      input: decodeRecord(record),
      profile: PROFILE,
      precondition,
    }));
  },
  encode: (outcomes) => {
    const answer = encodeResults(outcomes, 200, encodeUpserted);
    const allMade = outcomes.every((outcome) => 'value' in outcome && outcome.value.foundBy === undefined);
    return allMade ? { ...answer, status: 201 } : answer;
  },
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
function decodeCheckFields(given: JsonValue | undefined): MatchField[] {
  if (given === undefined || given === null || isJsonObject(given)) return BY_DEFAULT;
  const names = Array.isArray(given) ? given.map(String) : String(given).split(',');
  const fields = names.map((name) => MATCH_FIELDS.find((field) => FIELD_NAMES[field] === name.trim()));
  if (fields.length === 0) return BY_DEFAULT;
  const known = fields.filter((field) => field !== undefined);
  if (known.length === fields.length) return known;
  throw new OrderError('invalid_value', {
    field: 'duplicate_check_fields',
    expected: Object.values(FIELD_NAMES).join(', '),
  });
}
