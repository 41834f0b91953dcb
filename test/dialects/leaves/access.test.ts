/** Which organisation a request of a Zoho wire names, and by which key. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../lib/dialects/leaves/json.ts';
import { JsonNumber } from '../../../lib/dialects/leaves/json.ts';
import { namedOrganizations, ofOwnOrganization, zohoCredential } from '../../../lib/dialects/zoho/access.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { requestOf } from '../../support/pure-exchange.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const request = (fields: object, query = '') => requestOf({ path: '/api/v1/things', ...fields, query });

describe('the organisation', () => {
  const ours = { id: 'k', name: 'k', organizationId: organizationId('7'), scopes: [] };
  const number = new JsonNumber('7');

  it.each<[Record<string, JsonValue>, boolean]>([
    [{}, true],
    [{ organization_id: '7' }, true],
    [{ organization_id: number }, true],
    [{ organization_id: null }, true],
    [{ organization_id: '' }, true],
    [{ organization_id: '7,7,' }, true],
    [{ 'organization_id[]': ['7', number, null, ['7']] }, true],
    [{ organization_id: '8' }, false],
    [{ 'organization_id[0]': '7', 'organization_id[1]': '8' }, false],
    [{ 'organization_id[]': ['7', ['8']] }, false],
    [{ organization_id: {} }, false],
    [{ organization_id: true }, false],
    [{ the_organization_id: '8' }, true],
  ])('that a body names, as in %j, is ours: %s', (fields, isOurs) => {
    const read = () => ofOwnOrganization(fields, ours);
    if (isOurs) expect(read()).toBe(fields);
    else expect(refusalOf(read)).toEqual(['organization_mismatch', {}]);
  });

  it('may be named in the query and in headers', () => {
    const headers = {
      'x-com-zoho-inventory-organizationid': ' 3 , 4,',
      'x-crm-org': '5',
      'x-other-organizationid': '6',
    };
    const query = 'organization_id=1&organization_id[]=2&organization_id[0]=&my_organization_id=9';
    expect(namedOrganizations(request({ headers }, query))).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each([
    [undefined, { kind: 'missing' }],
    ['', { kind: 'missing' }],
    ['Zoho-oauthtoken a', { kind: 'secret', value: 'a' }],
    [' bearer  a.b ', { kind: 'secret', value: 'a.b' }],
    ['Basic a', { kind: 'malformed' }],
    ['Bearer a b', { kind: 'malformed' }],
    [`Bearer ${'a'.repeat(4096)}`, { kind: 'secret', value: 'a'.repeat(4096) }],
    [`Bearer ${'a'.repeat(4097)}`, { kind: 'malformed' }],
  ])('is that of the key in %.20s', (authorization, credential) => {
    expect(
      zohoCredential(request({ headers: authorization === undefined ? {} : { authorization } })),
    ).toEqual(credential);
  });
});
