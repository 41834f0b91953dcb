import { describe, expect, it } from 'vitest';
import { OrderError } from '../../lib/domain/order-error.ts';
import { attempt, cancellationReasons, longestWait, PACE, requestTime } from '../../lib/store/retry.ts';

const named = (name: string, fields: object = {}) => Object.assign(new Error(name), { name }, fields);
const cancelled = (...codes: string[]) =>
  named('TransactionCanceledException', {
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** How often it was sent, and what came of it. */
async function tried(failure: unknown, failures = Number.POSITIVE_INFINITY, endsAt = Date.now() + 60_000) {
  let sent = 0;
  const outcome = await attempt(() => {
    sent += 1;
    return sent > failures ? Promise.resolve('answer') : Promise.reject(failure);
  }, requestTime(endsAt)).catch((error: unknown) => error);
  return { sent, outcome };
}

describe('what is tried again', () => {
  it.each([
    named('ThrottlingException'),
    named('ProvisionedThroughputExceededException', { $metadata: { httpStatusCode: 400 } }),
    named('TransactionInProgressException', { $metadata: { httpStatusCode: 400 } }),
    named('TimeoutError'),
    named('InternalServerError', { $metadata: { httpStatusCode: 500 } }),
    named('UnknownError', { $metadata: { httpStatusCode: 502 } }),
    named('Error', { code: 'ECONNRESET' }),
    named('Error', { code: 'EAI_AGAIN' }),
    named('Error', { code: 'ECONNREFUSED', $metadata: {} }),
    cancelled('None', 'TransactionConflict'),
    cancelled('ConditionalCheckFailed', 'ThrottlingError'),
  ])('$name $code', async (failure) => {
    expect(await tried(failure, 1)).toEqual({ sent: 2, outcome: 'answer' });
  });
});

describe('what is told at once', () => {
  it.each([
    named('ValidationException', { $metadata: { httpStatusCode: 400 } }),
    named('ConditionalCheckFailedException', { $metadata: { httpStatusCode: 400 } }),
    named('ResourceNotFoundException', { $metadata: { httpStatusCode: 400 } }),
    named('AccessDeniedException', { $metadata: { httpStatusCode: 400 } }),
    cancelled('ConditionalCheckFailed', 'None'),
    cancelled('ValidationError'),
    new TypeError('a defect of ours'),
    named('TypeError', { code: 'ERR_INVALID_ARG_TYPE' }),
    new OrderError('conflict', {}),
    'no error at all',
  ])('%s', async (failure) => {
    expect(await tried(failure)).toEqual({ sent: 1, outcome: failure });
  });
});

describe('when it does not get better', () => {
  it('it ends as unavailable after four tries, the cause kept', async () => {
    const failure = named('TimeoutError');
    const { sent, outcome } = await tried(failure);
    expect(sent).toBe(4);
    expect(outcome).toMatchObject({ code: 'unavailable', cause: failure });
  });

  it.each([named('ThrottlingException'), cancelled('None', 'TransactionConflict')])(
    'what is pushed back ($name) is tried eight times, as long as there is time',
    async (failure) => {
      const quick = { ...requestTime(Date.now() + 60_000, { ...PACE, firstWaitMs: 1, longestWaitMs: 2 }) };
      let sent = 0;
      const failing = () => {
        sent += 1;
        return Promise.reject(failure);
      };
      await expect(attempt(failing, quick)).rejects.toMatchObject({ code: 'unavailable', cause: failure });
      expect(sent).toBe(8);
    },
  );

  it('its waits outlast the second that a throttled partition needs, and stay within the budget', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7].map((tries) => longestWait(tries, PACE));
    expect(Math.max(...longest)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...longest)).toBeLessThanOrEqual(2000);
    expect(longest.reduce((sum, wait) => sum + wait / 2)).toBeGreaterThan(3000);
    expect(longest.reduce((sum, wait) => sum + wait)).toBeLessThan(PACE.retryMs);
  });

  it('the calls of one request share the time for repeats: what came before leaves less to the next', async () => {
    const time = { ...requestTime(Date.now() + 60_000), retriesEndAt: Date.now() + 40 };
    let sent = 0;
    const failing = () => {
      sent += 1;
      return Promise.reject(named('TimeoutError'));
    };
    const slow = () => new Promise((resolve) => setTimeout(resolve, 60));
    await attempt(slow, time);
    await expect(attempt(failing, time)).rejects.toMatchObject({ code: 'unavailable' });
    expect(sent).toBe(1);
  });

  it('nothing is sent once time is up', async () => {
    const { sent, outcome } = await tried(named('TimeoutError'), undefined, Date.now() - 1);
    expect(sent).toBe(0);
    expect(outcome).toMatchObject({ code: 'unavailable' });
  });
});

it('reasons of a cancelled transaction stand by position', () => {
  expect(cancellationReasons(cancelled('None', 'ConditionalCheckFailed'))).toHaveLength(2);
  expect(cancellationReasons(named('TransactionCanceledException'))).toEqual([]);
  expect(cancellationReasons(named('ValidationException'))).toBeUndefined();
});
