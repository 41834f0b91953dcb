/** Whom an access token lets in: its signature first, then whether what it was made with still holds. */
import { isOver, type ClientRow, type RefreshTokenRow } from '../domain/caller.ts';
import type { Clock } from '../domain/ports.ts';
import type { VerifyToken } from './access-tokens.ts';
import type { Admitted, Unproven } from './api-keys.ts';

interface GrantRows {
  client(id: string): Promise<ClientRow | undefined>;
  refreshToken(digest: string): Promise<RefreshTokenRow | undefined>;
  /** Whether the access token itself was revoked. */
  isDenied(tokenId: string): Promise<boolean>;
}

/**
 * Looks a token's client up, its refresh token and whether it was revoked itself: three reads, side by side. Whoever
 * remembers the answer for a minute makes a revocation reach the token within one. @throws OrderError unavailable
 */
export function tokenCallers(verify: VerifyToken, rows: GrantRows, clock: Clock) {
  return async (token: string): Promise<Admitted | Unproven | undefined> => {
    const granted = await verify(token);
    if (!granted) return 'unproven';
    const { clientId, refreshDigest, scopes, tokenId, expiresAt } = granted;
    const [client, refresh, isDenied] = await Promise.all([
      rows.client(clientId),
      refreshDigest === undefined ? undefined : rows.refreshToken(refreshDigest),
      rows.isDenied(tokenId),
    ]);
    const now = clock.now();
    if (!client || isOver(client, now) || isDenied) return undefined;
    if (refreshDigest !== undefined && (!refresh || isOver(refresh, now))) return undefined;
    const caller = {
      id: clientId,
      clientId,
      name: refresh?.name ?? client.name,
      organizationId: client.organizationId,
      scopes,
      ...(refresh && { tokenId: refresh.tokenId }),
    };
    return { caller, endsAt: expiresAt * 1000 };
  };
}
