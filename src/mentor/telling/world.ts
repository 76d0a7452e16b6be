import type { Library } from '../../library/lookup';
import type { GraphNode, ProvenanceGraph } from '../../provenance/graph';
import type { PythonDocument } from '../../python/document';
import type { Expression, Module } from '../../python/nodes';
import { qualifiedName, scopeAt } from '../../python/scopes';
import type { Scope } from '../../python/scopes';
import { moduleScopes } from '../../python/scope-builder';
import type { Span } from '../../python/text';
import type { Definitions } from './definitions';
import { definitionAt, definitionsOf } from './definitions';
import { code } from './template';

/** A file as the mentor reads it. */
export interface World {
  readonly document: PythonDocument;
  readonly module: Module;
  readonly library: Library;
  /** The data flow of the program; null where the file has nothing to do with machine learning, or there is no time for it. */
  readonly graph: ProvenanceGraph | null;
  readonly definitions: Definitions;
  readonly scope: Scope;
  /** The step that the expression at exactly this span was. */
  nodeAt(span: Span): GraphNode | undefined;
}

export function worldOf(parts: Pick<World, 'document' | 'module' | 'library' | 'graph'>): World {
  let nodes: Map<string, GraphNode> | null = null;
  const { graph, document, module } = parts;
  return {
    ...parts,
    definitions: definitionsOf(module),
    scope: moduleScopes(module),
    nodeAt: (span) => {
      if (nodes === null) {
        nodes = new Map();
        for (const node of graph?.nodes ?? []) if (node.site.path === document.path) nodes.set(`${node.site.span.start}:${node.site.span.end}`, node);
      }
      return nodes.get(`${span.start}:${span.end}`);
    },
  };
}

/** The code of a span, as a person wrote it. */
export function textOf(world: World, span: Span): string {
  return world.document.text.slice(span.start, span.end);
}

export function codeOf(world: World, span: Span, most?: number): string {
  return code(textOf(world, span), most);
}

/**
 * The public name of what an expression names: through imports, and for a bare name that nothing in the file defines, what it must mean. Undefined:
 * a value, or something of the file's own.
 */
export function publicName(world: World, expression: Expression): string | undefined {
  const { library, scope, definitions } = world;
  const known = qualifiedName(expression, scopeAt(expression.start, scope), { starExports: (module) => library.starExports(module) });
  if (known !== undefined) return library.canonical(known);
  let base: Expression = expression;
  const rest: string[] = [];
  while (base.kind === 'Attribute') {
    rest.unshift(base.attribute);
    base = base.value;
  }
  if (base.kind !== 'Name' || definitionAt(definitions, base.id, expression.start) !== undefined) return undefined;
  const bare = library.bareName(base.id);
  return bare === undefined ? undefined : library.canonical([bare, ...rest].join('.'));
}
