/** The engine that comes with the project, or the one that DYNAMODB_ENDPOINT names where there is no program of ours. */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { engineBinary } from '../../infra/local/engine-binary.ts';

/** Tests of the embedded engine and its data file run only where there is one. */
export const hasOwnEngine = isInstalled();

/** Where a local run of a test keeps its orders: an engine of its own, or else a table of its own. */
export function ownGround(): { endpoint?: string; tableName: string } {
  if (hasOwnEngine) return { tableName: 'sales-orders' };
  return { endpoint: inject('engineEndpoints')[0], tableName: `orders-${randomUUID()}` };
}

function isInstalled(): boolean {
  try {
    return engineBinary() !== '';
  } catch {
    return false;
  }
}
