/** Creates under a number: the caller's own, or the next automatic one; one that is taken is skipped. */
import { isOrderError } from '../domain/order-error.ts';
import { automaticNumber, counterOf, type Numbering } from '../domain/order-number.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { OperationContext } from './operation.ts';

/** Each collision doubles the step: 40 of them pass a thousand billion taken numbers. */
const COLLISIONS = 40;

/** A number of a series, taken before anybody knew whether it is still the organisation's. */
interface TakenAhead {
  series: Numbering;
  counter: number;
}

/**
 * Takes the next number of the series that was last heard of, so that it need not be waited for once the settings are read;
 * undefined when none was. A create that is refused after this leaves a gap.
 */
export async function takeAhead({
  orders,
  references,
  caller,
}: OperationContext): Promise<TakenAhead | undefined> {
  const series = references.settingsLastRead(caller.organizationId)?.numbering;
  return series && { series, counter: await orders.takeNumber(caller.organizationId, series, 1) };
}

/** True of a number that the settings would have given out too. */
const isOf = ({ prefix, next }: Numbering, { series, counter }: TakenAhead) =>
  series.prefix === prefix && counter >= next;

interface Numbered {
  settings: OrganizationSettings;
  ahead?: TakenAhead;
}

/** Commits under the next free automatic number. @throws what `commit` throws, but for a taken number */
export async function underNextNumber(
  { settings: { numbering }, ahead }: Numbered,
  context: OperationContext,
  commit: (number: string) => Promise<SalesOrder>,
): Promise<SalesOrder> {
  for (let collision = 0; ; collision += 1) {
    const step = 2 ** collision;
    const counter =
      collision === 0 && ahead && isOf(numbering, ahead)
        ? ahead.counter
        : await context.orders.takeNumber(context.caller.organizationId, numbering, step);
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
