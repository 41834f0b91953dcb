import { beforeAll, describe, expect, it } from 'vitest';
import { compareOrders } from '../../../infra/moving/compare-orders.ts';
import { openSource, type SourceAsked } from '../../../infra/moving/open-source.ts';
import { organizationId, type OrderId } from '../../../lib/domain/identity.ts';
import type { SalesOrder } from '../../../lib/domain/order.ts';
import { commentStore } from '../../../lib/store/comments.ts';
import { orderStore } from '../../../lib/store/order-store.ts';
import { openLiveApi } from '../../support/api.ts';
import { TAX } from '../../support/demo-ids.ts';
import { inventoryOf, SMALL_ORDER } from '../../support/inventory.ts';
import { moveAs } from '../../support/moving.ts';
import type { Table } from '../../../lib/store/table.ts';

/** The services that orders come from are our own here: what one organisation answers is moved into another. */
let table: Table;
let url: string;
let ids: string[];

beforeAll(async () => {
  const api = await openLiveApi();
  ({ table, url } = api);
  const { create, call } = inventoryOf(api);
  const lines = [
    { ...SMALL_ORDER.line_items[0], tax_id: TAX },
    { name: 'Service', rate: 9.99, quantity: 3 },
  ];
  const made = [
    await create({ ...SMALL_ORDER, notes: 'n', billing_address: { address: '1 Rue', city: 'Paris' } }),
    await create({ ...SMALL_ORDER, line_items: lines }),
    await create({ ...SMALL_ORDER, discount: '10%', shipping_charge: 5, adjustment: -1 }),
  ];
  ids = made.map(({ salesorder_id: id }) => id);
  await call('POST', `/salesorders/${ids[0]}/comments`, { body: { description: 'called' } });
  await call('POST', `/salesorders/${ids[1]}/status/confirmed`);
  await call('POST', `/salesorders/${ids[2]}/status/void`);
  Object.assign(process.env, { MOVE_API_KEY: 'demo-full-access' });
});

const signedIn = (from: string, path: string): SourceAsked => ({
  from,
  url: `${url}${path}`,
  accounts: url,
  perMinute: 60_000,
  atOnce: 2,
  comments: true,
  'utc-offset': 'Z',
});

const moved = async (org: string, source: string, id = '') => {
  const store = orderStore(table, Date.now() + 10_000);
  return (await store.findByForeignId(organizationId(org), source, id)) as SalesOrder;
};

describe.each(['/crm/v2', '/crm/v8'])('records of CRM, below %s', (path) => {
  const org = path.replace(/\D/g, '');

  it('are moved in with their ids, figures and status', async () => {
    const report = await moveAs(signedIn('crm', path), table, { org: organizationId(org) }, DEMO_CLIENT);
    expect(report.refused).toEqual([]);
    expect(report.orders).toMatchObject({ new: 3 });
    const [first, second, third] = await Promise.all(ids.map((id) => moved(org, 'zoho-crm', id)));
    expect(first).toMatchObject({ status: 'draft', notes: 'n', totals: { total: '244' } });
    expect(first?.customer.billingAddress?.city).toBe('Paris');
    const { comments } = await commentStore(table, Date.now() + 10_000).list(
      organizationId(org),
      first?.id as OrderId,
      { page: 1, perPage: 5 },
    );
    expect(comments.map(({ text }) => text)).toEqual(['called']);
    expect(second).toMatchObject({ status: 'confirmed', number: 'SO-00002', totals: { total: '303.25' } });
    expect(third).toMatchObject({ status: 'void', totals: { total: '223.6' } });
    expect(second?.lines.map(({ name }) => name)).toEqual(['Laptop-white/15inch/dell', 'Service']);
  });

  it('compare as equal', async () => {
    const asked = { table, org: organizationId(org), atOnce: 2, onOrder: () => {} };
    const result = await compareOrders(openSource(signedIn('crm', path)), asked);
    expect(result).toMatchObject({ there: 3, here: 3, different: [], equal: 3 });
  });
});

describe('orders of Getfly', () => {
  it('are moved in with their ids, figures and status', async () => {
    const report = await moveAs(signedIn('getfly', '/api/v6.1'), table, { org: organizationId('61') });
    expect(report.refused).toEqual([]);
    const [first, second, third] = await Promise.all(ids.map((id) => moved('61', 'getfly', id)));
    expect(first).toMatchObject({ status: 'draft', totals: { total: '244' } });
    expect(second).toMatchObject({ status: 'confirmed', totals: { total: '303.25' } });
    expect(third).toMatchObject({ status: 'void' });
    expect(report.orders).toMatchObject({ new: 3 });
  });

  it('compare as equal', async () => {
    const asked = { table, org: organizationId('61'), atOnce: 2, onOrder: () => {} };
    const result = await compareOrders(openSource(signedIn('getfly', '/api/v6.1')), asked);
    expect(result).toMatchObject({ there: 3, here: 3, different: [], equal: 3 });
  });
});

const DEMO_CLIENT = {
  MOVE_CLIENT_ID: 'demo-client',
  MOVE_CLIENT_SECRET: 'demo-secret',
  MOVE_REFRESH_TOKEN: 'demo-refresh',
};
