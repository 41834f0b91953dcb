/** The token endpoint over the real table and the real signing key: connected on the first call. */
import { signToken, tokenVerifier } from '../access/access-tokens.ts';
import { currentSigner, readSigningText } from '../access/signer.ts';
import type { Clock } from '../domain/ports.ts';
import { isCovered } from '../scopes.ts';
import {
  denyToken,
  exchangeCode,
  findClient,
  findCode,
  findRefreshToken,
  putRefreshToken,
} from '../store/clients.ts';
import { loadSigners, saveSigners } from '../store/signers.ts';
import { openTable, type Table } from '../store/table.ts';
import { readOauthConfig, type OauthConfig } from './config.ts';
import { connectOnce } from './connect-once.ts';
import type { OauthDependencies } from './oauth-function.ts';

/** Everything over one table; tests hand in clocks of their own. */
export function oauthOn(
  table: Table,
  { apiBase, secretId, keyFile }: Pick<OauthConfig, 'apiBase' | 'secretId' | 'keyFile'>,
  clock: Clock = { now: () => new Date() },
): OauthDependencies {
  const signer = currentSigner(
    {
      read: () => readSigningText({ secretId, keyFile }),
      load: () => loadSigners(table),
      save: (signers) => saveSigners(table, signers),
    },
    clock,
  );
  return {
    apiBase,
    doors: {
      client: (id) => findClient(table, id),
      refreshToken: (digest) => findRefreshToken(table, digest),
      code: (digest) => findCode(table, digest),
      exchange: (codeDigest, digest, row) => exchangeCode(table, codeDigest, digest, row),
      keepRefreshToken: (digest, row) => putRefreshToken(table, digest, row),
      deny: (tokenId, expiresAt) => denyToken(table, tokenId, expiresAt),
      sign: async (grant) => signToken(await signer(), grant, clock.now()),
      verify: tokenVerifier(() => loadSigners(table), clock),
      covers: isCovered,
      clock,
    },
  };
}

/** One connection per container. */
export const liveOauth = connectOnce(readOauthConfig, (config) =>
  oauthOn(openTable(config.tableName, config.endpoint), config),
);
