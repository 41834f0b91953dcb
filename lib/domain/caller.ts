/** Who calls: what authentication found out, and the only source of the organisation. */
import type { OrganizationId } from './identity.ts';

export const RIGHTS = ['create', 'read', 'update', 'delete'] as const;
export type Right = (typeof RIGHTS)[number];

/** What rights are about. Metadata: which modules and fields there are, no data of anybody's. */
export const AREAS = ['orders', 'comments', 'contacts', 'items', 'settings', 'users', 'metadata'] as const;
export type Area = (typeof AREAS)[number];

/** What an operation asks for. */
export type Permission = `${Area}.${Right}`;

/** The rights, each on every area. */
export function permissionsOf(areas: readonly Area[], rights: readonly Right[] = RIGHTS): Permission[] {
  return areas.flatMap((area) => rights.map((right) => `${area}.${right}` as const));
}

/** What a scope in our own words opens: "orders.read" that alone, "read" the right on every area. */
export const OUR_SCOPES: ReadonlyMap<string, readonly Permission[]> = new Map([
  ...RIGHTS.map((right): [string, Permission[]] => [right, permissionsOf(AREAS, [right])]),
  ...permissionsOf(AREAS).map((permission): [string, Permission[]] => [permission, [permission]]),
]);

export interface Caller {
  /** Stable over re-issued tokens: the key's or client's id. */
  id: string;
  /** What keys of one client share: an idempotency key holds for all of them. Absent: the id. */
  clientId?: string;
  name: string;
  organizationId: OrganizationId;
  /** Rights (`read`, `orders.read`), or scope names of a dialect. */
  scopes: string[];
}

/** The stored row of an API key. */
export interface ApiKeyRow {
  keyId: string;
  /** Survives the rotation of the key; absent: the key is its client's only one. */
  clientId?: string;
  name: string;
  organizationId: OrganizationId;
  scopes: string[];
  revoked: boolean;
  /** ISO 8601: from then on the key is refused. Absent: it holds until it is revoked. */
  expiresAt?: string;
}

/** How a caller stands with its limit of orders a minute. */
export interface Standing {
  /** Orders a minute, and at once, of the limit that is nearest: the credential's or the organisation's. */
  limit: number;
  /** 0 only when a call that came now would be refused. */
  remaining: number;
  /** Until the whole limit is there again; at least 1. */
  resetSeconds: number;
  /** Of a call that was refused: when it would be served. */
  retryAfterSeconds?: number;
}

/** Who made a change: the stable id of a credential and a name to show. */
export interface Actor {
  id: string;
  name: string;
}
