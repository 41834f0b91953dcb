/** Creates under a number: the caller's own, or the next automatic one; one that is taken is skipped. */
import { isOrderError } from '../domain/order-error.ts';
import { automaticNumber, counterOf } from '../domain/order-number.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { OperationContext } from './operation.ts';

/** Each collision doubles the step: 40 of them pass a thousand billion taken numbers. */
const COLLISIONS = 40;

/** Commits under the next free automatic number. @throws what `commit` throws, but for a taken number */
export async function underNextNumber(
  { numbering }: OrganizationSettings,
  context: OperationContext,
  commit: (number: string) => Promise<SalesOrder>,
): Promise<SalesOrder> {
  for (let collision = 0; ; collision += 1) {
    const step = 2 ** collision;
    const counter = await context.orders.takeNumber(context.caller.organizationId, numbering, step);
    try {
      return await commit(automaticNumber(numbering, counter));
    } catch (error) {
      if (!isOrderError(error, 'number_taken') || collision === COLLISIONS) throw error;
    }
  }
}

/** A chosen number that looks like an automatic one moves the counter past it: best effort, never a failure. */
export async function passCounter(
  number: string,
  { numbering }: OrganizationSettings,
  context: OperationContext,
): Promise<void> {
  const counter = counterOf(numbering, number);
  if (counter === undefined) return;
  try {
    await context.orders.raiseCounter(context.caller.organizationId, numbering.prefix, counter);
  } catch {
    // The next automatic number skips this one anyway.
  }
}
