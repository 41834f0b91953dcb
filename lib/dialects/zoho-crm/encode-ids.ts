/** Ids as the official clients read them, and people by theirs. */
import type { Actor } from '../../domain/caller.ts';
import { numericId } from '../zoho/ids.ts';

export function encodeActor({ id, name }: Actor): { name: string; id: string } {
  return { name, id: numericId(id) };
}
