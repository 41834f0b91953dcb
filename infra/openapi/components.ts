/** What the operations of a document share: schemas by name, refusals, headers, credentials. */
import type { ZodOpenApiComponentsObject } from 'zod-openapi';
import type { DocumentedDialect } from '../../lib/dialects/leaves/documented.ts';
import { refusalsOf, type Refusal } from './refusals.ts';
import { securitySchemesOf } from './security.ts';

const text = { type: 'string' as const };

const REQUEST_HEADERS: Record<string, string> = {
  'X-Request-Id': 'Comes back in the answer, and stands in the logs.',
  'Idempotency-Key': 'One call, once: a repeat with the same key answers what the first one did.',
  'If-Match': 'The ETag of an earlier answer, or *: refused with 412 when it has changed since.',
  'If-Unmodified-Since': 'Refused with 412 when it has changed since.',
};
const ANSWER_HEADERS: Record<string, string> = {
  'X-Request-Id': 'The one of the request, or ours.',
  ETag: 'The version, for If-Match.',
  'Idempotency-Replayed': 'true: an earlier call with the same key had done it.',
  'X-Dry-Run': 'true: nothing was done.',
  'X-Dry-Run-Changes': 'JSON: what a dry run would have changed, each thing with its paths.',
  'Retry-After': 'Seconds after which another try makes sense.',
};

/** Of a path with a slash too many at its end, which is listed without. */
const MOVED = {
  description: 'The same call, without the slash at the end of its path.',
  headers: { Location: { description: 'Where.', schema: text } },
};

export function componentsOf(
  { dialect, schemas, refusal, organization, answerHeaders }: DocumentedDialect,
  isWanted: (name: string) => boolean = () => true,
): ZodOpenApiComponentsObject {
  const header = (description: string) => ({ description, schema: text });
  const responses = refusalsOf(dialect).map((each) => {
    return [`Refused${each.status}`, responseOf(each, refusal, Object.keys(answerHeaders))] as const;
  });
  return {
    schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => isWanted(name))),
    responses: { ...Object.fromEntries(responses), Refused308: MOVED },
    headers: mapped({ ...ANSWER_HEADERS, ...answerHeaders }, header),
    parameters: {
      ...mapped(REQUEST_HEADERS, (description, name) => ({
        name,
        in: 'header' as const,
        description,
        schema: text,
      })),
      ...Object.fromEntries(
        organization.map(({ name, in: place, description }) => [
          name,
          { name, in: place, description, schema: text },
        ]),
      ),
    },
    securitySchemes: securitySchemesOf(dialect),
  };
}

function responseOf(
  { status, codes, examples }: Refusal,
  refusal: DocumentedDialect['refusal'],
  told: string[],
) {
  const names = ['X-Request-Id', ...told, ...(status === 429 || status === 503 ? ['Retry-After'] : [])];
  return {
    description: `Refused: ${codes.map((code) => code.replaceAll('_', ' ')).join(', ')}.`,
    headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
    content: { 'application/json': { schema: refusal, examples } },
  };
}

const mapped = <Value>(
  words: Record<string, string>,
  make: (words: string, name: string) => Value,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(words).map(([name, description]) => [name, make(description, name)]));
