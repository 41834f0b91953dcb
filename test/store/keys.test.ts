/** Keys are final from the first deployment on: what they are made of stands here letter by letter. */
import { describe, expect, it } from 'vitest';
import { orderId, organizationId } from '../../lib/domain/identity.ts';
import { isDeletion, keys, orderOfPartition, partitions, sortKeys, type Key } from '../../lib/store/keys.ts';
import { textPrefix } from '../../lib/store/text-keys.ts';

const ORG = organizationId('9');
const MADE = { createdAt: '2026-11-27T10:00:00.000Z', id: orderId('42') };
const LONG = 'ü'.repeat(101);

describe('a key', () => {
  it.each<[string, Key, string]>([
    ['an order', keys.order(ORG, MADE.id), 'ORG#9#SO#42 ORDER'],
    ['a change', keys.change(ORG, MADE.id, 7), 'ORG#9#SO#42 CHANGE#00000007'],
    ['a number', keys.number(ORG, 'SO-1'), 'ORG#9#NUMBERS SO-1'],
    ['a refusal', keys.refusal(ORG, 'void', 'c1', '003'), 'ORG#9#COMMAND#void#c1 REFUSED#003'],
    [
      'a subject',
      keys.text(ORG, 'subject', ' Chairs ', MADE),
      'ORG#9#SUBJECTS Chairs\t\t2026-11-27T10:00:00.000Z#42',
    ],
    [
      'a reference number',
      keys.text(ORG, 'reference', 'PO', MADE),
      'ORG#9#REFERENCES PO\t\t2026-11-27T10:00:00.000Z#42',
    ],
    ['a name', keys.name(ORG, 'muller sohne', 'c2'), 'ORG#9#NAMES muller sohne\t\tc2'],
    ['a counter', keys.counter(ORG, 'SO-'), 'ORG#9 COUNTER#SO-'],
    ['settings', keys.settings(ORG), 'ORG#9 SETTINGS'],
    ['an epoch', keys.epoch(ORG), 'ORG#9 EPOCH'],
    ['a row', keys.reference(ORG, { kind: 'customer', id: 'c1' }), 'ORG#9#CUSTOMER#c1 REFERENCE'],
    ['a code', keys.itemCode(ORG, 'P-1'), 'ORG#9#ITEMCODE#P-1 REFERENCE'],
    [
      'a sales person’s name',
      keys.rowName(ORG, 'salesperson', ' E\u0301va '),
      'ORG#9#SALESPERSONNAME#\u00e9va REFERENCE',
    ],
    ['a registered key', keys.registeredKey(ORG, 'k1'), 'KEYS#9 k1'],
    ['a stand-in', keys.standIn(ORG, { kind: 'item', id: '5' }), 'ORG#9#NUMBEROFITEM#5 REFERENCE'],
    ['an API key', keys.apiKey('abc'), 'KEY#abc KEY'],
    ['a claim', keys.claim('abc', 7), 'IDEM#abc IDEM#007'],
  ])('of %s', (_, { PK, SK }, key) => expect(`${PK} ${SK}`).toBe(key));

  it('of upserts is the digest of the subject as it is sorted', () => {
    const { PK, SK } = keys.upserts(ORG, ' S ');
    expect([PK.slice(0, 14), PK.length, SK]).toEqual(['ORG#9#SUBJECT#', 14 + 64, 'UPSERTS']);
    expect(keys.upserts(ORG, 'S')).toEqual({ PK, SK });
    expect(keys.upserts(ORG, 's').PK).not.toBe(PK);
  });

  it('of a long text holds 200 bytes of it and its digest', () => {
    const [head, digest, rest] = textPrefix.whole(LONG).split('\t');
    expect([head, digest?.length, rest]).toEqual(['ü'.repeat(100), 64, '']);
    expect(textPrefix.whole('ü'.repeat(100))).toBe(`${'ü'.repeat(100)}\t\t`);
    expect(textPrefix.whole(`x${LONG}`).split('\t')[0]).toBe(`x${'ü'.repeat(99)}`);
    expect(textPrefix.beginning(` ${'x'.repeat(61)}`)).toBe('x'.repeat(60));
    expect(textPrefix.beginning(`x${'日'.repeat(70)}`)).toBe(`x${'日'.repeat(59)}`);
  });
});

it.each([
  [partitions.organization(ORG), 'ORG#9'],
  [partitions.stage(ORG, 'draft'), 'ORG#9#STAGE#draft'],
  [partitions.customer(ORG, 'c1'), 'ORG#9#CUSTOMER#c1'],
  [partitions.changesOf(ORG, '2026-11'), 'ORG#9#CHANGES#2026-11'],
  [sortKeys.created(MADE), '2026-11-27T10:00:00.000Z#42'],
  [sortKeys.date({ ...MADE, date: '2026-11-20' }), '2026-11-20#2026-11-27T10:00:00.000Z#42'],
  [sortKeys.changed({ at: 'T', id: MADE.id, version: 3, deletes: false }), 'T#42#00000003'],
  [sortKeys.changed({ at: 'T', id: MADE.id, version: 3, deletes: true }), 'T#42#00000003#DELETED'],
])('%s stands where it did', (made, expected) => expect(made).toBe(expected));

it('a deletion is told by its key, and an order by its partition', () => {
  expect(
    ['T#42#00000003', 'T#42#00000003#DELETED', undefined].map((changedKey) => isDeletion({ changedKey })),
  ).toEqual([false, true, false]);
  expect(orderOfPartition('ORG#9#SO#42')).toEqual({ organizationId: '9', orderId: '42' });
  expect(['ORG#9#CUSTOMER#42', 'xORG#9#SO#42', 'ORG##SO#42', 'ORG#9#SO#'].map(orderOfPartition)).toEqual(
    Array(4).fill(undefined),
  );
});
