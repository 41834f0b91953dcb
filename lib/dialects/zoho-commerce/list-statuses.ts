/** The words that Commerce's lists are narrowed by: each is some stages of orders, and a look at the rest. */
import { STAGES, STAGES_OF, type Stage } from '../../domain/derived-status.ts';
import type { Condition, ListCommand } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';

/** Which stages an order may be at, and what must hold besides. */
interface Narrowing {
  stages?: readonly Stage[];
  where?: Condition;
}

const looks = (at: 'paid' | 'packed' | 'voidedAs', value: string): Condition => ({
  look: { at, is: 'equal', value, as: 'text' },
});
const isInvoiced: Condition = { filter: { progress: 'invoiced' } };
const isPartlyInvoiced: Condition = { filter: { progress: 'partially_invoiced' } };

const UNSHIPPED = ['confirmed', 'partially_invoiced', 'invoiced'] as const;
const CONFIRMED = STAGES_OF.confirmed;
const STANDING = STAGES.filter((stage) => stage !== 'void');

const FILTERS: Record<string, Narrowing> = {
  'Status.All': {},
  'Status.Draft': { stages: ['draft'] },
  'Status.Confirmed': { stages: CONFIRMED },
  'Status.ToBePacked': {
    stages: [...UNSHIPPED, 'partially_shipped'],
    where: { not: looks('packed', 'all') },
  },
  'Status.ToBeShipped': { stages: [...UNSHIPPED, 'partially_shipped'] },
  'Status.Shipped': { stages: ['shipped'] },
  'Status.ToBeInvoiced': { stages: CONFIRMED, where: { not: isInvoiced } },
  'Status.Closed': { stages: STAGES_OF.closed },
  'Status.Void': { stages: ['void'] },
};

/** The words of each field in a list, and which orders show them. */
const FIELDS: Record<string, Record<string, Narrowing>> = {
  order_status: {
    // What waits to be confirmed is shown as pending, and is a draft.
    draft: { stages: ['draft'] },
    pending: { stages: ['draft'] },
    confirmed: { stages: CONFIRMED },
    closed: { stages: STAGES_OF.closed },
    void: { stages: ['void'], where: { not: looks('voidedAs', 'cancelled') } },
    onhold: { stages: [] },
    cancelled: { stages: ['void'], where: looks('voidedAs', 'cancelled') },
  },
  invoiced_status: {
    null: { where: { not: { any: [isInvoiced, isPartlyInvoiced] } } },
    partially_invoiced: { where: isPartlyInvoiced },
    invoiced: { where: { all: [isInvoiced, { not: looks('paid', 'all') }] } },
    paid: { where: { all: [isInvoiced, looks('paid', 'all')] } },
  },
  paid_status: {
    null: { stages: ['void'] },
    unpaid: { stages: STANDING, where: looks('paid', 'none') },
    partially_paid: { stages: STANDING, where: looks('paid', 'some') },
    paid: { stages: STANDING, where: looks('paid', 'all') },
  },
  shipped_status: {
    null: { stages: ['void'] },
    pending: { stages: ['draft', ...UNSHIPPED, 'closed'] },
    partially_shipped: { stages: ['partially_shipped'] },
    shipped: { stages: ['shipped'] },
    fulfilled: { stages: ['fulfilled'] },
  },
};

/** All that are named must hold; which contradict each other find nothing. @throws OrderError invalid_value */
export function narrowed(query: URLSearchParams): {
  stages: ListCommand['stages'];
  conditions: Condition[];
} {
  const named = [
    narrowing(query, 'filter_by', FILTERS, 'status.'),
    ...Object.entries(FIELDS).map(([name, words]) => narrowing(query, name, words)),
  ];
  const stages = named.reduce<readonly Stage[]>(
    (left, { stages: some }) => (some ? left.filter((stage) => some.includes(stage)) : left),
    STAGES,
  );
  return {
    stages: stages.length === STAGES.length ? undefined : [...stages],
    conditions: named.flatMap(({ where }) => where ?? []),
  };
}

/** Case and the prefix of filters do not matter. */
function narrowing(
  query: URLSearchParams,
  name: string,
  words: Record<string, Narrowing>,
  prefix = '',
): Narrowing {
  const value = query.get(name)?.trim().toLowerCase();
  if (!value) return {};
  const known = Object.entries(words).find(([word]) => [value, prefix + value].includes(word.toLowerCase()));
  if (known) return known[1];
  throw new OrderError('invalid_value', { field: name, expected: `one of ${Object.keys(words).join(', ')}` });
}
