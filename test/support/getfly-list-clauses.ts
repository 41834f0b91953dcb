/** Parts of the query of a Getfly list, with what they mean or that they are not served like this. */
import * as fc from 'fast-check';
import type { ListCommand } from '../../lib/domain/list-command.ts';
import type { ModelWorld } from './list-model.ts';
import { idsIn, refusals, text, TEXTS, times, type Clause, type Meaning } from './wire-list-clauses.ts';

export const GETFLY_SORTS: Record<string, ListCommand['sortBy']> = {
  id: 'created',
  created_at: 'created',
  updated_at: 'modified',
  order_date: 'date',
  order_code: 'number',
  real_amount: 'total',
};

const DAYS = ['2026-01-01', '2026-03-12', '2026-05-14', '2026-09-11'];
const filter = (name: string) => `filtering[${name}]`;
const clause = (name: string, value: string, ...means: Meaning[]): Clause => ({
  query: { [filter(name)]: value },
  means,
});
/** As the wire writes times: whole seconds without an offset. */
const shown = (time: string) => time.slice(0, 19).replace('T', ' ');
const secondOf = (time: string, end: string) => `${time.slice(0, 19)}.${end}Z`;
const before = (time: string) => new Date(Date.parse(time) - 1000).toISOString();

function dayClauses(): Record<string, fc.Arbitrary<Clause>> {
  const on = (operation: string, meansOf: (day: string) => Meaning) =>
    fc.constantFrom(...DAYS).map((day) => clause(`order_date:${operation}`, day, meansOf(day)));
  return {
    'order_date:gte': on('gte', (day) => ({ dateFrom: day })),
    'order_date:lte': on('lte', (day) => ({ dateTo: day })),
    'order_date:eq': on('eq', (day) => ({ dateFrom: day, dateTo: day })),
    'order_date:between': fc
      .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS))
      .map(([from, to]) => clause('order_date:between', `${from},${to}`, { dateFrom: from, dateTo: to })),
  };
}

function timeClauses(world: ModelWorld): Record<string, fc.Arbitrary<Clause>> {
  const created = times(world, 'createdAt');
  const modified = times(world, 'modifiedAt');
  return {
    'created_at:gte': created.map((time) =>
      clause('created_at:gte', shown(time), { createdFrom: secondOf(time, '000') }),
    ),
    'created_at:lte': created.map((time) =>
      clause('created_at:lte', shown(time), { createdTo: secondOf(time, '999') }),
    ),
    'updated_at:gte': modified.map((time) =>
      clause('updated_at:gte', shown(time), { modifiedSince: before(time) }),
    ),
    'updated_at:gt': modified.map((time) => clause('updated_at:gt', shown(time), { modifiedSince: time })),
    'updated_at:lte': modified.map((time) =>
      clause('updated_at:lte', shown(time), { modifiedTo: secondOf(time, '999') }),
    ),
  };
}

export function getflyClauses(world: ModelWorld): Record<string, fc.Arbitrary<Clause>> {
  return {
    sort: fc
      .tuple(fc.constantFrom(...Object.keys(GETFLY_SORTS)), fc.constantFrom('asc', 'desc'))
      .map(([sort, direction]) => ({ query: { sort, direction } })),
    id: idsIn(world).map((ids) => ({
      query: Object.fromEntries(ids.map((id, at) => [`filtering[id][${at}]`, id])),
      means: [{ ids }],
    })),
    'id:in': idsIn(world).map((ids) => clause('id:in', ids.join(','), { ids })),
    order_code: text(filter('order_code:eq'), 'number', ['SO-1', 'X2', 'none']),
    'order_code:contains': text(filter('order_code:contains'), 'numberContains', TEXTS),
    account_id: text(filter('account_id'), 'customerId', ['c1', 'c2', 'nobody']),
    status: fc.constantFrom(
      clause('status', '1', { stages: ['draft'] }),
      clause('status:eq', '4', { stages: ['void'] }),
      clause('status:in', '3,1', { stages: ['closed', 'fulfilled', 'draft'] }),
    ),
    search: text('search', 'searchText', TEXTS),
    real_amount: text(filter('real_amount:gte'), 'totalFrom', ['0', '25', '97.5']),
    ...dayClauses(),
    ...timeClauses(world),
    empty: fc.constant({ query: { fields: '', 'filtering[id]': ' ', unheard_of: 'x', has_pay_off: '1' } }),
    refused: refusals([
      ['filtering[store_id]', '1'],
      ['filtering[id:contains]', '1'],
      ['filtering[order_code:not_in]', 'x'],
      ['filtering[order_date:gte]', 'soon'],
      ['filtering[status]', '9'],
      ['filtering', 'x'],
      ['sort', 'store_id'],
      ['limit', '201'],
      ['limit', '0'],
      ['offset', '-1'],
      ['page', '2'],
    ]),
  };
}
