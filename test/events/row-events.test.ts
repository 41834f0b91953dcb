/** Reference rows as events: each revision leaves once, in order, whichever way it was written. */
import { beforeAll, describe, expect, it } from 'vitest';
import { instant, mutationId, organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow, type ReferenceKey } from '../../lib/domain/reference.ts';
import { sequenceOf } from '../../lib/domain/outbox.ts';
import { publicationOf } from '../../lib/events/outgoing/publication.ts';
import { RowChanged } from '../../lib/events/outgoing/published-rows.ts';
import { publishRecords, type PublisherDoors } from '../../lib/runtime/triggers/stream.ts';
import { outgoingOfImage } from '../../lib/store/outbox.ts';
import { putReferenceRow, referenceStore } from '../../lib/store/references.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { recordOf } from '../support/stream-records.ts';
import { contentsOf } from '../support/table-contents.ts';
import { freshTable, type FreshTable } from '../support/table.ts';

const org = organizationId('row-events');
let fresh: FreshTable;
let table: Table;

beforeAll(async () => {
  fresh = await freshTable();
  table = openTable(fresh.tableName, fresh.endpoint);
});

/** What the table's items would leave as, were each of them news. */
async function told() {
  const items = [...(await contentsOf(fresh)).values()];
  return items
    .flatMap((image) => outgoingOfImage(image) ?? [])
    .map((outgoing) => publicationOf(outgoing).detail);
}

const key: ReferenceKey = { kind: 'customer', id: 'K#1' };
const row = (name: string) => ReferenceRow.parse({ ...key, name, email: 'k@x.example' });

describe('a revision of a reference row', () => {
  it('is one event, with the same id whoever wrote it; what finds the row is none', async () => {
    await putReferenceRow(table, org, row('By import'));
    expect(await told()).toEqual([
      expect.objectContaining({ id: 'row-events:customer:K#1:1', type: 'ContactChanged' }),
    ]);
    const version = 5;
    await referenceStore(table, Date.now() + 9000).apply({
      organizationId: org,
      version,
      key,
      row: row('By event'),
    });
    const rows = rowStore(table, Date.now() + 9000);
    const before = await rows.load(org, key);
    const at = instant(new Date());
    await rows.commit(org, { key, before, after: row('By caller'), at, mutationId: mutationId('m') });
    const standing = await rows.load(org, key);
    const [event, ...others] = await told();
    expect(others).toEqual([]);
    expect(RowChanged.parse(event)).toMatchObject({
      id: 'row-events:customer:K#1:3',
      subject: 'K#1',
      data: { revision: 3, gone: false, sourceVersion: 5 },
    });
    await rows.commit(org, { key, before: standing, at, mutationId: mutationId('n') });
    expect(await told()).toMatchObject([{ id: 'row-events:customer:K#1:4', data: { gone: true } }]);
    await putReferenceRow(table, org, row('Back'));
    expect(await told()).toMatchObject([{ id: 'row-events:customer:K#1:5', data: { gone: false } }]);
  });

  it('says nothing of what stands in the row', async () => {
    expect(JSON.stringify(await told())).not.toMatch(/Back|x\.example/);
  });

  it('leaves when it is written over what stood there, and in order; a removal is no news', async () => {
    const item = {
      PK: 'ORG#9#ITEM#i',
      SK: 'REFERENCE',
      rowKind: 'item',
      modifiedAt: '2026-11-27T10:00:00.000Z',
    };
    const records = [
      recordOf('INSERT', { ...item, revision: 1, content: {} }),
      recordOf('MODIFY', { ...item, revision: 2, content: {} }),
      recordOf('MODIFY', { ...item, revision: 3 }),
      recordOf('REMOVE', { ...item, revision: 3 }),
    ];
    const sent: string[][] = [];
    const doors: PublisherDoors = {
      read: outgoingOfImage,
      bus: {
        put: async (entries) => {
          sent.push(entries.map(({ detail }) => String((detail as { id: string }).id)));
          return entries.map(() => undefined);
        },
      },
      deadLetters: { put: () => Promise.reject(new Error('nothing is broken')) },
      expireHistory: async () => undefined,
    };
    expect([...(await publishRecords(records, doors, new Set())).values()]).toEqual([]);
    expect(sent).toEqual([['9:item:i:1'], ['9:item:i:2'], ['9:item:i:3']]);
    const outgoing = records.slice(0, 2).map(({ dynamodb }) => outgoingOfImage(dynamodb?.NewImage ?? {}));
    expect(new Set(outgoing.map((each) => each && sequenceOf(each))).size).toBe(1);
  });
});
