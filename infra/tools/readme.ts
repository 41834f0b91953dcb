/** `npm run readme`: renews the generated parts of README.md. */
import { writeFileSync } from 'node:fs';
import { LIFECYCLE } from '../../lib/domain/lifecycle.ts';
import { routes } from '../../lib/routes.ts';
import { compatibilityTable } from './compatibility.ts';
import { lifecycleDiagram, renewedPage, routeTable } from './readme-sections.ts';

const README = new URL('../../README.md', import.meta.url);

/** README.md as the code would have it now. */
export function renewedReadme(): Promise<string> {
  return renewedPage(README, {
    routes: routeTable(routes),
    compatibility: compatibilityTable(routes),
    'life cycle': lifecycleDiagram(LIFECYCLE),
  });
}

if (import.meta.main) writeFileSync(README, await renewedReadme());
