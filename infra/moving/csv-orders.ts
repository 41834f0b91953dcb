/** The sheet that Inventory and Books export, a row a line of an order -> orders as the service answers them. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { JsonValue } from '../../lib/dialects/leaves/json.ts';
import { ADDRESS, LINE, ORDER } from './csv-headings.ts';
import type { Fields } from './wire-values.ts';

/** An order as Inventory answers it, and where in the file it stands. */
export interface Placed {
  place: string;
  order: Fields;
}

type Row = Record<string, string>;

/** Rows of one order stand together. */
export async function* csvOrders(file: string): AsyncGenerator<Placed> {
  const rows = createReadStream(file).pipe(
    parse({ columns: true, bom: true, info: true, relax_column_count: true }),
  );
  let current: { id: string; line: number; rows: Row[] } | undefined;
  for await (const { record, info } of rows as AsyncIterable<{ record: Row; info: { lines: number } }>) {
    const row = undefused(record);
    const id = cell(row, ORDER['salesorder_id']) || cell(row, ORDER['salesorder_number']);
    if (current?.id !== id) {
      if (current) yield { place: `${file}:${current.line}`, order: orderOf(current.rows) };
      current = { id, line: info.lines, rows: [] };
    }
    current.rows.push(row);
  }
  if (current) yield { place: `${file}:${current.line}`, order: orderOf(current.rows) };
}

/** The apostrophe before what a program might take for a formula is none of the text. */
function undefused(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, text]) => [name.trim(), text.replace(/^'(?=[=+\-@])/, '')]),
  );
}

const cell = (row: Row, names: string[] = []): string => {
  const name = names.find((candidate) => (row[candidate] ?? '') !== '');
  return (name && row[name]?.trim()) || '';
};

function orderOf(rows: Row[]): Fields {
  const [first = {}] = rows;
  const order: Fields = read(first, ORDER);
  const discount = cell(first, ['Entity Discount Percent']);
  const amount = cell(first, ORDER['discount_amount']);
  return {
    ...order,
    ...(discount && Number(discount) !== 0
      ? { discount: `${discount}%` }
      : amount
        ? { discount: amount }
        : {}),
    ...address(first, 'Billing'),
    ...address(first, 'Shipping'),
    custom_fields: Object.entries(first).flatMap(([name, value]): JsonValue[] =>
      name.startsWith('CF.') && value !== '' ? [{ label: name.slice(3), value }] : [],
    ),
    line_items: rows.filter((row) => cell(row, LINE['name']) || cell(row, LINE['item_id'])).map(lineOf),
  };
}

function lineOf(row: Row): Fields {
  const { tax_name: name = '', tax_percentage: percent = '', ...line } = read(row, LINE);
  const { discount = '', discount_amount: amount = '', ...rest } = line;
  const off = discount === '' ? amount : discount;
  return {
    ...rest,
    ...(name !== '' && percent !== '' && { tax_name: name, tax_percentage: percent }),
    ...(off !== '' && { discount: off }),
  };
}

function read(row: Row, headings: Record<string, string[]>): Fields {
  const named = Object.entries(headings).map(([field, names]) => [field, cell(row, names)] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== ''));
}

function address(row: Row, kind: string): Fields {
  const headings = Object.entries(ADDRESS).map(
    ([field, names]) => [field, names.map((name) => `${kind} ${name}`)] as const,
  );
  const parts = read(row, Object.fromEntries(headings));
  return Object.keys(parts).length === 0 ? {} : { [`${kind.toLowerCase()}_address`]: parts };
}
