/** What each operation does to the table, for its rights. */
import type { OperationName, TableAccess } from '../lib/operations/operation.ts';

const ACCESS: Record<OperationName, TableAccess> = {
  create: 'write',
  retrieve: 'read',
  list: 'read',
  update: 'write',
  delete: 'write',
  'bulk-delete': 'write',
  confirm: 'write',
  'bulk-confirm': 'write',
  void: 'write',
  'bulk-void': 'write',
  calculate: 'read',
  fallback: 'none',
};

export function accessOf(operation: OperationName): TableAccess {
  return ACCESS[operation];
}
