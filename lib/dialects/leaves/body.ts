/** Request bodies as clients really send them. */
import { LIMITS } from '../../domain/limits.ts';
import { isOrderError, OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import { isJsonObject, isMoreOften, parseJson, type JsonValue } from './json.ts';
import { mediaTypeOf } from './representation.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const JSON_TYPE = /^(application|text)\/([\w.-]+\+)?json$/;

/** A JSON object; an empty body is an empty object. @throws OrderError unsupported_media_type | malformed_body */
export function readJsonObject(request: WireRequest): Record<string, JsonValue> {
  const mediaType = mediaTypeOf(request);
  if (request.body.trim() === '') return {};
  if (mediaType !== '' && !JSON_TYPE.test(mediaType))
    throw new OrderError('unsupported_media_type', { mediaType });
  return objectOf(request.body);
}

/**
 * JSON, or a form whose field `JSONString` holds the JSON, percent-encoded or not; a form's other fields are kept as text.
 * The JSON may also stand in a `JSONString` of the query, or of a JSON object.
 * @throws OrderError unsupported_media_type | malformed_body
 */
export function readFormOrJson(request: WireRequest): Record<string, JsonValue> {
  const inQuery = request.query.get(WRAPPER);
  return { ...(inQuery ? objectOf(inQuery) : {}), ...unwrapped(readFields(request)) };
}

/** The same of a call that needs no body: whatever else was sent is no reason to refuse it. */
export function bodyIfAny(request: WireRequest): Record<string, JsonValue> {
  try {
    return readFormOrJson(request);
  } catch (error) {
    if (isOrderError(error, 'malformed_body') || isOrderError(error, 'unsupported_media_type')) return {};
    throw error;
  }
}

const WRAPPER = 'JSONString';
const FIELDS_AT_MOST = LIMITS.formFields;

/** @throws OrderError malformed_body when what is wrapped is no JSON object */
function unwrapped(fields: Record<string, JsonValue>): Record<string, JsonValue> {
  const { [WRAPPER]: wrapped, ...others } = fields;
  if (typeof wrapped !== 'string') return fields;
  return { ...others, ...objectOf(wrapped) };
}

function readFields(request: WireRequest): Record<string, JsonValue> {
  const mediaType = mediaTypeOf(request);
  if (mediaType === MULTIPART) return multipartFields(request);
  if (mediaType !== FORM) return readJsonObject(request);
  const body = request.body.trim();
  // Command-line clients send JSON under the form type that they use by default.
  const bare = body.startsWith('{') ? body : unencodedJson(body);
  if (bare !== undefined && isJson(bare)) return { ...fieldsBeside(bare, body), ...objectOf(bare) };
  const fields = formFields(body);
  return WRAPPER in fields || bare === undefined ? fields : objectOf(bare);
}

/** Fields of text; files are not served. @throws OrderError malformed_body | unsupported_media_type */
function multipartFields({ body, form }: WireRequest): Record<string, JsonValue> {
  if (body.trim() === '') return {};
  if (!form) throw new OrderError('malformed_body', { reason: 'the multipart body is not well formed' });
  if (Object.keys(form.fields).length > FIELDS_AT_MOST)
    throw new OrderError('limit_exceeded', { field: 'form fields', limit: FIELDS_AT_MOST });
  if (form.hasFiles) throw new OrderError('unsupported_media_type', { mediaType: `${MULTIPART} with files` });
  return form.fields;
}

/**
 * The values of a repeated field are joined by commas, as API Gateway joins those of a query. Fields are counted before
 * they are read. @throws OrderError limit_exceeded
 */
function formFields(body: string): Record<string, string> {
  if (isMoreOften('&', body, FIELDS_AT_MOST - 1))
    throw new OrderError('limit_exceeded', { field: 'form fields', limit: FIELDS_AT_MOST });
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    if (name !== '__proto__') fields[name] = Object.hasOwn(fields, name) ? `${fields[name]},${value}` : value;
  }
  return fields;
}

/** The fields before and behind JSON that nobody encoded. */
function fieldsBeside(bare: string, body: string): Record<string, string> {
  const { [WRAPPER]: _, ...others } = formFields(body.replace(bare, ''));
  return body === bare ? {} : others;
}

/** False for text whose quotes or spaces alone were percent-encoded. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The JSON of a `JSONString={…}` that nobody percent-encoded: an encoder would not have left the brace. */
function unencodedJson(body: string): string | undefined {
  const field = 'JSONString=';
  const at = body.startsWith(field) ? 0 : body.indexOf(`&${field}`) + 1;
  if (at === 0 && !body.startsWith(field)) return undefined;
  const value = body.slice(at + field.length).trimStart();
  return value.startsWith('{') ? value.slice(0, value.lastIndexOf('}') + 1) : undefined;
}

function objectOf(text: string): Record<string, JsonValue> {
  if (text.trim() === '') return {};
  const value = parseJson(text);
  if (!isJsonObject(value))
    throw new OrderError('malformed_body', { reason: 'the body must be a JSON object' });
  return value;
}
