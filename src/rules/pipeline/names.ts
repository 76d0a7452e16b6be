import type { Expression, Name, Statement } from '../../python/nodes';

/** The names that statements read, annotations left out, in the order of the text. */
export function namesIn(body: readonly Statement[]): Name[] {
  const found: Name[] = [];
  for (const statement of body) collect(statement, found);
  return found.sort((a, b) => a.start - b.start);
}

function collect(node: unknown, found: Name[]): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { kind } = node as { readonly kind?: Expression['kind'] | Statement['kind'] };
  if (kind === 'Name') {
    found.push(node as Name);
    return;
  }
  for (const [key, value] of Object.entries(node)) if (typeof value === 'object' && key !== 'annotation' && key !== 'returns' && key !== 'decorators') collect(value, found);
}
