/** The errors that we put in ourselves: one small change of one place. */
import { allAt, at, isNode, parse, type Node } from '../../architecture/figures/syntax.ts';

export const KINDS = ['operator', 'condition', 'literal', 'call', 'statement', 'property'] as const;
export type Kind = (typeof KINDS)[number];

export interface Mutant {
  file: string;
  line: number;
  kind: Kind;
  start: number;
  end: number;
  /** What stands there now, and what stands there then. */
  before: string;
  after: string;
}

const OPERATORS: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};

const METHODS: Record<string, string> = { some: 'every', every: 'some', min: 'max', max: 'min' };

/** Calls that may be left out: what they are called on is of the same kind. */
const LEAVABLE = new Set(['filter', 'slice', 'toSorted', 'toReversed', 'trim', 'toUpperCase', 'toLowerCase']);

/** Passed through to what is in them; every other node of types alone is passed by. */
const AROUND_VALUES = new Set(['TSAsExpression', 'TSSatisfiesExpression']);
const PASSED_BY = new Set(['ImportDeclaration', 'ExportAllDeclaration']);

/** Every mutant of a file, in the order of its text. */
export function mutantsOf(file: string, text: string): Mutant[] {
  return [...values(parse(text))].flatMap((node) =>
    changesOf(node, text).map(({ kind, start, end, after }) => ({
      file,
      line: text.slice(0, start).split('\n').length,
      kind,
      start,
      end,
      before: text.slice(start, end),
      after,
    })),
  );
}

export function mutated(text: string, { start, end, after }: Mutant): string {
  return `${text.slice(0, start)}${after}${text.slice(end)}`;
}

/** Nodes that are there when the program runs. */
function* values(node: Node): Generator<Node> {
  if (PASSED_BY.has(node.type)) return;
  const isType = node.type.startsWith('TS');
  if (isType && !AROUND_VALUES.has(node.type)) return;
  yield node;
  for (const [field, value] of Object.entries(node)) {
    if (field === 'key' && node['computed'] !== true) continue;
    if (field === 'source' || (isType && field !== 'expression')) continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) yield* values(child);
    }
  }
}

type Change = Pick<Mutant, 'kind' | 'start' | 'end' | 'after'>;

function changesOf(node: Node, text: string): Change[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorOf(node, text);
    case 'UnaryExpression':
      return node['operator'] === '!' ? [over('operator', node, sourceOf(at(node, 'argument'), text))] : [];
    case 'IfStatement':
    case 'ConditionalExpression':
      return conditionOf(at(node, 'test'));
    case 'Literal':
      return literalOf(node);
    case 'CallExpression':
      return callOf(node, text);
    case 'ExpressionStatement':
      return [over('statement', node, ';')];
    case 'ObjectExpression':
      return propertiesOf(node, text);
    default:
      return [];
  }
}

const over = (kind: Kind, { start, end }: Node, after: string): Change => ({ kind, start, end, after });

const sourceOf = (node: Node | undefined, text: string): string =>
  node ? text.slice(node.start, node.end) : '';

function operatorOf(node: Node, text: string): Change[] {
  const [left, right] = [at(node, 'left'), at(node, 'right')];
  const operator = String(node['operator']);
  const after = OPERATORS[operator];
  if (!left || !right || after === undefined) return [];
  const start = text.indexOf(operator, left.end);
  return [{ kind: 'operator', start, end: start + operator.length, after }];
}

function conditionOf(test: Node | undefined): Change[] {
  return test ? ['true', 'false'].map((after) => over('condition', test, after)) : [];
}

function literalOf(node: Node): Change[] {
  const { value } = node;
  if (typeof value === 'boolean') return [over('literal', node, String(!value))];
  if (typeof value === 'number') return [over('literal', node, String(value + 1))];
  if (typeof value === 'string') return [over('literal', node, value === '' ? "'x'" : "''")];
  return [];
}

function callOf(node: Node, text: string): Change[] {
  const callee = at(node, 'callee');
  const [object, property] = [at(callee, 'object'), at(callee, 'property')];
  if (!object || !property || callee?.['computed'] === true) return [];
  const name = sourceOf(property, text);
  const other = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (other !== undefined) return [over('call', property, other)];
  return LEAVABLE.has(name) ? [over('call', node, sourceOf(object, text))] : [];
}

function propertiesOf(node: Node, text: string): Change[] {
  return allAt(node, 'properties').map((property) => {
    const comma = /^\s*,/.exec(text.slice(property.end));
    return {
      kind: 'property',
      start: property.start,
      end: property.end + (comma?.[0].length ?? 0),
      after: '',
    };
  });
}
