/** A source speaks for its organisations, of its kinds of events; anything else is refused, told, and has not happened. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { FACT_DETAIL_TYPES, REFERENCE_DETAIL_TYPES } from '../../lib/events/incoming/detail-types.ts';
import { FACT_EVENTS } from '../../lib/events/incoming/facts.ts';
import { REFERENCE_EVENTS } from '../../lib/events/incoming/references.ts';
import { EVERYBODY, readSenders, whyUnheard } from '../../lib/events/incoming/senders.ts';
import { requestDetailType } from '../../lib/events/incoming/commands.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { consumeReference } from '../../lib/runtime/consume-reference.ts';
import { connect } from '../../lib/runtime/live-deps.ts';
import { serveCommands } from '../../lib/runtime/serve-commands.ts';
import { requestOfBusEvent } from '../../lib/runtime/triggers/bus.ts';
import { bulkVoid } from '../../lib/operations/void.ts';
import { consumerOf, factEvent, type BusEntry } from '../support/deliveries.ts';
import { CUSTOMER, ELSEWHERE, ORGANIZATION } from '../support/demo-ids.ts';
import { draftOf, someContext, storedOrder } from '../support/event-orders.ts';
import { contentsOf } from '../support/table-contents.ts';
import { seededTable, type SeededTable } from '../support/table.ts';

let seeded: SeededTable;
beforeAll(async () => (seeded = await seededTable()));

const VOID = requestDetailType('bulk-void');

it('can name every event that there is a schema of, and no other', () => {
  expect(FACT_DETAIL_TYPES).toEqual([...FACT_EVENTS.keys()]);
  expect(REFERENCE_DETAIL_TYPES).toEqual(Object.keys(REFERENCE_EVENTS));
});

describe('a binding', () => {
  const senders = readSenders(`erp=1+2:facts+${VOID},erp=3:commands, shop=*:ContactUpserted`);

  it.each([
    ['erp', 'PaymentRecorded', '1', undefined],
    ['erp', 'PaymentRecorded', '2', undefined],
    ['erp', VOID, '2', undefined],
    ['erp', 'SalesOrder Create Requested', '3', undefined],
    ['shop', 'ContactUpserted', 'whoever', undefined],
    ['erp', 'PaymentRecorded', '3', /organisation/],
    ['erp', 'PaymentRecorded', '12', /organisation/],
    ['erp', 'SalesOrder Create Requested', '1', /organisation/],
    ['erp', 'ContactUpserted', '1', /kind of event/],
    ['shop', 'ContactDeleted', '1', /kind of event/],
    ['Erp', 'PaymentRecorded', '1', /not bound to any/],
    ['', 'PaymentRecorded', '1', /not bound to any/],
    ['*', 'PaymentRecorded', '1', /not bound to any/],
  ])('of %s, %s for %s', (source, detailType, organization, why) => {
    const said = whyUnheard(senders, source, detailType, organization);
    if (why) expect(said).toMatch(why);
    else expect(said).toBeUndefined();
  });

  it('may be of everybody; none is of nobody', () => {
    expect(whyUnheard(readSenders(EVERYBODY), 'anybody', VOID, '1')).toBeUndefined();
    expect(whyUnheard(readSenders(''), 'anybody', VOID, '1')).toMatch(/not bound/);
  });

  it.each([
    'erp',
    'erp=1',
    'erp=1:',
    'erp=:facts',
    '=1:facts',
    'erp=1:sacts',
    'sales-orders=1:facts',
    'erp=1+:facts',
  ])('cannot be %j', (text) => {
    expect(() => readSenders(text)).toThrow(RangeError);
  });
});

describe('events of a source that is not bound', () => {
  const SOURCES = `warehouse=${ORGANIZATION}:PackageRecorded,erp=${ELSEWHERE}:facts+references+commands`;
  const payment = { id: 'p1', version: 1, date: '2026-11-27', amount: '1', mode: 'cash' };
  const reasons = (entries: BusEntry[], consume: typeof consumeFact) => async () => {
    const consumer = consumerOf(consume, SOURCES);
    const before = await contentsOf(seeded);
    await consumer.drain(entries);
    expect(await contentsOf(seeded)).toEqual(before);
    return consumer.deadLetters.map(({ reason }) => reason);
  };

  it('facts are put aside at once, with the reason', async () => {
    const { id } = await draftOf('1');
    const fact = factEvent('PaymentRecorded', id, payment);
    const entries = [fact, { ...fact, source: 'erp' }, { ...fact, source: 'nobody' }];
    expect(await reasons(entries, consumeFact)()).toEqual([
      'the source is not bound to this kind of event',
      'the source is not bound to this organisation',
      'the source is not bound to any organisation',
    ]);
  });

  it('reference rows too', async () => {
    const detail = { organizationId: ORGANIZATION, version: 9, row: { id: CUSTOMER, name: 'Mallory' } };
    const entry = { source: 'erp', 'detail-type': 'ContactUpserted', detail };
    expect(await reasons([entry], consumeReference)()).toEqual([
      'the source is not bound to this organisation',
    ]);
  });

  it('commands are refused, and the refusal leaves as an event, once', async () => {
    const orders = [await draftOf('1'), await draftOf('1')];
    const { tableName, endpoint } = seeded;
    const command = async (source: string, organizationId: string, commandId: string) => {
      const detail = { commandId, organizationId, commands: orders.map(({ id }) => ({ id })) };
      const request = requestOfBusEvent({ source, 'detail-type': VOID, detail }, 'bulk-void');
      const dependencies = connect({ tableName, endpoint, eventSources: SOURCES });
      const { outcomes } = await serveCommands(bulkVoid, request, someContext(), dependencies);
      return outcomes.map((outcome) => ('error' in outcome ? outcome.error : undefined));
    };
    const commandId = randomUUID();
    const refused = { code: 'forbidden', details: { right: VOID } };
    expect(await command('erp', ORGANIZATION, commandId)).toEqual([refused, refused]);
    expect(await command('erp', ORGANIZATION, commandId)).toEqual([refused, refused]);
    for (const { id } of orders) expect((await storedOrder(id))?.version).toBe(1);
    const told = await contentsOf(seeded, (key) => key.includes(' REFUSED#') && key.includes(commandId));
    expect(told.size).toBe(2);
    // For its own organisation it is heard; the orders are not there.
    expect(await command('erp', ELSEWHERE, randomUUID())).toMatchObject([
      { code: 'not_found' },
      { code: 'not_found' },
    ]);
  });
});
