/** A deployment, or a new API key, between a call and its repeat: the repeat is still the same call. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../lib/access/api-keys.ts';
import * as getfly from '../../lib/dialects/getfly/exchanges.ts';
import * as crm from '../../lib/dialects/zoho-crm/exchanges.ts';
import * as inventory from '../../lib/dialects/zoho-inventory/exchanges.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { createOrder } from '../../lib/operations/create.ts';
import { orderFunction } from '../../lib/runtime/order-function.ts';
import { putApiKey } from '../../lib/store/api-keys.ts';
import { clientOver, intoHandlers, type Client, type Sent } from '../support/client.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { seededTable, type SeededTable } from '../support/table.ts';
import { openTable } from '../../lib/store/table.ts';

let seeded: SeededTable;
beforeAll(async () => (seeded = await seededTable()));

/** Inventory's create as the next release reads it: a field more in every command. */
const nextRelease: typeof inventory.create = {
  ...inventory.create,
  read(request, caller) {
    const reading = inventory.create.read(request, caller);
    const commands = reading.commands.map((decoded) =>
      'command' in decoded
        ? { command: { ...decoded.command, input: { terms: 'net 30', ...decoded.command.input } } }
        : decoded,
    );
    return { ...reading, commands };
  },
};
const served = (create: typeof inventory.create): Client => {
  const handler = orderFunction(createOrder, {
    'zoho-inventory': async () => ({ create }),
    'zoho-crm': async () => crm,
    getfly: async () => getfly,
  });
  return clientOver(intoHandlers(() => handler));
};

const body = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 2 }], notes: 'as it was' };
const create = (client: Client, sent: Sent) => client.send('POST', '/inventory/v1/salesorders', sent);
const keyed = () => ({ 'idempotency-key': randomUUID() });

describe('a keyed call and its repeat', () => {
  it('are the same call when the decoders changed in between', async () => {
    const sent = { body, headers: keyed() };
    const first = await create(served(inventory.create), sent);
    const second = await create(served(nextRelease), sent);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('are the same however names are ordered and spaced', async () => {
    const headers = keyed();
    const client = served(inventory.create);
    const first = await create(client, { body, headers });
    const turned = JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()), undefined, 2);
    expect((await create(client, { body: turned, headers })).text).toBe(first.text);
  });

  it.each<[string, (sent: Sent) => Sent]>([
    ['a body', (sent) => ({ ...sent, body: { ...body, notes: 'otherwise' } })],
    ['a parameter', (sent) => ({ ...sent, query: { ignore_auto_number_generation: 'false' } })],
  ])('are two when they differ in %s', async (_, otherwise) => {
    const sent = { body, headers: keyed() };
    const client = served(inventory.create);
    expect((await create(client, sent)).status).toBe(201);
    expect((await create(client, otherwise(sent))).status).toBe(409);
  });

  it('are two when they differ in a digit that JavaScript cannot tell', async () => {
    const headers = keyed();
    const client = served(inventory.create);
    const text = (digits: string) => JSON.stringify(body).replace('{', `{"reference_number":${digits},`);
    expect((await create(client, { body: text('9007199254740992'), headers })).status).toBe(201);
    expect((await create(client, { body: text('9007199254740993'), headers })).status).toBe(409);
  });

  it('are the same under a new key of the same client, and two under the key of another', async () => {
    const table = openTable(seeded.tableName, seeded.endpoint);
    const rowOf = (keyId: string, clientId: string) => ({
      keyId,
      clientId,
      name: 'Web shop',
      organizationId: organizationId(ORGANIZATION),
      scopes: ['create', 'read'],
      revoked: false,
    });
    await putApiKey(table, digestOf('old-secret'), rowOf('key-old', 'web-shop'));
    await putApiKey(table, digestOf('new-secret'), rowOf('key-new', 'web-shop'));
    await putApiKey(table, digestOf('other-secret'), rowOf('key-other', 'other-shop'));
    const client = served(inventory.create);
    const headers = keyed();
    const [first, second, other] = [
      await create(client, { body, headers, key: 'old-secret' }),
      await create(client, { body, headers, key: 'new-secret' }),
      await create(client, { body, headers, key: 'other-secret' }),
    ];
    expect(second.text).toBe(first.text);
    expect(other.json.salesorder.salesorder_id).not.toBe(first.json.salesorder.salesorder_id);
  });
});
