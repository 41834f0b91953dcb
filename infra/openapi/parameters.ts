/** The parameters of an operation: of its path, its query, and the headers that it takes. */
import type {
  DocumentedCall,
  DocumentedDialect,
  DocumentedParameter,
} from '../../lib/dialects/leaves/documented.ts';
import type { Operation } from '../../lib/operations/operation.ts';

type Asked = Pick<Operation<never, unknown>, 'name' | 'replay' | 'table'>;

/** Those that take a condition: the state that the caller has seen. */
const CONDITIONAL = new Set<string>([
  'update',
  'delete',
  'bulk-delete',
  'confirm',
  'bulk-confirm',
  'void',
  'bulk-void',
  'submit',
  'decide-approval',
  'set-substatus',
  'upsert',
  'update-row',
  'delete-row',
]);
/** Of every write. */
const DRY_RUN: DocumentedParameter = {
  name: 'dry_run',
  values: ['true', 'false'],
  description: 'true: answered as it would be done, and nothing is.',
};
const header = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** `below`: the path without its base. */
export function parametersOf(
  { variables, organization }: DocumentedDialect,
  call: DocumentedCall,
  below: string,
  operation: Asked,
) {
  return [
    ...pathParameters(below, variables),
    ...[...(call.query ?? []), ...(operation.table === 'write' ? [DRY_RUN] : [])].map((parameter) =>
      inPlace('query', parameter),
    ),
    ...(call.headers ?? []).map((parameter) => inPlace('header', parameter)),
    ...organization.map(({ name }) => header(name)),
    ...headersOf(operation),
  ];
}

function inPlace(place: 'query' | 'header', { name, description, ...parameter }: DocumentedParameter) {
  const { values, isWhole, isRequired, example } = parameter;
  return {
    name,
    in: place,
    ...(description !== undefined && { description }),
    ...(isRequired && { required: true }),
    schema: {
      type: isWhole ? ('integer' as const) : ('string' as const),
      ...(values && { enum: [...values] }),
    },
    ...(example !== undefined && { example }),
  };
}

function pathParameters(path: string, variables: DocumentedDialect['variables']) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const { description, values } = variables[name] ?? {};
    return {
      name,
      in: 'path' as const,
      required: true,
      ...(description !== undefined && { description }),
      schema: { type: 'string' as const, ...(values && { enum: [...values] }) },
    };
  });
}

function headersOf({ name, replay }: Asked) {
  return [
    header('X-Request-Id'),
    ...(replay ? [header('Idempotency-Key')] : []),
    ...(CONDITIONAL.has(name) ? [header('If-Match'), header('If-Unmodified-Since')] : []),
  ];
}
