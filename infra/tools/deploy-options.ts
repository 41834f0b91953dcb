/** The options of a deployment as its command line states them, refused before anything is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'constructs';
import { PROJECT_ROOT } from '../bundle.ts';
import { readOptions, type Options } from '../options.ts';
import { ToolRefusal } from './run-tool.ts';

/** As the CDK reads them: the file's, and over it the command line's. @throws ToolRefusal before anything is built */
export function deployOptions(stated: string[]): Options {
  const { context = {} } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'cdk.json'), 'utf8')) as {
    context?: Record<string, unknown>;
  };
  const given = Object.fromEntries(stated.map(readContext));
  const known = new Set(['bundles']);
  const tryGetContext = (name: string): unknown => {
    known.add(name);
    return given[name] ?? context[name];
  };
  const options = readStated({ tryGetContext } as Node);
  const unknown = Object.keys(given).find((name) => !known.has(name));
  if (unknown === undefined) return options;
  throw new ToolRefusal(`there is no option ${unknown}: ${[...known].toSorted().join(', ')}`);
}

function readStated(node: Node): Options {
  try {
    return readOptions(node);
  } catch (error) {
    throw new ToolRefusal((error as Error).message, { cause: error });
  }
}

function readContext(stated: string): [name: string, value: string] {
  const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(stated) ?? [];
  if (name === undefined) throw new ToolRefusal(`-c ${stated}: it must be name=value`);
  return [name, value];
}
