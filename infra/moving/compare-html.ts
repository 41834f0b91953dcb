/** A comparison as a page that stands by itself. */
import type { Comparison } from './compare-orders.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

const STYLE =
  'body{font:14px system-ui;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}';

export function comparisonPage(result: Comparison): string {
  const { there, here, equal, different, missingHere, missingThere } = result;
  const counts: [string, number][] = [
    ['there', there],
    ['here', here],
    ['equal', equal],
    ['different', different.length],
    ['missing here', missingHere.length],
    ['missing there', missingThere.length],
  ];
  const rows = different.flatMap(({ id, number, differences }) =>
    differences.map(({ path, ...values }) => row([id, number, path, values.there, values.here])),
  );
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Comparison</title><style>${STYLE}</style>`,
    `<h1>Comparison</h1><table>${counts.map(([name, count]) => row([name, String(count)])).join('')}</table>`,
    '<h2>Different</h2>',
    `<table><tr><th>id<th>number<th>field<th>there<th>here</tr>${rows.join('')}</table>`,
    `<h2>Missing here</h2><ul>${missingHere.map(entry).join('')}</ul>`,
    `<h2>Missing there</h2><ul>${missingThere.map(entry).join('')}</ul></html>`,
  ].join('\n');
}

const row = (cells: string[]): string =>
  `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
const entry = (text: string): string => `<li>${escaped(text)}</li>`;
