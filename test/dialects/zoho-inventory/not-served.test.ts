import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInventory } from '../../support/inventory.ts';

const api = await openInventory();
let order: string;
beforeAll(async () => {
  order = `/salesorders/${(await api.create()).salesorder_id}`;
});

const EVENTS = 'are not served here; they come in by events.';
const FILES = 'files are not kept here; an order names its documents.';
const TEMPLATES = 'templates are not kept here; an order keeps the id of its own.';

/** What clients in use call; `ORDER` stands for one that is there. */
const CALLS: [method: string, path: string, says: string][] = [
  ['POST', '/invoices/fromsalesorder?salesorder_id=1', `invoices ${EVENTS}`],
  ['GET', '/invoices', `invoices ${EVENTS}`],
  ['POST', '/invoices', `invoices ${EVENTS}`],
  ['GET', '/invoices/1', `invoices ${EVENTS}`],
  ['POST', '/packages?salesorder_id=1', `packages ${EVENTS}`],
  ['GET', '/packages', `packages ${EVENTS}`],
  ['POST', '/shipmentorders?package_ids=1', `shipments ${EVENTS}`],
  ['POST', '/customerpayments', `payments ${EVENTS}`],
  ['GET', '/customerpayments', `payments ${EVENTS}`],
  ['GET', '/purchaseorders', `purchase orders ${EVENTS}`],
  ['POST', 'ORDER/attachment', FILES],
  ['GET', 'ORDER/attachment', FILES],
  ['DELETE', 'ORDER/documents/1', FILES],
  ['POST', 'ORDER/email', 'nothing is mailed from here.'],
  ['GET', 'ORDER/email', 'nothing is mailed from here.'],
  ['POST', '/salesorders/email', 'nothing is mailed from here.'],
  ['GET', '/salesorders/templates', TEMPLATES],
  ['PUT', 'ORDER/templates/1', TEMPLATES],
  ['GET', '/salesorders/pdf?salesorder_ids=1', 'orders are answered as JSON alone.'],
  ['GET', '/salesorders/print?salesorder_ids=1', 'orders are answered as JSON alone.'],
  ['GET', '/bills', 'bills are not served here.'],
  ['GET', '/estimates?page=1', 'estimates are not served here.'],
  ['GET', '/creditnotes', 'creditnotes are not served here.'],
  ['POST', '/salesreturns', 'salesreturns are not served here.'],
];

describe.each(['/inventory/v1', '/books/v3'])('what is not served below %s', (base) => {
  it.each(CALLS)('%s %s: %s', async (method, path, says) => {
    const called = base + path.replace('ORDER', order);
    const { status, json } = await api.call(method, called, method === 'GET' ? {} : { body: {} });
    expect([status, json]).toEqual([404, { code: 5, message: `Invalid URL Passed: ${says}` }]);
  });

  it('and what the services have as little is no more than an unknown path', async () => {
    const { status, json } = await api.call('GET', `${base}/nothing`);
    expect([status, json]).toEqual([404, { code: 5, message: 'Invalid URL Passed' }]);
  });
});

it('stands in docs/not-served.md, call by call', () => {
  const page = readFileSync('docs/not-served.md', 'utf8');
  for (const [, path] of CALLS) {
    const named = path.split(/[?]/)[0]!.replace('ORDER', '').split('/').filter(Boolean);
    expect(
      named.some((part) => page.includes(`\`${part}\``) || page.includes(`/${part}`)),
      path,
    ).toBe(true);
  }
});
