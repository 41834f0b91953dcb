/** CRM, as the contract suite needs to know it. */
import { aRecord, RECORDS } from '../../support/crm.ts';
import type { DialectDescription } from '../dialect-description.ts';

const data = (...records: unknown[]) => ({ data: records });

export const zohoCrm: DialectDescription = {
  name: 'Zoho CRM',
  credential: (secret) => ({ authorization: `Zoho-oauthtoken ${secret}` }),
  malformedCredentials: [
    { authorization: 'demo-full-access' },
    { authorization: 'Basic demo-full-access' },
    { authorization: 'Bearer' },
    { authorization: `Bearer ${'x'.repeat(5000)}` },
  ],
  retrieve: ({ id }) => ({ method: 'GET', path: `${RECORDS}/${id}` }),
  list: () => ({ method: 'GET', path: RECORDS }),
  create: (mark) => ({ method: 'POST', path: RECORDS, body: data(aRecord({ Description: mark })) }),
  writes: {
    update: ({ id }, mark) => ({
      method: 'PUT',
      path: `${RECORDS}/${id}`,
      body: data({ Description: mark }),
    }),
    'update-of-many': ({ id }, mark) => ({
      method: 'PUT',
      path: RECORDS,
      body: data({ id, Description: mark }),
    }),
    update_status: ({ id }) => ({
      method: 'PUT',
      path: `${RECORDS}/${id}`,
      body: data({ Status: 'Approved' }),
    }),
    upsert: ({ id }, mark) => ({
      method: 'POST',
      path: `${RECORDS}/upsert`,
      body: data({ id, Description: mark }),
    }),
    delete: ({ id }) => ({ method: 'DELETE', path: `${RECORDS}/${id}` }),
    'bulk delete': ({ id }) => ({ method: 'DELETE', path: `${RECORDS}?ids=${id}` }),
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
    long: `data.id Product_Details.id product.id Account_Name.id Deal_Name.id Quote_Name.id Contact_Name.id Owner.id
      Created_By.id Modified_By.id line_tax.id`,
    number: `quantity list_price unit_price total Discount total_after_discount Tax net_total percentage value
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
