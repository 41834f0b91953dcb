import { expect, it } from 'vitest';
import { paged, queryInput, type Query } from '../../lib/store/query.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';

const values = (query: Omit<Query, 'partition'>) => {
  const { KeyConditionExpression, ExpressionAttributeValues } = queryInput({ partition: 'p', ...query });
  return [KeyConditionExpression, ExpressionAttributeValues];
};

// DynamoDB refuses empty text for a key; the embedded engine does not.
it.each<[Omit<Query, 'partition'>, string, object]>([
  [{}, '#partition = :partition', {}],
  [{ sort: { prefix: '' } }, '#partition = :partition', {}],
  [{ sort: { prefix: 'a' } }, '#partition = :partition AND begins_with(#sort, :prefix)', { ':prefix': 'a' }],
  [{ sort: { from: '', to: 'z' } }, '#partition = :partition AND #sort <= :to', { ':to': 'z' }],
  [
    { sort: { from: 'a', to: 'z' }, index: INDEXES.byDate },
    '#partition = :partition AND #sort BETWEEN :from AND :to',
    { ':from': 'a', ':to': 'z' },
  ],
])('%j asks for no empty key', (query, condition, bounds) => {
  expect(values(query)).toEqual([condition, { ':partition': 'p', ...bounds }]);
});

it('a range that ends before it begins is not asked for, which DynamoDB would refuse', async () => {
  const read = () => Promise.reject(new Error('asked'));
  const pages = paged({ partition: 'p', sort: { from: 'b', to: 'a' } }, read);
  expect(await Array.fromAsync(pages)).toEqual([]);
});
