/**
 * Where a walk through a list goes on: a position on the path that it took. The checksum keeps tokens of one list from being used
 * in another by mistake. It is no secret: whose orders are read never depends on the token.
 */
import { createHash } from 'node:crypto';
import type { OrganizationId } from '../domain/identity.ts';
import type { ListCommand } from '../domain/list-command.ts';
import { filtersOf } from '../domain/list-filter.ts';
import { PATHS, type PathName } from '../domain/list-paths.ts';
import { OrderError } from '../domain/order-error.ts';

export interface Position {
  path: PathName;
  /** Behind the entry that stands there, on a path that has an order of its own. */
  after?: string;
  /** Behind so many, of what was sorted. */
  skip?: number;
}

const CHECKSUM_LENGTH = 16;

/** Everything but which page: what a token is good for. */
function checksum(org: OrganizationId, query: ListCommand): string {
  const asked = [org, query.sortBy, query.descending, filtersOf(query).map((name) => [name, query[name]])];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, CHECKSUM_LENGTH);
}

/** What a client sends to read on. */
export function tokenOf(org: OrganizationId, query: ListCommand, position: Position): string {
  return Buffer.from(JSON.stringify([checksum(org, query), position])).toString('base64url');
}

/** Undefined at the beginning. @throws OrderError invalid_value for a token of another list, or none of ours */
export function positionOf(org: OrganizationId, query: ListCommand): Position | undefined {
  if (!query.pageToken) return undefined;
  const [sum, position] = parsed(query.pageToken);
  if (sum === checksum(org, query) && position && PATHS.includes(position.path)) return position;
  throw new OrderError('invalid_value', { field: 'pageToken', reason: 'the token is of another list' });
}

function parsed(token: string): [sum?: string, position?: Position] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) ? (value as [string, Position]) : [];
  } catch {
    return [];
  }
}
