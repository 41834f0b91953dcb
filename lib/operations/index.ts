/** Every operation by name: what infra reads to give each function its rights. */
import { decideApproval, submitOrder } from './approval.ts';
import { calculate } from './calculate.ts';
import { addComment, deleteComment, listComments, updateComment } from './comments.ts';
import { createRow, deleteRow, updateRow } from './change-rows.ts';
import { bulkConfirm, confirmOrder } from './confirm.ts';
import { createOrder } from './create.ts';
import { bulkDelete, deleteOrder } from './delete.ts';
import { describeFields } from './describe-fields.ts';
import { fallback } from './fallback.ts';
import { getOrganization } from './get-organization.ts';
import { history } from './history.ts';
import { countOrders, listOrders, searchOrders } from './list.ts';
import { listDeleted } from './list-deleted.ts';
import { listUsers } from './list-users.ts';
import type { Operation, OperationName } from './operation.ts';
import { retrieveOrder } from './retrieve.ts';
import { getRow, listRows } from './rows.ts';
import { setSubStatus } from './set-substatus.ts';
import { updateOrder } from './update.ts';
import { upsert } from './upsert.ts';
import { bulkVoid, voidOrder } from './void.ts';

export const operations = {
  create: createOrder,
  retrieve: retrieveOrder,
  list: listOrders,
  search: searchOrders,
  count: countOrders,
  update: updateOrder,
  delete: deleteOrder,
  'bulk-delete': bulkDelete,
  confirm: confirmOrder,
  'bulk-confirm': bulkConfirm,
  void: voidOrder,
  'bulk-void': bulkVoid,
  submit: submitOrder,
  'decide-approval': decideApproval,
  'set-substatus': setSubStatus,
  calculate,
  history,
  upsert,
  'list-deleted': listDeleted,
  'list-comments': listComments,
  'add-comment': addComment,
  'update-comment': updateComment,
  'delete-comment': deleteComment,
  'list-rows': listRows,
  'get-row': getRow,
  'create-row': createRow,
  'update-row': updateRow,
  'delete-row': deleteRow,
  'get-organization': getOrganization,
  'list-users': listUsers,
  'describe-fields': describeFields,
  fallback,
} as const satisfies {
  [Name in OperationName]: Pick<Operation<never, unknown>, 'rights' | 'table'> & { name: Name };
};
