/** Texts that orders are sorted and found by: numbers, reference numbers, subjects. */

/** Of the beginning that is looked for, so many characters find; a look at what is found does the rest. */
export const FINDS_AT_MOST = 60;

/** How a text stands in a sorted place: after NFC and trimming, without the characters that structure a key. */
export function sortedText(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** By code points, as the bytes of UTF-8 are sorted: "SO-100000" stands before "SO-99999". */
export function compareTexts(left: string, right: string): number {
  for (let at = 0; at < left.length && at < right.length;) {
    const [one = 0, other = 0] = [left.codePointAt(at), right.codePointAt(at)];
    if (one !== other) return one - other;
    at += one > 0xff_ff ? 2 : 1;
  }
  return left.length - right.length;
}
