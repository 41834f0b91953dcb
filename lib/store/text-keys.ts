/** Texts in keys: as they sort, and as they begin. */
import { createHash } from 'node:crypto';
import { FINDS_AT_MOST, sortedText } from '../domain/sorted-text.ts';
import { beginningOf } from '../domain/text-beginning.ts';

export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** In a sort key behind a text: before every character that a text may hold, so that "A" stands before "A1". */
const END = '\t';
/** As much of a text as a sort key holds, in bytes; what is longer is told apart by its digest. */
const HEAD_BYTES = 200;

/** The beginning of the sort keys of all orders with exactly this text. */
export function wholeText(text: string): string {
  const sorted = sortedText(text);
  const head = headOf(sorted);
  return `${head}${END}${head === sorted ? '' : digestOf(sorted)}${END}`;
}

/** The first 200 bytes, and no half of a character. */
function headOf(sorted: string): string {
  const bytes = Buffer.from(sorted, 'utf8');
  if (bytes.byteLength <= HEAD_BYTES) return sorted;
  return bytes
    .subarray(0, HEAD_BYTES)
    .toString('utf8')
    .replace(/(?<!\uFFFD)\uFFFD+$/u, '');
}

/** How the sort keys of exactly one text begin, and those of texts that begin with it. */
export const textPrefix = {
  whole: wholeText,
  beginning: (text: string) => headOf(beginningOf(sortedText(text), FINDS_AT_MOST)),
};
