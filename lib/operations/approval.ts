/** Submit, approve, reject: what an approver is asked, and what he says. Whether a confirmation waits for it is the organisation's rule. */
import type { ApprovalAction } from '../domain/approval.ts';
import type { Permission } from '../domain/caller.ts';
import type { OrderCommand } from '../domain/commands.ts';
import { approvalMoved } from '../apply/status.ts';
import { changeOrder } from './change-order.ts';
import { changeOperation, type OperationContext } from './operation.ts';

/** What an approver says asks for a right of its own: who writes orders need not be who approves them. */
const approval = (action: ApprovalAction, right: Permission) => ({
  rights: [right],
  run: ({ id, precondition, why }: OrderCommand, context: OperationContext) =>
    changeOrder({ id }, precondition, context, (order) => {
      const { order: after, kinds } = approvalMoved(order, action);
      return kinds.length === 0 ? 'unchanged' : { kinds, after, why };
    }),
});

export const submitOrder = changeOperation('submit', approval('submit', 'approvals.create'));
export const approveOrder = changeOperation('approve', approval('approve', 'approvals.update'));
export const rejectOrder = changeOperation('reject', approval('reject', 'approvals.update'));
