/** Commands by way of their queue: once each, aside at once when they are broken, again while it may pass. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { requestDetailType } from '../../lib/events/incoming/commands.ts';
import { consumeCommand } from '../../lib/runtime/consume-command.ts';
import type { Dependencies } from '../../lib/runtime/dependencies.ts';
import { queueFunction } from '../../lib/runtime/queue-function.ts';
import { consumerOf, messageOf } from '../support/deliveries.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { draftOf, someContext, storedOrder } from '../support/event-orders.ts';
import { seededTable } from '../support/table.ts';

beforeAll(() => seededTable());

function requested(operation: string, command: unknown, rest: Record<string, unknown> = {}) {
  const detail = { commandId: randomUUID(), organizationId: ORGANIZATION, command, ...rest };
  return { source: 'shop', 'detail-type': requestDetailType(operation), detail };
}

describe('a command in the queue', () => {
  it('takes effect once, as its source, however often it is delivered', async () => {
    const { id } = await draftOf('1');
    const { deliver, deadLetters } = consumerOf(consumeCommand);
    const confirm = requested('confirm', { id });
    const records = [messageOf(confirm), messageOf(confirm), messageOf(confirm, 3)];
    expect(await deliver(records)).toEqual({ batchItemFailures: [] });
    expect(deadLetters).toEqual([]);
    expect(await storedOrder(id)).toMatchObject({ status: 'confirmed', version: 2 });
  });

  it.each([
    ['is not as described', requested('confirm', { nobody: 'Jane Roe' }), /^not as described: command/],
    ['nothing takes', { ...requested('confirm', {}), 'detail-type': 'Jane Roe Requested' }, /no operation/],
    ['comes in our own name', { ...requested('confirm', {}), source: 'sales-orders' }, /no request to/],
    ['is no JSON', '{"detail": Jane Roe', /^not JSON$/],
  ])(
    'is put aside at the first delivery when it %s, with a reason that quotes nothing',
    async (...[, entry, why]) => {
      const { deliver, deadLetters } = consumerOf(consumeCommand);
      expect(await deliver([messageOf(entry)])).toEqual({ batchItemFailures: [] });
      expect(deadLetters.map(({ reason }) => reason)).toEqual([expect.stringMatching(why)]);
      expect(deadLetters[0]?.reason).not.toContain('Jane');
    },
  );

  it('comes again, later and later, while the table cannot be reached', async () => {
    const waits: number[] = [];
    const stores = () => {
      throw new OrderError('unavailable', { retryAfterSeconds: 1 });
    };
    const down = { stores } as unknown as Dependencies;
    const handler = queueFunction(consumeCommand, () => ({
      dependencies: down,
      deadLetters: { put: () => Promise.reject(new Error('nothing is to be put aside')) },
      later: { again: async (_, seconds) => void waits.push(seconds) },
    }));
    for (const receives of [1, 2, 12]) {
      const record = messageOf(requested('confirm', { id: '1' }), receives);
      const { batchItemFailures } = await handler({ Records: [record] }, someContext());
      expect(batchItemFailures).toEqual([{ itemIdentifier: record.messageId }]);
    }
    expect(waits).toEqual([5, 20, 3600]);
  });
});
