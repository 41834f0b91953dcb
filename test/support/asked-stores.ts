/** Stores that answer what a test says, and keep what they were asked: for what an operation asks of them, to the letter. */
import { mutationId, organizationId } from '../../lib/domain/identity.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';

export const NOW = new Date('2026-11-28T10:00:00.000Z');
export const ORG = organizationId('5');

type Answers = Record<string, (...args: never[]) => unknown>;

export interface Asked {
  context: OperationContext;
  /** Each call: "orders.load", then what it was given. */
  asked: unknown[][];
}

/** `answers` by the names of the calls; who asks for more is refused with a TypeError. */
export function askedStores(answers: Answers = {}, rest: Partial<OperationContext> = {}): Asked {
  const asked: unknown[][] = [];
  const answered = (name: string, args: unknown[]) => {
    asked.push([name, ...args]);
    if (!answers[name]) throw new TypeError(`nobody answers ${name}`);
    return (answers[name] as (...given: unknown[]) => unknown)(...args);
  };
  const store = (kind: string) =>
    new Proxy(
      {},
      {
        get: (_, method) =>
          method === 'settingsLastRead'
            ? (...args: unknown[]) => answered(`${kind}.${method}`, args)
            : async (...args: unknown[]) => answered(`${kind}.${String(method)}`, args),
      },
    ) as never;
  let ids = 100;
  const context: OperationContext = {
    caller: { id: 'key-1', name: 'Ada', organizationId: ORG, scopes: [] },
    orders: store('orders'),
    comments: store('comments'),
    references: store('references'),
    rows: store('rows'),
    clock: { now: () => NOW },
    ids: { next: () => String((ids += 1)), mutation: () => mutationId(`m-${(ids += 1)}`) },
    deadline: Number.POSITIVE_INFINITY,
    mutationId: mutationId('m'),
    ...rest,
  };
  return { context, asked };
}
