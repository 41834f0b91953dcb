/** What `GET /` on this machine answers: where each dialect begins. The deployed API has no such route. */
import type { AppRoute } from '../../lib/routes.ts';
import { DEMO_ORGANIZATIONS } from './demo-organizations.ts';

const ANYTHING_BELOW = '/{proxy+}';

interface FrontDoor {
  name: string;
  /** Base paths by dialect. */
  dialects: Record<string, string[]>;
  /** A page of this repository. */
  docs: string;
  /** Only where the demo organisations were written: their keys are public. */
  demoKey?: string;
}

/** The base paths are those below which a dialect answers every path. */
export function frontDoor(routes: readonly AppRoute[], isSeeded: boolean): FrontDoor {
  const byDialect = Map.groupBy(
    routes.filter(({ path }) => path.endsWith(ANYTHING_BELOW)),
    ({ dialect }) => dialect,
  );
  const dialects = [...byDialect].map(([dialect, rows]) => {
    const bases = rows.map(({ path }) => path.slice(0, -ANYTHING_BELOW.length));
    return [dialect, [...new Set(bases)]];
  });
  const demoKey = isSeeded ? DEMO_ORGANIZATIONS[0]?.keys[0]?.secret : undefined;
  return {
    name: 'sales-orders',
    dialects: Object.fromEntries(dialects) as Record<string, string[]>,
    docs: 'docs/README.md',
    ...(demoKey !== undefined && { demoKey }),
  };
}
