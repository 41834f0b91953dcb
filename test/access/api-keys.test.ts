import { expect, it } from 'vitest';
import { CALLER_SECONDS, digestOf, rememberedApiKeys } from '../../lib/access/api-keys.ts';
import { useNotes } from '../../lib/access/last-use.ts';
import type { ApiKeyRow } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';

const ROW: ApiKeyRow = {
  keyId: 'key-1',
  name: 'Till',
  organizationId: organizationId('1'),
  scopes: ['read'],
  revoked: false,
};

function world() {
  const rows = new Map<string, ApiKeyRow>();
  const looked: string[] = [];
  let now = 0;
  const find = (digest: string) => {
    looked.push(digest);
    return Promise.resolve(rows.get(digest));
  };
  const keys = rememberedApiKeys(find, { now: () => new Date(now) });
  return { rows, looked, keys, pass: (seconds: number) => (now += seconds * 1000) };
}

it('a key is looked up by its digest, and its caller remembered for a minute', async () => {
  const { rows, looked, keys, pass } = world();
  rows.set(digestOf('secret'), ROW);
  const caller = await keys.callerOf('secret');
  expect(caller).toEqual({ id: 'key-1', name: 'Till', organizationId: '1', scopes: ['read'] });
  pass(CALLER_SECONDS - 1);
  expect(await keys.callerOf('secret')).toEqual(caller);
  expect(looked).toEqual([digestOf('secret')]);
  expect(looked.join()).not.toContain('secret');
  pass(1);
  await keys.callerOf('secret');
  expect(looked).toHaveLength(2);
});

it('a revoked key is let in for a minute at most', async () => {
  const { rows, keys, pass } = world();
  rows.set(digestOf('secret'), ROW);
  await keys.callerOf('secret');
  rows.set(digestOf('secret'), { ...ROW, revoked: true });
  expect(await keys.callerOf('secret')).toBeDefined();
  pass(CALLER_SECONDS);
  expect(await keys.callerOf('secret')).toBeUndefined();
});

it('a key that expires is refused from that moment on, though its caller is remembered', async () => {
  const { rows, looked, keys, pass } = world();
  rows.set(digestOf('secret'), { ...ROW, expiresAt: '1970-01-01T00:00:30Z' });
  pass(29.999);
  expect(await keys.callerOf('secret')).toBeDefined();
  expect(await keys.callerOf('secret')).toBeDefined();
  expect(looked).toHaveLength(1);
  pass(0.001);
  expect(await keys.callerOf('secret')).toBeUndefined();
  pass(CALLER_SECONDS);
  rows.set(digestOf('secret'), { ...ROW, expiresAt: '1970-01-01T01:00:00Z' });
  expect(await keys.callerOf('secret')).toBeDefined();
});

it('a key whose expiry cannot be read is refused', async () => {
  const { rows, keys } = world();
  rows.set(digestOf('secret'), { ...ROW, expiresAt: 'next year' });
  expect(await keys.callerOf('secret')).toBeUndefined();
});

it('an unknown key is looked up once a minute, as a revoked one is', async () => {
  const { rows, looked, keys, pass } = world();
  rows.set(digestOf('revoked'), { ...ROW, revoked: true });
  for (const secret of ['secret', 'secret', 'revoked', 'revoked'])
    expect(await keys.callerOf(secret)).toBeUndefined();
  expect(looked).toEqual([digestOf('secret'), digestOf('revoked')]);
  rows.set(digestOf('secret'), ROW);
  pass(CALLER_SECONDS - 1);
  expect(await keys.callerOf('secret')).toBeUndefined();
  pass(1);
  expect(await keys.callerOf('secret')).toBeDefined();
});

it('a key that nobody has tried works as soon as it is made', async () => {
  const { rows, keys } = world();
  await keys.callerOf('another');
  rows.set(digestOf('secret'), ROW);
  expect(await keys.callerOf('secret')).toBeDefined();
});

it('calls that come at once with the same key ask once; a failure is not remembered', async () => {
  let answer: () => Promise<ApiKeyRow | undefined> = () => Promise.reject(new Error('down'));
  let looked = 0;
  const find = () => ((looked += 1), answer());
  const keys = rememberedApiKeys(find, { now: () => new Date(0) });
  await expect(keys.callerOf('secret')).rejects.toThrow('down');
  answer = async () => ROW;
  const callers = await Promise.all([1, 2, 3].map(() => keys.callerOf('secret')));
  expect(callers.map((caller) => caller?.id)).toEqual(['key-1', 'key-1', 'key-1']);
  expect(looked).toBe(2);
});

it('strangers, however many, put no caller out of mind, and the latest five hundred at least are remembered', async () => {
  const { rows, looked, keys } = world();
  rows.set(digestOf('secret'), ROW);
  await keys.callerOf('secret');
  for (let stranger = 0; stranger < 2000; stranger += 1) await keys.callerOf(`stranger ${stranger}`);
  looked.length = 0;
  await keys.callerOf('secret');
  for (let stranger = 1500; stranger < 2000; stranger += 1) await keys.callerOf(`stranger ${stranger}`);
  expect(looked).toEqual([]);
  await keys.callerOf('stranger 0');
  expect(looked).toHaveLength(1);
});

it('one key does not answer for another', async () => {
  const { rows, keys } = world();
  rows.set(digestOf('secret'), ROW);
  await keys.callerOf('secret');
  expect(await keys.callerOf('Secret')).toBeUndefined();
  expect(await keys.callerOf('')).toBeUndefined();
});

it('a use is noted once a day, whoever asks how often; a note that fails harms nobody', async () => {
  const noted: string[] = [];
  let day = '2026-11-27';
  const notes = useNotes(
    (org, id, on) => {
      noted.push(`${org} ${id} ${on}`);
      return Promise.reject(new Error('no table'));
    },
    { now: () => new Date(`${day}T12:00:00Z`) },
  );
  const caller = { ...ROW, id: 'till', tokenId: 'token-1' };
  for (let count = 0; count < 3; count++) await notes(caller);
  day = '2026-11-28';
  await notes({ ...caller, tokenId: undefined });
  expect(noted).toEqual(['1 till 2026-11-27', '1 token-1 2026-11-27', '1 till 2026-11-28']);
});

it('a key that has an end is refused from then on, remembered or not; one that cannot be read has ended', async () => {
  const { rows, keys, pass } = world();
  rows.set(digestOf('secret'), { ...ROW, expiresAt: '1970-01-01T00:00:10Z' });
  rows.set(digestOf('odd'), { ...ROW, expiresAt: 'one day' });
  expect(await keys.callerOf('secret')).toBeDefined();
  expect(await keys.callerOf('odd')).toBeUndefined();
  pass(10);
  expect(await keys.callerOf('secret')).toBeUndefined();
});
