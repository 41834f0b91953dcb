/** Who calls, and whether they may: every refusal is an OrderError that the dialect words. */
import { opensTo, type Dialect, type WireRequest } from '../dialects/exchange.ts';
import type { Caller, Permission } from '../domain/caller.ts';
import { OrderError } from '../domain/order-error.ts';
import { looksLikeToken, type ApiKeys } from '../access/api-keys.ts';

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

/** Asks for all of the permissions. @throws OrderError organization_mismatch | forbidden */
export function authorize(
  dialect: Dialect,
  request: WireRequest,
  caller: Caller,
  permissions: readonly Permission[],
): void {
  if (dialect.organizations(request).some((named) => named !== caller.organizationId))
    throw new OrderError('organization_mismatch', {});
  const lacking = permissions.find(
    (permission) => !caller.scopes.some((scope) => opensTo(dialect, scope).includes(permission)),
  );
  if (lacking) throw new OrderError('forbidden', { right: lacking });
}
