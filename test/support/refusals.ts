/** A table with one order in it, and requests that must leave it so. */
import { afterAll, beforeAll, expect } from 'vitest';
import { openInventory, type InventoryApi } from './inventory.ts';
import type { Answer } from './client.ts';
import type { Sent } from './client.ts';
import { opened } from './opened.ts';
import { contentsOf, isOrderPart, type RawItem } from './table-contents.ts';

export interface Refusals {
  readonly api: InventoryApi;
  /** The order that stands. */
  readonly id: string;
  /** Sends what must be refused, in Inventory's envelope and nothing else. */
  refused(method: string, path: string, options: Sent, status: number, code?: number): Promise<Answer>;
}

/** Once per file: opens the table before its tests and, after them, finds it as it was. */
export function refusals(): Refusals {
  let api: InventoryApi | undefined;
  let id: string | undefined;
  const world: Refusals = {
    get api() {
      return opened(api);
    },
    get id() {
      return opened(id);
    },
    refused,
  };
  let before: Map<string, RawItem>;
  beforeAll(async () => {
    api = await openInventory();
    id = (await api.create()).salesorder_id;
    before = await contentsOf(world.api, isOrderPart);
  });
  afterAll(async () => {
    expect(await contentsOf(world.api, isOrderPart)).toEqual(before);
    expect((await world.api.call('GET', `/salesorders/${world.id}`)).status).toBe(200);
  });
  return world;

  async function refused(...[method, path, options, status, code]: Parameters<Refusals['refused']>) {
    const answer = await world.api.call(method, path, options);
    expect(answer.status, answer.text.slice(0, 500)).toBe(status);
    expect(Object.keys(answer.json).toSorted()).toEqual(['code', 'message']);
    expect(typeof answer.json.message).toBe('string');
    if (code !== undefined) expect(answer.json.code, answer.text).toBe(code);
    expect(answer.headers['x-request-id']).toBeTruthy();
    return answer;
  }
}
