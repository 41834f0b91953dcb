import { describe, expect, it } from 'vitest';
import { matchRoute } from '../../../infra/local/route-match.ts';

const rows = [
  { method: 'GET', path: '/v1/{proxy+}' },
  { method: 'GET', path: '/v1/orders/{id}' },
  { method: 'POST', path: '/v1/orders/{id}/status/{status}' },
  { method: 'POST', path: '/v1/orders/calculate' },
  { method: 'POST', path: '/v1/orders/{id}' },
  { method: 'POST', path: '/v1/orders/{id}/status/void' },
];

const matched = (method: string, path: string) => {
  const found = matchRoute(rows, method, path);
  return found && [found.route.path, found.params];
};

describe('matchRoute', () => {
  it.each([
    ['a full match before a variable', 'POST', '/v1/orders/calculate', ['/v1/orders/calculate', {}]],
    ['a variable', 'GET', '/v1/orders/7', ['/v1/orders/{id}', { id: '7' }]],
    [
      'the pattern with more fixed parts',
      'POST',
      '/v1/orders/7/status/void',
      ['/v1/orders/{id}/status/void', { id: '7' }],
    ],
    ['a greedy variable last', 'GET', '/v1/a/b', ['/v1/{proxy+}', { proxy: 'a/b' }]],
    ['decoded variables', 'GET', '/v1/orders/a%2Fb%20c', ['/v1/orders/{id}', { id: 'a/b c' }]],
    ['a trailing slash as another path', 'GET', '/v1/orders/', ['/v1/{proxy+}', { proxy: 'orders/' }]],
    ['nothing for another method', 'PUT', '/v1/orders/7', undefined],
    ['nothing outside', 'GET', '/v2/orders', undefined],
    ['nothing greedy of nothing', 'GET', '/v1', undefined],
  ])('finds %s', (_title, method, path, expected) => {
    expect(matched(method, path)).toEqual(expected);
  });
});
