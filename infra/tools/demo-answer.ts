/** What the demo reads of the answers, and the checks that its steps share. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoBody, DemoOrder } from './demo-body.ts';
import type { DemoAnswer, DemoClient } from './demo-client.ts';

type Figures = Pick<DemoOrder, 'sub_total' | 'tax_total' | 'total'>;

/** The body of a success. */
export function succeeded({ status, body }: DemoAnswer, expected = 200): DemoBody {
  deepEqual([status, body.code], [expected, 0], `${status} ${JSON.stringify(body).slice(0, 200)}`);
  return body;
}

/** The order of a success, under either of its keys. */
export function orderOf(answer: DemoAnswer, expected = 200): DemoOrder {
  const body = succeeded(answer, expected);
  const order = body.salesorder ?? body.sales_order;
  ok(order, 'no order in the answer');
  return order;
}

export function checkFigures({ sub_total, tax_total, total }: DemoOrder, figures: Figures): void {
  deepEqual({ sub_total, tax_total, total }, figures);
}

export async function checkStatus(client: DemoClient, id: string, status: string): Promise<void> {
  equal(orderOf(await client({ method: 'GET', path: `/${id}` })).status, status);
}

export async function checkGone(client: DemoClient, id: string): Promise<void> {
  const { status, body } = await client({ method: 'GET', path: `/${id}` });
  deepEqual([status, body.code], [404, 1002]);
}

const SETTLED_WITHIN_MS = 5_000;
const SETTLING_POLL_MS = 200;

/** Lists come from an index, which on AWS follows a write a moment later: repeats the check until then. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const until = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(SETTLING_POLL_MS);
    }
  }
}

/** Code and ids per entry of a bulk answer, whichever form the operation gives it. */
export function bulkEntries({ data }: DemoBody): [number, string[]][] {
  const entries = Array.isArray(data) ? data : (data?.email_success_info ?? []);
  return entries.map(({ code, ids }) => [code, ids]);
}

export const pathOf = (order: DemoOrder) => `/${order.salesorder_id}`;
export const idsOf = (list: DemoBody) => (list.salesorders ?? []).map((row) => row.salesorder_id);
