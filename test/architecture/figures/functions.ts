/** The functions of a file: how long they are and what they take. */
import { allAt, at, nameOf, nodesOf, type Node } from './syntax.ts';

export interface FunctionFigures {
  /** "lib/store/list.ts:12 listOrders". */
  where: string;
  lines: number;
  /** One literal, behind nothing but constants: the rule of length is not for it. */
  isLiteral: boolean;
  /** By name; '' where it is taken apart. */
  parameters: string[];
  /** It has a name of its own: a callback has none, and its length is counted only with what it stands in. */
  isNamed: boolean;
}

const FUNCTION = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const NAMING = new Set(['VariableDeclarator', 'Property', 'PropertyDefinition', 'MethodDefinition']);

export function functionsOf(file: string, text: string, tree: Node): FunctionFigures[] {
  const names = new Map<Node, string>();
  for (const node of nodesOf(tree)) {
    const named = NAMING.has(node.type) && (at(node, 'init') ?? at(node, 'value'));
    if (named) names.set(named, nameOf(at(node, 'id') ?? at(node, 'key')));
  }
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return [...nodesOf(tree)]
    .filter((node) => FUNCTION.has(node.type))
    .map((node) => {
      const name = nameOf(at(node, 'id')) || names.get(node);
      const first = lineAt(node.start);
      return {
        where: `${file}:${first} ${name ?? 'a callback'}`,
        lines: lineAt(node.end) - first + 1,
        isLiteral: isLiteral(at(node, 'body')),
        parameters: allAt(node, 'params').map(parameterName),
        isNamed: name !== undefined,
      };
    });
}

/** The name without a default, a rest's dots or a constructor's modifier. */
function parameterName(parameter: Node): string {
  const inner = at(parameter, 'left') ?? at(parameter, 'argument') ?? at(parameter, 'parameter');
  return inner ? parameterName(inner) : nameOf(parameter);
}

function isLiteral(body: Node | undefined): boolean {
  if (body?.type === 'ObjectExpression' || body?.type === 'ArrayExpression') return true;
  const inner = at(body, 'expression');
  if (inner) return isLiteral(inner);
  const statements = allAt(body, 'body');
  const last = statements.at(-1);
  const isPrepared = statements.slice(0, -1).every(({ type }) => type === 'VariableDeclaration');
  return isPrepared && last?.type === 'ReturnStatement' && isLiteral(at(last, 'argument'));
}
