import type { LineageDiagram } from './diagram';

/** A diagram as JSON, for other programs. */
export function lineageJson({ schema, path, nodes, edges, hidden }: LineageDiagram): string {
  return `${JSON.stringify(
    {
      schema,
      path,
      nodes: nodes.map(({ id, kind, label, detail, name, path: file, cell, range, role, finding }) => ({ id, kind, label, detail, name, path: file, cell, range, role, finding })),
      edges: edges.map(({ from, to, kind, leak }) => ({ from, to, kind, leak })),
      hidden,
    },
    null,
    2,
  )}\n`;
}
