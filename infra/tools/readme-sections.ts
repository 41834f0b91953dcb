/** The parts of README.md and docs/api.md that are made from the code, so that they cannot say anything else. */
import { readFileSync } from 'node:fs';
import * as prettier from 'prettier';
import type { Route } from '../../lib/dialects/exchange.ts';
import { basePaths } from '../../lib/routes.ts';
import { ACTIONS, OBSTACLES, type Action, type LIFECYCLE } from '../../lib/domain/lifecycle.ts';

/** The base paths of each dialect. */
export function baseTable(routes: readonly Route[]): string {
  const lines = [...basePaths(routes)].map(
    ([dialect, bases]) => `| ${dialect} | ${bases.map((base) => `\`${base}\``).join(', ')} |`,
  );
  return ['| dialect | below |', '|---|---|', ...lines].join('\n');
}

/** One line per operation and dialect, paths as they stand below each base; methods that only repeat a path are joined. */
export function routeTable(routes: readonly Route[]): string {
  const bases = basePaths(routes);
  const below = routes.map((route) => {
    const base = bases.get(route.dialect)?.find((each) => route.path.startsWith(`${each}/`)) ?? '';
    return { ...route, path: route.path.slice(base.length) };
  });
  const byPath = Map.groupBy(below, (route) => [route.dialect, route.operation, route.path].join(' '));
  const paths = [...byPath.values()].map((rows) => ({
    operation: rows[0]?.operation,
    dialect: rows[0]?.dialect,
    path: rows[0]?.path,
    methods: [...new Set(rows.map((row) => row.method))].join(', '),
  }));
  const lines = Map.groupBy(paths, (row) => [row.dialect, row.operation, row.methods].join(' '));
  const body = [...lines.values()].map((rows) => {
    const [first] = rows;
    const joined = rows.map((row) => `\`${row.path}\``).join('<br>');
    return `| ${first?.operation} | ${first?.dialect} | ${first?.methods} | ${joined} |`;
  });
  return ['| operation | dialect | method | path |', '|---|---|---|---|', ...body].join('\n');
}

/** Every move of the life cycle, one arrow each, what stands in its way, and what is refused. */
export function lifecycleDiagram(moves: typeof LIFECYCLE): string {
  const states = Object.entries(moves).map(([status, row]) => {
    const leading = ACTIONS.filter((action) => leadsElsewhere(status, row[action]));
    const arrows = leading.map(
      (action) => `--${action}${'-'.repeat(8 - action.length)}> ${row[action]}${unless(action)}`,
    );
    const notes = [
      note(
        'changes in place',
        ACTIONS.filter((action) => row[action] === status),
      ),
      note(
        'answers 200 and changes nothing',
        ACTIONS.filter((action) => row[action] === 'unchanged'),
      ),
      note(
        'refused',
        ACTIONS.filter((action) => row[action] === undefined),
      ),
    ];
    const lines = [...arrows, ...notes.filter((line) => line !== '')];
    return lines.map((line, index) => (index === 0 ? status : '').padEnd(12) + line).join('\n');
  });
  return ['```text', states.join('\n\n'), '```'].join('\n');
}

function unless(action: Action): string {
  const says = (OBSTACLES[action] ?? []).map(
    ({ says: said, where }) => said + (where === undefined ? '' : ` where ${where}`),
  );
  return says.length > 0 ? `, unless ${says.join(' or ')}` : '';
}

function leadsElsewhere(status: string, move: string | undefined): boolean {
  return move !== undefined && move !== 'unchanged' && move !== status;
}

function note(title: string, actions: Action[]): string {
  return actions.length > 0 ? `${title}: ${actions.join(', ')}` : '';
}

/** The page with the text between its `<!-- name -->` and `<!-- /name -->` marks renewed. @throws Error on a missing mark */
function renewSections(page: string, sections: Record<string, string>): string {
  return Object.entries(sections).reduce((text, [name, content]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`the page lacks the marks of ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
  }, page);
}

/** A page with its sections renewed, laid out as all pages are. @throws Error on a missing mark */
export async function renewedPage(page: URL, sections: Record<string, string>): Promise<string> {
  return prettier.format(renewSections(readFileSync(page, 'utf8'), sections), { parser: 'markdown' });
}
