import { afterAll, beforeAll, expect, it } from 'vitest';
import sample from '../../fixtures/zoho-crm/insert-request.json' with { type: 'json' };
import { openLiveGateway, type LiveGateway } from '../../support/live-gateway.ts';

let live: LiveGateway;
beforeAll(async () => {
  live = await openLiveGateway();
});
afterAll(() => live.close());

const read = async (id: string) => (await live.send('GET', `/crm/v2/Sales_Orders/${id}`)).json.data[0];

it('the published insert sample, as it is, is stored and adds up', async () => {
  const answer = await live.send('POST', '/crm/v2/Sales_Orders', { body: sample });
  console.log(answer.text);
  expect(answer.status).toBe(201);
  const record = await read(answer.json.data[0].details.id);
  console.log(JSON.stringify(record, null, 1));
  // 10 x 1000 = 10,000, less 20 = 9,980.
  // 10 % of 9,980 = 998.00; 1 % of 9,980 = 99.80; line tax 1,097.80; net total 11,077.80.
  // No discount, tax or adjustment on the record.
  expect(record.Grand_Total).toBe(11077.8);
});
