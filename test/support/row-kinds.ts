/** Of which kind the rows of a route are, as its path says it: told apart from what the exchange says of itself. */
import type { AppRoute } from '../../lib/routes.ts';
import type { ReferenceKind } from '../../lib/domain/reference.ts';
import { operations } from '../../lib/operations/index.ts';
import { permissionsFor } from '../../lib/operations/operation.ts';

const WORDS: [RegExp, ReferenceKind][] = [
  [/\/(contacts|accounts?)(\/|$)/i, 'customer'],
  [/\/(items|products)(\/|$)/i, 'item'],
  [/\/salespersons(\/|$)|^\/api\/v6[^/]*\/users$/, 'salesperson'],
  [/\/currencies(\/|$)/, 'currency'],
  [/\/tax(es|groups)(\/|$)/, 'tax'],
];

/** Undefined of a route about orders. */
export const rowKindOf = (path: string): ReferenceKind | undefined =>
  WORDS.find(([word]) => word.test(path))?.[1];

/** What a call of the route asks for. */
export const permissionsOf = ({ operation, path }: Pick<AppRoute, 'operation' | 'path'>) =>
  permissionsFor(operations[operation], rowKindOf(path));
