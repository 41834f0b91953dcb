/** Calls under a key, and the commands of one request: what is recalled, run, and kept, to the letter. */
import { describe, expect, it, vi } from 'vitest';
import { writeItems } from '../../infra/tools/write-orders.ts';
import { AnsweredByTwin } from '../../lib/domain/change.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { earlierSuccesses } from '../../lib/operations/keyed-call.ts';
import type { Decoded, Operation, Outcome } from '../../lib/operations/operation.ts';
import { runCommands } from '../../lib/operations/run.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { valueClaimPut } from '../../lib/store/claims.ts';
import type { Table } from '../../lib/store/table.ts';
import { NOW, ORG, recordedStores, type Faults } from '../support/recorded-stores.ts';

const SECONDS = NOW.getTime() / 1000;
const KEY = { claimId: 'c', callHash: 'h' };
/** What an earlier call has kept, as it lies in the table. */
const record = (position: number, callHash = 'h') => {
  const claim = { id: 'c', position, callHash, takenAt: SECONDS, expiresAt: SECONDS + 60 };
  return valueClaimPut(claim, `kept ${position}`).Item;
};
const replaying = { replay: ({ value }: { value?: unknown }) => value } as unknown as Operation<
  never,
  unknown
>;
const told = (outcome: Outcome<unknown> | undefined) =>
  outcome && 'error' in outcome ? { code: outcome.error.code, ...outcome.error.details } : outcome;

describe('a call under a key', () => {
  interface Standing {
    /** What earlier calls have kept. */
    kept?: Item[];
    settings?: Record<string, unknown>;
    faults?: Faults;
  }
  type Run = (table: Table) => Promise<Outcome<unknown>>;
  const at = async (
    { kept: items, settings, faults }: Standing,
    run: Run,
    key: object = KEY,
    operation = replaying,
  ) => {
    const { context, asked, table } = await recordedStores({ items, settings }, { faults });
    const claims: unknown[] = [];
    const keyed = await earlierSuccesses(operation, context, key as typeof KEY);
    const outcome = await keyed?.at(1, (claim) => (claims.push(claim), run(table)));
    return { outcome: told(outcome), asked, claims };
  };
  const done = async () => ({ value: 'done' });
  const failing = (code: 'conflict' | 'key_reused') => async () => ({ error: new OrderError(code, {}) });
  /** A twin has kept this, while the call itself came to nothing. */
  const behind =
    (twin: Item): Run =>
    async (table) => {
      await writeItems(table, [twin]);
      return { error: new OrderError('conflict', {}) };
    };
  const recalled = ['orders.recall', 'c', SECONDS];

  it('that is new is run once, under a claim of a day', async () => {
    const { outcome, asked, claims } = await at({}, done);
    expect(outcome).toEqual({ value: 'done' });
    expect(claims).toEqual([
      { id: 'c', position: 1, callHash: 'h', takenAt: SECONDS, expiresAt: SECONDS + 86_400 },
    ]);
    expect(asked).toEqual([recalled, ['references.load', ORG, []]]);
  });

  it.each<[object, Record<string, unknown> | undefined, number]>([
    [KEY, { idempotencyHours: 48 }, 48 * 3600],
    [{ ...KEY, keptSeconds: 100 }, undefined, 86_400],
    [{ ...KEY, keptSeconds: 1e6 }, { idempotencyHours: 24 }, 1e6],
  ])('is kept as long as anybody says: %j %j', async (key, settings, kept) => {
    const { claims } = await at({ settings }, done, key);
    expect(claims).toEqual([expect.objectContaining({ expiresAt: SECONDS + kept })]);
  });

  it('that was done at this position is answered again', async () => {
    const { outcome, claims } = await at({ kept: [record(0), record(1)] }, done);
    expect([outcome, claims]).toEqual([{ value: 'kept 1', replayed: true }, []]);
    expect((await at({ kept: [record(0)] }, done)).outcome).toEqual({ value: 'done' });
    const expired = { ...record(1), expiresAt: SECONDS };
    expect((await at({ kept: [expired] }, done)).outcome).toEqual({ value: 'done' });
  });

  it('under a key of another call is refused, whatever position that was at', async () => {
    const kept = [record(0), record(2, 'other')];
    await expect(at({ kept }, done)).rejects.toMatchObject({ code: 'key_reused' });
  });

  it('that is refused looks whether a twin was first', async () => {
    const refused = await at({}, failing('conflict'));
    expect(refused.outcome).toEqual({ code: 'conflict' });
    expect(refused.asked.at(-1)).toEqual([...recalled, 1]);
    const twin = await at({}, behind(record(1)));
    expect(twin.outcome).toEqual({ value: 'kept 1', replayed: true });
    const neighbour = await at({}, behind(record(2)));
    expect(neighbour.outcome).toEqual({ code: 'conflict' });
    const other = await at({}, behind(record(1, 'other')));
    expect(other.outcome).toEqual({ code: 'key_reused' });
    const isDown = new OrderError('unavailable', { retryAfterSeconds: 1 });
    const down = await at({ faults: { 'orders.recall': [undefined, isDown] } }, failing('conflict'));
    expect(down.outcome).toEqual({ code: 'unavailable', retryAfterSeconds: 1 });
    const reused = await at({}, failing('key_reused'));
    expect([reused.outcome, reused.asked.length]).toEqual([{ code: 'key_reused' }, 2]);
  });

  it('is settled before it is answered again', async () => {
    const settled: unknown[] = [];
    const kept = [record(1)];
    const settling = { ...replaying, settle: async (earlier: object) => void settled.push(earlier) };
    expect((await at({ kept }, done, KEY, settling)).outcome).toMatchObject({ replayed: true });
    expect(settled).toEqual([{ position: 1, callHash: 'h', value: 'kept 1' }]);
    const failed = { ...replaying, settle: () => Promise.reject(new OrderError('conflict', {})) };
    expect((await at({ kept }, done, KEY, failed)).outcome).toEqual({ code: 'conflict' });
  });

  it('of an operation that changes nothing is none', async () => {
    const { context, asked } = await recordedStores();
    expect(await earlierSuccesses({} as typeof replaying, context, KEY)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('the commands of a request', () => {
  type Command = { id?: string | number; does?: () => unknown; queue?: string };
  const log: string[] = [];
  let running = 0;
  let most = 0;
  const operation = (more: Partial<Operation<Command, unknown>> = {}): Operation<Command, unknown> => ({
    name: 'update',
    rights: [],
    table: 'write',
    async run({ id, does }, { mutationId }) {
      running += 1;
      most = Math.max(most, running);
      log.push(`begin ${id}`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`end ${id}`);
      running -= 1;
      return does ? does() : `${id} ${mutationId}`;
    },
    ...more,
  });
  const run = async (
    commands: (Command | OrderError)[],
    more: Partial<Operation<Command, unknown>> = {},
    rest: object = {},
  ) => {
    log.length = most = running = 0;
    const { context } = await recordedStores();
    const positions = commands.map((command): Decoded<Command> =>
      command instanceof OrderError ? { error: command } : { command },
    );
    return (await runCommands(operation(more), positions, { ...context, ...rest })).map(told);
  };
  const fresh = (...ids: string[]) =>
    ids.map((id) => expect.objectContaining({ value: expect.stringMatching(`^${id} m-\\d+$`) }));

  it('run four at a time, each with a mutation of its own', async () => {
    const outcomes = await run(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id })));
    expect(outcomes).toEqual(fresh('a', 'b', 'c', 'd', 'e', 'f'));
    expect(
      new Set(outcomes.map((outcome) => String((outcome as { value: string }).value).slice(2))).size,
    ).toBe(6);
    expect([most, log.slice(0, 5)]).toEqual([4, ['begin a', 'begin b', 'begin c', 'begin d', 'end a']]);
  });

  it('about one order run one after the other', async () => {
    await run([{ id: 7 }, { id: '7' }, { id: 'x' }]);
    expect(log.slice(0, 2)).toEqual(['begin 7', 'begin x']);
    expect(most).toBe(2);
    await run([{}, {}]);
    expect(most).toBe(2);
    await run([{ id: 'a', queue: 'q' }, { id: 'b', queue: 'q' }, { id: 'c' }], {
      queueOf: ({ queue }) => queue ?? 'r',
    });
    expect(most).toBe(2);
  });

  it('that could not be read are told beside the others', async () => {
    const wrong = new OrderError('missing_field', { field: 'x' });
    expect(await run([{ id: 'a' }, wrong, { id: 'b' }])).toEqual([
      ...fresh('a'),
      { code: 'missing_field', field: 'x' },
      ...fresh('b'),
    ]);
  });

  it('are not begun after the deadline', async () => {
    expect(await run([{ id: 'a' }], {}, { deadline: Date.now() - 1 })).toEqual([{ code: 'not_attempted' }]);
    expect(log).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'] });
    expect(await run([{ id: 'a' }], {}, { deadline: Date.now() })).toEqual(fresh('a'));
    vi.useRealTimers();
  });

  it('say of what went wrong what may be said', async () => {
    const throwing = (error: unknown) => ({
      id: 'a',
      does: () => {
        throw error;
      },
    });
    const taken = { number: 'N', id: '1' };
    expect(await run([throwing(new TypeError('x'))])).toEqual([{ code: 'internal' }]);
    expect(await run([throwing(new OrderError('number_taken', taken))])).toEqual([
      { code: 'number_taken', ...taken },
    ]);
    const uncertain = new OrderError('number_taken', { ...taken, uncertain: true });
    expect(await run([throwing(uncertain)])).toEqual([{ code: 'unavailable', retryAfterSeconds: 1 }]);
    const twin = throwing(new AnsweredByTwin({ value: 'kept' }));
    expect(await run([twin])).toEqual([{ code: 'internal' }]);
    const settled: unknown[] = [];
    const replay = {
      replay: ({ value }: { value?: unknown }) => value,
      settle: async (kept: object) => void settled.push(kept),
    };
    expect(await run([twin], replay)).toEqual([{ value: 'kept' }]);
    expect(settled).toEqual([{ value: 'kept' }]);
    const settle = () => Promise.reject(new OrderError('conflict', {}));
    expect(await run([twin], { ...replay, settle })).toEqual([{ code: 'conflict' }]);
  });

  it('under a key are run at their positions, each under its claim', async () => {
    const { context } = await recordedStores({ items: [record(1)] });
    const claims: unknown[] = [];
    const claiming = operation({
      ...replaying,
      run: async ({ id }: Command, { claim }: { claim?: unknown }) => (claims.push(claim), id),
    } as never);
    const outcomes = await runCommands(
      claiming,
      ['a', 'b', 'c'].map((id) => ({ command: { id } })),
      context,
      KEY,
    );
    expect(outcomes).toEqual([{ value: 'a' }, { value: 'kept 1', replayed: true }, { value: 'c' }]);
    expect(claims).toMatchObject([
      { id: 'c', position: 0 },
      { id: 'c', position: 2 },
    ]);
  });
});
