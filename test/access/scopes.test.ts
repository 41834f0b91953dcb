/** Every scope of docs/access.md against every operation of the route table: each opens what its row says, and nothing else. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dialect } from '../../lib/dialects/exchange.ts';
import { AREAS, RIGHTS } from '../../lib/domain/caller.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { isOrderError } from '../../lib/domain/order-error.ts';
import type { ReferenceKind } from '../../lib/domain/reference.ts';
import { operations } from '../../lib/operations/index.ts';
import { permissionsFor } from '../../lib/operations/operation.ts';
import { routes } from '../../lib/routes.ts';
import { authorize } from '../../lib/runtime/authenticate.ts';
import { DIALECTS, parseScopes } from '../../lib/scopes.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { rowKindOf } from '../support/row-kinds.ts';

/** The rows of a table of the page, cell by cell. */
function rowsBetween(mark: string): string[][] {
  const page = readFileSync('docs/access.md', 'utf8');
  const [, table = ''] = page.split(new RegExp(`<!-- /?${mark} -->`));
  const lines = table.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const listed = (cell = '') =>
  cell
    .replaceAll('`', '')
    .replace(', by the kind of row', '')
    .split(/, | and /);

const NEEDS = new Map(
  rowsBetween('needs').flatMap(([names, need]) =>
    listed(names).map((name) => [name, need === 'any credential' ? [] : listed(need)] as const),
  ),
);
const AREAS_OF: Record<ReferenceKind, string> = {
  customer: 'contacts',
  item: 'items',
  tax: 'settings',
  currency: 'settings',
  salesperson: 'settings',
};
/** Of several areas one counts: which one, the kind of row says. */
function needsOf(operation: string, kind: ReferenceKind | undefined): string[] | undefined {
  const [first, ...others] = NEEDS.get(operation) ?? [];
  if (!first?.includes(' or ')) return NEEDS.get(operation);
  const areas = [...first.split(' or '), ...others];
  return areas.filter((need) => kind && need.startsWith(AREAS_OF[kind]));
}
const RIGHTS_OF: Record<string, string[]> = {
  CREATE: ['create'],
  READ: ['read'],
  UPDATE: ['update'],
  DELETE: ['delete'],
  WRITE: ['create', 'update', 'delete'],
  ALL: ['create', 'read', 'update', 'delete'],
};
const SPOKEN_BY: Record<string, string> = {
  ZohoInventory: 'zoho-inventory',
  ZohoBooks: 'zoho-inventory',
  ZohoCRM: 'zoho-crm',
  ZohoSearch: 'zoho-crm',
  ZohoCommerce: 'zoho-commerce',
};

interface Scope {
  scope: string;
  opens: Set<string>;
  /** Undefined: every dialect. */
  dialect?: string;
}
const on = (areas: readonly string[], rights: readonly string[]) =>
  new Set(areas.flatMap((area) => rights.map((right) => `${area}.${right}`)));

/** "UPDATE: `a.create`, `a.update`; CREATE: …" */
const besideOf = (word: string, cell: string) =>
  cell
    .split('; ')
    .flatMap((part) => (part.startsWith(`${word}: `) ? listed(part.slice(word.length + 2)) : []));

const published: Scope[] = rowsBetween('scopes').flatMap(([name = '', words, areas = '', beside = '']) =>
  listed(words).map((word) => ({
    scope: `${name.replaceAll('`', '')}.${word}`,
    opens: areas.startsWith('nothing')
      ? new Set<string>()
      : new Set([...on(listed(areas), RIGHTS_OF[word] ?? []), ...besideOf(word, beside)]),
    dialect: SPOKEN_BY[/^`(\w+)/.exec(name)?.[1] ?? ''] ?? 'nobody',
  })),
);
const ours: Scope[] = [
  ...RIGHTS.map((right) => ({ scope: right as string, opens: on(AREAS, [right]) })),
  ...[...on(AREAS, RIGHTS)].map((scope) => ({ scope, opens: new Set([scope]) })),
];

type Name = keyof typeof operations;

function lets(dialect: Dialect, scopes: string[], operation: Name, kind?: ReferenceKind): boolean {
  const caller = { id: 'k', name: 'k', organizationId: organizationId(ORGANIZATION), scopes };
  const request = {
    method: 'GET',
    path: '/',
    params: {},
    query: new URLSearchParams(),
    headers: {},
    body: '',
  };
  try {
    authorize(dialect, request, caller, permissionsFor(operations[operation], kind));
    return true;
  } catch (error) {
    if (!isOrderError(error, 'forbidden')) throw error;
    return false;
  }
}

const served = DIALECTS.flatMap((dialect) => {
  const own = routes.filter((route) => route.dialect === dialect.name);
  const asked = own.map(({ operation, path }) => ({ dialect, operation, kind: rowKindOf(path) }));
  return [...new Map(asked.map((row) => [`${row.operation} ${row.kind}`, row])).values()];
});
let tried = 0;
afterAll(() => console.log(`scopes: ${published.length} published, ${ours.length} ours; ${tried} tried`));

describe('each scope opens what its row says', () => {
  it.each(served.map((row) => [row.dialect.name, row.operation, row.kind, row] as const))(
    'of %s: %s %s',
    (_, operation, kind, { dialect }) => {
      const needs = needsOf(operation, kind);
      if (!needs) throw new Error(`docs/access.md does not say what ${operation} asks for`);
      for (const { scope, opens, dialect: speaker = dialect.name } of [...published, ...ours]) {
        const expected = needs.every((need) => speaker === dialect.name && opens.has(need));
        expect(lets(dialect, [scope], operation, kind), scope).toBe(expected);
        tried += 1;
        if (!scope.startsWith('Zoho')) continue;
        for (const written of [scope.toLowerCase(), scope.toUpperCase()])
          expect(lets(dialect, [written], operation, kind), written).toBe(expected);
        tried += 2;
      }
    },
  );

  it.each([
    'Read',
    'orders',
    'orders.ALL',
    'ZohoInventory.salesorders',
    'ZohoInventory.salesorders.WRITE',
    'ZohoInventory.invoices.ALL',
    'ZohoCRM.modules.leads.READ',
    '__proto__',
    'constructor',
  ])('%s opens nothing', (scope) => {
    for (const { dialect, operation, kind } of served)
      expect(lets(dialect, [scope], operation, kind)).toBe(
        permissionsFor(operations[operation], kind).length === 0,
      );
  });

  it('two scopes open together what neither opens alone', () => {
    const [crm] = DIALECTS.filter(({ name }) => name === 'zoho-crm');
    if (!crm) throw new Error('no CRM');
    const scopes = ['ZohoCRM.modules.salesorders.CREATE', 'ZohoCRM.modules.salesorders.UPDATE'];
    expect(scopes.map((scope) => lets(crm, [scope], 'upsert'))).toEqual([false, false]);
    expect(lets(crm, scopes, 'upsert')).toBe(true);
  });
});

describe('a list of scopes', () => {
  it.each([
    ['create,read', ['create', 'read']],
    [' create , read ', ['create', 'read']],
    ['ZohoCRM.modules.ALL ZohoCRM.settings.ALL', ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']],
    ['zohoinventory.FULLACCESS.all,read\nread', ['zohoinventory.FULLACCESS.all', 'read']],
    ['contacts.read', ['contacts.read']],
  ])('%j is read', (text, scopes) => {
    expect(parseScopes(text)).toEqual(scopes);
  });

  it.each([
    ['raed', 'unknown scope "raed"'],
    ['read,ZohoInventory.salesorder.READ', 'unknown scope "ZohoInventory.salesorder.READ"'],
    ['READ', 'unknown scope "READ"'],
    ['', 'no scope'],
    [' , ', 'no scope'],
  ])('%j is refused', (text, message) => {
    expect(() => parseScopes(text)).toThrow(message);
  });
});
