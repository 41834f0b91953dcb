/** A Bruno collection, a folder of plain files per document: every call once, those of a walk first and in its order. */
import { COLLECTION_WORDS, DEMO_VARIABLES } from './collection-words.ts';
import { documentedRows, type DocumentedRow } from './rows.ts';

const METHODS: Record<string, string> = { POST: 'post', GET: 'get', PUT: 'put', DELETE: 'delete' };

/** Which base of a dialect the collection calls; CRM's newest. */
const BASES: Record<string, string> = { 'zoho-crm': '/crm/v8', getfly: '/api/v6.1' };

/** Each file by its path below examples/bruno, as it should stand. */
export function collectionFiles(): Map<string, string> {
  const byDocument = Map.groupBy(documentedRows(), ({ document }) => document);
  return new Map([...byDocument].flatMap(([document, rows]) => folderOf(document, rows)));
}

function folderOf(document: string, rows: DocumentedRow[]): [path: string, text: string][] {
  const { walk = [] } = COLLECTION_WORDS[document] ?? {};
  // A path that only repeats another one is not called twice.
  const calls = [...Map.groupBy(rows, ({ row }) => row.exchange).values()].flatMap((same) =>
    same.slice(0, 1),
  );
  const place = ({ row }: DocumentedRow) =>
    walk.includes(row.exchange) ? walk.indexOf(row.exchange) : walk.length;
  const sorted = calls.toSorted((one, other) => place(one) - place(other));
  const { title = '' } = rows[0]?.dialect ?? {};
  const name = document === 'additions' ? 'Sales orders: additions' : `Sales orders: ${title}`;
  return [
    [`${document}/bruno.json`, `${JSON.stringify({ version: '1', name, type: 'collection' }, null, 2)}\n`],
    [`${document}/environments/local.bru`, environment('http://127.0.0.1:3000', 'demo-full-access')],
    [
      `${document}/environments/deployed.bru`,
      environment('https://API.execute-api.REGION.amazonaws.com', ''),
    ],
    ...sorted.map((row, index): [string, string] => [
      `${document}/${folder(walk.includes(row.row.exchange))}/${fileName(row)}.bru`,
      requestOf(document, row, index + 1),
    ]),
  ];
}

const folder = (isInWalk: boolean) => (isInWalk ? '1-walk' : '2-others');
const fileName = ({ row }: DocumentedRow) =>
  row.exchange.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Of a deployment, base and key are the caller's own. */
function environment(baseUrl: string, key: string): string {
  const variables = { baseUrl, ...(key !== '' && { key, ...DEMO_VARIABLES }) };
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}: ${value}`);
  const secret = key === '' ? 'vars:secret [\n  key\n]\n' : '';
  return `vars {\n${lines.join('\n')}\n}\n${secret}`;
}

function requestOf(document: string, { dialect, row, below }: DocumentedRow, seq: number): string {
  const { exchange, method } = row;
  const call = dialect.calls[exchange];
  const { bodies = {}, queries = {}, kept = {}, walk = [] } = COLLECTION_WORDS[document] ?? {};
  const body = bodies[exchange];
  const query = queries[exchange] ?? {};
  const others = (call?.query ?? []).filter(({ name }) => !Object.hasOwn(query, name));
  const base = BASES[document] ?? dialect.bases[0] ?? '';
  const asked = new URLSearchParams(query).toString();
  const isGetfly = dialect.dialect.name === 'getfly';
  const url = `{{baseUrl}}${base}${withVariables(document, below)}${asked && `?${decodeURIComponent(asked)}`}`;
  const success = Math.min(...Object.keys(call?.answers ?? {}).map(Number));
  return [
    block('meta', [`name: ${call?.summary ?? exchange}`, 'type: http', `seq: ${seq}`]),
    block(METHODS[method] ?? 'get', [
      `url: ${url}`,
      `body: ${call?.body ? 'json' : 'none'}`,
      `auth: ${isGetfly ? 'none' : 'bearer'}`,
    ]),
    block('params:query', [
      ...Object.entries(query).map(([name, value]) => `${name}: ${value}`),
      ...others.map(({ name, example = '' }) => `~${name}: ${example}`),
    ]),
    isGetfly ? block('headers', ['X-API-KEY: {{key}}']) : block('auth:bearer', ['token: {{key}}']),
    call?.body ? block('body:json', indented(body ?? '{}')) : '',
    block(
      'vars:post-response',
      Object.entries(kept[exchange] ?? {}).map(([name, at]) => `${name}: ${at}`),
    ),
    block('assert', [walk.includes(exchange) ? `res.status: eq ${success}` : 'res.status: lt 500']),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

const block = (name: string, lines: string[]): string =>
  lines.length === 0 ? '' : `${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;

/** Variables in braces stand in texts, so that it is JSON for all that. */
const indented = (json: string) => JSON.stringify(JSON.parse(json), null, 2).split('\n');

function withVariables(document: string, below: string): string {
  const { ids = [] } = COLLECTION_WORDS[document] ?? {};
  const words: Record<string, string> = {
    module: 'Sales_Orders',
    kind: 'billing',
    entity: 'salesorder',
    code: 'confirmed',
    name: 'Sales_Orders',
  };
  return below.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'id') return `{{${ids.find(([path]) => path.test(below))?.[1] ?? 'id'}}}`;
    return words[name] ?? `{{${name}}}`;
  });
}
