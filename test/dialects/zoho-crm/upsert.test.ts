import { expect, it } from 'vitest';
import { aRecord, openCrm, RECORDS } from '../../support/crm.ts';
import type { Sent } from '../../support/client.ts';

const { live, crm } = await openCrm();

const upsert = (data: unknown[], more: Record<string, unknown> = {}, sent: Sent = {}) =>
  live.send('POST', `${RECORDS}/upsert`, { ...sent, body: { data, ...more } });

it('inserts what is new and updates what has the subject', async () => {
  const made = await upsert([aRecord({ Subject: 'By subject' })]);
  expect(made.status).toBe(201);
  expect(made.json.data[0]).toMatchObject({
    action: 'insert',
    duplicate_field: null,
    message: 'record added',
  });
  const { id } = made.json.data[0].details;
  const found = await upsert([{ Subject: ' By subject ', Description: 'again' }]);
  expect(found.status).toBe(200);
  expect(found.json.data[0]).toMatchObject({ action: 'update', duplicate_field: 'Subject', details: { id } });
  expect((await crm.read(id)).Description).toBe('again');
});

it('goes by id first, then by the fields that the request names', async () => {
  const id = await crm.insert({ SO_Number: 'UP-1', Subject: 'Numbered' });
  const byId = await upsert([{ id, Description: 'by id' }]);
  expect(byId.json.data[0]).toMatchObject({ action: 'update', duplicate_field: null, details: { id } });
  const checked = { duplicate_check_fields: ['SO_Number', 'Subject'] };
  const byNumber = await upsert([{ SO_Number: 'UP-1', Description: 'by number' }], checked);
  expect(byNumber.json.data[0]).toMatchObject({ duplicate_field: 'SO_Number', details: { id } });
  const unknown = await upsert([{ id: '42', Description: 'x' }]);
  expect(unknown.json.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'id' } });
});

it('a number that is taken and not checked is a duplicate', async () => {
  const id = await crm.insert({ SO_Number: 'UP-2', Subject: 'Has the number' });
  const answer = await upsert([aRecord({ SO_Number: 'UP-2', Subject: 'Wants it' })]);
  expect(answer.json.data[0]).toMatchObject({
    code: 'DUPLICATE_DATA',
    details: { api_name: 'SO_Number', id },
  });
});

it('never guesses which of several records is meant', async () => {
  await crm.insert({ Subject: 'Twice' });
  await crm.insert({ Subject: 'Twice' });
  const answer = await upsert([aRecord({ Subject: 'Twice' })]);
  expect(answer.status).toBe(400);
  expect(answer.json.data[0]).toMatchObject({ code: 'DUPLICATE_DATA', details: { api_name: 'Subject' } });
});

it('finds a record under the subject that it has, not under those that it had', async () => {
  const id = await crm.insert({ Subject: 'Old name' });
  await crm.update(id, { Subject: 'New name' });
  expect((await upsert([{ Subject: 'New name', Description: 'x' }])).json.data[0].details.id).toBe(id);
  expect((await upsert([aRecord({ Subject: 'Old name' })])).json.data[0].action).toBe('insert');
  await live.send('DELETE', `${RECORDS}/${id}`);
  expect((await upsert([aRecord({ Subject: 'New name' })])).json.data[0].action).toBe('insert');
});

it('two records of one request with the same subject are one order', async () => {
  const answer = await upsert([
    aRecord({ Subject: 'Same' }),
    aRecord({ Subject: 'Same', Description: 'second' }),
  ]);
  expect(answer.json.data.map(({ action }: { action: string }) => action)).toEqual(['insert', 'update']);
  expect(answer.json.data[0].details.id).toBe(answer.json.data[1].details.id);
});

it('calls at the same time with the same new number make one order', async () => {
  const record = aRecord({ SO_Number: 'RACE-1', Subject: 'Race' });
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => upsert([record], { duplicate_check_fields: ['SO_Number'] })),
  );
  const results = answers.map(({ json }) => json.data[0]);
  expect(results.filter(({ action }) => action === 'insert')).toHaveLength(1);
  expect(results.filter(({ action }) => action === 'update')).toHaveLength(2);
  expect(new Set(results.map(({ details }) => details.id)).size).toBe(1);
});

it('calls at the same time with the same new subject make one order', async () => {
  for (const Subject of ['Race 1', 'Race 2', 'Race 3']) {
    const answers = await Promise.all(Array.from({ length: 3 }, () => upsert([aRecord({ Subject })])));
    const results = answers.map(({ json }) => json.data[0]);
    expect(results.map(({ action }) => action).toSorted()).toEqual(['insert', 'update', 'update']);
    expect(new Set(results.map(({ details }) => details.id)).size).toBe(1);
  }
});

it('a subject can be made anew after its order is gone', async () => {
  const [made] = (await upsert([aRecord({ Subject: 'Again' })])).json.data;
  await live.send('DELETE', `${RECORDS}/${made.details.id}`);
  expect((await upsert([aRecord({ Subject: 'Again' })])).json.data[0].action).toBe('insert');
});

it('repeated with its key answers the same: the insert, and the update that changed nothing', async () => {
  const record = aRecord({ Subject: 'Keyed' });
  const insert = { headers: { 'idempotency-key': 'keyed-insert' } };
  const made = await upsert([record], {}, insert);
  expect((await upsert([record], {}, insert)).text).toBe(made.text);
  const update = { headers: { 'idempotency-key': 'keyed-update' } };
  const same = await upsert([{ Subject: 'Keyed' }], {}, update);
  expect(same.json.data[0].action).toBe('update');
  expect((await upsert([{ Subject: 'Keyed' }], {}, update)).text).toBe(same.text);
});

it('a new record needs what an insert needs', async () => {
  const answer = await upsert([aRecord({ Subject: undefined, SO_Number: 'UP-9' })], {
    duplicate_check_fields: 'SO_Number',
  });
  expect(answer.json.data[0]).toMatchObject({
    code: 'MANDATORY_NOT_FOUND',
    details: { api_name: 'Subject' },
  });
});

it.each([[[]], [null], [{}]])('goes by the subject when the request names no field: %j', async (fields) => {
  const Subject = `By default ${JSON.stringify(fields)}`;
  const id = await crm.insert({ Subject });
  const found = await upsert([{ Subject, Description: 'x' }], { duplicate_check_fields: fields });
  expect(found.json.data[0]).toMatchObject({ duplicate_field: 'Subject', details: { id } });
});

it('takes names with commas, and what is not a name for an unknown one', async () => {
  const id = await crm.insert({ SO_Number: 'UP-3', Subject: 'With commas' });
  const byEither = { duplicate_check_fields: 'Subject , SO_Number' };
  const found = await upsert([{ SO_Number: 'UP-3', Description: 'x' }], byEither);
  expect(found.json.data[0]).toMatchObject({ duplicate_field: 'SO_Number', details: { id } });
  for (const fields of [7, true, [7], ['SO_Number', ''], '']) {
    const refused = await upsert([aRecord()], { duplicate_check_fields: fields });
    expect(refused.json).toMatchObject({ details: { api_name: 'duplicate_check_fields' } });
  }
});

it('takes the rights of both an insert and an update, and known check fields', async () => {
  expect((await upsert([aRecord()], {}, { key: 'demo-read-only' })).json.code).toBe('OAUTH_SCOPE_MISMATCH');
  const answer = await upsert([aRecord()], { duplicate_check_fields: ['Email'] });
  expect(answer.json).toMatchObject({
    code: 'INVALID_DATA',
    details: { api_name: 'duplicate_check_fields' },
  });
});
