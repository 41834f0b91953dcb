/** Request bodies as clients really send them. */
import { OrderError } from '../../domain/order-error.ts';
import type { WireRequest } from '../exchange.ts';
import { isJsonObject, parseJson, type JsonValue } from './json.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = /^(application|text)\/([\w.-]+\+)?json$/;

/** The media type without its parameters; '' when the request names none. */
export function mediaTypeOf(request: WireRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

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
 * @throws OrderError unsupported_media_type | malformed_body
 */
export function readFormOrJson(request: WireRequest): Record<string, JsonValue> {
  if (mediaTypeOf(request) !== FORM) return readJsonObject(request);
  const body = request.body.trim();
  // Command-line clients send JSON under the form type that they use by default.
  const bare = body.startsWith('{') ? body : unencodedJson(body);
  if (bare !== undefined && isJson(bare)) return objectOf(bare);
  const { JSONString, ...fields } = formFields(body);
  if (JSONString !== undefined) return { ...fields, ...objectOf(JSONString) };
  return bare === undefined ? fields : objectOf(bare);
}

/** The values of a repeated field are joined by commas, as API Gateway joins those of a query. */
function formFields(body: string): Record<string, string> {
  const fields = new URLSearchParams(body);
  const names = [...new Set(fields.keys())].filter((name) => name !== '__proto__');
  return Object.fromEntries(names.map((name) => [name, fields.getAll(name).join(',')]));
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
