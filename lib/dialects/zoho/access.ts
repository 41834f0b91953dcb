/** What all Zoho wires share: the Authorization header, and where the organisation is named. */
import type { Credential, WireRequest } from '../exchange.ts';

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
