/** The body of a write: `{data: [record, …]}`, one position per record. */
import * as z from 'zod/mini';
import { LIMITS } from '../../domain/limits.ts';
import { asOrderError, OrderError } from '../../domain/order-error.ts';
import type { Decoded } from '../../operations/operation.ts';
import { readJsonObject } from '../leaves/body.ts';
import type { WireRequest } from '../exchange.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { id, readWire } from '../leaves/leaves.ts';
import { mediaTypeOf } from '../leaves/representation.ts';

const RECORDS_AT_MOST = LIMITS.records;
const FORM = 'application/x-www-form-urlencoded';

type Json = Record<string, JsonValue>;

interface WireBody {
  records: JsonValue[];
  body: Json;
}

/** @throws OrderError malformed_body | unsupported_media_type | missing_field | invalid_value | limit_exceeded */
export function readBody(request: WireRequest, recordsAtMost = RECORDS_AT_MOST): WireBody {
  // The documented calls are made with curl, which says that it sends a form unless told otherwise.
  const isForm = mediaTypeOf(request) === FORM && request.body.trimStart().startsWith('{');
  const body = readJsonObject(isForm ? { ...request, headers: {} } : request);
  const records = body['data'];
  if (records === undefined) throw new OrderError('missing_field', { field: 'data' });
  if (!Array.isArray(records))
    throw new OrderError('invalid_value', { field: 'data', expected: 'jsonarray' });
  if (records.length === 0) throw new OrderError('missing_field', { field: 'data' });
  if (records.length > recordsAtMost) {
    throw new OrderError('limit_exceeded', { field: 'data', limit: recordsAtMost });
  }
  return { records, body };
}

/** One position per record: a bad record is an error at its place and never its neighbour's. */
export function eachRecord<Command>(
  records: JsonValue[],
  decode: (record: Json) => Command,
): Decoded<Command>[] {
  return records.map((record, index): Decoded<Command> => {
    try {
      if (!isJsonObject(record)) {
        throw new OrderError('invalid_value', { field: `data[${index}]`, expected: 'jsonobject' });
      }
      return { command: decode(record) };
    } catch (error) {
      return { error: asOrderError(error) };
    }
  });
}

/** The id that a record names itself by. @throws OrderError invalid_value */
export function idOf(record: Json): string | undefined {
  return readWire(z.object({ id: id() }), { id: record['id'] }).id ?? undefined;
}

/** A record that is new has no account to be taken from it: an empty one is one that is not named. */
export function withoutNoAccount(record: Json): Json {
  const { Account_Name: account, ...rest } = record;
  return account === null || account === '' ? rest : record;
}
