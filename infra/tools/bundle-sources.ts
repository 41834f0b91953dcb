/** What a bundle is made of, and by which imports each part comes into it. */
import type { Bundle } from '../bundle.ts';

export interface Source {
  /** A package, a folder of ours, or a file where files were asked for. */
  name: string;
  bytes: number;
  /** From the function to the first file of the source that is reached, each importing the next. */
  chain: string[];
}

type Weighed = Pick<Bundle, 'name' | 'inputs' | 'imports'>;

/** Packages and folders of ours, the heaviest first; with `of`, the files whose path begins so. */
export function weighed(bundle: Weighed, of?: string): Source[] {
  const chains = chainsOf(bundle);
  const sources = new Map<string, Source>();
  // In the order in which they are reached: the first file of a source is the one that brought it in.
  for (const [file, chain] of chains) {
    const bytes = bundle.inputs[file] ?? 0;
    if (bytes === 0 || (of !== undefined && !file.startsWith(of))) continue;
    const name = of === undefined ? sourceOf(file) : file;
    const known = sources.get(name);
    if (known) known.bytes += bytes;
    else sources.set(name, { name, bytes, chain });
  }
  return [...sources.values()].toSorted((one, other) => other.bytes - one.bytes);
}

/** The shortest chain of imports to every file of the bundle; over files that left code in it where there is one. */
function chainsOf({ name, inputs, imports }: Weighed): Map<string, string[]> {
  const entry = `functions/${name}.ts`;
  const chains = new Map([[entry, [entry]]]);
  for (const weighs of [true, false]) {
    // A map is walked in the order of its entries, those that are added on the way included.
    for (const [file, chain] of chains) {
      for (const next of imports[file] ?? []) {
        if (!chains.has(next) && (!weighs || (inputs[next] ?? 0) > 0)) chains.set(next, [...chain, next]);
      }
    }
  }
  return chains;
}

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const FOLDER = /^builtin(?=:)|^lib\/dialects\/[^/]+|^[^/]+\/[^/]+/;

function sourceOf(file: string): string {
  return (PACKAGE.exec(file) ?? FOLDER.exec(file))?.[0] ?? file;
}
