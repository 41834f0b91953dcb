/** Chooses a route like an HTTP API: method and path together, the most specific one, a greedy variable last. */

export interface RouteShape {
  method: string;
  path: string;
}

export interface MatchedRoute<Row extends RouteShape> {
  route: Row;
  /** Decoded values of the path's variables. */
  params: Record<string, string>;
}

const VARIABLE = /^\{(\w+)(\+?)\}$/;

/** The route for a request, its path as sent. Undefined: the gateway's own 404. @throws URIError on a broken escape */
export function matchRoute<Row extends RouteShape>(
  rows: readonly Row[],
  method: string,
  path: string,
): MatchedRoute<Row> | undefined {
  const candidates = rows
    .filter((row) => row.method === method)
    .map((route) => ({ route, params: variablesOf(route.path, path) }))
    .filter((candidate): candidate is MatchedRoute<Row> => candidate.params !== undefined);
  return candidates.toSorted((left, right) => specificity(right.route) - specificity(left.route))[0];
}

/** The variables of a pattern that fits; undefined when it does not fit. */
function variablesOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [position, part] of wanted.entries()) {
    const [, name, greedy] = VARIABLE.exec(part) ?? [];
    const text = greedy ? given.slice(position).join('/') : given[position];
    if (name ? !text : text !== part) return undefined;
    if (name && text) params[name] = decodeURIComponent(text);
    if (greedy) return params;
  }
  return given.length === wanted.length ? params : undefined;
}

/** Higher is more specific: fixed parts count most, a greedy variable makes any other pattern win. */
function specificity(route: RouteShape): number {
  const parts = route.path.split('/');
  const fixed = parts.filter((part) => !VARIABLE.test(part)).length;
  return route.path.endsWith('+}') ? fixed - 1000 : fixed;
}
