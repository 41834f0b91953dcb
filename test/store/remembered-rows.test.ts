/** What containers remember of reference rows: never longer than until somebody else's write is acknowledged. */
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { rowIn } from '../../lib/domain/references.ts';
import { putReferenceRow, referenceStore } from '../../lib/store/references.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { freshTable, type FreshTable } from '../support/table.ts';

const ORG = organizationId('1');
const KEY = { kind: 'item', id: '7' } as const;
const priced = (rate: string) => ReferenceRow.parse({ ...KEY, name: 'Chair', rate });
const soon = () => Date.now() + 10_000;

let fresh: FreshTable;
beforeAll(async () => {
  fresh = await freshTable();
});

/** A container of its own: what it sends is counted, and may be held up. */
function container(): Table & { sent: number; beforeSend?: () => Promise<void> } {
  const table = Object.assign(openTable(fresh.tableName, fresh.endpoint), { sent: 0 }) as ReturnType<
    typeof container
  >;
  table.client.middlewareStack.add(
    (next) => async (args) => {
      table.sent += 1;
      await table.beforeSend?.();
      return next(args);
    },
    { step: 'initialize' },
  );
  return table;
}

/** One request's look at the price. */
async function priceSeenBy(table: Table): Promise<string | undefined> {
  const references = await referenceStore(table, soon()).load(ORG, [KEY]);
  return rowIn(references, KEY)?.rate;
}

const changed = (table: Table, version: number, rate: string) =>
  referenceStore(table, soon()).apply({ organizationId: ORG, version, key: KEY, row: priced(rate) });

describe('a price', () => {
  it('is read once by a container, which then asks for the epoch alone', async () => {
    const mine = container();
    await putReferenceRow(mine, ORG, priced('1'));
    expect(await priceSeenBy(mine)).toBe('1');
    mine.sent = 0;
    expect(await priceSeenBy(mine)).toBe('1');
    expect(mine.sent).toBe(1);
  });

  it('that an import or an event has changed is the price of the next order in any container', async () => {
    const [mine, other, third] = [container(), container(), container()];
    await Promise.all([mine, other].map(priceSeenBy));
    await putReferenceRow(third, ORG, priced('2'));
    expect(await Promise.all([mine, other, third].map(priceSeenBy))).toEqual(['2', '2', '2']);
    await changed(third, 1, '3');
    expect(await Promise.all([mine, other, third].map(priceSeenBy))).toEqual(['3', '3', '3']);
  });

  it('whose writer died before the epoch is seen when its event is delivered again', async () => {
    const [mine, writer] = [container(), container()];
    await priceSeenBy(mine);
    let calls = 0;
    writer.beforeSend = async () => {
      calls += 1;
      if (calls === 2) throw new Error('the writer dies');
    };
    await expect(changed(writer, 2, '4')).rejects.toThrow('the writer dies');
    expect(await priceSeenBy(mine)).toBe('3');
    writer.beforeSend = undefined;
    await changed(writer, 2, '4');
    expect(await priceSeenBy(mine)).toBe('4');
  });

  it('that changes between the reading of the epoch and of the row is not taken for the later one', async () => {
    const [slow, writer] = [container(), container()];
    await priceSeenBy(writer);
    let calls = 0;
    slow.beforeSend = async () => {
      calls += 1;
      if (calls === 2) await changed(writer, 3, '5');
    };
    expect(await priceSeenBy(slow)).toBe('5');
    slow.beforeSend = undefined;
    await changed(writer, 4, '6');
    expect(await priceSeenBy(slow)).toBe('6');
  });

  it('that is gone is gone in every container', async () => {
    const [mine, writer] = [container(), container()];
    expect(await priceSeenBy(mine)).toBe('6');
    await referenceStore(writer, soon()).apply({ organizationId: ORG, version: 5, key: KEY });
    expect(await priceSeenBy(mine)).toBeUndefined();
  });
});

it('of two organisations with one id each sees its own', async () => {
  const mine = container();
  const THEIRS = organizationId('2');
  await putReferenceRow(mine, ORG, priced('8'));
  await putReferenceRow(mine, THEIRS, priced('9'));
  expect(await priceSeenBy(mine)).toBe('8');
  const theirs = await referenceStore(mine, soon()).load(THEIRS, [KEY]);
  expect(rowIn(theirs, KEY)?.rate).toBe('9');
});
