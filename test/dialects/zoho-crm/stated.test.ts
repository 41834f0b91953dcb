/** What a record states is taken as it is said, or refused: nothing of it is quietly something else. */
import { describe, expect, it } from 'vitest';
import { aLine, aRecord, openCrm, RECORDS } from '../../support/crm.ts';
import { ACCOUNT, PRODUCT } from '../../support/demo-ids.ts';

const { live, crm } = await openCrm();

describe('a subject', () => {
  it.each([null, '', '   '])('%j is none: an insert, an update and an upsert ask for it', async (Subject) => {
    const id = await crm.insert();
    const answers = [
      await crm.call('POST', RECORDS, [aRecord({ Subject })]),
      await crm.update(id, { Subject }),
      await crm.call('POST', `${RECORDS}/upsert`, [{ id, ...aRecord({ Subject }) }]),
    ];
    for (const { status, json } of answers) {
      const [{ code, details }] = json.data;
      expect([status, code, details.api_name]).toEqual([400, 'MANDATORY_NOT_FOUND', 'Subject']);
    }
  });
});

describe('a lookup', () => {
  it.each([
    ['Account_Name', 'Acme'],
    ['Account_Name', { name: 'Acme' }],
    ['Deal_Name', 'The deal'],
    ['Owner', 'somebody'],
  ])('%s %j names nothing and is refused', async (field, value) => {
    const { status, json } = await crm.call('POST', RECORDS, [aRecord({ [field]: value })]);
    const [{ code, details }] = json.data;
    expect([status, code, details]).toEqual([
      400,
      'INVALID_DATA',
      { api_name: field, expected_data_type: 'jsonobject' },
    ]);
  });

  it('by its bare id is taken', async () => {
    const id = await crm.insert({ Account_Name: ACCOUNT });
    expect((await crm.read(id)).Account_Name.id).toBe(ACCOUNT);
  });

  it('of a product that is bare text is refused in its line', async () => {
    const lines = [aLine({ product: 'a chair' })];
    const { json } = await crm.call('POST', RECORDS, [aRecord({ Product_Details: lines })]);
    expect(json.data[0]).toMatchObject({
      code: 'INVALID_DATA',
      details: { expected_data_type: 'jsonobject' },
    });
  });
});

it('the unit price is the product’s own, whatever the line asks', async () => {
  const own = (
    await crm.read(await crm.insert({ Product_Details: [{ product: { id: PRODUCT }, quantity: 1 }] }))
  ).Product_Details[0];
  const id = await crm.insert({ Product_Details: [aLine({ list_price: 7 })] });
  const record = await crm.read(id);
  expect(record.Product_Details[0]).toMatchObject({ list_price: 7, unit_price: own.list_price });
  expect((await crm.update(id, record)).status).toBe(200);
  expect((await crm.read(id)).Modified_Time).toBe(record.Modified_Time);
});

it('fields narrows one record as it narrows a list', async () => {
  const id = await crm.insert();
  const { json } = await live.send('GET', `${RECORDS}/${id}?fields=Subject,Status`);
  expect(Object.keys(json.data[0]).toSorted()).toEqual(['Status', 'Subject', 'id']);
});

it('a body that names another record than the path changes neither', async () => {
  const [one, other] = [await crm.insert(), await crm.insert()];
  const { status, json } = await crm.update(one, { id: other, Subject: 'changed' });
  expect([status, json.data[0].code, json.data[0].details.api_name]).toEqual([400, 'INVALID_DATA', 'id']);
  for (const id of [one, other]) expect((await crm.read(id)).Subject).not.toBe('changed');
  expect((await crm.update(one, { id: one, Subject: 'changed' })).status).toBe(200);
});
