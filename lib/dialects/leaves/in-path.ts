/** What a route's path says in one of its places. */
import type { WireRequest } from '../exchange.ts';

/** Empty where the path has no such place: nothing is called so. */
export const inPath = ({ params }: Pick<WireRequest, 'params'>, name: string): string => params[name] ?? '';
