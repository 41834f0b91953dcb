/** Reference rows as they are listed and written: three ways in, one store. */
import { beforeAll, describe, expect, it } from 'vitest';
import { instant, mutationId, organizationId } from '../../lib/domain/identity.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import type { RowQuery } from '../../lib/domain/row-query.ts';
import type { RowStore, StoredRow } from '../../lib/domain/stored-rows.ts';
import { putReferenceRow, referenceStore } from '../../lib/store/references.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { contentsOf } from '../support/table-contents.ts';
import { freshTable, type FreshTable } from '../support/table.ts';

const org = organizationId('rows');
let fresh: FreshTable;
let table: Table;
let rows: RowStore;
let mutations = 0;

const customer = (id: string, name: string, more: object = {}) =>
  ReferenceRow.parse({ kind: 'customer', id, name, ...more });
const item = (id: string, name: string, more: object = {}) =>
  ReferenceRow.parse({ kind: 'item', id, name, ...more });

async function commit(after: ReferenceRow | undefined, before?: StoredRow) {
  const shown = after ?? before?.row;
  if (!shown) throw new TypeError('nothing to write');
  mutations += 1;
  const key = { kind: shown.kind, id: shown.id };
  const at = instant(new Date(Date.parse('2026-11-27T10:00:00.000Z') + mutations));
  return rows.commit(org, { key, before, after, mutationId: mutationId(`m${mutations}`), at });
}

async function listed(query: Partial<RowQuery>) {
  const whole: RowQuery = {
    kind: 'customer',
    page: 1,
    perPage: 10,
    sortBy: 'name',
    descending: false,
    ...query,
  };
  const page = await rows.list(org, whole);
  return page.rows.map(({ row }) => row.id);
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      isOrderError(error, 'already_exists') ? `already_exists ${error.details.field}` : String(error),
  );

beforeAll(async () => {
  fresh = await freshTable();
  table = openTable(fresh.tableName, fresh.endpoint);
  rows = rowStore(table, Date.now() + 60_000);
  await putReferenceRow(
    table,
    org,
    customer('c1', 'Müller & Söhne', { email: 'Office@Mueller.example', phone: '+49 (0) 221-5' }),
  );
  await commit(
    customer('c2', 'Anna Wójcik', {
      companyName: 'Łukasik Bau',
      contactPersons: [{ id: 'p1', email: 'anna@x.example' }],
    }),
  );
  const store = referenceStore(table, Date.now() + 60_000);
  const row = customer('c3', 'Zoë Muller', { active: false });
  await store.apply({ organizationId: org, version: 4, key: { kind: 'customer', id: 'c3' }, row });
  await commit(item('i1', 'Laptop white', { code: 'LAP-01', rate: '10' }));
  await commit(item('i2', 'Top shelf', { code: 'SHE-2' }));
});

describe('rows, whoever wrote them', () => {
  it.each<[string, Partial<RowQuery>, string[]]>([
    ['all, by name', {}, ['c2', 'c1', 'c3']],
    ['all, from the end', { descending: true }, ['c3', 'c1', 'c2']],
    ['the second page', { perPage: 2, page: 2 }, ['c3']],
    ['a name', { nameEquals: 'muller sohne' }, ['c1']],
    ['the beginning of a name', { nameStartsWith: 'mul' }, ['c1']],
    ['a name that holds a text', { nameContains: 'ull' }, ['c1', 'c3']],
    ['an address', { email: 'OFFICE@mueller.example' }, ['c1']],
    ['an address of a contact person', { email: 'anna@x.example' }, ['c2']],
    ['a number, however it is written', { phone: '004902215' }, ['c1']],
    ['a text in a company', { searchText: 'lukasik' }, ['c2']],
    ['a text in an address', { searchText: 'office@' }, ['c1']],
    ['the beginning of a number', { searchText: '+49 (0) 2' }, ['c1']],
    ['no number by a text with letters', { searchText: 'm4902' }, []],
    ['those that are offered', { active: true }, ['c2', 'c1']],
    ['those that are not', { active: false }, ['c3']],
    ['several filters', { nameContains: 'mul', active: true }, ['c1']],
    ['some, as they were asked for', { ids: ['c3', 'c1', 'none'] }, ['c3', 'c1']],
    ['nothing', { email: 'nobody@x.example' }, []],
    ['signs alone', { nameStartsWith: '*' }, []],
    ['a code', { kind: 'item', code: 'lap-01' }, ['i1']],
    ['a part of a word', { kind: 'item', searchText: 'top' }, ['i1', 'i2']],
    ['the beginning of a code', { kind: 'item', searchText: 'SHE' }, ['i2']],
    ['another kind', { kind: 'tax' }, []],
  ])('are found by %s', async (_, query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it('are listed by creation and by their last write', async () => {
    const first = await commit(item('i3', 'Early'));
    await commit(item('i4', 'Later'));
    await commit(item('i3', 'Early, changed'), first);
    const asked = { kind: 'item', ids: undefined } as const;
    expect(await listed({ ...asked, sortBy: 'created', descending: true, perPage: 2 })).toEqual(['i4', 'i3']);
    expect(await listed({ ...asked, sortBy: 'modified', descending: true, perPage: 2 })).toEqual([
      'i3',
      'i4',
    ]);
    const [{ modifiedAt: since } = first] = (
      await rows.list(org, { kind: 'item', page: 1, perPage: 2, sortBy: 'modified', descending: true })
    ).rows.slice(1);
    expect(await listed({ ...asked, sortBy: 'modified', modifiedSince: since })).toEqual(['i3']);
  });

  it('are found by what they are called now, and no longer by what they were', async () => {
    const before = await commit(customer('c9', 'Before', { email: 'before@x.example' }));
    await commit(customer('c9', 'After', { email: 'after@x.example' }), before);
    expect(await listed({ email: 'before@x.example' })).toEqual([]);
    expect(await listed({ nameContains: 'before' })).toEqual([]);
    expect(await listed({ email: 'after@x.example' })).toEqual(['c9']);
    const gone = await rows.load(org, { kind: 'customer', id: 'c9' });
    await commit(undefined, gone);
    expect(await listed({ nameStartsWith: 'after' })).toEqual([]);
    expect(await rows.load(org, { kind: 'customer', id: 'c9' })).toBeUndefined();
  });
});

describe('writes of one row', () => {
  it('count its revisions, whichever way they come, and hold for the one they were decided on', async () => {
    const made = await commit(customer('c5', 'One'));
    expect(made.revision).toBe(1);
    await putReferenceRow(table, org, customer('c5', 'Two'));
    await putReferenceRow(table, org, customer('c5', 'Two'));
    expect((await rows.load(org, { kind: 'customer', id: 'c5' }))?.revision).toBe(2);
    await expect(commit(customer('c5', 'Three'), made)).rejects.toThrow('conflict');
    await expect(commit(customer('c5', 'New'))).rejects.toThrow('conflict');
  });

  it('refuse a name or code that another row has, until that one gives it up', async () => {
    const first = await commit(item('n1', 'Unique', { code: 'U-1' }));
    expect(await codeOf(commit(item('n2', ' unique ')))).toBe('already_exists name');
    expect(await codeOf(commit(item('n2', 'Other', { code: 'U-1' })))).toBe('already_exists code');
    expect(await codeOf(commit(customer('n2', 'Unique')))).toBe('done');
    const renamed = await commit(item('n1', 'Renamed', { code: 'U-1' }), first);
    expect(await codeOf(commit(item('n2', 'Unique')))).toBe('done');
    await commit(undefined, renamed);
    expect(await codeOf(commit(item('n3', 'Renamed', { code: 'U-1' })))).toBe('done');
  });

  it('leave nothing behind when they are refused', async () => {
    await commit(customer('g1', 'Guarded', { email: 'g1@x.example' }));
    const before = await contentsOf(fresh);
    expect(await codeOf(commit(customer('g2', 'Guarded', { email: 'g2@x.example' })))).toBe(
      'already_exists name',
    );
    expect(await contentsOf(fresh)).toEqual(before);
  });

  it('refuse the name of a row that an import wrote, and an import never', async () => {
    await putReferenceRow(table, org, customer('s1', 'Same'));
    expect(await codeOf(commit(customer('s2', 'Same')))).toBe('already_exists name');
    await putReferenceRow(table, org, customer('s3', 'Same'));
    expect(await listed({ nameEquals: 'same' })).toEqual(['s1', 's3']);
  });

  it('let one of two through that take one name at a time', async () => {
    const outcomes = await Promise.all(
      ['t1', 't2', 't3'].map((id) => codeOf(commit(customer(id, 'At once')))),
    );
    expect(outcomes.toSorted()).toEqual(['already_exists name', 'already_exists name', 'done']);
  });
});
