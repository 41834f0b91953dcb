/** The path and the query of a request line's target, neither decoded. */
export function splitTarget(target = '/'): { path: string; query: string } {
  // A proxy's absolute form, http://host/path, is allowed by HTTP/1.1.
  const local = target.replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const mark = local.indexOf('?');
  return mark < 0 ? { path: local, query: '' } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** Values by name, those of a repeated one joined by commas as API Gateway does; undefined without a query. */
export function joinedQuery(query: string): Record<string, string> | undefined {
  if (!query) return undefined;
  const joined = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const values = joined.get(name);
    if (values) values.push(value);
    else joined.set(name, [value]);
  }
  return Object.fromEntries([...joined].map(([name, values]) => [name, values.join(',')]));
}
