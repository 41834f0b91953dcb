/** What stands between an event or request and its operation, with doors of the test's own. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Credential, Dialect, WireRequest } from '../../lib/dialects/exchange.ts';
import type { Caller } from '../../lib/domain/caller.ts';
import { instant, organizationId } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { Operation } from '../../lib/operations/operation.ts';
import { authenticate, authorize } from '../../lib/runtime/authenticate.ts';
import { deadlineOf } from '../../lib/runtime/deadline.ts';
import { callUnder, keyedCall, markReplayed } from '../../lib/runtime/idempotency-key.ts';
import { answered, printOutcomes } from '../../lib/runtime/print-outcomes.ts';
import { isPassing, refusalOutbox, silentOutbox } from '../../lib/runtime/refusal-outbox.ts';
import { endingOf } from '../support/ending-of.ts';
import { refused } from '../support/plain-order.ts';

const ORG = organizationId('5');
const caller: Caller = { id: 'k', name: 'K', organizationId: ORG, scopes: ['one', 'TWO'] };
const request = (headers: Record<string, string> = {}): WireRequest => ({
  method: 'POST',
  path: '/a',
  params: {},
  query: new URLSearchParams(),
  headers,
  body: '{"a":"x"}',
});
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('who calls', () => {
  const dialect = (credential: Credential, organizations: string[] = []) =>
    ({
      credential: () => credential,
      organizations: () => organizations,
      scopes: new Map([
        ['one', ['orders.read', 'orders.create']],
        ['two', ['orders.update']],
      ]),
    }) as unknown as Dialect;
  const keys = { callerOf: async (secret: string) => (secret === 'good' ? caller : undefined) };
  const secret = (value: string): Credential => ({ kind: 'secret', value });

  it('is known by a secret, and by nothing else', async () => {
    const asked = (credential: Credential) => endingOf(authenticate(dialect(credential), request(), keys));
    expect(await asked(secret('good'))).toEqual({ notRefused: caller });
    expect(await asked({ kind: 'missing' })).toEqual({ code: 'unauthenticated', reason: 'missing' });
    expect(await asked({ kind: 'malformed' })).toEqual({ code: 'unauthenticated', reason: 'malformed' });
    expect(await asked(secret('bad'))).toEqual({ code: 'unauthenticated', reason: 'unknown' });
    expect(await asked(secret('eyJx.eyJx.x'))).toMatchObject({ code: 'unauthenticated', reason: 'dead' });
  });

  it.each<[string[], string[], object | undefined]>([
    [[], [], undefined],
    [['5', '5'], ['orders.read'], undefined],
    [['5', '6'], ['orders.read'], { code: 'organization_mismatch' }],
    [[], ['orders.read', 'orders.update', 'orders.create'], undefined],
    [[], ['orders.read', 'orders.delete', 'rows.x'], { code: 'forbidden', right: 'orders.delete' }],
  ])('for %j may %j: %j', (organizations, rights, expected) => {
    const named = dialect(secret('good'), organizations);
    expect(refused(() => authorize(named, request(), caller, rights as never))).toEqual(expected);
  });
});

it('new work stops a second and a half before the function would be cut off', () => {
  const before = Date.now();
  const deadline = deadlineOf({ getRemainingTimeInMillis: () => 10_000 } as never);
  expect(deadline - before).toBeGreaterThanOrEqual(8500);
  expect(deadline - Date.now()).toBeLessThanOrEqual(8500);
});

describe('a key', () => {
  it('stands for organisation, client, operation and itself, and for what was asked', () => {
    const asked = { method: 'POST', path: '/a', query: {}, body: { a: 'x' } };
    const callHash = sha256(JSON.stringify({ body: { a: 'x' }, method: 'POST', path: '/a', query: {} }));
    expect(callUnder(['x'], asked)).toEqual({ claimId: sha256('["x"]'), callHash });
    const keyed = request({ 'idempotency-key': 'K' });
    const claimOf = (who: Caller) => keyedCall(keyed, 'create', who);
    expect(claimOf(caller)).toEqual({ claimId: sha256('["5","k","create","K"]'), callHash });
    expect(claimOf({ ...caller, clientId: 'c' })?.claimId).toBe(sha256('["5","c","create","K"]'));
    expect(keyedCall(request(), 'create', caller)).toBeUndefined();
    expect(callUnder([], { b: [{ d: 1, c: null }], a: 1 }).callHash).toBe(
      sha256('{"a":1,"b":[{"c":null,"d":1}]}'),
    );
  });

  it.each(['', 'a b', 'é', 'x'.repeat(256), 'a\n'])('cannot be %j', (key) => {
    const wrong = { field: 'Idempotency-Key', expected: '1 to 255 visible ASCII characters' };
    expect(refused(() => keyedCall(request({ 'idempotency-key': key }), 'create', caller))).toEqual({
      code: 'invalid_value',
      ...wrong,
    });
    expect(keyedCall(request({ 'idempotency-key': 'x'.repeat(255) }), 'create', caller)).toBeDefined();
  });

  it('marks what it answers again, when that is all of it', () => {
    const answer = { status: 200, headers: { a: '1' } };
    const marked = { status: 200, headers: { a: '1', 'idempotency-replayed': 'true' } };
    const replayed = { value: 1, replayed: true };
    expect(markReplayed(answer, [replayed, replayed])).toEqual(marked);
    expect(markReplayed(answer, [])).toBe(answer);
    expect(markReplayed(answer, [replayed, { value: 1 }])).toBe(answer);
    expect(markReplayed(answer, [replayed, { error: new OrderError('conflict', {}) }])).toBe(answer);
  });
});

describe('an answer that grew too large', () => {
  const large = { status: 200, body: { code: 0, text: 'x'.repeat(7_000_000) } };
  const print = (operation: Partial<Operation<never, unknown>>, answer = large, outcomes: unknown[] = []) =>
    refused(() => {
      const { statusCode, body } = printOutcomes(operation as never, answer, outcomes as never, 'R');
      throw Object.assign(new OrderError('conflict', {}), { code: 'printed', details: { statusCode, body } });
    });

  it('of a write is told in brief, unless it is a refusal', () => {
    expect(print({ name: 'update', table: 'write' })).toEqual({
      code: 'printed',
      statusCode: 200,
      body: '{"code":0}',
    });
    expect(print({ name: 'update', table: 'write' }, { ...large, status: 400 })).toMatchObject({
      code: 'too_large',
    });
    expect(print({ name: 'update', table: 'write' }, { ...large, status: 399 })).toMatchObject({
      statusCode: 399,
    });
  });

  it('of a list names a smaller page, where there is one', () => {
    const page = (rows: number) => [{ value: { rows: Array(rows).fill(0) } }];
    const list = { name: 'list', table: 'read' } as const;
    const refusal = (limit: number) => ({ code: 'limit_exceeded', field: 'per_page', limit });
    expect(print(list, large, page(9))).toEqual(refusal(4));
    expect(print(list, large, page(2))).toEqual(refusal(1));
    expect(print(list, large, page(1))).toMatchObject({ code: 'too_large' });
    expect(print(list, large)).toMatchObject({ code: 'too_large' });
    expect(print(list, large, [{ error: new OrderError('conflict', {}) }])).toMatchObject({
      code: 'too_large',
    });
    expect(print({ name: 'search', table: 'read' }, large, page(9))).toMatchObject({ code: 'too_large' });
    expect(print(list, { status: 200, body: { code: 0, text: 'x' } }, page(9))).toMatchObject({
      statusCode: 200,
    });
  });

  it('of neither is what it is; other faults are too', () => {
    const broken = { status: 200, body: { code: 1n as never, text: '' } };
    for (const operation of [{ name: 'list' }, { table: 'write' }] as const)
      expect(() => printOutcomes(operation as never, broken, [], 'R')).toThrow(/BigInt/);
  });

  it('that cannot be put into words is our fault', () => {
    const throwing = (error: Error) => () =>
      answered(() => {
        throw error;
      }, []);
    const malformed = new OrderError('malformed_body', { reason: 'x' });
    expect(refused(throwing(malformed))).toEqual({ code: 'internal' });
    expect(throwing(malformed)).toThrow(expect.objectContaining({ cause: malformed }));
    expect(refused(throwing(new OrderError('conflict', {})))).toEqual({ code: 'conflict' });
    expect(answered(() => ({ status: 204 }), [])).toEqual({ status: 204 });
  });
});

describe('refusals of commands', () => {
  const AT = instant(new Date('2026-11-28T10:00:00.700Z'));
  const SECONDS = Math.floor(Date.parse(AT) / 1000);
  const call = {
    operation: 'confirm',
    commandId: 'c',
    key: { claimId: 'claim', callHash: 'hash' },
    keptSeconds: 100,
    caller,
    commands: [{ id: 7 }, 'x', null, { noId: 1 }],
  };
  const name = (position: number) => ({
    organizationId: ORG,
    operation: 'confirm',
    commandId: 'c',
    position,
    callHash: 'hash',
  });

  it('that were announced stand', async () => {
    const asked: unknown[] = [];
    const find = async (refusal: { position: number }) => {
      asked.push(refusal);
      return refusal.position === 1 ? { code: 'not_found', details: { id: '1' } } : undefined;
    };
    const open = await refusalOutbox(call, { find } as never).stillOpen();
    expect(asked).toEqual([0, 1, 2, 3].map(name));
    expect(open).toEqual([
      { command: { id: 7 } },
      { error: new OrderError('not_found', { id: '1' }) },
      { command: null },
      { command: { noId: 1 } },
    ]);
  });

  it('are announced once each, but for what may pass', async () => {
    const put: unknown[] = [];
    const outbox = refusalOutbox(call, { put: async (...args: unknown[]) => void put.push(args) } as never);
    const error = (code: 'not_found' | 'key_reused' | 'conflict') => ({ error: new OrderError(code, {}) });
    await outbox.announce([error('not_found'), { value: 1 }, error('conflict'), error('key_reused')], AT);
    const said = { actor: { id: 'k', name: 'K' }, at: AT, details: {} };
    const claim = { id: 'claim', position: 0, callHash: 'hash', takenAt: SECONDS, expiresAt: SECONDS + 100 };
    expect(put).toEqual([
      [{ ...name(0), ...said, orderId: '7', code: 'not_found' }, SECONDS + 100, claim],
      [{ ...name(3), ...said, orderId: undefined, code: 'key_reused' }, SECONDS + 100, undefined],
    ]);
  });

  it.each(['unavailable', 'conflict', 'not_attempted', 'rate_limited', 'internal'] as const)(
    '%s may pass',
    (code) => {
      expect(isPassing(new OrderError(code, {} as never))).toBe(true);
      expect(isPassing(new OrderError('not_found', {}))).toBe(false);
    },
  );

  it('of what only reads are told nobody else', async () => {
    const outbox = silentOutbox([1, 2]);
    expect(await outbox.stillOpen()).toEqual([{ command: 1 }, { command: 2 }]);
    expect(await outbox.announce([], AT)).toBeUndefined();
  });
});
