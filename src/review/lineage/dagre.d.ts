// The package's own types don't resolve for a CommonJS reader: they import one another without file endings. What is used of it, by its documentation.
declare module '@dagrejs/dagre' {
  export interface LaidOutNode {
    readonly width: number;
    readonly height: number;
    /** The centre. */
    readonly x: number;
    readonly y: number;
  }

  export interface LaidOutEdge {
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }

  export interface GraphOptions {
    readonly rankdir: 'TB';
    readonly nodesep: number;
    readonly ranksep: number;
    readonly edgesep: number;
    readonly marginx: number;
    readonly marginy: number;
  }

  export class Graph {
    setGraph(options: GraphOptions): this;
    setNode(id: string, label: { readonly width: number; readonly height: number }): this;
    setEdge(from: string, to: string, label: { readonly weight: number; readonly minlen: number }): this;
    /** After `layout`, with the size of the whole. */
    graph(): GraphOptions & { readonly width: number; readonly height: number };
    node(id: string): LaidOutNode;
    edge(from: string, to: string): LaidOutEdge;
  }

  /** Gives every node and edge its place, and the graph its size. */
  export function layout(graph: Graph): void;
}
