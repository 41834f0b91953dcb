/** One line per request, with all that is needed to find it again, and nothing of what it says. */
import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { NotPublished } from '../../lib/domain/outbox.ts';
import { logAnswer, logCommand, logFailures, logHeldBack, logPutAside } from '../../lib/runtime/log.ts';

const written: unknown[][] = [];
for (const level of ['info', 'warn', 'error'] as const)
  vi.spyOn(Logger.prototype, level).mockImplementation((...line) => void written.push([level, ...line]));
afterEach(() => void written.splice(0));
// Other files share the worker.
afterAll(() => void vi.restoreAllMocks());

const caller: Caller = { id: 'k1', name: 'Shop', organizationId: organizationId('9'), scopes: [] };
const call = { operation: 'update', route: 'PUT /x', requestId: 'R', startedAt: Date.now(), caller };
const line = {
  operation: 'update',
  route: 'PUT /x',
  milliseconds: expect.any(Number),
  requestId: 'R',
  organization: '9',
  caller: 'k1',
};
const frame = expect.stringMatching(/^at \S/);

/** Thrown so far down that not all of it is told. */
function deep(depth: number): Error {
  return depth === 0 ? new TypeError('secret\nsecret again') : deep(depth - 1);
}

describe('an answer', () => {
  it('is logged with who asked for what', () => {
    logAnswer(call, 200);
    logAnswer({ ...call, caller: undefined }, 499, new OrderError('unauthenticated', { reason: 'missing' }));
    expect(written).toEqual([
      ['info', 'answered', { ...line, status: 200, errorCode: undefined }],
      [
        'info',
        'answered',
        { ...line, organization: undefined, caller: undefined, status: 499, errorCode: 'unauthenticated' },
      ],
    ]);
    const [, , { milliseconds }] = written[0] as [string, string, { milliseconds: number }];
    expect(milliseconds).toBeLessThan(60_000);
  });

  it('of a failure says where it was thrown, never its message', () => {
    logAnswer(call, 500, new OrderError('internal', {}, { cause: deep(9) }));
    logAnswer(call, 503, new OrderError('unavailable', { retryAfterSeconds: 1 }));
    logAnswer(call, 500);
    const thrown = written.map(([level, text, { thrown: told }]: any) => [level, text, told]);
    const eight = Array.from({ length: 8 }, () => frame);
    expect(thrown).toEqual([
      ['error', 'failed', ['TypeError', ...eight]],
      ['error', 'failed', expect.arrayContaining(['OrderError', frame])],
      ['error', 'failed', []],
    ]);
    expect(JSON.stringify(written)).not.toContain('secret');
  });

  it('survives an error without frames', () => {
    logAnswer(
      call,
      500,
      new OrderError('internal', {}, { cause: Object.assign(deep(0), { stack: undefined }) }),
    );
    expect(written).toEqual([['error', 'failed', expect.objectContaining({ thrown: ['TypeError'] })]]);
  });
});

it('of many orders, those that failed by our defect are logged by their place', () => {
  const error = new OrderError('internal', {}, { cause: deep(0) });
  logFailures('bulk-void', 'R', [{ value: 1 }, { error }, { error: new OrderError('conflict', {}) }]);
  const thrown = expect.arrayContaining(['TypeError', frame]);
  expect(written).toEqual([
    ['error', 'failed', { operation: 'bulk-void', requestId: 'R', position: 1, thrown }],
  ]);
});

it('what is held back is counted by reason', () => {
  logHeldBack([], 'R');
  logHeldBack([new NotPublished('Throttled'), new NotPublished('Throttled'), new RangeError('secret')], 'R');
  expect(written).toEqual([
    ['warn', 'held back', { reasons: { Throttled: 2, RangeError: 1 }, requestId: 'R' }],
  ]);
});

it('what is put aside, and how a command ended', () => {
  logPutAside('m1', 'unknown order');
  logCommand('void', 'c1', caller, [{ value: 1 }, { error: new OrderError('conflict', {}) }]);
  const command = { operation: 'void', commandId: 'c1', organization: '9', caller: 'k1' };
  expect(written).toEqual([
    ['warn', 'put aside', { messageId: 'm1', reason: 'unknown order' }],
    ['info', 'commanded', { ...command, errorCodes: ['conflict'] }],
  ]);
});
