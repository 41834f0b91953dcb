/** The whole line of each kind of work, and the metrics in it. */
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { FactRefusal } from '../../lib/domain/facts.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { logEnd, logFinding } from '../../lib/runtime/log.ts';
import { queueFunction, type Consume } from '../../lib/runtime/queue-function.ts';
import { count, whileCounting } from '../../lib/runtime/spent.ts';
import { streamFunction } from '../../lib/runtime/stream-function.ts';
import { verifyFunction } from '../../lib/runtime/verify-function.ts';
import type { Verify } from '../../lib/upkeep/scheduled.ts';
import { messageOf } from '../support/deliveries.ts';
import { changeItem, recordOf } from '../support/stream-records.ts';
import { catchLines, CONTEXT, lines, measured, NOW } from '../support/lines.ts';

catchLines();

describe('a line', () => {
  it('has what it is about, what it cost, and its metrics', () => {
    whileCounting(() => {
      count({ units: 3, committed: true });
      logEnd('answered', {
        operation: 'create',
        dialect: 'd',
        startedAt: NOW.getTime() - 250,
        lambdaRequestId: 'l',
        outcome: 'ok',
        share: 0.5,
        about: { a: 1, b: 'x' },
        counts: { Extra: 2 },
      });
    });
    const base = { Requests: 1, Latency: 250, CapacityUnits: 1.5, OrdersWritten: 1, Extra: 2 };
    expect(lines).toEqual([
      [
        'info',
        'answered',
        {
          ...measured({}, {}, base),
          operation: 'create',
          dialect: 'd',
          outcome: 'ok',
          lambdaRequestId: 'l',
          a: 1,
          b: 'x',
          milliseconds: 250,
          capacityUnits: 1.5,
          ordersWritten: 1,
        },
      ],
    ]);
  });

  it.each([
    ['answered', 'ok', 'info'],
    ['held back', 'ok', 'warn'],
    ['put aside', 'ok', 'warn'],
    ['comes again', 'not_found', 'warn'],
    ['comes again', 'internal', 'error'],
    ['answered', 'unavailable', 'error'],
    ['answered', 'not_found', 'info'],
  ])('%s, %s is of level %s', (message, outcome, level) => {
    logEnd(message, { operation: 'o', dialect: 'd', startedAt: 0, lambdaRequestId: 'l', outcome });
    expect(lines.map(([found, said]) => [found, said])).toEqual([[level, message]]);
  });

  it('tells of a finding, and cuts what is long', () => {
    logFinding({ check: 'c', organization: '1', order: undefined, what: `a\n${'x'.repeat(300)}` });
    const what = `a\uFFFD${'x'.repeat(198)}`;
    expect(lines).toEqual([['error', 'finding', { check: 'c', organization: '1', order: undefined, what }]]);
  });
});

describe('the line of a record', () => {
  it('says whether it has left', async () => {
    const bus = { put: async () => [undefined, 'No'] };
    const publisher = { read: (image: object) => image, bus, expireHistory: async () => undefined };
    const change = (id: string) => ({
      kind: 'row',
      row: { organizationId: '1', kind: 'item', id, revision: 1 },
    });
    const records = ['a', 'b'].map((id) => recordOf('INSERT', changeItem(id, 1)));
    const [first, second] = records;
    const read = { ...publisher, read: ({ PK }: { PK: { S: string } }) => change(PK.S) };
    const answer = await streamFunction(() => read as never)({ Records: records }, CONTEXT);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: second?.dynamodb?.SequenceNumber }]);
    const ours = { operation: 'publish-changes', dialect: 'stream', lambdaRequestId: 'l-1' };
    const about = (record?: typeof first) => ({
      eventId: record?.eventID,
      sequenceNumber: record?.dynamodb?.SequenceNumber,
    });
    expect(lines).toEqual([
      ['info', 'published', { ...ours, ...measured(), outcome: 'ok', ...about(first) }],
      [
        'warn',
        'held back',
        { ...ours, ...measured({ RefusedInput: 1 }), outcome: 'the bus refused it: No', ...about(second) },
      ],
    ]);
  });
});

describe('the line of a check on a schedule', () => {
  const ours = { operation: 'verify', dialect: 'schedule', lambdaRequestId: 'l-1' };
  const verified = async (piece: Awaited<ReturnType<Verify>>) => {
    const deadlines: number[] = [];
    await verifyFunction(() => async (deadline) => (deadlines.push(deadline), piece))({}, CONTEXT);
    expect(deadlines).toEqual([NOW.getTime() + 8500]);
  };

  it('counts what was found, each in a line of its own', async () => {
    const finding = { check: 'totals', organizationId: organizationId('1'), orderId: '7', what: 'w' };
    await verified({ orders: 3, findings: [finding], isResting: false } as unknown as Awaited<
      ReturnType<Verify>
    >);
    expect(lines).toEqual([
      ['error', 'finding', { check: 'totals', organization: '1', order: '7', what: 'w' }],
      ['info', 'verified', { ...ours, ...measured({ Findings: 1, OrdersVerified: 3 }), outcome: 'ok' }],
    ]);
  });

  it('says that it rests, or what keeps it from checking', async () => {
    await verified({ orders: 0, findings: [], isResting: true } as unknown as Awaited<ReturnType<Verify>>);
    const fault = new OrderError('unavailable', { retryAfterSeconds: 1 });
    const failing = verifyFunction(() => () => Promise.reject(fault))({}, CONTEXT);
    await expect(failing).rejects.toBe(fault);
    expect(lines).toEqual([
      ['info', 'resting', { ...ours, ...measured({ Findings: 0, OrdersVerified: 0 }), outcome: 'ok' }],
      [
        'error',
        'not verified',
        {
          ...ours,
          ...measured({ Failures: 1 }, { Failures: 1 }),
          outcome: 'unavailable',
          thrown: expect.arrayContaining(['OrderError']),
        },
      ],
    ]);
  });
});

describe('the line of a message', () => {
  const deliver = async (
    consume: Consume,
    body: unknown = { source: 's', 'detail-type': 'T', detail: {} },
  ) => {
    const again: unknown[] = [];
    const aside: unknown[] = [];
    const deadLetters = { put: async (...asked: unknown[]) => void aside.push(asked) };
    const later = { again: async (...asked: unknown[]) => Promise.reject(again.push(asked)) };
    const handler = queueFunction(consume, () => ({ dependencies: {} as never, deadLetters, later }));
    const record = { ...messageOf(body, 2), receiptHandle: 'handle' };
    const { batchItemFailures } = await handler({ Records: [record] } as SQSEvent, CONTEXT);
    const ours = { dialect: 'queue', lambdaRequestId: 'l-1', messageId: record.messageId, receives: 2 };
    return { again, aside, failed: batchItemFailures.length, ours, body: record.body };
  };
  const DEADLINE = NOW.getTime() + 10_000 - 1500;

  it('says that it is recorded, by which operation', async () => {
    const consume: Consume = async () => undefined;
    const { ours, failed } = await deliver(consume);
    consume.operation = 'mine';
    const named = await deliver(consume);
    const rest = { ...measured(), outcome: 'ok', event: 'T' };
    expect(lines).toEqual([
      ['info', 'recorded', { operation: 'record', ...ours, ...rest }],
      ['info', 'recorded', { operation: 'mine', ...named.ours, ...rest }],
    ]);
    expect(failed).toBe(0);
  });

  it('says that it comes again, though it could not be said when', async () => {
    const error = new FactRefusal('early', { mayPass: true });
    const { ours, failed, again, aside } = await deliver(() => Promise.reject(error));
    const outcome = error.name;
    expect(lines).toEqual([
      [
        'warn',
        'comes again',
        { operation: 'record', ...ours, ...measured({ RefusedInput: 1 }), outcome, event: undefined },
      ],
    ]);
    expect([failed, again, aside]).toEqual([1, [['handle', 20, DEADLINE]], []]);
  });

  it('says that it is put aside, even of what tells of itself', async () => {
    const consume: Consume = async () => undefined;
    consume.logsItself = true;
    await deliver(consume);
    expect(lines).toEqual([]);
    const { ours, failed, again, aside } = await deliver(consume, 'no JSON');
    const rest = { ...measured({ RefusedInput: 1 }), outcome: 'SyntaxError', event: undefined };
    expect(lines).toEqual([['warn', 'put aside', { operation: 'record', ...ours, ...rest }]]);
    expect([failed, again, aside]).toEqual([0, [], [['no JSON', 'not JSON', DEADLINE]]]);
  });
});
