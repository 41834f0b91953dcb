import { expect, it } from 'vitest';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { aLine, aRecord, openCrm, RECORDS } from '../../support/crm.ts';
import { ACCOUNT } from '../../support/demo-ids.ts';

const { live, crm } = await openCrm();

/** Seven records that are bad in seven ways, by their places. */
const BAD = new Map<number, [Record<string, unknown>, string, string]>([
  [3, [{ Subject: undefined }, 'MANDATORY_NOT_FOUND', 'Subject']],
  [17, [{ Due_Date: '2026-02-30' }, 'INVALID_DATA', 'Due_Date']],
  [31, [{ Account_Name: { id: '404' } }, 'INVALID_DATA', 'Account_Name']],
  [48, [{ SO_Number: 'TAKEN' }, 'DUPLICATE_DATA', 'SO_Number']],
  [
    66,
    [{ Product_Details: Array.from({ length: 201 }, () => aLine()) }, 'LIMIT_EXCEEDED', 'Product_Details'],
  ],
  [67, [{ Status: 'Delivered' }, 'INVALID_DATA', 'Status']],
  [99, [{ Discount: '101%' }, 'INVALID_DATA', 'Discount']],
]);

/** Every order that the table holds, with its version. */
async function storedOrders(): Promise<string[]> {
  const found: string[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await live.client.send(
      new ScanCommand({ TableName: live.tableName, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) {
      if (item['SK']?.S === 'ORDER') found.push(`${item['PK']?.S} ${item['version']?.N}`);
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  return found.toSorted();
}

it('of 100 records 7 are bad in 7 ways: 93 are stored, and the call repeated with its key changes nothing', async () => {
  await crm.insert({ SO_Number: 'TAKEN' });
  const records = Array.from({ length: 100 }, (_, index) =>
    aRecord({ Subject: `Record ${index}`, ...BAD.get(index)?.[0] }),
  );
  const headers = { 'idempotency-key': 'a hundred records'.replaceAll(' ', '-') };
  const first = await crm.call('POST', RECORDS, records, { headers });
  expect(first.status).toBe(207);
  expect(first.json.data).toHaveLength(100);
  const made = first.json.data.flatMap(({ details }: any) => ('Created_Time' in details ? [details.id] : []));
  const { data } = (await live.send('GET', `${RECORDS}?ids=${made.join(',')}&fields=Subject`)).json;
  const subjects = new Map(data.map(({ id, Subject }: any) => [id, Subject]));
  for (const [index, result] of first.json.data.entries()) {
    const [, code, api_name] = BAD.get(index) ?? [];
    if (code) expect(result).toMatchObject({ code, details: { api_name }, status: 'error' });
    else expect(subjects.get(result.details.id)).toBe(`Record ${index}`);
  }
  const stored = await storedOrders();
  expect(stored).toHaveLength(94);

  const again = await crm.call('POST', RECORDS, records, { headers });
  expect([again.status, again.text]).toEqual([207, first.text]);
  expect(await storedOrders()).toEqual(stored);
});

it('many updates and deletions repeated with their keys answer the same', async () => {
  const ids = await Promise.all([crm.insert(), crm.insert(), crm.insert()]);
  const change = ids.map((id, index) => ({ id, Subject: `Changed ${index}` }));
  const updates = { headers: { 'idempotency-key': 'updates' } };
  const updated = await crm.call('PUT', RECORDS, change, updates);
  expect((await crm.call('PUT', RECORDS, change, updates)).text).toBe(updated.text);
  const deletions = { headers: { 'idempotency-key': 'deletions' } };
  const deleted = await live.send('DELETE', `${RECORDS}?ids=${ids.join(',')}`, deletions);
  expect(deleted.status).toBe(200);
  const repeated = await live.send('DELETE', `${RECORDS}?ids=${ids.join(',')}`, deletions);
  expect([repeated.status, repeated.text]).toEqual([200, deleted.text]);
});

it('all bad is 400, with a result for each', async () => {
  const answer = await crm.call('POST', RECORDS, [{ Account_Name: { id: ACCOUNT } }, 7, 'x']);
  expect(answer.status).toBe(400);
  expect(answer.json.data.map(({ code }: { code: string }) => code)).toEqual([
    'MANDATORY_NOT_FOUND',
    'INVALID_DATA',
    'INVALID_DATA',
  ]);
});
