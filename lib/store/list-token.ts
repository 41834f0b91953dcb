/**
 * Where a walk through a list goes on: a position on the path that it took, good for a day. The checksum keeps tokens of one list
 * from being used in another, and a changed one from being used at all. It is no secret: whose orders are read never depends on
 * the token.
 */
import { createHash } from 'node:crypto';
import { instant, type Instant, type OrganizationId } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import { filtersOf } from '../domain/list-filter.ts';
import { BOUNDS, PATHS, type PathName } from '../domain/list-paths.ts';
import { OrderError } from '../domain/order-error.ts';

export interface Position {
  path: PathName;
  /** Behind the entry that stands there, on a path that has an order of its own. */
  after?: string;
  /** Behind so many, of what was sorted. */
  skip?: number;
}

const CHECKSUM_LENGTH = 16;
const HOUR_MS = 3_600_000;
const GOOD_FOR_HOURS = 24;
/** What a sort key may be long, in bytes. */
const PLACE_AT_MOST = 1024;

/** Everything but which page: what a token is good for, and the token itself. `until`: the hour since 1970 that it ends with. */
function checksum(org: OrganizationId, query: ListCommand, position: Position, until: number): string {
  const filters = filtersOf(query).map((name) => [name, query[name]]);
  const { path, after, skip } = position;
  const asked = [org, query.reader, query.sortBy, query.descending, filters, [path, after, skip], until];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, CHECKSUM_LENGTH);
}

const written = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
/** Whole hours, so that a page that is read again has the same token. */
const thisHour = () => Math.floor(Date.now() / HOUR_MS);

/** What a client sends to read on. */
export function tokenOf(org: OrganizationId, query: ListCommand, position: Position): string {
  const until = thisHour() + GOOD_FOR_HOURS;
  return written([checksum(org, query, position, until), position, until]);
}

/** From when on a token that is made now is refused. */
export const endOfTokens = (): Instant => instant(new Date((thisHour() + GOOD_FOR_HOURS + 1) * HOUR_MS));

/** Undefined at the beginning. @throws OrderError invalid_value for a token of another list, an old one, or none of ours: which, it does not say */
export function positionOf(org: OrganizationId, query: ListCommand): Position | undefined {
  if (!query.pageToken) return undefined;
  const [sum, position, until] = parsed(query.pageToken);
  if (isPosition(position) && typeof until === 'number' && until >= thisHour()) {
    if (sum === checksum(org, query, position, until)) return position;
  }
  throw new OrderError('invalid_value', { field: 'pageToken', reason: 'the token is not one of this list' });
}

/** Nothing for what is spelled in another way than ours, even if it means the same. */
function parsed(token: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) && written(value) === token ? value : [];
  } catch {
    return [];
  }
}

/** Whoever makes a token by themselves gets no further than a list of their own. */
function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { path, after = '', skip = 0 } = value as Partial<Record<keyof Position, unknown>>;
  return (
    PATHS.some((name) => name === path) &&
    typeof after === 'string' &&
    Buffer.byteLength(after) <= PLACE_AT_MOST &&
    Number.isInteger(skip) &&
    Number(skip) >= 0 &&
    Number(skip) <= BOUNDS.depth
  );
}
