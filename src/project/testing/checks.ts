import type { Call, Expression, FunctionDefinition, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';

type Node = Statement | Expression;

/** Calls `visit` for all statements and expressions within a node, itself first; those of nested functions and classes too. */
function visitWithin(node: object, visit: (node: Node) => void): void {
  if ('kind' in node && typeof node.kind === 'string') visit(node as Node);
  // Each test is gone through: a list of each node's values would be most of the cost.
  for (const key in node) {
    const child = (node as Record<string, unknown>)[key];
    if (typeof child === 'object' && child !== null) visitWithin(child, visit);
  }
}

/** What a test checks, as it is written: what follows `assert`, and calls of functions and methods that assert. */
export function checksIn(definition: FunctionDefinition): readonly Span[] {
  const found: Span[] = [];
  visitWithin(definition, (node) => {
    if (node.kind === 'Assert') found.push(node.test);
    else if (node.kind === 'Call' && /^(assert|check|verify)/i.test(calledName(node))) found.push(node);
  });
  return found;
}

function calledName({ callee }: Call): string {
  return callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '';
}

const pure = /^(assert\w*|print|len|range|list|dict|set|tuple|str|int|float|sorted|zip|raises|approx|array|tensor|DataFrame|Series|client|get|post|mean|sum|randn|rand|zeros|ones|seed|manual_seed)$/;

/** Is something that is no check called twice with the same arguments, as two runs that are compared are? */
export function repeatedCalls(definition: FunctionDefinition, code: string): boolean {
  const seen = new Set<string>();
  let repeats = false;
  visitWithin(definition, (node) => {
    if (repeats || node.kind !== 'Call' || pure.test(calledName(node)) || isLibrarys(node)) return;
    const text = code.slice(node.start, node.end).replace(/\s+/g, '');
    repeats = seen.has(text);
    seen.add(text);
  });
  return repeats;
}

/** Libraries make inputs and expected values, and are not what is tested. */
function isLibrarys({ callee }: Call): boolean {
  let root: Expression = callee;
  while (root.kind === 'Attribute') root = root.value;
  return root.kind === 'Name' && /^(np|numpy|pd|pandas|torch|tf|pytest|math|random|json|os|pathlib|datetime|Path)$/.test(root.id);
}
