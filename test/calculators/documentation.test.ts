/** docs/totals.md cannot lie: its worked invoices are calculated, its example is run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TaxRounding } from '../../lib/domain/pricing.ts';
import { statedFigures, type ShortInvoice } from '../support/short-invoice.ts';

const docs = new URL('../../docs/', import.meta.url);
const text = readFileSync(new URL('totals.md', docs), 'utf8');

/** The fenced blocks of one language, in order. */
function blocks(language: string): string[] {
  return [...text.matchAll(new RegExp('```' + language + '\\n([\\s\\S]*?)```', 'g'))].map(
    ([, body = '']) => body,
  );
}

describe('the worked invoices of docs/totals.md', () => {
  const titles = [...text.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title);
  const invoices = blocks('json').map((body) => JSON.parse(body) as ShortInvoice);

  it('are five', () => {
    expect(titles).toHaveLength(5);
    expect(invoices).toHaveLength(5);
  });

  it.each(invoices.map((invoice, index) => [titles[index], invoice] as const))('%s', (_, invoice) => {
    expect(statedFigures(invoice, (invoice.rounding ?? 'entity_level') as TaxRounding)).toMatchObject(
      invoice.expected,
    );
  });
});

it('the example of docs/totals.md prints what it says', () => {
  const [example = ''] = blocks('ts');
  const [printed = ''] = blocks('text\n# prints');
  const run = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', example], {
    cwd: docs,
    encoding: 'utf8',
  });
  expect(run.trim()).toBe(printed.trim());
});
