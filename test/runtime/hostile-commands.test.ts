/** Input that means harm, by the bus and by what is stored already: a command that HTTP would refuse is refused there too. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestDetailType } from '../../lib/events/incoming/commands.ts';
import { toOrderItem } from '../../lib/store/item.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { consumeReference } from '../../lib/runtime/consume-reference.ts';
import { consumerOf } from '../support/deliveries.ts';
import { openApi, type Api } from '../support/api.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { draftOf, functionOf, invoke, someContext, storedOrder } from '../support/event-orders.ts';

const ORDERS = '/inventory/v1/salesorders';

let api: Api;
beforeAll(async () => (api = await openApi()));

async function commanded(input: object, id: string): Promise<unknown> {
  const update = await functionOf('update');
  const detail = { commandId: `c-${Math.random()}`, organizationId: ORGANIZATION, command: { id, input } };
  return update({ source: 'erp', 'detail-type': requestDetailType('update'), detail }, someContext());
}

it('what was stored before there were bounds is read by every wire', async () => {
  const order = await draftOf('1');
  const broken = { index: 1, label: 'a', value: 'not {json' };
  const extras = Object.fromEntries(
    ['zoho-inventory', 'zoho-crm', 'zoho-commerce', 'getfly'].map((wire) => [wire, { x: 'not {json' }]),
  );
  const [line] = order.lines;
  const lines = line ? [{ ...line, customFields: [broken], extras }] : [];
  const Item = toOrderItem({ ...order, customFields: [broken], extras, lines });
  await api.table.client.send(new PutCommand({ TableName: api.tableName, Item }));
  const paths = [
    `${ORDERS}/${order.id}`,
    ORDERS,
    `${ORDERS}?include=line_items`,
    `/crm/v2/Sales_Orders/${order.id}`,
    '/crm/v2/Sales_Orders',
    `/store/api/v1/salesorders/${order.id}`,
    `/api/v6.1/sale_order?order_code=${order.number}`,
  ];
  for (const path of paths) {
    const headers = { 'x-api-key': 'demo-full-access' };
    expect((await api.send('GET', path, { headers })).status, path).toBe(200);
  }
  const { status } = await api.send('PUT', `${ORDERS}/${order.id}`, { body: { notes: 'n' } });
  expect([status, (await storedOrder(order.id))?.notes]).toEqual([200, 'n']);
});

describe('a command', () => {
  it.each<[string, object]>([
    ['a custom field that is no JSON', { customFields: [{ label: 'a', value: 'not json' }] }],
    ['carried text that is no JSON', { extras: { 'zoho-inventory': { x: 'not json' } } }],
    ['a carried number that few can read', { extras: { 'zoho-crm': { x: '9'.repeat(4900) } } }],
    ['a carried number beyond all', { extras: { 'zoho-crm': { x: '1e400' } } }],
    ['half a character', { notes: '\ud800' }],
    ['half a character of a line', { lines: [{ itemId: ITEM, description: 'a\udc00' }] }],
    ['half a character in a name', { extras: { 'zoho-crm': { '\ud800': '1' } } }],
    ['half a character in JSON', { customFields: [{ label: 'a', value: '"\\ud800"' }] }],
    ['notes of 500,000 characters', { notes: 'n'.repeat(500_000) }],
    ['a unit of 100,000', { lines: [{ itemId: ITEM, unit: 'u'.repeat(100_000) }] }],
    ['1,000 document taxes', { documentTaxes: Array(1000).fill({ name: 't', percent: '1' }) }],
    ['5,000 contact persons', { contactPersonIds: Array(5000).fill('1') }],
    ['1,000 documents', { documents: Array(1000).fill({ id: '1' }) }],
    ['1,001 lines', { lines: Array(1001).fill({ itemId: ITEM }) }],
  ])('with %s ends as broken, and every list is read as before', async (_, input) => {
    const { id } = await draftOf('1');
    const before = await api.send('GET', ORDERS);
    await expect(commanded(input, id)).rejects.toThrow();
    const [list, crm] = [await api.send('GET', ORDERS), await api.send('GET', '/crm/v2/Sales_Orders')];
    expect([list.status, crm.status, list.text]).toEqual([200, 200, before.text]);
    expect((await storedOrder(id))?.version).toBe(1);
  });

  it('about a hundred large orders answers in brief what Lambda would not take back', async () => {
    const note = '"'.repeat(9_000);
    const commands = Array.from({ length: 100 }, () => ({
      input: {
        customerId: CUSTOMER,
        lines: [{ itemId: ITEM }],
        notes: note,
        terms: note,
        customFields: [
          { label: 'a', value: JSON.stringify(note.slice(0, 4000)) },
          { label: 'b', value: JSON.stringify(note.slice(0, 4000)) },
        ],
      },
    }));
    const answer = await invoke('create', undefined, { commands });
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(6_291_556);
    expect(answer.outcomes).toHaveLength(100);
    expect(Object.keys((answer.outcomes[0] as { value: object }).value)).toEqual([
      'id',
      'version',
      'number',
      'status',
    ]);
  });
});

describe('half a character', () => {
  it.each<[typeof consumeFact, string, object]>([
    [consumeFact, 'PurchaseOrderRecorded', { orderId: '1', fact: { id: '1', version: 1, number: '\ud800' } }],
    [consumeReference, 'ItemUpserted', { version: 1, row: { id: '1', name: '\ud800' } }],
    [consumeReference, 'ItemDeleted', { version: 1, id: '\ud800' }],
  ])('in what is reported is put aside at once: %o %s', async (consume, type, rest) => {
    const consumer = consumerOf(consume);
    const detail = { organizationId: ORGANIZATION, ...rest };
    await consumer.drain([{ source: 'erp', 'detail-type': type, detail }]);
    expect(consumer.deadLetters.map(({ reason }) => reason)).toEqual(['not as described: detail']);
  });
});

describe('an organisation that could not be one', () => {
  it.each(['10234695#CHANGES#2026-11', '', 'a'.repeat(65), 'ä', 10_234_695])(
    '(%j) is refused at every door of the bus',
    async (organizationId) => {
      const command = { commandId: 'c', organizationId, command: { id: '1', input: {} } };
      const update = await functionOf('update');
      const event = { source: 'erp', 'detail-type': requestDetailType('update'), detail: command };
      await expect(update(event, someContext())).rejects.toThrow();
      await expect(update(command, someContext())).rejects.toThrow();
      const facts = consumerOf(consumeFact);
      const references = consumerOf(consumeReference);
      const fact = { organizationId, orderId: '1', fact: { id: '1', version: 1 } };
      await facts.drain([{ source: 'erp', 'detail-type': 'PurchaseOrderRecorded', detail: fact }]);
      const deletion = { organizationId, id: '1', version: 1 };
      await references.drain([{ source: 'erp', 'detail-type': 'ItemDeleted', detail: deletion }]);
      const reasons = [...facts.deadLetters, ...references.deadLetters].map(({ reason }) => reason);
      expect(reasons).toEqual(Array(2).fill('not as described: organizationId'));
    },
  );
});
