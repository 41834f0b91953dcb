import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { CustomerRow } from '../../lib/domain/reference.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { keys } from '../../lib/store/keys.ts';
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';
import { CUSTOMER, ELSEWHERE, ITEM, ORGANIZATION } from '../support/demo-ids.ts';

const OTHER_ORG = organizationId(ELSEWHERE);
const OTHER_ORDER = { customer_id: '7', line_items: [{ name: 'x', rate: 1 }] };

const api = await openInventory();
beforeAll(async () => {
  await putReferenceRow(
    api.table,
    OTHER_ORG,
    CustomerRow.parse({ kind: 'customer', id: '7', name: 'Seven' }),
  );
});

const numbered = (salesorder_number: string) => ({ ...SMALL_ORDER, salesorder_number });
const numberOf = async (body?: object) => (await api.create(body)).salesorder_number as string;
const tryCreate = async (body: object) =>
  (await api.call('POST', '/salesorders', { body })).json.code as number;
const counterAt = (org: string, n: number) =>
  api.table.client.send(
    new PutCommand({ TableName: api.tableName, Item: { ...keys.counter(organizationId(org), 'SO-'), n } }),
  );

describe('automatic numbers', () => {
  it('begin with SO-00001 and go on by one', async () => {
    expect([await numberOf(), await numberOf(), await numberOf()]).toEqual([
      'SO-00001',
      'SO-00002',
      'SO-00003',
    ]);
  });

  it('calculate takes none', async () => {
    await api.call('POST', '/salesorders/calculate', { body: SMALL_ORDER });
    expect(await numberOf()).toBe('SO-00004');
  });

  it('an empty number is no number', async () => {
    expect(await numberOf(numbered(''))).toBe('SO-00005');
  });

  it('twelve at once are twelve different ones', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => numberOf()));
    expect(new Set(made).size).toBe(12);
  });

  it('go on behind a chosen one that looks like them', async () => {
    await api.create(numbered('SO-00100'));
    expect(await numberOf()).toBe('SO-00101');
    await api.create(numbered('SO-00050'));
    await api.create(numbered('SO-200'));
    await api.create(numbered('XO-00300'));
    expect(await numberOf()).toBe('SO-00102');
  });

  it('go on behind one that an update has chosen', async () => {
    const { salesorder_id } = await api.create();
    await api.call('PUT', `/salesorders/${salesorder_id}`, { body: { salesorder_number: 'SO-00150' } });
    expect(await numberOf()).toBe('SO-00151');
  });

  it('skip those that are taken, however many follow each other', async () => {
    for (let at = 0; at < 40; at += 1) await api.create(numbered(`SO-${String(500 + at).padStart(5, '0')}`));
    await counterAt(ORGANIZATION, 499);
    const made = await numberOf();
    expect(Number(made.slice(3))).toBeGreaterThan(539);
    expect(await tryCreate(numbered(made))).toBe(36004);
  });

  it('outgrow their five digits', async () => {
    await counterAt(ORGANIZATION, 99_999);
    expect(await numberOf()).toBe('SO-100000');
  });
});

describe('a prefix', () => {
  const useNumbering = (numbering?: object) => {
    const settings = { kind: 'settings', baseCurrency: { code: 'USD' }, numbering };
    return putSettings(api.table, organizationId(ORGANIZATION), OrganizationSettings.parse(settings));
  };

  it('has a series of its own, from its own first number on, and goes on behind where it was left', async () => {
    const before = await numberOf();
    await useNumbering({ prefix: 'N-', padding: 4, next: 1 });
    expect([await numberOf(), await numberOf()]).toEqual(['N-0001', 'N-0002']);
    await useNumbering({ prefix: 'M/', padding: 0, next: 77 });
    expect([await numberOf(), await numberOf()]).toEqual(['M/77', 'M/78']);
    await useNumbering({ prefix: '', padding: 3 });
    expect(await numberOf()).toBe('001');
    await useNumbering({ prefix: 'N-', padding: 6, next: 1 });
    // One of each was taken ahead by the create that came upon the next.
    expect(await numberOf()).toBe('N-000004');
    await useNumbering();
    expect(Number((await numberOf()).slice(3))).toBe(Number(before.slice(3)) + 2);
  });

  it('keeps its series when its first number is raised, and never goes back', async () => {
    await useNumbering({ prefix: 'R-', padding: 1, next: 10 });
    expect(await numberOf()).toBe('R-10');
    await useNumbering({ prefix: 'R-', padding: 1, next: 5 });
    expect(await numberOf()).toBe('R-11');
    await useNumbering({ prefix: 'R-', padding: 1, next: 20 });
    expect([await numberOf(), await numberOf()]).toEqual(['R-20', 'R-21']);
  });

  it('is passed by chosen numbers of its own only', async () => {
    await useNumbering({ prefix: 'P-', padding: 1, next: 1 });
    await api.create(numbered('Q-7'));
    await api.create(numbered('P-4'));
    expect(await numberOf()).toBe('P-5');
    await useNumbering({ prefix: 'Q-', padding: 1, next: 1 });
    expect(await numberOf()).toBe('Q-1');
    await useNumbering();
  });
});

describe('chosen numbers', () => {
  it('are kept, and taken once', async () => {
    expect(await numberOf(numbered('Mine/1 #7'))).toBe('Mine/1 #7');
    const again = await api.call('POST', '/salesorders', { body: numbered('Mine/1 #7') });
    expect([again.status, again.json.code]).toEqual([400, 36004]);
  });

  it('two creates with the same one at once: exactly one 201', async () => {
    for (let round = 0; round < 10; round += 1) {
      const body = numbered(`RACE-${round}`);
      const answers = await Promise.all([1, 2, 3].map(() => api.call('POST', '/salesorders', { body })));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400]);
      expect(answers.filter(({ json: { code } }) => code === 36004)).toHaveLength(2);
    }
  });

  it('are trimmed and composed before they are compared, and kept apart by case', async () => {
    expect(await numberOf(numbered('  Caf\u0065\u0301 1 '))).toBe('Caf\u00e9 1');
    expect(await tryCreate(numbered('Caf\u00e9 1'))).toBe(36004);
    expect(await tryCreate(numbered('CAF\u00c9 1'))).toBe(0);
  });

  it('of a hundred characters are accepted, spaces around them not counted', async () => {
    expect(await numberOf(numbered(` ${'n'.repeat(100)} `))).toHaveLength(100);
  });

  it('as a JSON number keep their digits', async () => {
    const body = `{"customer_id":"${CUSTOMER}","salesorder_number":12345678901234567890,"line_items":[{"item_id":"${ITEM}"}]}`;
    const answer = await api.call('POST', '/salesorders', { body });
    expect(answer.json.salesorder.salesorder_number).toBe('12345678901234567890');
  });

  it('are free again once their order is deleted, not when it is void', async () => {
    const { salesorder_id: id } = await api.create(numbered('AGAIN'));
    await api.call('POST', `/salesorders/${id}/status/void`);
    expect(await tryCreate(numbered('AGAIN'))).toBe(36004);
    await api.call('DELETE', `/salesorders/${id}`);
    expect(await tryCreate(numbered('AGAIN'))).toBe(0);
  });

  it('of another organisation are no obstacle', async () => {
    const body = { ...OTHER_ORDER, salesorder_number: 'SHARED' };
    const { status } = await api.call('POST', '/salesorders', { body, key: 'demo-other-org' });
    expect(status).toBe(201);
    expect(await tryCreate(numbered('SHARED'))).toBe(0);
    const first = await api.call('POST', '/salesorders', { body: OTHER_ORDER, key: 'demo-other-org' });
    expect(first.json.salesorder.salesorder_number).toBe('SO-00001');
  });
});

describe('renumbering', () => {
  it('frees the old number and takes the new one', async () => {
    const order = await api.create(numbered('OLD'));
    const path = `/salesorders/${order.salesorder_id}`;
    const answer = await api.call('PUT', path, { body: { salesorder_number: 'NEW' } });
    expect(answer.json.salesorder.salesorder_number).toBe('NEW');
    expect(await tryCreate(numbered('OLD'))).toBe(0);
    expect(await tryCreate(numbered('NEW'))).toBe(36004);
    expect((await api.call('GET', '/salesorders?salesorder_number=NEW')).json.salesorders).toHaveLength(1);
  });

  it('to a taken number is refused and changes nothing', async () => {
    await api.create(numbered('TAKEN'));
    const order = await api.create(numbered('MINE'));
    const path = `/salesorders/${order.salesorder_id}`;
    const answer = await api.call('PUT', path, { body: { salesorder_number: 'TAKEN', notes: 'x' } });
    expect([answer.status, answer.json.code]).toEqual([400, 36004]);
    expect(await api.retrieve(order.salesorder_id)).toEqual(order);
  });

  it('to its own number, spelled otherwise, changes nothing', async () => {
    const order = await api.create(numbered('Caf\u00e9 2'));
    const path = `/salesorders/${order.salesorder_id}`;
    const answer = await api.call('PUT', path, { body: { salesorder_number: ' Cafe\u0301 2' } });
    expect(answer.headers['etag']).toBe('"1"');
  });

  it('to nothing is refused', async () => {
    const { salesorder_id: id } = await api.create();
    for (const salesorder_number of ['', null, '  ']) {
      const answer = await api.call('PUT', `/salesorders/${id}`, { body: { salesorder_number } });
      expect([answer.status, answer.json.code]).toEqual([400, 4]);
    }
  });
});
