/** Who calls, and whether they may: every refusal is an OrderError that the dialect words. */
import type { Dialect, WireRequest } from '../dialects/exchange.ts';
import type { Caller, Right } from '../domain/caller.ts';
import { OrderError } from '../domain/order-error.ts';
import { looksLikeToken } from '../access/access-tokens.ts';
import type { ApiKeys } from '../access/api-keys.ts';

/** @throws OrderError unauthenticated */
export async function authenticate(dialect: Dialect, request: WireRequest, keys: ApiKeys): Promise<Caller> {
  const credential = dialect.credential(request);
  if (credential.kind !== 'secret') throw new OrderError('unauthenticated', { reason: credential.kind });
  const caller = await keys.callerOf(credential.value);
  if (!caller)
    throw new OrderError('unauthenticated', {
      reason: looksLikeToken(credential.value) ? 'dead' : 'unknown',
    });
  return caller;
}

/** @throws OrderError forbidden | organization_mismatch */
export function authorize(dialect: Dialect, request: WireRequest, caller: Caller, right: Right): void {
  if (dialect.organizations(request).some((named) => named !== caller.organizationId))
    throw new OrderError('organization_mismatch', {});
  if (!caller.scopes.some((scope) => scope === right || dialect.grants(scope, right))) {
    throw new OrderError('forbidden', { right });
  }
}
