/** Texts as people look for them: without case and accents, so that "muller" finds "Müller" and "dien" finds "Điện". */

/** Letters that Unicode does not take apart, by the plain letters that stand for them. */
const PLAIN: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/** Lower case without marks, one space between words; letters and digits of any script are kept. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name has many words; that many of them it can be found by. */
const WORDS_AT_MOST = 8;

/** The folded text from each of its words on: whoever looks for the beginning of a word finds one of them by its beginning. */
export function wordBeginnings(text: string): string[] {
  const words = fold(text).split(' ');
  return words.slice(0, WORDS_AT_MOST).map((_, at) => words.slice(at).join(' '));
}

/** True when a word of the text begins so; of several words, when the text holds them in this order. */
export function hasWord(text: string, beginning: string): boolean {
  return ` ${fold(text)}`.includes(` ${fold(beginning)}`);
}
