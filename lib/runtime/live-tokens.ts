/** Whom access tokens let in. Loaded with the first token: who has a key needs nothing of signatures. */
import { tokenVerifier } from '../access/access-tokens.ts';
import type { MoreDoors } from '../access/api-keys.ts';
import { tokenCallers } from '../access/token-callers.ts';
import type { Clock } from '../domain/ports.ts';
import { findClient, findRefreshToken, isDenied } from '../store/clients.ts';
import { loadSigners } from '../store/signers.ts';
import type { Table } from '../store/table.ts';

/** Looks tokens up on a table, as `tokenCallers` does. */
export function tokensOn(table: Table, clock: Clock): NonNullable<MoreDoors['ofToken']> {
  return tokenCallers(
    tokenVerifier(() => loadSigners(table), clock),
    {
      client: (id) => findClient(table, id),
      refreshToken: (digest) => findRefreshToken(table, digest),
      isDenied: (tokenId) => isDenied(table, tokenId),
    },
    clock,
  );
}
