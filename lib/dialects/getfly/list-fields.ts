/** What Getfly's lists can be filtered by: fields, their operations, and what each means. */
import { parseDecimal } from '../../domain/decimal.ts';
import { STAGES_OF, type Stage } from '../../domain/derived-status.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { any, one, wrong, type Narrowing, type Operations } from './list-operations.ts';
import { TIME_FIELDS } from './list-time-fields.ts';
import { STATUS_NUMBERS } from './status-words.ts';

const looks = (at: 'phones' | 'emails', as: 'phone' | 'email'): Operations => {
  const eq = one((value) => ({ where: { look: { at, is: 'equal', value, as } } }));
  return { eq, is: eq };
};

const decimal = (value: string, name: string) => {
  const read = parseDecimal(value);
  if (read === undefined) throw wrong(name, 'a number');
  return read;
};

function stages(values: string[], name: string): Narrowing {
  const asked = values.map((value) => {
    const status = Object.entries(STATUS_NUMBERS).find(([, number]) => String(number) === value)?.[0];
    if (!status) throw wrong(name, Object.values(STATUS_NUMBERS).join(', '));
    return STAGES_OF[status as keyof typeof STAGES_OF];
  });
  return { stages: [...new Set<Stage>(asked.flat())] };
}

function ids(values: string[], name: string): Narrowing {
  if (values.length > LIMITS.listedIds)
    throw new OrderError('limit_exceeded', { field: name, limit: LIMITS.listedIds });
  return { ids: [...new Set(values)] };
}

const code = one((value) => ({ number: value }));
const customer = one((value) => ({ customerId: value }));
const total = (filter: 'totalIs' | 'totalFrom' | 'totalAbove' | 'totalTo' | 'totalBelow') =>
  one((value, name) => ({ [filter]: decimal(value, name) }));

/** By field: the operations that are served; docs/getfly.md lists them. */
export const FILTERS: Record<string, Operations> = {
  id: { eq: ids, is: ids, in: ids },
  order_code: {
    eq: code,
    is: code,
    in: any((value) => ({ number: value })),
    contains: one((value) => ({ numberContains: value })),
  },
  account_id: { eq: customer, is: customer, in: any((value) => ({ customerId: value })) },
  account_code: { eq: customer, is: customer, in: any((value) => ({ customerId: value })) },
  account_phone: looks('phones', 'phone'),
  account_email: looks('emails', 'email'),
  status: { eq: stages, is: stages, in: stages },
  ...TIME_FIELDS,
  real_amount: {
    eq: total('totalIs'),
    gte: total('totalFrom'),
    gt: total('totalAbove'),
    lte: total('totalTo'),
    lt: total('totalBelow'),
  },
};
