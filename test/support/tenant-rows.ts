/** Reference rows of a tenant, and how each route names one. */
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import type { AppRoute } from '../../lib/routes.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import { rowStore } from '../../lib/store/row-store.ts';
import type { Table } from '../../lib/store/table.ts';
import { rowKindOf } from './row-kinds.ts';

/** The last word of the paths of a kind. */
const WORDS = ['contacts', 'items', 'salespersons', 'taxes', 'taxgroups', 'currencies'] as const;
type Word = (typeof WORDS)[number];
/** The id of a row by that word. */
export type TenantRows = Partial<Record<Word, string>>;

interface Owner {
  organization: string;
  marker: string;
}

let made = 0;
/** Three letters, of no currency that there is. */
const codeOf = (count: number) =>
  `Q${[26, 1].map((place) => String.fromCodePoint(65 + (Math.floor(count / place) % 26))).join('')}`;

function rowOf(word: Word, marker: string): ReferenceRow {
  made += 1;
  const id = word === 'currencies' ? codeOf(made) : String(4_815_000_000_200_000 + made);
  const kind = rowKindOf(`/${word}`);
  const more = {
    contacts: { addresses: [{ id, city: marker }], email: `${marker}@x.example` },
    items: { code: `${marker}-${made}` },
    salespersons: {},
    taxes: { percent: '5' },
    taxgroups: { components: [{ id, name: marker, percent: '5' }] },
    currencies: { symbol: marker, currencyId: '' },
  }[word];
  const name = word === 'currencies' ? {} : { name: `${marker} ${made}` };
  return ReferenceRow.parse({ kind, id, ...name, ...more });
}

/** Fresh ones, which may be changed and deleted. */
export async function rowsOf(table: Table, { organization, marker }: Owner, words: readonly Word[] = WORDS) {
  const rows: TenantRows = {};
  for (const word of words) {
    const row = rowOf(word, marker);
    await putReferenceRow(table, organizationId(organization), row);
    rows[word] = row.id;
  }
  return rows;
}

export const storedRowsOf = (table: Table, { organization }: Owner, rows: TenantRows) =>
  Promise.all(
    Object.entries(rows).map(async ([word, id]) => {
      const kind = rowKindOf(`/${word}`);
      if (!kind) throw new Error(`no kind of rows is called ${word}`);
      return rowStore(table, Date.now() + 10_000).load(organizationId(organization), { kind, id });
    }),
  );

/** Getfly's words. */
const ALIKE: [RegExp, Word][] = [
  [/^\/api\/v6[^/]*\/accounts?(\/|$)/, 'contacts'],
  [/^\/api\/v6[^/]*\/products(\/|$)/, 'items'],
  [/^\/api\/v6[^/]*\/users$/, 'salespersons'],
];

export const wordOf = (path: string): Word | undefined =>
  WORDS.find((word) => path.includes(`/${word}`)) ?? ALIKE.find(([known]) => known.test(path))?.[1];

/** What a route that names a row is asked about this one. */
export function namedRow({ method, path }: AppRoute, id: string) {
  const at = path.replace('{id}', id).replace('{address}', id);
  return method === 'GET' || method === 'DELETE'
    ? { path: at }
    : { path: at, body: { notes: 'n', city: 'c' } };
}

/** A list, or something new: neither names a row of the path's kind. */
export function namelessRow({ method, path }: AppRoute, marker: string, rows: TenantRows) {
  if (method === 'GET') return { path };
  made += 1;
  const name = `${marker} ${made}`;
  const body = {
    contacts: { contact_name: name, account_name: name },
    items: { name },
    salespersons: { salesperson_name: name },
    taxes: { tax_name: name, tax_percentage: 1 },
    taxgroups: { tax_group_name: name, taxes: [rows.taxes] },
    currencies: { currency_code: codeOf(made) },
  }[wordOf(path) ?? 'items'];
  return { path, body };
}

/** Bases have their routes about rows from one place: each is asked below one of them, by turns. */
export function byTurns(routes: readonly AppRoute[]): AppRoute[] {
  const [others, ofRows] = [false, true].map((is) =>
    routes.filter(({ path }) => (wordOf(path) !== undefined) === is),
  );
  const alike = Map.groupBy(
    ofRows ?? [],
    ({ dialect, method, exchange }) => `${dialect} ${method} ${exchange}`,
  );
  const chosen = [...alike.values()].flatMap((same, turn) => same[turn % same.length] ?? []);
  return [...(others ?? []), ...chosen];
}
