/** What a file lets others have, and what it takes of them. */
import { posix } from 'node:path';
import { allAt, at, nameOf, nodesOf, type Node } from './syntax.ts';

export interface Import {
  /** Our own files by their path from the root, packages by name. */
  from: string;
  /** The name as its file exports it; '*' takes everything. */
  name: string;
}

export interface Module {
  exports: string[];
  imports: Import[];
}

export function moduleOf(file: string, tree: Node): Module {
  const module: Module = { exports: [], imports: [] };
  for (const node of nodesOf(tree)) {
    const source = nameOf(at(node, 'source'));
    const from = source.startsWith('.') ? posix.join(posix.dirname(file), source) : source;
    const takes = (names: string[]) =>
      module.imports.push(...(names.length > 0 ? names : ['']).map((name) => ({ from, name })));
    if (node.type === 'ImportDeclaration') takes(allAt(node, 'specifiers').map(importedName));
    if (node.type === 'ImportExpression' || node.type === 'TSImportType') takes(['*']);
    if (node.type === 'ExportAllDeclaration') takes(['*']);
    if (node.type === 'ExportDefaultDeclaration') module.exports.push('default');
    if (node.type !== 'ExportNamedDeclaration') continue;
    const specifiers = allAt(node, 'specifiers');
    if (source) takes(specifiers.map((specifier) => nameOf(at(specifier, 'local'))));
    module.exports.push(...specifiers.map((specifier) => nameOf(at(specifier, 'exported'))));
    module.exports.push(...declaredNames(at(node, 'declaration')));
  }
  // A schema and its type share a name.
  return { exports: [...new Set(module.exports)], imports: module.imports };
}

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(at(specifier, 'imported'));
}

function declaredNames(declaration: Node | undefined): string[] {
  if (!declaration) return [];
  const variables = allAt(declaration, 'declarations');
  return variables.length > 0
    ? variables.flatMap((variable) => boundNames(at(variable, 'id')))
    : [nameOf(at(declaration, 'id'))];
}

/** `const { one, two } = …` binds two. */
function boundNames(pattern: Node | undefined): string[] {
  if (pattern?.type !== 'ObjectPattern') return [nameOf(pattern)];
  return allAt(pattern, 'properties').map((property) => nameOf(at(property, 'value')));
}
