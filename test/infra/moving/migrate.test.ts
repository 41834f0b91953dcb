import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Move } from '../../../infra/moving/move.ts';
import { printReport, type MoveReport } from '../../../infra/moving/move-report.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { FAKE_ORGANIZATION, idAt, isTwin, orderAt, ruleAt } from '../../support/fake-orders.ts';
import { fakeZoho, type FakeZoho } from '../../support/fake-zoho.ts';
import { openInventory, type InventoryApi } from '../../support/inventory.ts';
import { outgoingOfImage } from '../../../lib/store/outbox.ts';
import { ASKED_AS, moveFrom } from '../../support/moving.ts';
import { contentsOf } from '../../support/table-contents.ts';

const ORDERS = 200;
const PER_MINUTE = 30_000;
const places = Array.from({ length: ORDERS }, (_, at) => at);
const folder = mkdtempSync(join(tmpdir(), 'move-'));
const reportFile = join(folder, 'report.json');

let api: InventoryApi;
let zoho: FakeZoho;

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `npm run migrate` as a process of its own, which is killed as soon as the service has been asked for so many orders. */
async function migrate(killAfter = Infinity): Promise<Run> {
  const command = ['infra/moving/migrate.ts', '--from', 'inventory', '--org', '10234695', '--url', zoho.base];
  const asked = [
    '--accounts',
    zoho.url,
    '--organization',
    FAKE_ORGANIZATION,
    '--per-minute',
    String(PER_MINUTE),
  ];
  const child = spawn(process.execPath, [...command, ...asked, '--comments', '--report', reportFile]);
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (told.stdout += String(data)));
  child.stderr.on('data', (data: Buffer) => (told.stderr += String(data)));
  const before = zoho.asked.get('/salesorders/{id}') ?? 0;
  const watch = setInterval(() => {
    if ((zoho.asked.get('/salesorders/{id}') ?? 0) - before >= killAfter) child.kill('SIGKILL');
  }, 5);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  return { code, ...told };
}

const moved = (more: Partial<Move> = {}) => moveFrom(zoho, api.table, more);

const listed = async (query: Record<string, string>) => {
  const found: { salesorder_id: string }[] = [];
  for (let page = 1, more = true; more; page += 1) {
    const { json } = await api.call('GET', '/salesorders', { query: { ...query, page: String(page) } });
    found.push(...json.salesorders);
    more = json.page_context.has_more_page;
  }
  return found;
};

beforeAll(async () => {
  Object.assign(process.env, ASKED_AS);
  api = await openInventory();
  // Some more in a window than the pace allows: the clocks of two processes drift apart.
  zoho = await fakeZoho({ orders: ORDERS, limit: { calls: PER_MINUTE / 120 + 3, windowMs: 500 } });
});

afterAll(() => zoho.close());

describe('a move', () => {
  it('says beforehand what would become of it, and writes nothing', async () => {
    zoho.mood.isBad = false;
    const report = await moved({ isDryRun: true, withoutRows: false });
    zoho.mood.isBad = true;
    expect(printReport(report, true)).toContain('would be moved: 196 new');
    expect(await listed({})).toEqual([]);
  });

  it('that is killed twice has every order once', async () => {
    expect((await migrate(40)).code).toBe(null);
    expect((await migrate(50)).code).toBe(null);
    const { code, stderr, stdout } = await migrate();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/orders in [\d.]+ s \(\d+\/s\)/);
    const all = await listed({ sort_column: 'created_time', sort_order: 'A' });
    expect(all.map((order) => order.salesorder_id)).toEqual(places.filter((at) => !isTwin(at)).map(idAt));
    expect(zoho.exceeded()).toBe(0);
    expect(zoho.tokens()).toBeGreaterThan(3);
  });

  it('names what was refused, and why', () => {
    const twins = places.filter(isTwin);
    const { refused, orders } = JSON.parse(readFileSync(reportFile, 'utf8')) as MoveReport;
    expect(refused.map(({ place }) => place)).toEqual(twins.map(idAt));
    expect(refused[0]?.reason).toContain('number_taken');
    expect(orders.refused).toBe(twins.length);
  });

  it('reads nothing again that has not changed', async () => {
    const before = zoho.asked.get('/salesorders/{id}') ?? 0;
    zoho.mood.isBad = false;
    expect((await moved()).orders).toEqual({ new: 0, changed: 0, same: 196, held: 0, refused: 4 });
    expect((zoho.asked.get('/salesorders/{id}') ?? 0) - before).toBe(4);
  });
});

describe('an order that was moved', () => {
  it('answers what it answered there, whatever it is', async () => {
    const names = [
      'salesorder_number date customer_id customer_name currency_code exchange_rate reference_number notes',
      'order_status sub_total tax_total discount_amount total bcy_total shipping_charge salesperson_name branch_name',
    ].flatMap((line) => line.split(' '));
    for (const at of places.filter((each) => !isTwin(each))) {
      const here = await api.retrieve(idAt(at));
      const there = orderAt(at);
      const pick = (order: Record<string, unknown>) =>
        Object.fromEntries(names.map((name) => [name, order[name]]));
      expect(pick(here)).toEqual(pick(there));
      expect(new Date(here.created_time)).toEqual(new Date(there.created_time));
      expect(here.line_items.map((line: { line_item_id: string }) => line.line_item_id)).toEqual(
        there.line_items.map(({ line_item_id: id }) => id),
      );
      const { json } = await api.call('GET', `/store/api/v1/salesorders/${idAt(at)}`);
      expect([json.salesorder.salesorder_id, json.salesorder.total]).toEqual([idAt(at), there.total]);
    }
  });

  it('stands in lists as it stood there', async () => {
    const byChange = await listed({ sort_column: 'last_modified_time', sort_order: 'D' });
    expect(byChange.map((order) => order.salesorder_id)).toEqual(
      places
        .filter((at) => !isTwin(at))
        .map(idAt)
        .toReversed(),
    );
    const { json } = await api.call('GET', '/salesorders', {
      query: { salesorder_ids: `${idAt(3)},${idAt(4)}` },
    });
    expect(json.salesorders.map((order: { salesorder_id: string }) => order.salesorder_id)).toEqual([
      idAt(3),
      idAt(4),
    ]);
  });

  it('has the figures that it had, until they are changed, and the report tells by which rule they differ', async () => {
    const alone = places.filter((at) => !isTwin(at));
    const expected: Record<string, number> = {};
    for (const rule of alone.map(ruleAt)) if (rule) expected[rule] = (expected[rule] ?? 0) + 1;
    const { differing, figures } = await moved({ org: organizationId('777') });
    expect(differing).toEqual(expected);
    const [told] = figures;
    const first = alone.find((at) => ruleAt(at)) ?? 0;
    expect(told).toMatchObject({
      place: idAt(first),
      rule: ruleAt(first),
      total: String(orderAt(first).total),
    });
    expect(told?.ours['total']).not.toBe(told?.total);
    const odd =
      alone.find((at) => ruleAt(at) === 'unexplained' && orderAt(at).order_status === 'confirmed') ?? 0;
    const there = orderAt(odd);
    await api.call('PUT', `/salesorders/${idAt(odd)}`, { body: { notes: 'a note' } });
    expect((await api.retrieve(idAt(odd))).total).toBe(there.total);
    const changed = await api.call('PUT', `/salesorders/${idAt(odd)}`, { body: { adjustment: 0.5 } });
    expect(changed.json.salesorder.total).toBeCloseTo(there.total - 1.37 + 0.5, 5);
    const { json } = await api.call('GET', `/salesorders/${idAt(odd)}/history`);
    const paths = json.history[0].changes.map(({ field }: { field: string }) => field);
    expect(paths).toEqual(expect.arrayContaining(['imported', 'totals.total']));
  });

  it('has its comments and makers, and what was done about it', async () => {
    const { json } = await api.call('GET', `/salesorders/${idAt(10)}/comments`);
    expect(json.comments).toHaveLength(1);
    expect(json.comments[0]).toMatchObject({ commented_by: 'Eve', description: `called about ${idAt(10)}` });
    const done = await api.retrieve(idAt(4));
    expect(done).toMatchObject({
      status: 'fulfilled',
      invoiced_status: 'invoiced',
      shipped_status: 'shipped',
    });
    expect(done.packages[0].shipment_number).toBe('SH-4');
    const history = await api.call('GET', `/salesorders/${idAt(4)}/history`);
    expect(history.json.history[0].changed_by_name).toBe('Ada');
  });

  it('was published to nobody', async () => {
    const changes = await contentsOf(api, (key) => /^ORG#10234695#.* CHANGE#00000001$/.test(key));
    expect(changes.size).toBe(196);
    expect([...changes.values()].filter((item) => outgoingOfImage(item))).toEqual([]);
  });

  it('is followed by the next number', async () => {
    const customer = orderAt(1).customer_id;
    const made = await api.create({ customer_id: customer, line_items: [{ item_id: '9820000000002001' }] });
    expect(made.salesorder_number).toBe('SO-00200');
    await api.call('DELETE', `/salesorders/${made.salesorder_id}`);
  });
});

describe('a second move', () => {
  it('brings what has changed since, and leaves what was changed here', async () => {
    const later = { last_modified_time: '2026-11-20T10:00:00+0530', notes: 'changed there' };
    zoho.changed.set(1, { ...orderAt(1), ...later });
    zoho.changed.set(2, { ...orderAt(2), ...later });
    zoho.changed.set(ORDERS, orderAt(ORDERS));
    await api.call('PUT', `/salesorders/${idAt(1)}`, { body: { notes: 'changed here' } });
    const report = await moved();
    expect(report.orders).toMatchObject({ new: 1, changed: 1, held: 1 });
    expect(report.held).toEqual([idAt(1)]);
    expect((await api.retrieve(idAt(1))).notes).toBe('changed here');
    expect((await api.retrieve(idAt(2))).notes).toBe('changed there');
    expect((await api.retrieve(idAt(ORDERS))).total).toBe(orderAt(ORDERS).total);
  });
});
