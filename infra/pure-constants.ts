/** Has a bundler leave out constants of ours that nothing uses: making one has no effect, which a bundler cannot know of a call. */
import { parseAst } from 'rolldown/parseAst';

const NEVER_AN_EFFECT = new Set(['Literal', 'ArrowFunctionExpression', 'FunctionExpression', 'Identifier']);

/** The TypeScript source with every constant at its top level made by a call that says of itself that it may be left out. */
export function withPureConstants(source: string): string {
  let [marked, upTo] = ['', 0];
  for (const { start, end } of initializers(source)) {
    marked += `${source.slice(upTo, start)}/* @__PURE__ */ (() => (${source.slice(start, end)}))()`;
    upTo = end;
  }
  return marked + source.slice(upTo);
}

function initializers(source: string): { start: number; end: number }[] {
  return parseAst(source, { lang: 'ts' }).body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') return [];
    return declared.declarations.flatMap(({ init }) =>
      init && !NEVER_AN_EFFECT.has(init.type) ? [init] : [],
    );
  });
}
