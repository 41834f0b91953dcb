/** What the commands of one request come to beside each other. */
import { describe, expect, it } from 'vitest';
import { OrderError, type OrderErrorCode } from '../../lib/domain/order-error.ts';
import type { Operation } from '../../lib/operations/operation.ts';
import { runCommands } from '../../lib/operations/run.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';

const { context } = ordersInMemory();

/** Each command is what becomes of it. */
type Command = { id?: string; fails?: OrderErrorCode };

const operation: Operation<Command, string> = {
  name: 'update',
  rights: [],
  table: 'write',
  async run({ id = 'done', fails }) {
    if (fails) throw new OrderError(fails, {} as never);
    return id;
  },
};

const outcomesOf = async (commands: Command[]) =>
  (
    await runCommands(
      operation,
      commands.map((command) => ({ command })),
      context,
    )
  ).map((outcome) => ('error' in outcome ? outcome.error.code : outcome.value));

describe('the commands of a request', () => {
  it('fail each for itself', async () => {
    expect(await outcomesOf([{ id: 'a' }, { fails: 'conflict' }, { id: 'c' }])).toEqual([
      'a',
      'conflict',
      'c',
    ]);
  });

  it('are refused as a whole when a twin of other words was first everywhere, and only then', async () => {
    const twin: Command = { fails: 'key_reused' };
    await expect(outcomesOf([twin, twin])).rejects.toMatchObject({ code: 'key_reused' });
    await expect(outcomesOf([{ fails: 'conflict' }, twin])).rejects.toMatchObject({ code: 'key_reused' });
    // What was done must be told: a refusal would say that nothing has happened.
    expect(await outcomesOf([{ id: 'a' }, twin])).toEqual(['a', 'key_reused']);
    expect(await outcomesOf([{ fails: 'conflict' }, { fails: 'not_found' }])).toEqual([
      'conflict',
      'not_found',
    ]);
  });
});
