/** The path and the query of a request line's target, neither decoded. */
export function splitTarget(target = '/'): { path: string; query: string } {
  // A proxy's absolute form, http://host/path, is allowed by HTTP/1.1.
  const local = target.replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const mark = local.indexOf('?');
  return mark < 0 ? { path: local, query: '' } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}
