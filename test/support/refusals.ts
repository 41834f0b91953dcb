/** A table with one order in it, and requests that must leave it so. */
import { afterAll, expect } from 'vitest';
import type { Answer, Sent } from './client.ts';
import { openInventory } from './inventory.ts';
import { contentsOf, isOrderPart } from './table-contents.ts';

/** Once per file, at its top: opens the table and, after the file's tests, finds it as it was. */
export async function openRefusals() {
  const api = await openInventory();
  const { salesorder_id: id } = await api.create();
  const before = await contentsOf(api, isOrderPart);
  afterAll(async () => {
    expect(await contentsOf(api, isOrderPart)).toEqual(before);
    expect((await api.call('GET', `/salesorders/${id}`)).status).toBe(200);
  });
  /** Sends what must be refused, in Inventory's envelope and nothing else. */
  async function refused(
    method: string,
    path: string,
    sent: Sent,
    ...[status, code]: [number, number?]
  ): Promise<Answer> {
    const answer = await api.call(method, path, sent);
    expect(answer.status, answer.text.slice(0, 500)).toBe(status);
    expect(Object.keys(answer.json).toSorted()).toEqual(['code', 'message']);
    expect(typeof answer.json.message).toBe('string');
    if (code !== undefined) expect(answer.json.code, answer.text).toBe(code);
    expect(answer.headers['x-request-id']).toBeTruthy();
    return answer;
  }
  /** `id` is that of the order that stands. */
  return { api, id: id as string, refused };
}
