/** The beginning of a text, at most so many UTF-16 units long, and no half of a character: no engine stores one. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
