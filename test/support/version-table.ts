/** The tables of docs/crm.md as the code has them: in what the versions of CRM differ, a row each, and what keys of lines are called. */
import type { CrmVersion } from '../../lib/dialects/zoho-crm/versions.ts';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ') || 'none';

const ROWS: [string, (version: CrmVersion) => string][] = [
  ['lines', ({ lines }) => code([lines])],
  ['a line is taken out by', ({ removal }) => code([removal])],
  ['`fields` of a list', ({ fieldsRequired }) => (fieldsRequired ? 'required' : 'may be left out')],
  ['further keys of `info`', ({ info }) => code(info)],
  ['`json_path` in refusals', ({ jsonPath }) => (jsonPath ? 'yes' : 'no')],
  ['`duplicate_record`', ({ duplicateRecord }) => (duplicateRecord ? 'yes' : 'no')],
  ['`id` in the metadata of fields', ({ fieldIds }) => (fieldIds ? 'yes' : 'no')],
  [
    '`lookup.module` in metadata',
    ({ lookupModule }) => (lookupModule === 'object' ? '`{api_name, id}`' : 'its name'),
  ],
  ['`status` of a layout', ({ layoutStatus }) => code([String(layoutStatus)])],
  ["the lines' module in metadata", ({ linesModule }) => code(linesModule)],
];

/** Versions that differ in nothing share a column. */
export function versionTable(versions: readonly CrmVersion[]): string {
  const alike = [
    ...Map.groupBy(versions, (version) => ROWS.map(([, cell]) => cell(version)).join('|')).values(),
  ];
  const columns = alike.flatMap(([first, ...others]) =>
    first ? [{ first, title: [first, ...others].map(({ name }) => name).join(', ') }] : [],
  );
  const head = ['', ...columns.map(({ title }) => title)].join(' | ');
  const body = ROWS.map(
    ([title, cell]) => `| ${[title, ...columns.map(({ first }) => cell(first))].join(' | ')} |`,
  );
  return [`| ${head} |`, `|${'---|'.repeat(columns.length + 1)}`, ...body].join('\n');
}

/** What the keys of a line are called in v2, and from v2.1 on. */
export function lineWordTable({ lineKeys, lineExtras }: CrmVersion): string {
  const rows = Object.entries(lineKeys).map(
    ([name, word]) => `| \`${name}\` | ${word === null ? 'none' : `\`${word}\``} |`,
  );
  const further = lineExtras.map((name) => `| none | \`${name}\` |`);
  return ['| v2 | from v2.1 |', '|---|---|', ...rows, ...further].join('\n');
}
