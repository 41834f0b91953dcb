/** What `GET /` on this machine answers: where each dialect begins. The deployed API has no such route. */
import { basePaths, type AppRoute } from '../../lib/routes.ts';
import { DEMO_ORGANIZATIONS } from './demo-organizations.ts';

interface FrontDoor {
  name: string;
  /** Base paths by dialect. */
  dialects: Record<string, string[]>;
  /** A page of this repository. */
  docs: string;
  /** Only where the demo organisations were written: their keys are public. */
  demoKey?: string;
}

export function frontDoor(routes: readonly AppRoute[], isSeeded: boolean): FrontDoor {
  const demoKey = isSeeded ? DEMO_ORGANIZATIONS[0]?.keys[0]?.secret : undefined;
  return {
    name: 'sales-orders',
    dialects: Object.fromEntries(basePaths(routes)),
    docs: 'docs/README.md',
    ...(demoKey !== undefined && { demoKey }),
  };
}
