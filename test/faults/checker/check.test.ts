/** The checker sees each kind of harm: one bad history per invariant, made by hand from a good one. */
import { describe, expect, it } from 'vitest';
import { goodEvidence, type Mutable } from './good-evidence.ts';
import { check, INVARIANTS } from './check.ts';

type Harm = (evidence: Mutable) => void;

const HARMS: Record<string, Record<string, Harm>> = {
  I1: {
    'an acknowledged create is not stored': (e) => {
      e.dump.orders = e.dump.orders.filter((order) => order.id !== '2');
      e.dump.changes = e.dump.changes.filter((change) => change.orderId !== '2');
      e.dump.numbers = e.dump.numbers.filter((row) => row.orderId !== '2');
      e.dump.claims = [];
    },
    'an acknowledged confirm left no change': (e) => e.acknowledge('confirm', '2'),
    'the last notes were overwritten by older ones': (e) => (e.order('1').notes = 'm-old'),
  },
  I2: { 'a refused update is stored': (e) => (e.entry('update').outcome = 'fail') },
  I3: {
    'two orders have one number': (e) => (e.order('2').number = e.order('1').number),
    'a number points at nothing': (e) =>
      e.dump.numbers.push({ organization: 'o', number: 'X', orderId: '9' }),
    'an order owns no number': (e) => e.dump.numbers.pop(),
    'nothing finds a reference number': (e) => (e.dump.texts = []),
    'an order is found by its former reference number': (e) =>
      e.dump.texts?.push({ organization: 'o', kind: 'REFERENCE', sort: 'before', orderId: '1' }),
  },
  I4: {
    'a version is missing': (e) => (e.dump.changes = e.dump.changes.filter(({ version }) => version !== 2)),
  },
  I5: { 'a void order was confirmed': (e) => (e.change('1', 2).row.status = 'void') },
  I6: { 'a total is a cent off': (e) => (e.order('1').totals.total = '1.01' as never) },
  I7: {
    'one request made two versions': (e) => (e.change('1', 3).mutationId = e.change('1', 2).mutationId),
  },
  I8: {
    'two answers under one key differ': (e) =>
      e.entries.push({ ...e.entry('create'), answer: e.answer(201, 'other', 1) }),
  },
  I9: {
    'a read shows less than was acknowledged': (e) => {
      const read = e.entry('retrieve');
      read.answer = e.answer(200, 'a', 1);
    },
  },
  I10: { "an answer holds another organisation's mark": (e) => (e.entry('update').organization = 'other') },
  I11: { 'the table still moves': (e) => (e.again = { ...e.dump, orders: [] }) },
  I12: {
    'a 500': (e) => (e.entry('retrieve').answer = e.answer(500, 'a', 1)),
    'a 503 without a fault': (e) => (e.entry('retrieve').answer = e.answer(503, 'a', 1)),
    'a 404 for an order that stands': (e) => {
      e.entry('retrieve').outcome = 'fail';
      e.entry('retrieve').answer = e.answer(404, 'a', 1, 1002);
    },
  },
  I13: {
    'an item over the limit': (e) => (e.dump.largestItemBytes = 500_000),
    "a key's record of a version that nobody made": (e) =>
      e.dump.claims.push({ id: 'k', orderId: '1', version: 9, callHash: '' }),
  },
  I14: {
    'two orders have a subject that was upserted': (e) => {
      e.entry('create').ask.subject = 'S';
      e.order('1').subject = e.order('2').subject = 'S';
    },
  },
  I15: {
    'a line is below what was invoiced of it': (e) => lineOf(e, { quantity: '0.5' }),
    'a line tells more than its facts': (e) => lineOf(e, { quantityPacked: '2' }),
    'an order is done and not closed': (e) => {
      lineOf(e, { quantity: '1' });
    },
    'an order is closed and not done': (e) => (e.order('1').status = 'closed'),
    'a confirmed order is emptied': (e) => {
      lineOf(e, { quantity: '0', quantityPacked: '0', quantityShipped: '0', quantityInvoiced: '0' });
      Object.assign(e.order('1').progress, { packages: [], shipments: [] });
    },
    'an order is void over an invoice': (e) => {
      e.change('1', 3).kinds = ['voided'];
      e.change('1', 3).row.quantityInvoiced = '1' as never;
    },
    'an acknowledged fact is lost': (e) => (e.order('1').progress.invoices = []),
  },
};

const lineOf = (e: Mutable, fields: object) => Object.assign(e.order('1').lines[0] ?? {}, fields);

describe('the checker', () => {
  it('finds nothing wrong with a good history', () => {
    expect(check(goodEvidence())).toEqual([]);
  });

  it('has a bad history for every invariant', () => {
    expect(Object.keys(HARMS)).toEqual(Object.keys(INVARIANTS));
  });

  describe.each(Object.keys(HARMS))('%s', (invariant) => {
    it.each(Object.entries(HARMS[invariant] ?? {}))('sees that %s', (_, harm) => {
      const evidence = goodEvidence();
      harm(evidence);
      expect(check(evidence).map((violation) => violation.invariant)).toContain(invariant);
    });
  });
});
