/** `npm run readme`: renews the generated parts of README.md and of docs/access.md, docs/api.md, docs/costs.md, docs/lists.md and docs/operations.md. */
import { writeFileSync } from 'node:fs';
import { LIFECYCLE } from '../../lib/domain/lifecycle.ts';
import { routes } from '../../lib/routes.ts';
import { SCOPE_ROWS } from '../../lib/scopes.ts';
import { takesNoOptions } from '../local/help.ts';
import { alarmTable } from './alarm-table.ts';
import { billTable, priceTable } from './bill.ts';
import { compatibilityTable } from './compatibility.ts';
import { limitTable } from './limit-table.ts';
import { boundTable, lookedAtList, pathTable, sortTable } from './list-tables.ts';
import { needTable, scopeTable } from './scope-tables.ts';
import { baseTable, lifecycleDiagram, renewedPage, routeTable } from './readme-sections.ts';

const ROOT = new URL('../../', import.meta.url);

/** Each generated page by its path from the root, as the code would have it now. */
export async function renewedPages(): Promise<Map<string, string>> {
  const sections = {
    'README.md': { 'life cycle': lifecycleDiagram(LIFECYCLE) },
    'docs/access.md': { needs: needTable(routes), scopes: scopeTable(SCOPE_ROWS) },
    'docs/lists.md': {
      paths: pathTable(),
      'looked at': lookedAtList(),
      orders: sortTable(),
      bounds: boundTable(),
    },
    'docs/costs.md': { bill: billTable(), prices: priceTable() },
    'docs/operations.md': { now: alarmTable('now'), day: alarmTable('day') },
    'docs/api.md': {
      limits: limitTable(),
      bases: baseTable(routes),
      routes: routeTable(routes),
      compatibility: compatibilityTable(routes),
    },
  };
  const pages = Object.entries(sections).map(async ([path, made]) => {
    return [path, await renewedPage(new URL(path, ROOT), made)] as const;
  });
  return new Map(await Promise.all(pages));
}

if (import.meta.main) {
  takesNoOptions(
    'usage: npm run readme\nRenews the generated parts of README.md and of docs/access.md, docs/api.md, docs/costs.md, docs/lists.md and docs/operations.md.',
  );
  for (const [path, text] of await renewedPages()) writeFileSync(new URL(path, ROOT), text);
}
