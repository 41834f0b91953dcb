/** Takes an import file apart into rows that still know their line: a JSON array, or JSON lines. */

export interface RowText {
  /** Counted from 1, where the row begins. */
  line: number;
  text: string;
}

/** The rows of a file; blank ones are left out of JSON lines, but not of an array. @throws SyntaxError on an array without its end */
export function splitRows(file: string): RowText[] {
  const text = file.replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('[') ? splitArray(text) : splitLines(text);
}

function splitLines(text: string): RowText[] {
  return text
    .split('\n')
    .map((row, index) => ({ line: index + 1, text: row.trim() }))
    .filter((row) => row.text !== '');
}

/** Finds the commas between the elements; whether an element is good JSON is for the parser to say. */
function splitArray(text: string): RowText[] {
  const rows: RowText[] = [];
  let from = text.indexOf('[') + 1;
  let depth = 1;
  for (const token of structure(text, from)) {
    if (token.mark === '{' || token.mark === '[') depth += 1;
    if (token.mark === '}' || token.mark === ']') depth -= 1;
    if ((token.mark === ',' && depth === 1) || depth === 0) {
      rows.push(rowBetween(text, from, token.at));
      from = token.at + 1;
    }
    if (depth === 0) return withoutEmptyEnd(rows, text.slice(from));
  }
  throw new SyntaxError('the array has no end');
}

/** The marks that shape JSON, strings skipped; one that is not closed ends with its line. */
function* structure(text: string, from: number): Generator<{ mark: string; at: number }> {
  const marks = /"(?:[^"\\\n]|\\[^\n])*(?:"|\\?(?:\n|$))|[{}[\],]/g;
  marks.lastIndex = from;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (!found[0].startsWith('"')) yield { mark: found[0], at: found.index };
  }
}

function rowBetween(text: string, from: number, to: number): RowText {
  const raw = text.slice(from, to);
  const begin = from + raw.length - raw.trimStart().length;
  return { line: text.slice(0, begin).split('\n').length, text: raw.trim() };
}

function withoutEmptyEnd(rows: RowText[], rest: string): RowText[] {
  if (rest.trim() !== '') throw new SyntaxError('something follows the end of the array');
  return rows.length === 1 && rows[0]?.text === '' ? [] : rows;
}
