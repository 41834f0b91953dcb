/** What all Zoho wires share: the Authorization header, and where the organisation is named. */
import type { Caller, Standing } from '../../domain/caller.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { Credential, WireRequest } from '../exchange.ts';
import { JsonNumber, type JsonValue } from '../leaves/json.ts';

/** `Zoho-oauthtoken x` or `Bearer x`. */
export function zohoCredential(request: WireRequest): Credential {
  const header = request.headers['authorization'];
  if (!header) return { kind: 'missing' };
  const value = /^(?:zoho-oauthtoken|bearer) +(\S{1,4096})$/i.exec(header.trim())?.[1];
  return value === undefined ? { kind: 'malformed' } : { kind: 'secret', value };
}

/** The services name it in the query (a list too, as some languages send one), or in a header of theirs. */
const NAMING_PARAMETER = /^organization_id(\[\d*\])?$/;
const NAMING_HEADER = /^(?:x-com-zoho-\w+-organizationid|x-crm-org)$/;

/** Every organisation that a request names; empty values name none. */
export function namedOrganizations({ query, headers }: WireRequest): string[] {
  const asked = [...query].filter(([name]) => NAMING_PARAMETER.test(name)).map(([, value]) => value);
  const told = Object.entries(headers).filter(([name]) => NAMING_HEADER.test(name));
  // Headers that were sent twice are joined by commas on the way; blanks around a header's value are no part of it.
  const inHeaders = told.flatMap(([, value]) => value.split(',')).map((value) => value.trim());
  return [...asked, ...inHeaders].filter((value) => value !== '');
}

/** The same of a body's fields, which are read when it is known who calls. @throws OrderError organization_mismatch */
export function ofOwnOrganization(
  fields: Record<string, JsonValue>,
  { organizationId }: Caller,
): Record<string, JsonValue> {
  const named = Object.entries(fields).filter(([name]) => NAMING_PARAMETER.test(name));
  if (named.some(([, value]) => organizationsIn(value).some((id) => id !== organizationId)))
    throw new OrderError('organization_mismatch', {});
  return fields;
}

/** The values of a form's repeated field are joined by commas. What is no id is nobody's. */
function organizationsIn(value: JsonValue): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap(organizationsIn);
  if (typeof value === 'string') return value.split(',').filter((id) => id !== '');
  return [value instanceof JsonNumber ? value.source : ''];
}

/** How much a caller may still ask, in whole numbers; one client reads them without a look whether they are there. */
export function rateHeaders({ limit, remaining, resetSeconds }: Standing): Record<string, string> {
  return {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(resetSeconds),
  };
}
