/** One row of the route table as an OpenAPI operation. */
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { DocumentedCall, DocumentedDialect } from '../../lib/dialects/leaves/documented.ts';
import type { Operation } from '../../lib/operations/operation.ts';
import { operations } from '../../lib/operations/index.ts';
import type { AppRoute } from '../../lib/routes.ts';
import type { CallExamples } from './examples.ts';
import { parametersOf } from './parameters.ts';
import { refusalStatuses } from './refusals.ts';
import { securityOf } from './security.ts';

type AnyOperation = Pick<Operation<never, unknown>, 'name' | 'table' | 'rights' | 'rowRight' | 'replay'>;

/** Those whose answer names the version of the one thing that it is about. */
const VERSIONED = new Set<string>(['create', 'retrieve', 'update', 'get-row', 'create-row', 'update-row']);

const answerHeader = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** `below`: the path without its base. */
export function operationOf(
  described: DocumentedDialect,
  call: DocumentedCall,
  row: AppRoute & { below: string; operationId: string },
  examples: CallExamples,
): ZodOpenApiOperationObject {
  const { dialect, answerHeaders } = described;
  const operation: AnyOperation = operations[row.operation];
  return {
    operationId: row.operationId,
    summary: call.summary,
    tags: [call.tag],
    ...securityOf(dialect, operation, row.below),
    parameters: parametersOf(described, call, row.below, operation),
    ...(call.body && { requestBody: bodyOf(call, examples) }),
    responses: {
      ...refusals(refusalStatuses(dialect, operation)),
      ...answersOf(call, operation, Object.keys(answerHeaders), examples),
    },
  };
}

function bodyOf({ body, isBodyOptional }: DocumentedCall, { requests }: CallExamples) {
  return {
    required: !isBodyOptional,
    content: {
      'application/json': { ...(body && { schema: body }), ...(requests && { examples: requests }) },
    },
  };
}

const refusals = (statuses: number[]): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Refused${status}` }]),
  );

const WORDS: Record<number, string> = {
  200: 'Done.',
  201: 'Created.',
  204: 'There is nothing to show.',
  207: 'Some are done; what became of each stands at its place.',
  304: 'Nothing has changed since.',
  400: 'Refused, or none is done.',
  503: 'The outcome of one at least is open: ask again, with the same Idempotency-Key.',
};

function answersOf(
  { answers }: DocumentedCall,
  { name, replay, table }: AnyOperation,
  told: string[],
  { answered, lesser }: CallExamples,
): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => {
      const isDone = Number(status) < 300;
      const names = [
        'X-Request-Id',
        ...told,
        ...(isDone && VERSIONED.has(name) ? ['ETag'] : []),
        ...(isDone && replay ? ['Idempotency-Replayed'] : []),
        ...(table === 'write' ? ['X-Dry-Run', 'X-Dry-Run-Changes'] : []),
      ];
      const examples = answered?.[status];
      const response = {
        description: WORDS[Number(status)] ?? 'Answered.',
        headers: Object.fromEntries(names.map((each) => [each, answerHeader(each)])),
        ...(schema && {
          content: {
            'application/json': {
              schema,
              ...(examples && { examples }),
              ...(lesser?.[status] !== undefined && { 'x-published': lesser[status] }),
            },
          },
        }),
      };
      return [status, response];
    }),
  );
}
