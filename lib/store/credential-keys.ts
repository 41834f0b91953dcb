/** The keys of what callers prove themselves with; API keys and registers stand among the others. */
import type { OrganizationId } from '../domain/identity.ts';

/** How the partitions of API keys and of their registers begin; the rights of functions are cut along them. */
export const API_KEY_PREFIX = 'KEY#';
export const KEY_REGISTER_PREFIX = 'KEYS#';
export const USE_PREFIX = 'USES#';
/** What stands beside API keys: a digest is hexadecimal, so none of these is one. */
export const CLIENT_PREFIX = `${API_KEY_PREFIX}CLIENT#`;
export const REFRESH_TOKEN_PREFIX = `${API_KEY_PREFIX}REFRESH#`;
export const CODE_PREFIX = `${API_KEY_PREFIX}CODE#`;
export const DENIED_PREFIX = `${API_KEY_PREFIX}DENIED#`;
export const SIGNERS_PARTITION = `${API_KEY_PREFIX}SIGNERS`;

export const usesOf = (org: OrganizationId) => `${USE_PREFIX}${org}`;

export const credentialKeys = {
  /** When a credential was last used, to the day: beside it, since whoever may note that may not write it. */
  lastUse: (org: OrganizationId, id: string) => ({ PK: usesOf(org), SK: id }),
  client: (id: string) => ({ PK: `${CLIENT_PREFIX}${id}`, SK: 'KEY' }),
  refreshToken: (digest: string) => ({ PK: `${REFRESH_TOKEN_PREFIX}${digest}`, SK: 'KEY' }),
  authorizationCode: (digest: string) => ({ PK: `${CODE_PREFIX}${digest}`, SK: 'KEY' }),
  /** An access token that was revoked before its time. */
  deniedToken: (id: string) => ({ PK: `${DENIED_PREFIX}${id}`, SK: 'KEY' }),
  /** What access tokens are verified with. */
  signers: () => ({ PK: SIGNERS_PARTITION, SK: 'KEY' }),
};
