/** What something is refused for. */
import { OrderError } from '../../lib/domain/order-error.ts';

/** Its code and details; undefined when nothing is. Other errors go on. */
export function refusalOf(act: () => unknown): [OrderError['code'], object] | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof OrderError)) throw error;
    return [error.code, error.details];
  }
}
