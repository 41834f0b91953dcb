import { describe, expect, it } from 'vitest';
import { SMALL_ORDER } from '../../support/inventory.ts';
import { openRefusals } from '../../support/refusals.ts';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';

const world = await openRefusals();

describe('a body that is no order', () => {
  it.each([
    ['cut off', '{"customer_id": 1', 9],
    ['not JSON', 'hello', 9],
    ['NaN', '{"line_items": [{"rate": NaN}]}', 9],
    ['a trailing comma', '{"customer_id": "1",}', 9],
    ['a list', '[]', 9],
    ['a text', '"x"', 9],
    ['a number', '7', 9],
    ['null', 'null', 9],
    ['half a surrogate', '{"customer_id":"1","notes":"\\ud800"}', 9],
    ['half a surrogate as a name', '{"customer_id":"1","\\udc00":1}', 9],
    ['nested 100,000 deep', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 9],
    ['nested 60 deep', `{"x":${'['.repeat(60)}${']'.repeat(60)}}`, 9],
    ['empty', '', 4],
    ['an empty object', '{}', 4],
  ])('%s is refused', async (_, body, code) => {
    await world.refused('POST', '/salesorders', { body }, 400, code);
    await world.refused('POST', '/salesorders/calculate', { body }, 400, code);
  });

  it('over 4 MB is 413, on create and on update', async () => {
    const body = JSON.stringify({ ...SMALL_ORDER, notes: 'x'.repeat(4 * 1024 * 1024) });
    await world.refused('POST', '/salesorders', { body }, 413, 36009);
    await world.refused('PUT', `/salesorders/${world.id}`, { body }, 413, 36009);
  });

  it.each(['text/plain', 'application/xml', 'nonsense'])('of type %s is 415', async (contentType) => {
    await world.refused('POST', '/salesorders', { body: SMALL_ORDER, contentType }, 415, 36010);
    await world.refused('PUT', `/salesorders/${world.id}`, { body: { notes: 'x' }, contentType }, 415, 36010);
  });

  it('__proto__ in it does nothing', async () => {
    const body = `{"__proto__":{"notes":"polluted"},"customer_id":"${CUSTOMER}","line_items":[{"item_id":"${ITEM}","__proto__":{"rate":1}}]}`;
    const { status, json: answer } = await world.api.call('POST', '/salesorders/calculate', { body });
    expect(status).toBe(200);
    expect(answer.salesorder).toMatchObject({ notes: '', total: 122 });
    expect(Object.hasOwn(answer.salesorder, '__proto__')).toBe(false);
    const form = {
      body: `__proto__=1&customer_id=${CUSTOMER}`,
      contentType: 'application/x-www-form-urlencoded',
    };
    await world.refused('POST', '/salesorders', form, 400, 4);
  });
});
