/** What it costs to count a call, beside what every call costs anyhow: the digest of its key. */
import { digestOf } from '../../lib/access/api-keys.ts';
import { rateLimits } from '../../lib/access/rate-limits.ts';
import { tokenBuckets } from '../../lib/access/token-buckets.ts';
import { organizationId } from '../../lib/domain/identity.ts';

const CALLS = 300_000;
const ROUNDS = 7;
const SECRET = `so_${'a'.repeat(43)}`;
/** Callers of a hundred organisations; as many buckets again are what a container keeps. */
const MANY = 9000;

/** Nanoseconds of one call, the fastest of some rounds. */
async function nanosecondsOf(act: (turn: number) => unknown): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < CALLS; turn += 1) await act(turn);
    fastest = Math.min(fastest, Number(process.hrtime.bigint() - start) / CALLS);
  }
  return fastest;
}

function counting(callers: number): (turn: number) => unknown {
  const limits = rateLimits(async () => undefined, { now: () => new Date() });
  const known = Array.from({ length: callers }, (_, at) => ({
    id: `key-${at}`,
    name: 'bench',
    organizationId: organizationId(String(at % 100)),
    scopes: [],
  }));
  return (turn) => {
    const caller = known[turn % callers];
    return caller && limits.count(caller, 1);
  };
}

/** Bytes that a bucket keeps, over many of them. */
function bytesOfBucket(): number {
  const measured = globalThis.gc ?? (() => undefined);
  measured();
  const before = process.memoryUsage().heapUsed;
  const buckets = tokenBuckets(4 * MANY);
  for (let at = 0; at < MANY; at += 1)
    buckets.take([{ name: `10234695 key-${at.toString(16).padStart(12, '0')}`, perMinute: 6000 }], 1, at);
  measured();
  const bytes = (process.memoryUsage().heapUsed - before) / MANY;
  // Kept until here, and not a byte longer.
  buckets.level({ name: '', perMinute: 1 }, 0);
  return bytes;
}

/** The figures in words. */
export async function countCosts(): Promise<string> {
  const nothing = await nanosecondsOf(() => undefined);
  const digest = (await nanosecondsOf(() => digestOf(SECRET))) - nothing;
  const one = (await nanosecondsOf(counting(1))) - nothing;
  const many = (await nanosecondsOf(counting(MANY))) - nothing;
  const told = (name: string, cost: number) =>
    `${name}: ${cost.toFixed(0)} ns, ${(cost / digest).toFixed(2)} of a digest`;
  return [
    told('the digest of a key', digest),
    told('a count, one caller', one),
    told(`a count, ${MANY} callers`, many),
    `a bucket: ${bytesOfBucket().toFixed(0)} bytes`,
  ].join('\n');
}
