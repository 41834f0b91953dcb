/** The figures of our sources: how large things are, and how they hang together. */
import { posix } from 'node:path';
import { circlesOf, type Graph } from './circles.ts';
import { idleExports, type IdleExports } from './exports.ts';
import { functionsOf, type FunctionFigures } from './functions.ts';
import { moduleOf, type Module } from './modules.ts';
import { at, nameOf, nodesOf, parse } from './syntax.ts';

/** Of a list of lengths, in lines. */
export interface Spread {
  count: number;
  median: number;
  ninetieth: number;
  largest: number;
}

export interface Figures {
  /** Of lib. */
  files: Spread & { lines: number; over120: string[]; over200: string[] };
  /** Those of lib that have a name. */
  functions: Spread & { over40: string[]; over40Literals: string[] };
  /** More than four, in lib, functions and infra. */
  manyParameters: string[];
  /** Calls of the store's retry beside the one place that is meant to have it. */
  retryCalls: string[];
  /** Parameters of lib by that name. */
  timeParameters: string[];
  exports: IdleExports;
  fileCircles: string[][];
  folderCircles: string[][];
}

const RETRY = 'attempt';
const RETRY_PLACE = 'lib/store/table.ts';
const PARAMETERS = 4;

type Sources = ReadonlyMap<string, string>;

/** Path from the root -> text, of our own files and of the tests'. */
export function measure(ours: Sources, tests: Sources): Figures {
  const read = [...ours].map(([file, text]) => ({ file, text, tree: parse(text) }));
  const modules = new Map(read.map(({ file, tree }) => [file, moduleOf(file, tree)]));
  const testModules = new Map([...tests].map(([file, text]) => [file, moduleOf(file, parse(text))]));
  const functions = read.flatMap(({ file, text, tree }) => functionsOf(file, text, tree));
  const ofLib = functions.filter(({ where }) => isOfLib(where));
  return {
    files: fileFigures(read.filter(({ file }) => isOfLib(file))),
    functions: functionFigures(ofLib.filter(({ isNamed }) => isNamed)),
    manyParameters: functions
      .filter(({ parameters }) => parameters.length > PARAMETERS)
      .map(({ where }) => where),
    retryCalls: read.filter(({ file }) => isOfLib(file) && file !== RETRY_PLACE).flatMap(retryCalls),
    timeParameters: ofLib.filter(({ parameters }) => parameters.includes('time')).map(({ where }) => where),
    exports: idleExports(modules, testModules),
    fileCircles: circlesOf(arrows(modules, (file) => file)),
    folderCircles: circlesOf(arrows(modules, folderInLib)),
  };
}

const isOfLib = (file: string) => file.startsWith('lib/');
/** Files beside the folders, as the route table, stand for themselves. */
const folderInLib = (file: string) => {
  const folder = posix.dirname(file);
  return folder === 'lib' ? file : folder;
};

function fileFigures(read: { file: string; text: string }[]): Figures['files'] {
  const sizes = read.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }));
  const over = (limit: number) =>
    sizes.filter(({ lines }) => lines > limit).map(({ file, lines }) => `${file} ${lines}`);
  const lines = sizes.reduce((sum, each) => sum + each.lines, 0);
  return { ...spreadOf(sizes), lines, over120: over(120), over200: over(200) };
}

function functionFigures(named: FunctionFigures[]): Figures['functions'] {
  const long = named.filter(({ lines }) => lines > 40);
  const listed = (isLiteral: boolean) =>
    long.filter((each) => each.isLiteral === isLiteral).map(({ where, lines }) => `${where} ${lines}`);
  return { ...spreadOf(named), over40: listed(false), over40Literals: listed(true) };
}

/** The value at 90 %: nine in ten are no larger. */
function spreadOf(things: { lines: number }[]): Spread {
  const sorted = things.map(({ lines }) => lines).toSorted((one, other) => one - other);
  const share = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
  return { count: sorted.length, median: share(0.5), ninetieth: share(0.9), largest: share(1) };
}

function retryCalls({
  file,
  text,
  tree,
}: {
  file: string;
  text: string;
  tree: ReturnType<typeof parse>;
}): string[] {
  return [...nodesOf(tree)]
    .filter((node) => node.type === 'CallExpression' && nameOf(at(node, 'callee')) === RETRY)
    .map(({ start }) => `${file}:${text.slice(0, start).split('\n').length}`);
}

/** Who imports whom, files or what they stand in; type imports count. */
function arrows(modules: ReadonlyMap<string, Module>, placeOf: (file: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, { imports }] of modules) {
    if (placeOf === folderInLib && !isOfLib(file)) continue;
    const targets = graph.get(placeOf(file)) ?? new Set<string>();
    graph.set(placeOf(file), targets);
    for (const { from } of imports) {
      if (modules.has(from) && placeOf(from) !== placeOf(file)) targets.add(placeOf(from));
    }
  }
  return graph;
}
