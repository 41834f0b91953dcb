/** Ids as the official clients read them, and people by theirs. */
import type { Actor } from '../../domain/caller.ts';

export function encodeActor({ id, name }: Actor): { name: string; id: string } {
  return { name, id: numericId(id) };
}

const DIGITS_AT_MOST = 1_000_000_000_000_000n;

/** An id as the official clients take it, who read ids of people and fields as whole numbers: the same text, the same number. */
export function numericId(text: string): string {
  if (/^\d{1,19}$/.test(text)) return text;
  let value = 7n;
  for (const character of text)
    value = (value * 131n + BigInt(character.codePointAt(0) ?? 0)) % DIGITS_AT_MOST;
  return String(value);
}
