import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { rowIn } from '../../lib/domain/references.ts';
import { consumeReference } from '../../lib/runtime/consume-reference.ts';
import { putReferenceRow, referenceStore } from '../../lib/store/references.ts';
import { consumerOf } from '../support/deliveries.ts';
import { invoke, orderBy, storedOrder } from '../support/event-orders.ts';
import { type SeededTable, seededTable } from '../support/table.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';

let seeded: SeededTable;

beforeAll(async () => {
  seeded = await seededTable();
});

function event(detailType: string, detail: Record<string, unknown>) {
  return { source: 'erp', 'detail-type': detailType, detail: { organizationId: ORGANIZATION, ...detail } };
}

const itemEvent = (id: string, version: number, name: string) =>
  event('ItemUpserted', {
    version,
    row: {
      id,
      name,
      rate: '5',
      image: { id: '9', name: 'a.jpg', type: 'jpg' },
      attributes: [{ name: 'Colour', option: 'Red', content: '#f00' }],
    },
  });

const contactEvent = (id: string, version: number, name: string) =>
  event('ContactUpserted', {
    version,
    row: { id, name, contactPersons: [{ id: `${id}1`, email: 'a@example.com' }] },
  });

async function stored() {
  const references = await referenceStore(seeded.table, Date.now() + 10_000).load(
    organizationId(ORGANIZATION),
    ['i1', 'i2', 'i3', 'i5'].map((id) => ({ kind: 'item' as const, id })),
  );
  return { settings: references.settings, item: (id: string) => rowIn(references, { kind: 'item', id }) };
}

describe('reference rows that come by event', () => {
  it('are what orders are filled in from', async () => {
    const consumer = consumerOf(consumeReference);
    await consumer.drain([itemEvent('i1', 1, 'Chair'), contactEvent('c1', 1, 'Ada')]);
    const order = await orderBy('create', { input: { customerId: 'c1', lines: [{ itemId: 'i1' }] } });
    expect(order.customer).toMatchObject({ name: 'Ada', contactPersons: [{ email: 'a@example.com' }] });
    expect(order.lines).toMatchObject([
      { name: 'Chair', rate: '5', image: { name: 'a.jpg' }, attributes: [{ name: 'Colour', option: 'Red' }] },
    ]);
    expect(consumer.deadLetters).toEqual([]);
  });

  it('change nothing when an older version comes, or the same one again', async () => {
    const consumer = consumerOf(consumeReference);
    await consumer.drain([itemEvent('i2', 5, 'New'), itemEvent('i2', 4, 'Old'), itemEvent('i2', 5, 'Twin')]);
    expect((await stored()).item('i2')?.name).toBe('New');
  });

  it('keep their version through an import: what is older than both stays away', async () => {
    const consumer = consumerOf(consumeReference);
    await consumer.drain([itemEvent('i1', 7, 'By event')]);
    const imported = ReferenceRow.parse({ kind: 'item', id: 'i1', name: 'By import' });
    await putReferenceRow(seeded.table, organizationId(ORGANIZATION), imported);
    await consumer.drain([itemEvent('i1', 3, 'Late')]);
    expect((await stored()).item('i1')?.name).toBe('By import');
    await consumer.drain([itemEvent('i1', 8, 'Next')]);
    expect((await stored()).item('i1')?.name).toBe('Next');
  });

  it('stay gone when a late older version comes after the deletion', async () => {
    const consumer = consumerOf(consumeReference);
    const deletion = event('ItemDeleted', { version: 2, id: 'i3' });
    await consumer.drain([itemEvent('i3', 1, 'There'), deletion, itemEvent('i3', 1, 'There'), deletion]);
    expect((await stored()).item('i3')).toBeUndefined();
    await consumer.drain([itemEvent('i3', 3, 'Back')]);
    expect((await stored()).item('i3')?.name).toBe('Back');
  });

  it('leave orders the snapshot they were made with, when they change and when they go', async () => {
    const consumer = consumerOf(consumeReference);
    await consumer.drain([itemEvent('i4', 1, 'Then'), contactEvent('c4', 1, 'Then')]);
    const { id } = await orderBy('create', { input: { customerId: 'c4', lines: [{ itemId: 'i4' }] } });
    await consumer.drain([itemEvent('i4', 2, 'Now'), contactEvent('c4', 2, 'Now')]);
    await consumer.drain([
      event('ItemDeleted', { version: 3, id: 'i4' }),
      event('ContactDeleted', { version: 3, id: 'c4' }),
    ]);
    await invoke('update', { id, input: { notes: 'touched' } });
    expect(await storedOrder(id)).toMatchObject({
      notes: 'touched',
      customer: { name: 'Then' },
      lines: [{ name: 'Then' }],
    });
  });

  it('change settings too, an older version not', async () => {
    const consumer = consumerOf(consumeReference);
    const settings = (version: number, closeWhen: string) =>
      event('OrganizationSettingsChanged', { version, row: { baseCurrency: { code: 'USD' }, closeWhen } });
    await consumer.drain([settings(3, 'invoiced'), settings(2, 'shipped')]);
    expect((await stored()).settings?.closeWhen).toBe('invoiced');
  });

  it('have a version that may be text, compared as the number that it is', async () => {
    const consumer = consumerOf(consumeReference);
    const named = (version: unknown, name: string) =>
      event('ItemUpserted', { version, row: { id: 'i5', name } });
    await consumer.drain([named('9', 'Nine'), named('10', 'Ten'), named(9, 'Late')]);
    expect((await stored()).item('i5')?.name).toBe('Ten');
    for (const version of ['0', '-1', '1.5', '', '1e3', '1234567890123456', 'x', null]) {
      await consumer.drain([named(version, 'Broken')]);
    }
    expect(consumer.deadLetters.map((letter) => letter.reason)).toEqual(
      Array.from({ length: 8 }, () => 'not as described: version'),
    );
  });

  it.each([
    [
      'a row that is none',
      event('TaxUpserted', { version: 1, row: { id: 't' } }),
      'not as described: row.name',
    ],
    ['no version', event('ItemDeleted', { id: 'i1' }), 'not as described: version'],
    ['another event', event('SalesOrder Created', {}), 'no reference row: SalesOrder Created'],
  ])('are put aside at once when they are broken: %s', async (_, entry, reason) => {
    const consumer = consumerOf(consumeReference);
    await consumer.drain([entry]);
    expect(consumer.deadLetters.map((letter) => letter.reason)).toEqual([reason]);
  });
});
