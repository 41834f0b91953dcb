/** The check on a schedule: a piece each time, once through the table in a week, counted for an alarm. */
import { Logger } from '../../lib/runtime/logger.ts';
import type { Context } from 'aws-lambda';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyFunction } from '../../lib/runtime/verify-function.ts';
import { openTable } from '../../lib/store/table.ts';
import { verifyOnSchedule } from '../../lib/upkeep/scheduled.ts';
import { freshTable } from '../support/table.ts';
import { planted, PLANTS, type Sound } from './planted.ts';
import { soundOrders } from './sound-orders.ts';

let sound: Sound;
beforeAll(async () => {
  const { tableName, endpoint } = await freshTable();
  sound = await soundOrders(openTable(tableName, endpoint));
});
afterEach(() => vi.restoreAllMocks());

const inTime = () => Date.now() + 60_000;
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

describe('the check on a schedule', () => {
  it('goes through the table once in a week, and rests meanwhile', async () => {
    const run = (now: Date) => verifyOnSchedule(sound.table, inTime(), now);
    expect(await run(days(0))).toEqual({ orders: 3, findings: [], isResting: false });
    expect(await run(days(6))).toMatchObject({ orders: 0, isResting: true });
    expect(await run(days(8))).toMatchObject({ orders: 3, isResting: false });
    expect(await run(days(9))).toMatchObject({ isResting: true });
  });

  it('stops in time, and goes on from there', async () => {
    const late = () => Date.now() + 5000;
    expect(await verifyOnSchedule(sound.table, late(), days(20))).toMatchObject({ isResting: false });
  });

  it('counts what it finds as a metric, and tells it without a name or a text', async () => {
    const [plant] = PLANTS;
    const undo = plant && (await planted(sound, plant));
    const [told, ended] = (['error', 'info'] as const).map((way) =>
      vi.spyOn(Logger.prototype, way).mockReturnValue(),
    );
    const connect = () => (deadline: number) => verifyOnSchedule(sound.table, deadline, days(40));
    await verifyFunction(connect)({}, contextOf());
    await undo?.();
    const lines = [told, ended].map((spy) => spy?.mock.calls[0]);
    expect(lines[0]).toMatchObject(['finding', { check: 'totals', order: sound.order.id }]);
    expect(lines[1]).toMatchObject(['verified', { dialect: 'schedule', Findings: 3, OrdersVerified: 3 }]);
    expect(JSON.stringify(lines[1])).toContain('{"Name":"Findings","Unit":"Count"}');
    expect(JSON.stringify(lines)).not.toMatch(/Iron|works@|Spring/);
  });
});

const contextOf = () => ({ awsRequestId: 'run', getRemainingTimeInMillis: () => 20_000 }) as Context;
