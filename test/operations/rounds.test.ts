/** How often a warm request waits for the table: calls that are under way at once are one round. */
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { putSettings } from '../../lib/store/references.ts';
import { CUSTOMER, ITEM, ORGANIZATION, TAX } from '../support/demo-ids.ts';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';

const api = await openInventory();
const SECOND_LINE = { item_id: ITEM, quantity: 1, tax_id: TAX };

interface Sending {
  send: (...words: unknown[]) => Promise<unknown>;
}

/** Calls by round: one that begins when others have ended is in the round behind the last of those. */
let rounds: string[][] = [];
let ended = 0;

beforeAll(() => {
  const { send } = DynamoDBDocumentClient.prototype as unknown as Sending;
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(async function sent(
    this: DynamoDBDocumentClient,
    ...words: unknown[]
  ) {
    const round = ended;
    (rounds[round] ??= []).push((words[0] as object).constructor.name.replace('Command', ''));
    try {
      return await Reflect.apply(send, this, words);
    } finally {
      ended = Math.max(ended, round + 1);
    }
  });
});

beforeEach(async () => {
  // What a container remembers, it has read once.
  await api.create({ ...SMALL_ORDER, line_items: [SECOND_LINE] });
  begin();
});

function begin() {
  rounds = [];
  ended = 0;
}

const told = () => rounds.map((calls) => calls.toSorted().join(' + '));

describe('a warm request waits', () => {
  it('twice for a create: the number is taken beside the reading of references', async () => {
    await api.create();
    expect(told()).toEqual(['BatchGet + Update', 'TransactWrite']);
  });

  it('twice for an update that names references, which are read beside the order', async () => {
    const { salesorder_id: id } = await api.create();
    begin();
    const body = { customer_id: CUSTOMER, line_items: [SECOND_LINE] };
    expect((await api.call('PUT', `/salesorders/${id}`, { body })).status).toBe(200);
    expect(told()).toEqual(['BatchGet + Get', 'TransactWrite']);
  });

  it('twice for an update that names none', async () => {
    const { salesorder_id: id } = await api.create();
    begin();
    await api.call('PUT', `/salesorders/${id}`, { body: { notes: 'by the back door' } });
    expect(told()).toEqual(['Get', 'TransactWrite']);
  });

  it('twice for a confirm, whose rules are read beside the order', async () => {
    const { salesorder_id: id } = await api.create();
    begin();
    expect((await api.call('POST', `/salesorders/${id}/status/confirmed`)).status).toBe(200);
    expect(told()).toEqual(['BatchGet + Get', 'TransactWrite']);
  });

  it('once for a retrieve', async () => {
    const { salesorder_id: id } = await api.create();
    begin();
    await api.retrieve(id);
    expect(told()).toEqual(['Get']);
  });
});

describe('a create that is refused', () => {
  const refused = async (body: object) => {
    begin();
    const { status } = await api.call('POST', '/salesorders', { body });
    expect(status).toBe(400);
    return rounds.flat();
  };

  it('takes no number when its own words refuse it', async () => {
    expect(await refused({ ...SMALL_ORDER, line_items: [] })).not.toContain('Update');
    expect(await refused({ line_items: SMALL_ORDER.line_items })).not.toContain('Update');
    expect(await refused({ ...SMALL_ORDER, salesorder_number: 'x'.repeat(200) })).toEqual([]);
  });

  it('leaves a gap when what it names is not there', async () => {
    const numberOf = async () => Number((await api.create()).salesorder_number.slice(3));
    const before = await numberOf();
    expect(await refused({ ...SMALL_ORDER, customer_id: '4815000000099999' })).toContain('Update');
    expect(await numberOf()).toBe(before + 2);
  });
});

describe('a series that another container has changed', () => {
  const useNumbering = (numbering?: object) =>
    putSettings(
      api.table,
      organizationId(ORGANIZATION),
      OrganizationSettings.parse({ kind: 'settings', baseCurrency: { code: 'USD' }, numbering }),
    );

  it('counts at once, whatever was taken ahead', async () => {
    await useNumbering({ prefix: 'Z-', padding: 2, next: 7 });
    expect((await api.create()).salesorder_number).toBe('Z-07');
    await useNumbering({ prefix: 'Z-', padding: 3, next: 40 });
    expect((await api.create()).salesorder_number).toBe('Z-040');
    await useNumbering({ prefix: 'Z-', padding: 4, next: 1 });
    expect((await api.create()).salesorder_number).toBe('Z-0041');
  });
});
