/** What the API has acknowledged must be there after kill -9 of everything. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOn, startMain, type LocalMain } from '../../support/local-main.ts';
import { auditTable } from '../../support/table-audit.ts';
import { CUSTOMER, ITEM } from '../../support/demo-ids.ts';
import { hasOwnEngine } from '../../support/own-engine.ts';

const ROUNDS = 10;
const CLIENTS = 4;
/** The load goes on for a moment after the first orders are through, each time another one. */
const FIRST_ORDERS = 4;
const LONGEST_LOAD_MS = 200;
const SUITE_MS = 120_000;

interface Acknowledged {
  id: string;
  number: string;
}

const headers = { Authorization: 'Zoho-oauthtoken demo-full-access', 'Content-Type': 'application/json' };
const body = JSON.stringify({
  customer_id: CUSTOMER,
  line_items: [{ item_id: ITEM, quantity: 1 }],
});

describe.runIf(hasOwnEngine)('kill -9 during a load of creates', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kill-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    `loses nothing acknowledged in ${ROUNDS} rounds, and leaves no number that points at nothing`,
    async () => {
      const dataFile = join(folder, 'orders');
      const acknowledged: Acknowledged[] = [];
      let checked = 0;
      for (let round = 1; round <= ROUNDS; round++) {
        const run = await startMain({ DATA_FILE: dataFile });
        await checkAll(run, dataFile, acknowledged.slice(checked));
        checked = acknowledged.length;
        const load = Array.from({ length: CLIENTS }, () => createUntilItBreaks(run, acknowledged));
        const enough = acknowledged.length + FIRST_ORDERS;
        while (acknowledged.length < enough && run.child.exitCode === null) await pause(5);
        await pause((LONGEST_LOAD_MS * round) / ROUNDS);
        await killAll(run, dataFile, round);
        await Promise.all(load);
      }
      const run = await startMain({ DATA_FILE: dataFile });
      await checkAll(run, dataFile, acknowledged);
      await run.stop();
      expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * FIRST_ORDERS);
      console.log(`${ROUNDS} rounds of kill -9: ${acknowledged.length} acknowledged orders, all there`);
    },
    SUITE_MS,
  );
});

async function createUntilItBreaks(run: LocalMain, acknowledged: Acknowledged[]): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(`${run.url}/inventory/v1/salesorders`, { method: 'POST', headers, body });
      if (answer.status !== 201) return;
      const { salesorder } = (await answer.json()) as {
        salesorder: { salesorder_id: string; salesorder_number: string };
      };
      acknowledged.push({ id: salesorder.salesorder_id, number: salesorder.salesorder_number });
    } catch {
      return;
    }
  }
}

/** Every third round leaves the engine behind, for the next start to find. */
async function killAll(run: LocalMain, dataFile: string, round: number): Promise<void> {
  const ended = once(run.child, 'exit');
  if (round % 3 !== 0) process.kill(engineOn(dataFile).engine, 'SIGKILL');
  run.child.kill('SIGKILL');
  await ended;
}

async function checkAll(run: LocalMain, dataFile: string, acknowledged: Acknowledged[]): Promise<void> {
  const audit = await auditTable(engineOn(dataFile).endpoint, 'sales-orders');
  expect(audit).toMatchObject({ danglingNumbers: [], numberlessOrders: [] });
  expect(audit.orders).toBeGreaterThanOrEqual(acknowledged.length);
  for (const { id, number } of acknowledged) {
    const answer = await fetch(`${run.url}/inventory/v1/salesorders/${id}`, { headers });
    const found = (await answer.json()) as { salesorder?: { salesorder_number: string } };
    expect(found.salesorder?.salesorder_number).toBe(number);
  }
}
