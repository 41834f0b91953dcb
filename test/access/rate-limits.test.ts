import { expect, it } from 'vitest';
import { rateLimits } from '../../lib/access/rate-limits.ts';
import type { Caller } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import type { OrdersPerMinute } from '../../lib/domain/limits.ts';

const caller = (id: string, org = '1', clientId?: string): Caller => ({
  id,
  clientId,
  name: id,
  organizationId: organizationId(org),
  scopes: [],
});

function world(own?: Partial<OrdersPerMinute>) {
  const asked: string[] = [];
  let now = 0;
  let limits: () => Promise<Partial<OrdersPerMinute> | undefined> = async () => own;
  const find = (org: string) => {
    asked.push(org);
    return limits();
  };
  return {
    asked,
    limits: rateLimits(find, { now: () => new Date(now) }),
    pass: (milliseconds: number) => (now += milliseconds),
    become: (changed: typeof limits) => (limits = changed),
  };
}

it('an organisation that says nothing has the usual limits', async () => {
  const { limits } = world();
  expect(await limits.count(caller('till'), 1)).toEqual({ limit: 6000, remaining: 5999, resetSeconds: 1 });
});

it('one of the two may be said alone', async () => {
  const { limits } = world({ organization: 100 });
  expect(await limits.count(caller('till'), 1)).toMatchObject({ limit: 100, remaining: 99 });
});

it('a credential that has used up its own leaves the others of its organisation theirs', async () => {
  const { limits } = world({ credential: 100, organization: 250 });
  expect(await limits.count(caller('till'), 100)).toEqual({ limit: 100, remaining: 0, resetSeconds: 60 });
  const refused = { limit: 100, remaining: 0, resetSeconds: 60, retryAfterSeconds: 1 };
  expect(await limits.count(caller('till'), 1)).toEqual(refused);
  expect(await limits.count(caller('shop'), 100)).toMatchObject({ limit: 100, remaining: 0 });
  expect(await limits.count(caller('app'), 49)).toMatchObject({ limit: 250, remaining: 1 });
  expect(await limits.count(caller('app'), 2)).toMatchObject({
    limit: 250,
    remaining: 1,
    retryAfterSeconds: 1,
  });
  expect(await limits.count(caller('till', '2'), 1)).toMatchObject({ limit: 100, remaining: 99 });
});

it('what was refused took nothing, and is served after the time it was told', async () => {
  const { limits, pass } = world({ credential: 100 });
  await limits.count(caller('till'), 70);
  const { retryAfterSeconds = 0 } = await limits.count(caller('till'), 100);
  expect(retryAfterSeconds).toBe(42);
  pass(retryAfterSeconds * 1000);
  expect((await limits.count(caller('till'), 100)).retryAfterSeconds).toBeUndefined();
});

it('keys of one client share its bucket', async () => {
  const { limits } = world({ credential: 100 });
  await limits.count(caller('old', '1', 'shop'), 60);
  expect(await limits.count(caller('new', '1', 'shop'), 1)).toMatchObject({ remaining: 39 });
});

it('an organisation’s limits are looked up once a minute, however many calls wait for them', async () => {
  const { limits, asked, pass, become } = world({ credential: 100 });
  await Promise.all(['a', 'b', 'c'].map((id) => limits.count(caller(id), 1)));
  expect(asked).toEqual(['1']);
  become(async () => ({ credential: 200 }));
  pass(59_999);
  expect(await limits.count(caller('a'), 1)).toMatchObject({ limit: 100 });
  pass(1);
  expect(await limits.count(caller('a'), 1)).toMatchObject({ limit: 200 });
  expect(asked).toEqual(['1', '1']);
});

it('a table that does not answer refuses nobody: for a minute the usual limits hold', async () => {
  const { limits, asked, become } = world();
  become(() => Promise.reject(new Error('down')));
  expect(await limits.count(caller('till'), 1)).toMatchObject({ limit: 6000 });
  expect(await limits.count(caller('till'), 1)).toMatchObject({ limit: 6000 });
  expect(asked).toHaveLength(1);
});
