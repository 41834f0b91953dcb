/** Items by their codes: what finds an item is written with it, and is never believed without it. */
import { describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { putReferenceRow, referenceStore } from '../../lib/store/references.ts';
import { openGetfly } from '../support/getfly.ts';
import { ELSEWHERE, ORGANIZATION } from '../support/demo-ids.ts';

const org = organizationId(ORGANIZATION);
const item = (id: string, code?: string) =>
  ReferenceRow.parse({ kind: 'item', id, name: `Item ${id}`, rate: '1', code });

const api = await openGetfly();
const store = () => referenceStore(api.inventory.table, Date.now() + 10_000);
const lineOf = async (product_code: string) =>
  api.put({ current_order_code: await api.order(), saved_order_details: [{ product_code, quantity: 1 }] });

describe('an item', () => {
  it('is found by its code, and by its id where it has none', async () => {
    const { table } = api.inventory;
    await putReferenceRow(table, org, item('901', 'RED'));
    await putReferenceRow(table, org, item('902'));
    expect(await store().itemIdsByCode(org, ['RED', 'BLUE'])).toEqual(new Map([['RED', '901']]));
    expect((await lineOf('RED')).status).toBe(200);
    expect((await lineOf('902')).status).toBe(200);
  });

  it('that has given up its code is not found by it, and the next one with that code is', async () => {
    const { table } = api.inventory;
    await putReferenceRow(table, org, item('903', 'OLD'));
    await putReferenceRow(table, org, item('903', 'NEW'));
    const refused = await lineOf('OLD');
    expect([refused.status, refused.json.errors[0].field]).toEqual([
      400,
      'saved_order_details[0].product_code',
    ]);
    await putReferenceRow(table, org, item('904', 'OLD'));
    expect((await lineOf('OLD')).status).toBe(200);
  });

  it('of another organisation is unknown', async () => {
    await putReferenceRow(api.inventory.table, organizationId(ELSEWHERE), item('905', 'THEIRS'));
    expect((await lineOf('THEIRS')).status).toBe(400);
  });

  it('comes over the bus with its code, and a late older version moves no code', async () => {
    const change = (version: number, code: string) => ({
      organizationId: org,
      version,
      key: { kind: 'item', id: '906' } as const,
      row: item('906', code),
    });
    await store().apply(change(2, 'SECOND'));
    await store().apply(change(1, 'FIRST'));
    expect(await store().itemIdsByCode(org, ['FIRST', 'SECOND'])).toEqual(new Map([['SECOND', '906']]));
  });
});
