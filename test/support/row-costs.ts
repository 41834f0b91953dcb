/** What operations on contacts and items cost. */
import type { Ask } from '../faults/rig/asks.ts';
import type { Capacity } from '../faults/rig/fault-proxy.ts';

type Meter = (ask: Ask) => Promise<{ cost: Capacity; rowId: string }>;

/** As many as a page shows, and some more. */
const CONTACTS = 110;

const ask = (operation: Ask['operation'], method: Ask['method'], path: string, body?: object): Ask => ({
  operation,
  method,
  path: `/inventory/v1${path}`,
  body,
  orders: [],
});

const contact = (name: string) => ({
  contact_name: name,
  email: `${name.replaceAll(' ', '.')}@example.com`,
  phone: '+49 221 5550123',
  billing_address: { address: '1 Main Street', city: 'Cologne', zip: '50667', country: 'Germany' },
});

/** Each once, by a container that has served before. */
export async function rowCosts(meter: Meter): Promise<Record<string, Capacity>> {
  const { cost: create, rowId: id } = await meter(
    ask('create-row', 'POST', '/contacts', contact('Ada Lovelace')),
  );
  const { cost: item, rowId: itemId } = await meter(
    ask('create-row', 'POST', '/items', { name: 'Oak chair', sku: 'CHAIR-1', rate: 49.9 }),
  );
  const cost = async (...asked: Parameters<typeof ask>) => (await meter(ask(...asked))).cost;
  const changes = {
    'contact: create': create,
    'contact: get': await cost('get-row', 'GET', `/contacts/${id}`),
    'contact: update of the notes': await cost('update-row', 'PUT', `/contacts/${id}`, { notes: 'n' }),
    'contact: another e-mail address': await cost('update-row', 'PUT', `/contacts/${id}`, {
      email: 'b@x.example',
    }),
    'contact: another name': await cost('update-row', 'PUT', `/contacts/${id}`, { contact_name: 'Ada King' }),
    'contact: delete': await cost('delete-row', 'DELETE', `/contacts/${id}`),
    'item: create': item,
    'item: another price': await cost('update-row', 'PUT', `/items/${itemId}`, { rate: 51 }),
  };
  for (let made = 0; made < CONTACTS; made += 1)
    await meter(ask('create-row', 'POST', '/contacts', contact(`Customer number ${made}`)));
  const list = (query: string) => cost('list-rows', 'GET', `/contacts?${query}`);
  return {
    ...changes,
    'contacts: a page of 100': await list('per_page=100'),
    'contacts: by e-mail': await list('email=customer.number.7@example.com'),
    'contacts: by the beginning of a name, a page of 10': await list(
      'contact_name_startswith=customer&per_page=10',
    ),
    'contacts: search for a text, one found': await list('search_text=number.42@'),
  };
}
