/** Submit, approve, reject: what an approver is asked, and what he says. Whether a confirmation waits for it is the organisation's rule. */
import type { ApprovalAction } from '../domain/approval.ts';
import type { OrderCommand } from '../domain/commands.ts';
import type { SalesOrder } from '../domain/order.ts';
import { approvalMoved } from '../apply/status.ts';
import { changeOrder } from './change-order.ts';
import { changeOperation, type OperationContext } from './operation.ts';

export const submitOrder = changeOperation('submit', {
  rights: ['approvals.create'],
  run: (command: OrderCommand, context) => moveApproval('submit', command, context),
});

interface VerdictCommand extends OrderCommand {
  verdict: Exclude<ApprovalAction, 'submit'>;
}

/** What an approver says asks for a right of its own: who writes orders need not be who approves them. */
export const decideApproval = changeOperation('decide-approval', {
  rights: ['approvals.update'],
  run: (command: VerdictCommand, context) => moveApproval(command.verdict, command, context),
});

function moveApproval(
  action: ApprovalAction,
  { id, precondition, why }: OrderCommand,
  context: OperationContext,
): Promise<SalesOrder> {
  return changeOrder({ id }, precondition, context, (order) => {
    const { order: after, kinds } = approvalMoved(order, action);
    return kinds.length === 0 ? 'unchanged' : { kinds, after, why };
  });
}
