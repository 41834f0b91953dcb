/** Who calls: what authentication found out, and the only source of the organisation. */
import type { OrganizationId } from './identity.ts';

export const RIGHTS = ['create', 'read', 'update', 'delete'] as const;
export type Right = (typeof RIGHTS)[number];

/** What rights are about. Metadata: which modules and fields there are, no data of anybody's. */
export const AREAS = [
  'orders',
  'approvals',
  'comments',
  'contacts',
  'items',
  'settings',
  'users',
  'metadata',
] as const;
export type Area = (typeof AREAS)[number];

/** Where the rights on reference rows stand, by kind. */
export const AREA_OF_ROWS = {
  customer: 'contacts',
  item: 'items',
  tax: 'settings',
  currency: 'settings',
  salesperson: 'settings',
} as const satisfies Record<string, Area>;

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
  /** The refresh token that an access token was made with: its last use is its own. */
  tokenId?: string;
}

/** What the stored rows of all credentials say. */
export interface CredentialRow {
  /** The person or program that acts with it. */
  name: string;
  organizationId: OrganizationId;
  scopes: string[];
  revoked: boolean;
  /** Until it is readmitted: the table was restored. */
  suspended?: boolean;
  /** ISO 8601: from then on it is refused. Absent: it holds until it is revoked. */
  expiresAt?: string;
}

/** The stored row of an API key. */
export interface ApiKeyRow extends CredentialRow {
  keyId: string;
  /** Survives the rotation of the key; absent: the key is its client's only one. */
  clientId?: string;
}

/** A program that signs in at the token endpoint. */
export interface ClientRow extends CredentialRow {
  clientId: string;
  /** SHA-256, hex; two while a new secret takes the place of an old one, which ends at `until` (ISO). */
  secrets: { digest: string; until?: string }[];
}

/** What a client gets access tokens with, in the name of somebody. */
export interface RefreshTokenRow extends CredentialRow {
  tokenId: string;
  clientId: string;
}

/** What a client exchanges for a refresh token, once. */
export interface AuthorizationCodeRow extends CredentialRow {
  clientId: string;
  /** Absent: whatever the client says is taken. */
  redirectUri?: string;
}

/** True of a credential that lets nobody in any more; one whose end cannot be read has ended. */
export function isOver(row: Pick<CredentialRow, 'revoked' | 'suspended' | 'expiresAt'>, now: Date): boolean {
  return (
    row.revoked ||
    row.suspended === true ||
    (row.expiresAt !== undefined && !(Date.parse(row.expiresAt) > now.getTime()))
  );
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
