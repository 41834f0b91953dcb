/** Every field with every kind of value: taken, or refused at its place, never a fault and never a neighbour's. */
import { expect, it } from 'vitest';
import { WireCarried, WireRecord } from '../../../lib/dialects/zoho-crm/wire.ts';
import { WireLine } from '../../../lib/dialects/zoho-crm/wire-line.ts';
import { aLine, aRecord, openCrm, RECORDS } from '../../support/crm.ts';

const { crm } = await openCrm();

const ODD = [
  null,
  '',
  'x'.repeat(20_000),
  0,
  -1,
  1e21,
  '1e400',
  '-5%',
  true,
  [null],
  [1],
  { id: null },
  { id: {} },
  { id: 'x'.repeat(101) },
  [{ name: null, percentage: {} }],
  '__proto__',
];
const FIELDS = [...Object.keys(WireRecord.def.shape), ...Object.keys(WireCarried.def.shape), 'Custom__c'];
const LINE_FIELDS = [...Object.keys(WireLine.def.shape), 'Custom__c'];

const records = [
  ...FIELDS.flatMap((field) => ODD.map((value) => ({ [field]: value }))),
  ...LINE_FIELDS.flatMap((field) => ODD.map((value) => ({ Product_Details: [aLine({ [field]: value })] }))),
];

it('on insert and on update', async () => {
  const id = await crm.insert();
  const codes = new Map<string, number>();
  for (let start = 0; start < records.length; start += 100) {
    const odd = records.slice(start, start + 100);
    // Updates of one order run one after the other: fewer of them do.
    const some = odd.filter((_, index) => index % 4 === 0);
    const answers = [
      await crm.call('POST', RECORDS, odd.map(aRecord)),
      await crm.call(
        'PUT',
        RECORDS,
        some.map((record) => ({ id, ...record })),
      ),
    ];
    expect(answers.map(({ json }) => json.data.length)).toEqual([odd.length, some.length]);
    for (const { status, json } of answers) {
      expect([200, 201, 207, 400]).toContain(status);
      for (const { code } of json.data) {
        expect(code).not.toBe('INTERNAL_ERROR');
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
  }
  expect([...codes.keys()].toSorted()).toEqual([
    'DUPLICATE_DATA',
    'INVALID_DATA',
    'MANDATORY_NOT_FOUND',
    'SUCCESS',
  ]);
  expect((await crm.read(id)).id).toBe(id);
}, 120_000);
