/** The Idempotency-Key header: which call it stands for, and how a replay is marked. */
import { createHash } from 'node:crypto';
import type { WireAnswer, WireRequest } from '../dialects/exchange.ts';
import type { Caller } from '../domain/caller.ts';
import { OrderError } from '../domain/order-error.ts';
import type { KeyedCall } from '../operations/keyed-call.ts';
import type { OperationName, Outcome } from '../operations/operation.ts';
import { askedBy } from './asked.ts';

/** Visible ASCII, 1 to 255 characters. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The call a key stands for: its scope is organisation, client, operation and key; its hash is of what was asked.
 * @throws OrderError invalid_value when the key is not well-formed
 */
export function keyedCall(
  request: WireRequest,
  operation: OperationName,
  caller: Caller,
): KeyedCall | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!KEY.test(key)) {
    throw new OrderError('invalid_value', {
      field: 'Idempotency-Key',
      expected: '1 to 255 visible ASCII characters',
    });
  }
  return callUnder([caller.organizationId, caller.clientId ?? caller.id, operation, key], askedBy(request));
}

/** The call that a scope and what was asked stand for. */
export function callUnder(scope: string[], asked: unknown): KeyedCall {
  return {
    claimId: sha256(JSON.stringify(scope)),
    callHash: sha256(canonical(asked)),
  };
}

/** Marks an answer that an earlier call had earned. */
export function markReplayed(answer: WireAnswer, outcomes: Outcome<unknown>[]): WireAnswer {
  const replayed =
    outcomes.length > 0 && outcomes.every((outcome) => 'replayed' in outcome && outcome.replayed);
  return replayed ? { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } } : answer;
}

/** JSON with sorted names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
