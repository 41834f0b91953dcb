/** `npm run readme`: renews the generated parts of README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { LIFECYCLE } from '../../lib/domain/lifecycle.ts';
import { routes } from '../../lib/routes.ts';
import { compatibilityTable } from './compatibility.ts';
import { lifecycleDiagram, renewSections, routeTable } from './readme-sections.ts';

const README = new URL('../../README.md', import.meta.url);

/** README.md as the code would have it now. */
export async function renewedReadme(): Promise<string> {
  const sections = {
    routes: routeTable(routes),
    compatibility: compatibilityTable(routes),
    'life cycle': lifecycleDiagram(LIFECYCLE),
  };
  return prettier.format(renewSections(readFileSync(README, 'utf8'), sections), { parser: 'markdown' });
}

if (import.meta.main) writeFileSync(README, await renewedReadme());
