/** Lists over plain rows in memory, said once more and without a look at how the table answers them. */
import type { Condition, ListCommand } from '../../lib/domain/list-command.ts';
import type { OrderRow } from '../../lib/domain/order-row.ts';

export interface ModelWorld {
  rows: OrderRow[];
  /** Every name that a customer has or had. */
  names: Map<string, Set<string>>;
  today: string;
}

/** Letters as they are looked for: `ı` and `đ` are no letters with marks, so that they are named. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Of the figures of an order, what a list calls its status. */
export function modelStage(row: OrderRow): string {
  const [ordered, invoiced, shipped] = [row.quantity, row.quantityInvoiced, row.quantityShipped].map(Number);
  if (row.status === 'closed') return shipped! > 0 && shipped! >= ordered! ? 'fulfilled' : 'closed';
  if (row.status !== 'confirmed') return row.status;
  if (shipped! > 0) return shipped! >= ordered! ? 'shipped' : 'partially_shipped';
  if (invoiced! > 0) return invoiced! >= ordered! ? 'invoiced' : 'partially_invoiced';
  return 'confirmed';
}

type Test = (row: OrderRow) => boolean;

function tests(query: Partial<ListCommand>, world: ModelWorld): Test[] {
  const found: Test[] = [];
  const when = <Value>(value: Value | undefined, test: (row: OrderRow, value: Value) => boolean) => {
    if (value !== undefined) found.push((row) => test(row, value));
  };
  const named = (row: OrderRow, fits: (name: string) => boolean) =>
    [...(world.names.get(row.customerId) ?? [])].some((name) => fits(plain(name)));
  const begins = (name: string, text: string) => ` ${name}`.includes(` ${plain(text)}`) && plain(text) !== '';
  when(query.status, (row, status) => row.status === status);
  when(query.stages, (row, stages) => (stages as string[]).includes(modelStage(row)));
  when(query.progress, (row, progress) => inProgress(row, progress, world.today));
  when(query.customerId, (row, id) => row.customerId === id);
  when(query.customerName, (row, text) =>
    named(row, (name) => endsOf(name).includes(plain(text)) && plain(text) !== ''),
  );
  when(query.customerNameStartsWith, (row, text) => named(row, (name) => begins(name, text)));
  when(query.customerNameContains, (row, text) => plain(row.customerName).includes(plain(text)));
  for (const [field, name] of [
    ['number', 'number'],
    ['reference', 'referenceNumber'],
    ['subject', 'subject'],
  ] as const) {
    const text = (row: OrderRow) => (row[name] ?? '').trim();
    when(query[field], (row, asked) => text(row) === asked);
    when(query[`${field}StartsWith`], (row, asked) => text(row).startsWith(asked));
    when(query[`${field}Contains`], (row, asked) => plain(text(row)).includes(plain(asked)));
  }
  when(
    query.searchText,
    (row, text) =>
      named(row, (name) => begins(name, text)) ||
      [row.number, row.referenceNumber, row.subject ?? '', row.customerName].some((part) =>
        plain(part).includes(plain(text)),
      ),
  );
  when(query.salespersonId, (row, id) => row.salespersonId === id);
  when(query.dateFrom, (row, day) => row.date >= day);
  when(query.dateTo, (row, day) => row.date <= day);
  when(query.shipmentFrom, (row, day) => (row.shipmentDate ?? '') >= day && row.shipmentDate !== undefined);
  when(query.shipmentTo, (row, day) => row.shipmentDate !== undefined && row.shipmentDate <= day);
  when(query.createdFrom, (row, time) => row.createdAt >= time);
  when(query.createdTo, (row, time) => row.createdAt <= time);
  when(query.modifiedSince, (row, time) => seconds(row.modifiedAt) > seconds(time));
  when(query.modifiedTo, (row, time) => row.modifiedAt <= time);
  when(query.totalIs, (row, total) => Number(row.total) === Number(total));
  when(query.totalFrom, (row, total) => Number(row.total) >= Number(total));
  when(query.totalTo, (row, total) => Number(row.total) <= Number(total));
  when(query.totalAbove, (row, total) => Number(row.total) > Number(total));
  when(query.totalBelow, (row, total) => Number(row.total) < Number(total));
  when(query.ids, (row, ids) => ids.includes(row.id));
  when(query.where, (row, where) => meets(row, where, world));
  return found;
}

function meets(row: OrderRow, where: Condition, world: ModelWorld): boolean {
  if ('not' in where) return !meets(row, where.not, world);
  if ('all' in where) return !where.all.some((part) => !meets(row, part, world));
  if ('any' in where) return where.any.some((part) => meets(row, part, world));
  if (!('filter' in where)) throw new TypeError('the model has no orders to look into');
  return tests(where.filter, world).every((test) => test(row));
}

const seconds = (time: string) => Math.floor(Date.parse(time) / 1000);
/** A name from each of its words on. */
const endsOf = (name: string) => name.split(' ').map((_, at, words) => words.slice(at).join(' '));

function inProgress(row: OrderRow, progress: string, today: string): boolean {
  if (row.status === 'draft' || row.status === 'void') return false;
  const [ordered, invoiced] = [row.quantity, row.quantityInvoiced].map(Number);
  if (progress === 'invoiced') return invoiced! > 0 && invoiced! >= ordered!;
  if (progress === 'partially_invoiced') return invoiced! > 0 && invoiced! < ordered!;
  return row.status === 'confirmed' && modelStage(row) !== 'shipped' && (row.shipmentDate ?? '9') < today;
}

const SORTED: Record<string, (row: OrderRow) => string | number> = {
  created: () => '',
  date: (row) => row.date,
  modified: (row) => row.modifiedAt,
  number: (row) => row.number,
  reference: (row) => row.referenceNumber.trim(),
  subject: (row) => (row.subject ?? '').trim(),
  customerName: (row) => plain(row.customerName),
  shipmentDate: (row) => row.shipmentDate ?? '',
  total: (row) => Number(row.total),
  baseTotal: (row) => Number(row.baseTotal),
  status: modelStage,
};

/** How many orders a query leaves. */
export function modelCount(query: Partial<ListCommand>, world: ModelWorld): number {
  const keeps = tests(query, world);
  return world.rows.filter((row) => keeps.every((test) => test(row))).length;
}

/** The ids of the page that a query names, and whether there is another; `also`: filters that must hold besides. */
export function modelPage(
  query: ListCommand,
  world: ModelWorld,
  also: Partial<ListCommand>[] = [],
): { ids: string[]; hasMore: boolean } {
  const keeps = [query, ...also].flatMap((filters) => tests(filters, world));
  const kept = world.rows.filter((row) => keeps.every((test) => test(row)));
  if (query.ids) kept.sort((left, right) => query.ids!.indexOf(left.id) - query.ids!.indexOf(right.id));
  else {
    const by = SORTED[query.sortBy]!;
    const key = (row: OrderRow) => [by(row), `${row.createdAt}#${row.id}`] as const;
    kept.sort((left, right) => {
      const [one, other] = [key(left), key(right)];
      const order =
        one[0] === other[0] ? Number(one[1] > other[1]) * 2 - 1 : Number(one[0] > other[0]) * 2 - 1;
      return query.descending ? -order : order;
    });
  }
  const first = (query.page - 1) * query.perPage;
  return {
    ids: kept.slice(first, first + query.perPage).map(({ id }) => id),
    hasMore: kept.length > first + query.perPage,
  };
}
