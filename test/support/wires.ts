/** The wires side by side, found by the names in the route table: a further dialect brings its own `wire.ts`. */
import { routes } from '../../lib/routes.ts';
import type { Reader, TestedWire, Writer } from './wire.ts';

const names = [...new Set(routes.map(({ dialect }) => dialect))];
const wires = await Promise.all(
  names.map(async (name) => {
    const { wire } = (await import(`../dialects/${name}/wire.ts`)) as { wire: TestedWire };
    return { name, ...wire };
  }),
);

/** By the dialect's name. */
export const READERS: Record<string, Reader> = Object.fromEntries(
  wires.flatMap(({ name, reader, readers = {} }) => [
    [name, reader] as const,
    ...Object.entries(readers).map(([what, other]) => [`${name} (${what})`, other] as const),
  ]),
);

/** By the dialect's name, and what is special about the orders. */
export const WRITERS: Record<string, Reader & Writer> = Object.fromEntries(
  wires.flatMap(({ name, reader, writers }) =>
    Object.entries(writers).map(([what, writer]) => [
      what === '' ? name : `${name} (${what})`,
      { ...reader, ...writer },
    ]),
  ),
);
