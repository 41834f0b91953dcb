import { describe, expect, it } from 'vitest';
import { ANSWER_LIMIT_BYTES } from '../../../lib/runtime/json.ts';
import { openInventory, SMALL_ORDER } from '../../support/inventory.ts';
import { contentsOf } from '../../support/table-contents.ts';

const api = await openInventory();

/** 200 lines of about 5 KB each, which compress to almost nothing. */
const longOrder = (description: string) => ({
  ...SMALL_ORDER,
  line_items: Array.from({ length: 200 }, () => ({ name: 'cable', rate: 1, description })),
});

describe('include=line_items', () => {
  it('lists the lines as retrieve shows them, and only when asked', async () => {
    const created = await api.create();
    const plain = await api.call('GET', '/salesorders');
    const whole = await api.call('GET', '/salesorders?include=line_items');
    expect(plain.json.salesorders[0]).not.toHaveProperty('line_items');
    const { line_items: lines, ...row } = whole.json.salesorders[0];
    expect(row).toEqual(plain.json.salesorders[0]);
    expect(lines).toEqual(created.line_items);
  });

  it('refuses a page that no function could answer, and answers a smaller one', async () => {
    for (let made = 0; made < 6; made += 1) await api.create(longOrder('x'.repeat(4900)));
    const refused = await api.call('GET', '/salesorders?include=line_items');
    expect([refused.status, refused.json.code]).toEqual([400, 4]);
    expect(refused.json.message).toContain('per_page');
    const smaller = await api.call('GET', '/salesorders?include=line_items&per_page=2');
    expect(smaller.status).toBe(200);
    expect(Buffer.byteLength(smaller.text)).toBeLessThan(ANSWER_LIMIT_BYTES);
  });
});

it('an order whose answer would not fit is refused before anything is stored', async () => {
  const before = await contentsOf(api);
  const line = { name: 'cable', rate: 1, description: 'x'.repeat(4900), note: 'y'.repeat(9000) };
  const body = {
    ...SMALL_ORDER,
    salesorder_number: 'LONG-1',
    line_items: Array.from({ length: 200 }, () => line),
  };
  const { status, json: answer } = await api.call('POST', '/salesorders', { body });
  expect([status, answer.code]).toEqual([413, 36009]);
  expect(await contentsOf(api)).toEqual(before);
});
