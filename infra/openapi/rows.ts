/** Which document describes which row of the route table. */
import type { DocumentedDialect } from '../../lib/dialects/leaves/documented.ts';
import { documentedGetfly } from '../../lib/dialects/getfly/documented.ts';
import { documentedCommerce } from '../../lib/dialects/zoho-commerce/documented.ts';
import { documentedCrm } from '../../lib/dialects/zoho-crm/documented.ts';
import { documentedInventory } from '../../lib/dialects/zoho-inventory/documented.ts';
import { routes, type AppRoute } from '../../lib/routes.ts';

export const DIALECTS: readonly DocumentedDialect[] = [
  documentedInventory,
  documentedCrm,
  documentedCommerce,
  documentedGetfly,
];
export const ADDITIONS = 'additions';

/** A row below its base, once for all bases of its dialect. */
export interface DocumentedRow {
  dialect: DocumentedDialect;
  row: AppRoute;
  below: string;
  /** The document that it stands in. */
  document: string;
}

/** The rows that documents describe: what is behind `{proxy+}` is no path of anybody's. */
export function documentedRows(): DocumentedRow[] {
  return DIALECTS.flatMap((dialect) => {
    const [base = ''] = dialect.bases;
    const rows = routes.filter(
      (row) =>
        row.dialect === dialect.dialect.name &&
        row.operation !== 'fallback' &&
        row.path.startsWith(`${base}/`),
    );
    return rows.map((row) => {
      const isOurs = dialect.calls[row.exchange]?.isOurs;
      const document = isOurs ? ADDITIONS : dialect.dialect.name;
      return { dialect, row, below: row.path.slice(base.length), document };
    });
  });
}
