/** What `GET /` on this machine answers: where each dialect begins. The deployed API has no such route. */
import { basePaths, type AppRoute } from '../../lib/routes.ts';
import { DEMO_ORGANIZATIONS } from './demo-organizations.ts';

interface FrontDoor {
  name: string;
  /** Base paths by dialect. */
  dialects: Record<string, string[]>;
  /** A page of this repository. */
  docs: string;
  /** The reference page, on this gateway. */
  reference: string;
  /** Only where the demo organisations were written: their keys are public. */
  demoKey?: string;
}

/** The published key of the first demo organisation, where that was written. */
export const demoKeyOf = (isSeeded: boolean): string | undefined =>
  isSeeded ? DEMO_ORGANIZATIONS[0]?.keys[0]?.secret : undefined;

export function frontDoor(routes: readonly AppRoute[], isSeeded: boolean): FrontDoor {
  const demoKey = demoKeyOf(isSeeded);
  return {
    name: 'sales-orders',
    dialects: Object.fromEntries(basePaths(routes)),
    docs: 'docs/README.md',
    reference: '/docs',
    ...(demoKey !== undefined && { demoKey }),
  };
}
