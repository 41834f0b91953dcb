/** Approval: what an approver has said of a draft. A table of moves inside the life cycle's draft; every other status refuses them. */

export const APPROVALS = ['pending', 'approved', 'rejected'] as const;
/** Where a draft stands with its approver; none: nobody was asked. */
export type Approval = (typeof APPROVALS)[number];

export const APPROVAL_ACTIONS = ['submit', 'approve', 'reject'] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

/** How a draft stands afterwards; 'unchanged' = success without a new version; undefined = refused. */
export type ApprovalMove = Approval | 'unchanged' | undefined;

/** An approver need not submit to himself; what was approved is taken back by a change of its money alone. */
// prettier-ignore
export const APPROVAL_MOVES: Record<Approval | 'none', Record<ApprovalAction, ApprovalMove>> = {
  none:     { submit: 'pending',   approve: 'approved',  reject: undefined },
  pending:  { submit: 'unchanged', approve: 'approved',  reject: 'rejected' },
  approved: { submit: undefined,   approve: 'unchanged', reject: undefined },
  rejected: { submit: 'pending',   approve: 'approved',  reject: 'unchanged' },
};
