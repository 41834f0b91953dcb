/** Ids for clients that make a whole number of every id. */
const DIGITS_AT_MOST = 1_000_000_000_000_000n;

/** An id as the official clients take it, who read ids of people and fields as whole numbers: the same text, the same number. */
export function numericId(text: string): string {
  if (/^\d{1,19}$/.test(text)) return text;
  let value = 7n;
  for (const character of text)
    value = (value * 131n + BigInt(character.codePointAt(0) ?? 0)) % DIGITS_AT_MOST;
  return String(value);
}
