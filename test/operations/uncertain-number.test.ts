import { randomUUID } from 'node:crypto';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { mutationId, organizationId } from '../../lib/domain/identity.ts';
import { timeOrderedIds } from '../../lib/domain/identity.ts';
import { createOrder } from '../../lib/operations/create.ts';
import { runCommands } from '../../lib/operations/run.ts';
import { commentStore } from '../../lib/store/comments.ts';
import { orderStore } from '../../lib/store/order-store.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import { referenceStore } from '../../lib/store/references.ts';
import type { Table } from '../../lib/store/table.ts';
import { openInventory } from '../support/inventory.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';

const api = await openInventory();

/** The table through a connection on which the first transaction gets no answer, and does not arrive yet either. */
function losingTheFirst(table: Table): Table {
  let lost = false;
  const send = (command: unknown, options: unknown) => {
    if (!(command instanceof TransactWriteCommand) || lost)
      return table.client.send(command as never, options as never);
    lost = true;
    return Promise.reject(Object.assign(new Error('no answer'), { name: 'TimeoutError' }));
  };
  return { ...table, client: { send } as unknown as Table['client'] };
}

async function create(table: Table, number: string) {
  const clock = { now: () => new Date() };
  const deadline = Date.now() + 10_000;
  const context = {
    caller: {
      id: 'test',
      name: 'test',
      organizationId: organizationId(ORGANIZATION),
      scopes: ['create'],
    },
    orders: orderStore(table, deadline),
    comments: commentStore(table, deadline),
    references: referenceStore(table, deadline),
    rows: rowStore(table, deadline),
    clock,
    ids: { next: timeOrderedIds(clock), mutation: () => mutationId(randomUUID()) },
    deadline,
  };
  const input = { number, customerId: CUSTOMER, lines: [{ itemId: ITEM }] };
  const [outcome] = await runCommands(createOrder, [{ command: { input } }], context);
  return outcome && 'error' in outcome ? outcome.error.code : 'created';
}

it('a taken number is a refusal when every try was answered', async () => {
  expect(await create(api.table, 'TAKEN-1')).toBe('created');
  expect(await create(api.table, 'TAKEN-1')).toBe('number_taken');
});

it('a taken number is no definite refusal while an earlier try may still arrive', async () => {
  expect(await create(api.table, 'TAKEN-2')).toBe('created');
  expect(await create(losingTheFirst(api.table), 'TAKEN-2')).toBe('unavailable');
});

it('a lost try alone changes nothing: the next one creates', async () => {
  expect(await create(losingTheFirst(api.table), 'FREE-1')).toBe('created');
});
