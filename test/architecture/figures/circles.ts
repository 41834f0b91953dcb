/** Circles of a graph: nodes that reach each other, each set once. */

export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Tarjan's strongly connected components, those of more than one node. A node that points at itself is no circle. */
export function circlesOf(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    open.push(node);
    let low = own;
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, index.get(next) ?? low);
    }
    if (low === own) {
      const members = open.splice(open.indexOf(node));
      if (members.length > 1) circles.push(members.toSorted());
    }
    return low;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
