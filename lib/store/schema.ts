/**
 * Versions of what is stored. A newer one than this code knows is held: whoever reads it is asked to come again, for a release
 * that knows it is on its way. An older one is made into today's, version by version. A version is raised in two releases: one
 * that reads it, then one that writes it.
 */
import { OrderError } from '../domain/order-error.ts';

/** What new items are written as. */
export const SCHEMA_VERSION = 1;
/** How soon it is worth to ask again. */
const RETRY_AFTER_SECONDS = 60;

type Document = Record<string, unknown>;
/** By the version that they take: each makes it the next one. */
export type Upcasters = Record<number, (older: Document) => Document>;

/** Of order documents; there has been one version only. */
const UPCASTERS: Upcasters = {};

/** Nothing is guessed from what a later release has written. @throws OrderError unavailable */
export function assertKnown({ schemaVersion = 1 }: Record<string, unknown>, known = SCHEMA_VERSION): void {
  if (Number(schemaVersion) > known)
    throw new OrderError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** A document of an older version as one of today. @throws Error when a version in between has no upcaster */
export function upcast(
  document: Document,
  version: number,
  upcasters: Upcasters = UPCASTERS,
  known = SCHEMA_VERSION,
): Document {
  let current = document;
  for (let at = version; at < known; at += 1) {
    const next = upcasters[at];
    if (!next) throw new Error(`no way from version ${at} of a document`);
    current = next(current);
  }
  return current;
}
