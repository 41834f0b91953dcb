/** A request to the token endpoint: its parameters, wherever a client puts them, and where it came in. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Parameters } from '../../access/secrets.ts';
import type { WireRequest } from '../../dialects/exchange.ts';

const TOKEN_PATH = /\/oauth\/v2\/token(?:\/revoke)?$/;

/** From the query, then from the body, whose word counts; an empty one is an absent one. What is no form of ours has no parameters. */
export function parametersOf({ query, headers, body, form }: WireRequest): Parameters {
  const type = headers['content-type'] ?? '';
  const inBody = form
    ? Object.entries(form.fields)
    : /json/i.test(type)
      ? jsonEntries(body)
      : formEntries(body);
  return new Map([...query, ...inBody].filter(([, value]) => value !== ''));
}

function formEntries(body: string): [string, string][] {
  return body.trimStart().startsWith('{') ? jsonEntries(body) : [...new URLSearchParams(body.trim())];
}

function jsonEntries(body: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.entries(parsed)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name, String(value)]);
  } catch {
    return [];
  }
}

/**
 * Where the request came in: host and whatever stands before our path, a stage or a mapped name. On AWS the host is the one
 * that API Gateway served; a Host header counts only for a port that belongs to it.
 */
export function baseOf({ rawPath, headers, requestContext }: APIGatewayProxyEventV2): string {
  const { domainName } = requestContext;
  const host = headers['host'] ?? '';
  const authority = host.replace(/:\d+$/, '') === domainName ? host : domainName;
  const protocol = headers['x-forwarded-proto'] === 'http' ? 'http' : 'https';
  return `${protocol}://${authority}${rawPath.replace(TOKEN_PATH, '')}`;
}
