/** The pages of the dialects name the parameters of lists as the code has them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ListParameter } from '../../lib/dialects/leaves/list-parameters.ts';
import { LIST_PARAMETERS as COMMERCE } from '../../lib/dialects/zoho-commerce/list-parameters.ts';
import {
  LIST_PARAMETERS as CRM,
  SEARCH_PARAMETERS as CRM_SEARCH,
} from '../../lib/dialects/zoho-crm/list-parameters.ts';
import { LIST_PARAMETERS as INVENTORY } from '../../lib/dialects/zoho-inventory/list-parameters.ts';

const PAGES: [string, ListParameter[]][] = [
  ['docs/inventory.md', INVENTORY],
  ['docs/commerce.md', COMMERCE],
  ['docs/crm.md', CRM],
  ['docs/crm.md', CRM_SEARCH],
];

it.each(PAGES)('%s', (page, parameters) => {
  const text = readFileSync(page, 'utf8');
  const cells = [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
    row.split(' | ').map((cell) => cell.trim()),
  );
  for (const { name, served, values } of parameters.filter(({ served: some }) => some.length > 0)) {
    const names = served.map((suffix) => (suffix === '' ? `\`${name}\`` : `\`${name}_${suffix}\``)).join(' ');
    expect(cells).toContainEqual([`\`${name}\``, names, values?.join(', ') ?? '']);
  }
  const refused = parameters.filter(({ served }) => served.length === 0).map(({ name }) => `\`${name}\``);
  expect(text).toContain(refused.join(' '));
});
