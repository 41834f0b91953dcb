/** An order written through one wire is the same order through every other, and stays so when the first changes it. */
import { describe, expect, it } from 'vitest';
import { openInventory } from '../support/inventory.ts';
import { mixedOrders } from '../support/mixed-orders.ts';
import { reportPayment } from '../support/reported-facts.ts';
import type { Reader, Ref, Seen } from '../support/wire.ts';
import { READERS, WRITERS } from '../support/wires.ts';

const api = await openInventory();

const pairs = Object.keys(WRITERS).flatMap((writer) =>
  Object.keys(READERS).map((reader) => [writer, reader]),
);

describe.each(pairs)('an order written through %s and read through %s', (writing, reading) => {
  const writer = WRITERS[writing!]!;
  const own: Reader = writer;
  const reader = READERS[reading!]!;

  it('has the same customer, lines, prices, discounts, taxes, payments and total', async () => {
    const order = await writer.write(api);
    await reportPayment(order.id);
    const here = own.see(await own.read(api, order));
    const there = reader.see(await reader.read(api, order));
    expect(comparable(there)).toEqual(comparable(here));
    // Commerce shows the payments of every order.
    const { payments } = READERS['zoho-commerce']!.see(await READERS['zoho-commerce']!.read(api, order));
    expect(payments).toContainEqual({ mode: 'Card', amount: 1.5, date: '2026-01-02', description: 'part' });
    for (const seen of [here, there]) if (seen.payments) expect(seen.payments).toEqual(payments);
  });

  it('is changed through the first without harm to what only the other knows', async () => {
    const order = await writer.write(api);
    const unmarked = reader.own(await reader.read(api, order));
    await reader.mark(api, order);
    const marked = reader.own(await reader.read(api, order));
    expect(marked).not.toEqual(unmarked);

    const shown = await own.read(api, order);
    expect((await writer.sendBack(api, order, shown, firstQuantity(own, shown))).status).toBe(200);
    expect(await own.read(api, order)).toEqual(shown);

    expect((await writer.sendBack(api, order, shown, 4)).status).toBe(200);
    const here = own.see(await own.read(api, order));
    const wire = await reader.read(api, order);
    expect(here.lines[0]!.quantity).toBe(4);
    expect(here.total).not.toBe(own.see(shown).total);
    expect(comparable(reader.see(wire))).toEqual(comparable(here));
    expect(reader.own(wire)).toEqual(marked);
  });
});

function comparable(seen: Seen): object {
  return { ...seen, payments: undefined };
}

function firstQuantity(reader: Reader, wire: unknown): number {
  return reader.see(wire).lines[0]!.quantity;
}

describe('what a wire has read of any order, sent back as it is', async () => {
  const orders = Object.entries(await mixedOrders(api));
  const versionOf = async ({ id }: Ref) => (await api.call('GET', `/salesorders/${id}`)).headers['etag'];
  const wires = ['zoho-inventory', 'zoho-crm', 'getfly'];

  it.each(wires.flatMap((wire) => orders.map(([name, order]) => [wire, name, order] as const)))(
    '%s of %s: changes nothing, not even the version',
    async (wire, _, order) => {
      const writer = WRITERS[wire]!;
      const seen = async () => Promise.all(Object.values(READERS).map((reader) => reader.read(api, order)));
      const [before, version] = [await seen(), await versionOf(order)];
      const shown = await writer.read(api, order);
      const { status, text } = await writer.sendBack(api, order, shown, firstQuantity(writer, shown));
      expect([200, 400], text).toContain(status);
      expect(await seen()).toEqual(before);
      expect(await versionOf(order), text).toBe(version);
    },
  );
});
