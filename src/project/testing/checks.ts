import type { Call, Expression, FunctionDefinition, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';

type Node = Statement | Expression;

/** All statements and expressions within a node, itself first; those of nested functions and classes too. */
export function* nodesWithin(node: Node): Generator<Node> {
  yield node;
  for (const part of partsOf(node)) yield* nodesWithin(part);
}

function* partsOf(value: unknown): Generator<Node> {
  for (const part of Object.values(value as Record<string, unknown>)) {
    for (const one of Array.isArray(part) ? (part as unknown[]) : [part]) {
      if (typeof one !== 'object' || one === null) continue;
      if ('kind' in one && typeof one.kind === 'string') yield one as Node;
      else yield* partsOf(one);
    }
  }
}

/** What a test checks, as it is written: what follows `assert`, and calls of functions and methods that assert. */
export function checksIn(definition: FunctionDefinition): readonly Span[] {
  const found: Span[] = [];
  for (const node of nodesWithin(definition)) {
    if (node.kind === 'Assert') found.push(node.test);
    else if (node.kind === 'Call' && /^(assert|check|verify)/i.test(calledName(node))) found.push(node);
  }
  return found;
}

function calledName({ callee }: Call): string {
  return callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '';
}

const pure = /^(assert\w*|print|len|range|list|dict|set|tuple|str|int|float|sorted|zip|raises|approx|array|tensor|DataFrame|Series|client|get|post|mean|sum|randn|rand|zeros|ones|seed|manual_seed)$/;

/** Is something that is no check called twice with the same arguments, as two runs that are compared are? */
export function repeatedCalls(definition: FunctionDefinition, code: string): boolean {
  const seen = new Set<string>();
  for (const node of nodesWithin(definition)) {
    if (node.kind !== 'Call' || pure.test(calledName(node)) || isLibrarys(node)) continue;
    const text = code.slice(node.start, node.end).replace(/\s+/g, '');
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}

/** Libraries make inputs and expected values, and are not what is tested. */
function isLibrarys({ callee }: Call): boolean {
  let root: Expression = callee;
  while (root.kind === 'Attribute') root = root.value;
  return root.kind === 'Name' && /^(np|numpy|pd|pandas|torch|tf|pytest|math|random|json|os|pathlib|datetime|Path)$/.test(root.id);
}
