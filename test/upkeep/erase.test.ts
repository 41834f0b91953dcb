/** After an erasure nothing in the table names the person, however it is compressed, and figures are as they were. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { erasePeople, noteErasure, readErasures } from '../../infra/tools/erase.ts';
import { verifyTable } from '../../infra/tools/verify.ts';
import { writeItems } from '../../infra/tools/write-orders.ts';
import { fold } from '../../lib/domain/folded-text.ts';
import { instant, organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { publicationOf } from '../../lib/events/outgoing/publication.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { DICTIONARIES } from '../../lib/store/dictionary.ts';
import { outgoingOf } from '../../lib/store/outbox.ts';
import { refusalStore } from '../../lib/store/refusals.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { contentsOf } from '../support/table-contents.ts';
import { freshTable, type FreshTable, type SeededTable } from '../support/table.ts';

const PERSON = '4815000000077001';
const OTHER = '4815000000077002';
const SECRETS = [
  'Annegret',
  'Vogelsang',
  'annegret@vogel.example',
  '9998887',
  'Lindenallee',
  'old@vogel.example',
];
const org = organizationId(ORGANIZATION);

const ROW = ReferenceRow.parse({
  kind: 'customer',
  id: PERSON,
  name: 'Annegret Vogelsang',
  email: 'annegret@vogel.example',
  phone: '+49 221 9998887',
  companyName: 'Vogelsang Optik',
  notes: 'Rings before noon',
  contactPersons: [{ id: '77', firstName: 'Annegret', lastName: 'Vogelsang', email: 'old@vogel.example' }],
  addresses: [{ id: '78', address: 'Lindenallee 17', city: 'Köln', zip: '50667', country: 'Germany' }],
});

let api: InventoryApi;
let tables: { erased: SeededTable; restored: SeededTable };
let before: Map<string, Item>;
const folder = mkdtempSync(join(tmpdir(), 'erase-'));

/** Every item, with what is deflated in it beside it. */
async function inflated(fresh: FreshTable): Promise<Map<string, Item>> {
  const contents = await contentsOf(fresh);
  return new Map(
    [...contents].map(([key, raw]): [string, Item] => {
      const item = unmarshall(raw);
      const dictionary = DICTIONARIES[Number(item['dict'])];
      const doc = item['doc'] && inflateRawSync(item['doc'] as Uint8Array, { dictionary }).toString('utf8');
      return [key, { ...item, doc }];
    }),
  );
}

/** Where a text of the person stands, as it is or as it is looked for. */
const findingsIn = (items: Map<string, Item>) =>
  [...items].flatMap(([key, item]) => {
    const text = JSON.stringify(item).toLowerCase();
    return SECRETS.filter((one) => text.includes(one.toLowerCase()) || fold(text).includes(fold(one))).map(
      (one) => `${one} in ${key}`,
    );
  });

async function call(method: string, path: string, body?: object, key?: string) {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const answer = await api.call(method, path, { body, headers });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.json;
}

async function theirOrders(): Promise<string[]> {
  const lines = [{ item_id: ITEM, quantity: 2, description: 'Engraved: Annegret Vogelsang' }];
  const said = {
    customer_id: PERSON,
    line_items: lines,
    notes: 'Frau VOGELSANG, Lindenallee 17, is ill',
    reference_number: 'Vogelsang-7',
    custom_fields: [{ label: 'Gift for', value: 'Annegret Vogelsang' }],
  };
  const { salesorder } = await call('POST', '/salesorders', said, 'key-1');
  const id: string = salesorder.salesorder_id;
  await call('PUT', `/salesorders/${id}`, {
    notes: 'Write to annegret@vogel.example',
    reference_number: 'V-8',
  });
  await call('POST', `/salesorders/${id}/comments`, { description: 'Annegret Vogelsang called' }, 'key-2');
  await call('POST', `/salesorders/${id}/status/void`, { reason: 'Annegret Vogelsang died' });
  const moved = (await call('POST', '/salesorders', { customer_id: PERSON, line_items: lines })).salesorder;
  await call('PUT', `/salesorders/${moved.salesorder_id}`, { customer_id: OTHER });
  const gone = (await call('POST', '/salesorders', { customer_id: PERSON, line_items: lines })).salesorder;
  await call('DELETE', `/salesorders/${gone.salesorder_id}`);
  return [id, moved.salesorder_id, gone.salesorder_id];
}

const refusal = {
  organizationId: org,
  operation: 'create',
  commandId: 'c',
  position: 0,
  callHash: 'h',
  actor: { id: 'k', name: 'k' },
  at: instant(new Date()),
  code: 'already_exists' as const,
  details: { kind: 'customer', field: 'name', value: 'Annegret Vogelsang' },
};

beforeAll(async () => {
  api = await openInventory();
  await putReferenceRow(api.table, org, ROW);
  await putReferenceRow(
    api.table,
    org,
    ReferenceRow.parse({ kind: 'customer', id: OTHER, name: 'Somebody' }),
  );
  await theirOrders();
  await call('PUT', `/contacts/${PERSON}`, { notes: 'Rings at noon' }, 'key-3');
  await refusalStore(api.table, Date.now() + 60_000).put(refusal, Math.floor(Date.now() / 1000) + 999);
  // Another organisation has a customer of that id, and one of that name.
  const elsewhere = organizationId('elsewhere');
  await putReferenceRow(
    api.table,
    elsewhere,
    ReferenceRow.parse({ kind: 'customer', id: PERSON, name: 'Ann' }),
  );
  before = await inflated(api);
  const copy = await freshTable();
  tables = { erased: api, restored: { ...copy, table: openTable(copy.tableName, copy.endpoint) } };
  const items = [...(await contentsOf(api)).values()].map((raw) => unmarshall(raw));
  await writeItems(tables.restored.table, items);
}, 60_000);

describe('an erasure', () => {
  const wanted = [{ org, customerId: PERSON }];

  it('shows in a dry run what it would change, and changes nothing', async () => {
    const kinds = new Set<string>();
    await erasePeople(tables.erased.table, wanted, { isDryRun: true, tell: (kind) => kinds.add(kind) });
    expect([...kinds].toSorted()).toEqual(
      ['change', 'claim', 'comment', 'contact', 'look-up', 'order', 'refusal'].toSorted(),
    );
    expect(await inflated(tables.erased)).toEqual(before);
    expect(findingsIn(before).length).toBeGreaterThan(20);
  });

  it('leaves nothing of the person, and everything else', async () => {
    expect(await erasePeople(tables.erased.table, wanted)).toBeUndefined();
    const after = await inflated(tables.erased);
    expect(findingsIn(after)).toEqual([]);
    const elsewhere = [...before].filter(([key]) => key.startsWith('ORG#elsewhere'));
    for (const [key, item] of elsewhere) expect(after.get(key)).toEqual(item);
    expect(await verified(tables.erased.table)).toEqual([]);
  });

  it('keeps numbers, figures, lines and statuses, in a version of its own', async () => {
    const orders = (items: Map<string, Item>) => [...items].filter(([key]) => key.endsWith(' ORDER'));
    const now = new Map(orders(await inflated(tables.erased)));
    const theirs = orders(before).filter(([, { doc }]) => String(doc).includes(PERSON));
    expect(theirs).toHaveLength(1);
    for (const [key, { doc }] of theirs) {
      const [old, fresh] = [JSON.parse(String(doc)), JSON.parse(String(now.get(key)?.['doc']))];
      expect(fresh).toMatchObject({
        id: old.id,
        number: old.number,
        totals: old.totals,
        status: old.status,
        version: old.version + 1,
        customer: { id: PERSON, name: `Erased ${PERSON}` },
      });
      const ofLine = ({ rate, quantity }: Record<string, unknown>) => ({ rate, quantity });
      expect(fresh.lines.map(ofLine)).toEqual(old.lines.map(ofLine));
    }
  });

  it('is a change of its own that says no more than that, and no event names the person', async () => {
    const items = [...(await contentsOf(api)).values()].map((raw) => unmarshall(raw));
    const events = items.flatMap((item) => {
      const outgoing = outgoingOf(item);
      return outgoing ? [publicationOf(outgoing)] : [];
    });
    expect(JSON.stringify(events)).not.toMatch(new RegExp(SECRETS.join('|'), 'i'));
    expect(
      events.map(({ detailType, detail }) => [detailType, 'reason' in detail.data && detail.data.reason]),
    ).toContainEqual(['SalesOrder Updated', `customer ${PERSON} was erased`]);
    // The archive keeps what left before: ids, and the words of a reason.
    const archive = [...before.values()].flatMap((item) => {
      const outgoing = item['doc'] === undefined ? outgoingOf(item) : undefined;
      return outgoing && outgoing.kind !== 'refusal' ? [publicationOf(outgoing)] : [];
    });
    const named = archive.filter((event) => new RegExp(SECRETS.join('|'), 'i').test(JSON.stringify(event)));
    expect(named.map(({ detailType }) => detailType)).toEqual(['SalesOrder Voided']);
  });

  it('is done again without a trace', async () => {
    const once = await inflated(tables.erased);
    const told: string[] = [];
    await erasePeople(tables.erased.table, wanted, { tell: (kind) => told.push(kind) });
    expect(told).toEqual([]);
    expect(await inflated(tables.erased)).toEqual(once);
  });

  it('is done again after a restore, by the list that is kept outside the table', async () => {
    const file = join(folder, 'erasures.jsonl');
    noteErasure(file, { org, customerId: PERSON }, new Date('2026-11-28T00:00:00.000Z'));
    expect(readFileSync(file, 'utf8')).toBe(
      `{"organization":"${ORGANIZATION}","customer":"${PERSON}","erasedAt":"2026-11-28T00:00:00.000Z"}\n`,
    );
    await erasePeople(tables.restored.table, readErasures(file));
    expect(findingsIn(await inflated(tables.restored))).toEqual([]);
    expect(await verified(tables.restored.table)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

async function verified(table: Table) {
  const found: unknown[] = [];
  await verifyTable(table, { tell: (finding) => found.push(finding) });
  return found;
}
