/** What a request says, whatever a decoder makes of it: a repeat is known by this, across deployments too. */
import type { WireRequest } from '../dialects/exchange.ts';
import { parseJson } from '../dialects/leaves/json.ts';

/** Method, path, parameters and parsed body. Spelling, order of names, spaces and boundaries of parts do not matter. */
export function askedBy({ method, path, query, headers, body }: WireRequest): unknown {
  return {
    method,
    path: path.replace(/\/$/, ''),
    query: byName(query),
    body: parsedBody(headers['content-type'] ?? '', body.trim()),
  };
}

function parsedBody(contentType: string, body: string): unknown {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary) return body.replaceAll(boundary, '');
  return parsedJson(body) ?? (body.startsWith('{') ? body : byName(new URLSearchParams(body)));
}

/** Values that are JSON themselves, as `JSONString` is, are compared as JSON. */
function byName(parameters: URLSearchParams): Record<string, unknown[]> {
  const named = new Map<string, unknown[]>();
  for (const [name, value] of parameters) {
    const values = named.get(name) ?? [];
    values.push(value.startsWith('{') ? (parsedJson(value) ?? value) : value);
    named.set(name, values);
  }
  return Object.fromEntries(named);
}

function parsedJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
