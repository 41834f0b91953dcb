/**
 * What changed, as a change item holds it: JSON, deflated with the words of an order as documents are. A client that sends its
 * whole order again without ids of lines changes each of them, and what stood in them would be most of what the write costs.
 */
import type { ChangedPath } from '../domain/change.ts';
import { deflated, inflated } from './document.ts';

interface PackedPaths {
  paths?: Uint8Array;
  dict?: number;
}

/** In one order, so that the same paths are the same bytes. */
const PARTS = ['path', 'before', 'after'] satisfies (keyof ChangedPath)[];

/** Nothing for a change of nothing that has a path: a creation, say. */
export function packPaths(paths: ChangedPath[]): PackedPaths {
  if (paths.length === 0) return {};
  const { doc, dict } = deflated(JSON.stringify(paths, PARTS));
  return { paths: doc, dict };
}

/** Those of a change item; in the stream's records bytes are base64 text. @throws Error where they cannot be read */
export function pathsIn({ paths, dict }: Record<string, unknown>): ChangedPath[] {
  if (paths === undefined) return [];
  // As they were written before they were packed.
  if (Array.isArray(paths)) return paths as ChangedPath[];
  const doc = typeof paths === 'string' ? Buffer.from(paths, 'base64') : (paths as Uint8Array);
  return JSON.parse(inflated({ doc, dict: Number(dict) }).toString()) as ChangedPath[];
}
