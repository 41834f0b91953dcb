/** A write of a reference row: what is read before it, and each item of it. */
import { describe, expect, it } from 'vitest';
import { mutationId } from '../../lib/domain/identity.ts';
import { numericId } from '../../lib/domain/numeric-id.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { type Item, type Write } from '../../lib/store/bulk-calls.ts';
import { keys } from '../../lib/store/keys.ts';
import type { RowWrite } from '../../lib/store/row-write.ts';
import type { Calls } from '../../lib/store/table.ts';
import {
  ORG,
  MADE,
  NOW,
  product,
  person,
  key,
  standing,
  told,
  write,
  run,
  own,
  ifFree,
  EPOCH,
} from '../support/row-writing.ts';

describe('a row that is written', () => {
  it('for the first time, with all that finds it', async () => {
    const row = product('i', { code: 'C 1' });
    const claim = { id: 'c', position: 0, callHash: 'h', takenAt: 1, expiresAt: 2 };
    const { answer, asked } = await run(
      [],
      write(row, { on: 'absent', unique: true, mutationId: mutationId('m'), claim }),
      {
        epoch: 3,
      } as Partial<Calls>,
    );
    const kept = { row, revision: 1, createdAt: NOW, modifiedAt: NOW };
    expect(answer).toEqual(kept);
    const [codeKey, nameKey] = [keys.itemCode(ORG, 'C 1'), keys.rowName(ORG, 'item', 'Chair')];
    const words = (text: string) => ({
      PK: 'ORG#5#ITEMNAMES',
      SK: `${text}\t\ti`,
      id: 'i',
      schemaVersion: 1,
    });
    const place = 'ORG#5#ROWS#ITEM';
    expect(asked).toStrictEqual([
      ['get', keys.reference(ORG, key(row))],
      ['batchGet', { keys: [nameKey, codeKey] }],
      ...['chair', 'c 1', '1'].map((text) => ['put', { Item: words(text) }]),
      [
        'transact',
        [
          {
            Put: {
              Item: {
                PK: 'ORG#5#ITEM#i',
                SK: 'REFERENCE',
                rowKind: 'item',
                content: row,
                mutationId: 'm',
                modifiedAt: NOW,
                sourceVersion: undefined,
                createdAt: NOW,
                revision: 1,
                schemaVersion: 1,
                organizationKey: place,
                createdKey: 'chair		i',
                dateKey: `${NOW}#i`,
                monthKey: place,
                changedKey: `${NOW}#i`,
                stageKey: `${place}#ACTIVE`,
                epoch: 3,
              },
              ConditionExpression: 'attribute_not_exists(revision)',
              ...told,
            },
          },
          {
            Put: {
              Item: {
                PK: 'IDEM#c',
                SK: 'IDEM#000',
                position: 0,
                callHash: 'h',
                how: undefined,
                expiresAt: 2,
                schemaVersion: 1,
                value: JSON.stringify(kept),
              },
              ConditionExpression: expect.any(String),
              ExpressionAttributeValues: { ':now': 1, ':hash': 'h' },
              ...told,
            },
          },
          own('ITEM', 'chair', { id: 'i', revision: 1 }, ifFree('i')),
          {
            Put: {
              Item: { ...codeKey, itemId: 'i', revision: 1, schemaVersion: 1 },
              ...ifFree('i', 'itemId'),
            },
          },
          {
            Put: {
              Item: {
                ...keys.standIn(ORG, { kind: 'item', id: numericId('item', 'i') }),
                id: 'i',
                schemaVersion: 1,
              },
              ConditionExpression: 'attribute_not_exists(PK) OR id = :id',
              ExpressionAttributeValues: { ':id': 'i' },
            },
          },
        ],
      ],
      ['update', EPOCH],
    ]);
  });

  it('again moves what finds it, and keeps what still does', async () => {
    const before = person('7', { email: 'a@x', phone: '1', companyName: 'Lee Works' });
    const after = person('7', {
      name: 'Ann Li',
      email: 'b@x',
      phone: '1',
      companyName: 'Works',
      currencyCode: 'EUR',
    });
    const currency = { id: '9', code: 'EUR', symbol: '€' };
    const world = [standing(before, 4, { sourceVersion: 6 })];
    const { answer, asked } = await run(world, write(after, { on: 4, unique: true, currency }));
    expect(answer).toEqual({ row: after, revision: 5, createdAt: MADE, modifiedAt: NOW, currency });
    const contact = (text: string) => ({ PK: 'ORG#5#CONTACTS', SK: `${text}\t\t7` });
    const name = (text: string) => ({
      PK: 'ORG#5#NAMES',
      SK: `${text}\t\t7`,
      customerId: '7',
      schemaVersion: 1,
    });
    expect(asked.slice(0, 5)).toEqual([
      ['get', keys.reference(ORG, key(after))],
      ['batchGet', { keys: [keys.rowName(ORG, 'customer', 'Ann Li')] }],
      ['put', { Item: { ...contact('b@x'), id: '7', schemaVersion: 1 } }],
      ['put', { Item: name('ann li') }],
      ['put', { Item: name('li') }],
    ]);
    const [, writes] = asked[5] as [string, Write[]];
    expect(writes[0]?.Put).toMatchObject({
      Item: { revision: 5, createdAt: MADE, modifiedAt: NOW, sourceVersion: 6, content: after },
      ConditionExpression: 'revision = :revision',
      ExpressionAttributeValues: { ':revision': 4 },
    });
    expect(writes[0]?.Put?.Item).not.toHaveProperty('currency');
    expect(writes.slice(1)).toEqual([
      own('CUSTOMER', 'ann li', { id: '7', revision: 5 }, ifFree('7')),
      { Delete: { Key: contact('a@x') } },
      { Delete: { Key: contact('lee works') } },
    ]);
    expect(asked).toHaveLength(6);
  });

  it('for the last time stays as a count, and frees nothing but its texts', async () => {
    const row = product('7', { code: 'C' });
    const { answer, askedOf } = await run([standing(row)], {
      key: key(row),
      on: 4,
      unique: true,
      modifiedAt: NOW,
    });
    expect(answer).toEqual({ row, revision: 5, createdAt: MADE, modifiedAt: NOW });
    const gone = { rowKind: 'item', content: undefined, revision: 5, createdAt: MADE, modifiedAt: NOW };
    const texts = ['chair', 'c'].map((text) => ({
      Delete: { Key: { PK: 'ORG#5#ITEMNAMES', SK: `${text}\t\t7` } },
    }));
    expect(askedOf('transact')).toEqual([
      [
        {
          Put: {
            Item: { PK: 'ORG#5#ITEM#7', SK: 'REFERENCE', ...gone, schemaVersion: 1 },
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': 4 },
            ...told,
          },
        },
        ...texts,
      ],
    ]);
    expect([askedOf('batchGet'), askedOf('update')]).toEqual([[], [EPOCH]]);
  });

  it('by an import takes every name, and says that it was quiet', async () => {
    const row = ReferenceRow.parse({ kind: 'salesperson', id: '7', name: 'Bo' });
    const { askedOf } = await run(
      [standing(row, 4)],
      write({ ...row, name: ' BO ' } as ReferenceRow, { quiet: true }),
    );
    const [[first, ...rest] = []] = askedOf('transact') as Write[][];
    expect(first?.Put?.Item).toMatchObject({ quiet: true, revision: 5, createdKey: 'bo\t\t7' });
    expect(first?.Put?.Item).not.toHaveProperty('stageKey');
    expect(rest).toEqual([own('SALESPERSON', 'bo', { salespersonId: '7', revision: 5 })]);
    expect(askedOf('batchGet')).toEqual([]);
  });

  it('has so many addresses that find it', async () => {
    const contactPersons = Array.from({ length: 30 }, (_, at) => ({
      id: `${at}`,
      email: `${at}@x`,
      phone: `${at + 100}`,
    }));
    const { askedOf } = await run([], write(person('7', { contactPersons })));
    const texts = (askedOf('put') as { Item: Item }[]).filter(({ Item }) => Item['PK'] === 'ORG#5#CONTACTS');
    expect(texts).toHaveLength(40);
    expect(texts.some(({ Item }) => String(Item['SK']).startsWith('19@x'))).toBe(true);
  });
});

describe('a write with nothing to do', () => {
  const row = product('7');
  const stored = { row, revision: 4, createdAt: MADE, modifiedAt: MADE };
  it.each<[string, Item[], RowWrite, unknown]>([
    ['is of what stands already', [standing(row)], write(row), stored],
    [
      'is of a version that is known',
      [standing(row, 4, { sourceVersion: 6 })],
      write(product('7', { name: 'x' }), { sourceVersion: 6 }),
      stored,
    ],
    [
      'was done by an earlier try',
      [standing(row, 4, { mutationId: 'm' })],
      write(product('7', { name: 'x' }), { mutationId: mutationId('m'), on: 3 }),
      stored,
    ],
    ['takes away what is not there', [], { key: key(row), modifiedAt: NOW }, {}],
  ])('%s', async (_, world, of, answer) => {
    const { asked, answer: answered } = await run(world, of);
    expect(answered).toEqual(answer === stored ? stored : { notRefused: undefined });
    expect(asked.map(([name]) => name)).toEqual(['get', 'update']);
  });

  it.each<[string, Item[], RowWrite]>([
    ['of a later version', [standing(row, 4, { sourceVersion: 6 })], write(row, { sourceVersion: 7 })],
    ['of the first version', [standing(row)], write(row, { sourceVersion: 1 })],
    [
      'of another mutation',
      [standing(row, 4, { mutationId: 'm' })],
      write(row, { mutationId: mutationId('n'), on: 4 }),
    ],
    ['decided on what stands', [standing(row)], write(row, { on: 4 })],
    ['of what is taken away', [standing(row)], { key: key(row), modifiedAt: NOW }],
  ])('is none %s', async (_, world, of) => {
    const { askedOf } = await run(world, of);
    expect(askedOf('transact')).toHaveLength(1);
  });

  it.each<[Item[], number | 'absent']>([
    [[standing(row)], 3],
    [[standing(row)], 'absent'],
    [[], 4],
  ])('is refused on another reading: %#', async (world, on) => {
    const { answer, askedOf } = await run(world, write(row, { on }));
    expect([answer, askedOf('transact')]).toEqual([{ code: 'conflict', kind: 'item' }, []]);
  });

  it('begins no epoch for a customer', async () => {
    const ann = person('7');
    expect((await run([standing(ann)], write(ann))).asked.map(([name]) => name)).toEqual(['get']);
  });
});
