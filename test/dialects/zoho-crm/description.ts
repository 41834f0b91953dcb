/** CRM, as the contract suite needs to know it. */
import type { CrmVersion } from '../../../lib/dialects/zoho-crm/versions.ts';
import { wordIn } from '../../../lib/dialects/zoho-crm/versioned.ts';
import { aRecordOf, recordsOf } from '../../support/crm.ts';
import type { DialectDescription } from '../dialect-description.ts';

const FIGURES = ['quantity', 'list_price', 'unit_price', 'total', 'total_after_discount', 'net_total'];

const data = (...records: unknown[]) => ({ data: records });

/** Of one version: paths, lines and lists are in its words. */
export function crmDescription(version: CrmVersion): DialectDescription {
  const word = (name: string) => wordIn(version, name);
  return {
    name: `Zoho CRM ${version.name}`,
    credential: (secret) => ({ authorization: `Zoho-oauthtoken ${secret}` }),
    malformedCredentials: [
      { authorization: 'demo-full-access' },
      { authorization: 'Basic demo-full-access' },
      { authorization: 'Bearer' },
      { authorization: `Bearer ${'x'.repeat(5000)}` },
    ],
    retrieve: ({ id }) => ({ method: 'GET', path: `${recordsOf(version)}/${id}` }),
    list: () => ({
      method: 'GET',
      path: `${recordsOf(version)}?fields=${['Subject', 'Status', 'Grand_Total', 'Due_Date', 'Account_Name', version.lines].join(',')}`,
    }),
    create: (mark) => ({
      method: 'POST',
      path: recordsOf(version),
      body: data(aRecordOf(version, { Description: mark })),
    }),
    writes: {
      update: ({ id }, mark) => ({
        method: 'PUT',
        path: `${recordsOf(version)}/${id}`,
        body: data({ Description: mark }),
      }),
      'update-of-many': ({ id }, mark) => ({
        method: 'PUT',
        path: recordsOf(version),
        body: data({ id, Description: mark }),
      }),
      update_status: ({ id }) => ({
        method: 'PUT',
        path: `${recordsOf(version)}/${id}`,
        body: data({ Status: 'Approved' }),
      }),
      upsert: ({ id }, mark) => ({
        method: 'POST',
        path: `${recordsOf(version)}/upsert`,
        body: data({ id, Description: mark }),
      }),
      delete: ({ id }) => ({ method: 'DELETE', path: `${recordsOf(version)}/${id}` }),
      'bulk delete': ({ id }) => ({ method: 'DELETE', path: `${recordsOf(version)}?ids=${id}` }),
    },
    words: {
      missingKey: { status: 401, code: 'AUTHENTICATION_FAILURE' },
      malformedKey: { status: 401, code: 'INVALID_TOKEN' },
      unknownKey: { status: 401, code: 'INVALID_TOKEN' },
      readOnlyKey: { status: 401, code: 'OAUTH_SCOPE_MISMATCH' },
      unknownOrder: { status: 400, code: 'INVALID_DATA' },
      staleVersion: { status: 412, code: 'ALREADY_MODIFIED' },
      reusedKey: { status: 409, code: 'DUPLICATE_REQUEST' },
    },
    documented: {
      // What clients keep in fields of their own is theirs.
      long: `data.id ${version.lines}.id ${word('product')}.id Account_Name.id Deal_Name.id Quote_Name.id Contact_Name.id
      Owner.id Created_By.id Modified_By.id ${word('line_tax')}.id`,
      number: `${FIGURES.map(word).join(' ')} Discount Tax percentage value
      Sub_Total Adjustment Grand_Total Exchange_Rate Sales_Commission Excise_Duty per_page count page`,
      boolean: 'more_records',
      date: 'Due_Date',
      words: {
        Status: ['Created', 'Approved', 'Delivered', 'Cancelled'],
        Carrier: ['FedEX', 'UPS', 'USPS', 'DHL', 'BlueDart'],
      },
      forms: {
        Created_Time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/,
        Modified_Time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/,
        Currency: /^[A-Z]{3}$/,
      },
    },
    // A record that is not there is read as nothing: 204, without a word.
    codeOf: ({ status, json }) => (status === 204 ? 'INVALID_DATA' : (json?.code ?? json?.data?.[0]?.code)),
    unknownStatusOf: (call) => (call === 'retrieve' ? 204 : 400),
  };
}
