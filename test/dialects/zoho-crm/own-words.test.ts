/** What an organisation sets for its CRM clients: words of its own for Status, and the account of records without one. */
import { beforeAll, expect, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../../lib/domain/settings.ts';
import { putSettings } from '../../../lib/store/references.ts';
import { aRecord, openCrm, RECORDS } from '../../support/crm.ts';
import { ACCOUNT, ORGANIZATION } from '../../support/demo-ids.ts';

const { live, crm } = await openCrm();
let old = '';

const set = (settings: object) =>
  putSettings(
    live.table,
    organizationId(ORGANIZATION),
    OrganizationSettings.parse({ kind: 'settings', baseCurrency: { code: 'USD' }, ...settings }),
  );
const MINE = [
  { word: 'New', means: 'draft' },
  { word: 'In process', means: 'confirmed' },
  { word: 'Packed', means: 'confirmed' },
  { word: 'Off', means: 'void' },
];
const etagOf = async (id: string) => (await live.send('GET', `${RECORDS}/${id}`)).headers['etag'];

beforeAll(async () => {
  old = await crm.insert();
  const { status } = await crm.call('POST', RECORDS, [aRecord({ Account_Name: undefined })]);
  expect(status).toBe(400);
  await set({ statusWords: MINE, defaultCustomerId: ACCOUNT });
});

it('Status is read and shown in its words, the first of those with one meaning; ours are understood too', async () => {
  const id = await crm.insert({ Status: 'New' });
  expect((await crm.read(id)).Status).toBe('New');
  for (const [stated, shown] of [
    ['Packed', 'In process'],
    ['Approved', 'In process'],
    ['Off', 'Off'],
  ] as const) {
    expect((await crm.update(id, { Status: stated })).status).toBe(200);
    expect((await crm.read(id)).Status).toBe(shown);
  }
  const { json } = await live.send('GET', `/inventory/v1/salesorders/${id}`);
  expect(json.salesorder.status).toBe('void');
});

it('what is read and sent back changes nothing', async () => {
  const id = await crm.insert({ Status: 'Packed' });
  const [before, record] = [await etagOf(id), await crm.read(id)];
  expect((await crm.update(id, record)).status).toBe(200);
  expect(await etagOf(id)).toBe(before);
});

it('a record that was made before is shown in ours, until it is given one of the new', async () => {
  expect((await crm.read(old)).Status).toBe('Created');
  await crm.update(old, { Status: 'Packed' });
  expect((await crm.read(old)).Status).toBe('In process');
});

it('another word is refused, and all that may be said are named', async () => {
  const { status, json } = await crm.call('POST', RECORDS, [aRecord({ Status: 'Lost' })]);
  const expected_data_type = 'New, In process, Packed, Off, Created, Approved, Delivered, Cancelled';
  expect([status, json.data[0].details]).toEqual([400, { expected_data_type, api_name: 'Status' }]);
});

it.each([{ Account_Name: undefined }, { Account_Name: null }, { Account_Name: '' }])(
  'a record with %j is of the default account',
  async (none) => {
    const { status, json, text } = await crm.call('POST', RECORDS, [aRecord(none)]);
    expect(status, text).toBe(201);
    expect((await crm.read(json.data[0].details.id)).Account_Name.id).toBe(ACCOUNT);
  },
);

it('a record cannot give its account up', async () => {
  const { status, json } = await crm.update(old, { Account_Name: null });
  expect([status, json.data[0].code]).toEqual([400, 'MANDATORY_NOT_FOUND']);
});
