/** An order store of a few lines, for properties that need thousands of commits. What it promises, the real one is tested for. */
import type { OrderChange } from '../../lib/domain/change.ts';
import { instant, mutationId, orderId, organizationId } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { CommentStore } from '../../lib/domain/comment.ts';
import type { RowStore } from '../../lib/domain/stored-rows.ts';
import type { OrderStore, ReferenceStore } from '../../lib/domain/ports.ts';
import { blankLine } from '../../lib/apply/lines.ts';
import { blankOrder } from '../../lib/operations/blank-order.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { decimal } from '../../lib/domain/decimal.ts';

const SETTINGS = OrganizationSettings.parse({ kind: 'settings', baseCurrency: { code: 'USD' } });

export interface OrdersInMemory {
  context: OperationContext;
  order(id: string): SalesOrder | undefined;
  /** Puts a confirmed order with a line of every given quantity there. */
  confirmedOf(quantities: string[]): SalesOrder;
}

export function ordersInMemory(): OrdersInMemory {
  const orders = new Map<string, string>();
  const read = (id: string): SalesOrder | undefined => {
    const text = orders.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as SalesOrder);
  };
  let ids = 1000;
  const context = {
    caller: { id: 'test', name: 'Test', organizationId: organizationId('1'), scopes: [] },
    orders: {
      load: async (_: string, id: string) => read(id),
      history: async () => undefined,
      async commit({ before, after }: OrderChange) {
        if (!after || before?.version !== read(after.id)?.version) throw new OrderError('conflict', {});
        orders.set(after.id, JSON.stringify(after));
        return after;
      },
    } as unknown as OrderStore,
    comments: {} as unknown as CommentStore,
    references: {
      load: async () => ({ settings: SETTINGS, row: () => undefined }),
    } as unknown as ReferenceStore,
    rows: {} as unknown as RowStore,
    clock: { now: () => new Date('2026-11-21T10:00:00.000Z') },
    ids: { next: () => String((ids += 1)), mutation: () => mutationId('m') },
    deadline: Number.POSITIVE_INFINITY,
    mutationId: mutationId('m'),
  } satisfies OperationContext;
  return {
    context,
    order: read,
    confirmedOf(quantities) {
      const lines = quantities.map((quantity) => ({
        ...blankLine(context.ids.next()),
        quantity: decimal(quantity),
      }));
      const made = { ...blankOrder(SETTINGS, context), id: orderId(context.ids.next()), lines };
      const order: SalesOrder = {
        ...made,
        version: 2,
        status: 'confirmed',
        modifiedAt: instant(new Date(0)),
      };
      orders.set(order.id, JSON.stringify(order));
      return order;
    },
  };
}
