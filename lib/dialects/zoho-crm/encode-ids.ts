/** Ids as the official clients read them, each as a whole number, and people by theirs. */
import type { Actor } from '../../domain/caller.ts';
import { numericId, type IdKind } from '../../domain/numeric-id.ts';
import { codeOf, shownId } from '../leaves/ids.ts';

export function encodeActor({ id, name }: Actor): { name: string; id: string } {
  return { name, id: numericId('user', id) };
}

/** Beside a number that stands in for a code is the code. */
export function encodeId(kind: IdKind, id: string | undefined): { id: string | null; code?: string } {
  const code = codeOf(kind, id);
  return { id: shownId(kind, id) || null, ...(code !== undefined && { code }) };
}
