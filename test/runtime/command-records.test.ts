/** What is kept about commands: for whom, for how long, and which of two deliveries at once it is. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { confirmOrder } from '../../lib/operations/confirm.ts';
import { createOrder } from '../../lib/operations/create.ts';
import type { Dependencies } from '../../lib/runtime/dependencies.ts';
import { dependenciesOn } from '../../lib/runtime/live-deps.ts';
import { serveCommands } from '../../lib/runtime/serve-commands.ts';
import { openTable } from '../../lib/store/table.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import { draftOf, someContext, storedOrder } from '../support/event-orders.ts';
import { seededTable, type SeededTable } from '../support/table.ts';

const DAY_MS = 86_400_000;
const input = (itemQuantity: string) => ({
  customerId: CUSTOMER,
  lines: [{ itemId: ITEM, quantity: itemQuantity }],
});

let seeded: SeededTable;
let now = Date.now();
let dependencies: Dependencies;
beforeAll(async () => {
  seeded = await seededTable();
  const table = openTable(seeded.tableName, seeded.endpoint);
  dependencies = dependenciesOn(table, { now: () => new Date(now) });
});

const create = async (sender: string, commandId: string, quantity = '2') => {
  const detail = { commandId, organizationId: ORGANIZATION, command: { input: input(quantity) } };
  const { outcomes } = await serveCommands(createOrder, { sender, detail }, someContext(), dependencies);
  return outcomes[0] as { value?: SalesOrder; error?: { code: string } };
};

describe('a command id', () => {
  it('is still known when the longest-kept archive and the last dead-letter queue give the command back', async () => {
    const first = await create('bus:shop', 'late');
    for (const days of [1.1, 30, 44]) {
      now = Date.now() + days * DAY_MS;
      expect((await create('bus:shop', 'late')).value?.id).toBe(first.value?.id);
    }
    now = Date.now();
  });

  it('is its sender’s own: another sender who counts alike gets another order', async () => {
    const [one, other] = [await create('bus:shop-a', 'order-1'), await create('bus:shop-b', 'order-1', '3')];
    const same = await create('bus:shop-c', 'order-1');
    expect(new Set([one, other, same].map(({ value }) => value?.id)).size).toBe(3);
  });
});

describe('of two deliveries of a command at once', () => {
  it('the one that is refused announces nothing when the other one has succeeded', async () => {
    const { id } = await draftOf('1');
    const detail = { commandId: 'twins', organizationId: ORGANIZATION, command: { id } };
    const request = { sender: 'bus:shop', detail };
    const serve = (operation: typeof confirmOrder) =>
      serveCommands(operation, request, someContext(), dependencies);
    // It looks before its twin has done anything, and is refused after that.
    const late: typeof confirmOrder = {
      ...confirmOrder,
      async run() {
        await serve(confirmOrder);
        throw new OrderError('not_found', {});
      },
    };
    await serve(late);
    expect((await storedOrder(id))?.status).toBe('confirmed');
    expect(await refusalsOf('twins')).toBe(0);
  });

  it('the one that would succeed is refused when the other one has announced a refusal', async () => {
    const { id } = await draftOf('1');
    const detail = { commandId: 'refused-twins', organizationId: ORGANIZATION, command: { id } };
    const request = { sender: 'bus:shop', detail };
    const refused: typeof confirmOrder = {
      ...confirmOrder,
      run: () => Promise.reject(new OrderError('not_found', {})),
    };
    const late: typeof confirmOrder = {
      ...confirmOrder,
      async run(command, context) {
        await serveCommands(refused, request, someContext(), dependencies);
        return confirmOrder.run(command, context);
      },
    };
    const { outcomes } = await serveCommands(late, request, someContext(), dependencies);
    expect(outcomes).toMatchObject([{ error: { code: 'not_found' } }]);
    expect((await storedOrder(id))?.status).toBe('draft');
    expect(await refusalsOf('refused-twins')).toBe(1);
  });
});

async function refusalsOf(commandId: string): Promise<number> {
  const { Items = [] } = await seeded.client.send(new ScanCommand({ TableName: seeded.tableName }));
  return Items.filter(({ PK, SK }) => PK?.S?.endsWith(`#${commandId}`) && SK?.S?.startsWith('REFUSED#'))
    .length;
}
