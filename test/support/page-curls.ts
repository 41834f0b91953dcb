/** The curls of a page with the answers that stand below them. */

export interface PageCurl {
  command: string;
  answer: string;
}

/** A reader sets the id of an order before a curl that uses it. */
const PAIR = /```sh\n(?:ID=\d+\n)?(curl (?:(?!```)[^])*)```\n\n```json\n([^]*?)```/g;

export function pageCurls(page: string): PageCurl[] {
  return [...page.matchAll(PAIR)].map(([, command = '', answer = '']) => ({ command, answer }));
}

/** The printed answer: `…` marks that keys of the object are left out. */
export function printedAnswer(text: string): unknown {
  const marked = text.replaceAll('…', '"…": true');
  return JSON.parse(marked.replace(/,(\s*[}\]])/g, '$1'));
}

/**
 * What of the real answer the printed one speaks about, with ids and times of this run worded like the printed ones:
 * equal to the printed answer exactly when that is true.
 */
export function comparable(real: unknown, printed: unknown): unknown {
  if (Array.isArray(real) && Array.isArray(printed)) {
    return real.map((entry, index) => comparable(entry, printed[index]));
  }
  if (isObject(real) && isObject(printed)) return comparableObject(real, printed);
  return areBothVolatile(real, printed) ? printed : real;
}

function comparableObject(real: Record<string, unknown>, printed: Record<string, unknown>): unknown {
  const names = '…' in printed ? Object.keys(printed) : Object.keys(real);
  const entries = names.map((name) => [name, name === '…' ? true : comparable(real[name], printed[name])]);
  return Object.fromEntries(entries);
}

/** Ids of ours and times differ from run to run. */
function areBothVolatile(real: unknown, printed: unknown): boolean {
  const volatile = /^(?:\d{16}|\d{4}-\d\d-\d\dT.*Z)$/;
  return typeof real === typeof printed && [real, printed].every((value) => volatile.test(String(value)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
