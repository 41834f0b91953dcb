/** Do credentials stand in the register of their organisation as they are? Pure. */
import { isDeepStrictEqual } from 'node:util';
import { API_KEY_PREFIX, CLIENT_PREFIX, keys, REFRESH_TOKEN_PREFIX, type Key } from '../store/keys.ts';
import type { Finding } from './finding.ts';
import { itemAt, type Around, type Subject } from './subject.ts';

interface Registered {
  organizationId: string;
  keyId?: string;
  clientId?: string;
  tokenId?: string;
}

/** The register's entry of a credential, or the credential of an entry. */
export function counterpartOf({ place, items }: Subject): Key | undefined {
  const [item] = items;
  if (!item) return undefined;
  if (place.kind === 'registration') {
    const [digest, id] = [String(item['digest']), String(item['SK'])];
    if (item['kind'] === 'client') return keys.client(id);
    return item['kind'] === 'token' ? keys.refreshToken(digest) : keys.apiKey(digest);
  }
  const content = item['content'] as Registered;
  const PK = String(item['PK']);
  const id = PK.startsWith(CLIENT_PREFIX)
    ? content.clientId
    : PK.startsWith(REFRESH_TOKEN_PREFIX)
      ? content.tokenId
      : content.keyId;
  return keys.registeredKey(content.organizationId as never, id ?? '');
}

/** Credential and register say the same; secrets of clients stand in the client alone. */
export function checkCredential(subject: Subject, around: Around): Finding[] {
  const [item] = subject.items;
  const key = counterpartOf(subject);
  const other = key && itemAt(around, key);
  if (!item || (other && isDeepStrictEqual(other['content'], item['content']))) return [];
  const { organizationId, keyId, clientId, tokenId } = item['content'] as Registered;
  const where = String(item['PK']).startsWith(API_KEY_PREFIX) ? 'the register' : 'the credential';
  const what = `${tokenId ?? keyId ?? clientId ?? ''}: ${where} ${other ? 'says otherwise' : 'lacks it'}`;
  return [{ organizationId, check: 'credential', what }];
}
