/** A side of a pattern, read: its names, in brackets or not. */
interface Side {
  readonly names: readonly string[];
  readonly hasEllipsis: boolean;
}

/**
 * What einops would say of a pattern, in a sentence; null: it is valid. Source: einops 0.8, `ParsedExpression` and the checks of its three operations.
 * `sizes`: the keywords that give axes their lengths.
 */
export function patternProblem(pattern: string, operation: 'rearrange' | 'reduce' | 'repeat', sizes: readonly string[]): string | null {
  const sides = pattern.split('->');
  const [leftText, rightText] = sides;
  if (sides.length !== 2 || leftText === undefined || rightText === undefined) return `a pattern has two sides with one "->" between them, this one has ${String(sides.length)}.`;
  const left = readSide(leftText);
  if (typeof left === 'string') return left;
  const right = readSide(rightText);
  if (typeof right === 'string') return right;
  if (right.hasEllipsis && !left.hasEllipsis) return 'the dots "..." stand on the right only.';
  if (left.hasEllipsis && !right.hasEllipsis && operation !== 'reduce') return 'the dots "..." stand on the left only.';
  const onlyLeft = left.names.filter((name) => !isNumber(name) && !right.names.includes(name));
  const onlyRight = right.names.filter((name) => !isNumber(name) && !left.names.includes(name));
  if (operation !== 'reduce' && onlyLeft.length > 0) return `${listed(onlyLeft)} on the left only: ${operation} does not drop axes (reduce does).`;
  if (operation !== 'repeat' && onlyRight.length > 0) return `${listed(onlyRight)} on the right only: ${operation} does not make axes (repeat does).`;
  if (operation === 'repeat') {
    const unsized = onlyRight.filter((name) => !sizes.includes(name));
    if (unsized.length > 0) return `${listed(unsized)} on the right only, and no keyword says how long.`;
  }
  const unknown = sizes.filter((name) => !left.names.includes(name) && !right.names.includes(name));
  return unknown.length > 0 ? `the pattern has no axis ${unknown.map((name) => `"${name}"`).join(', ')}, and a keyword gives its length.` : null;
}

function readSide(text: string): Side | string {
  const names: string[] = [];
  let isInside = false;
  let hasEllipsis = false;
  for (const token of text.match(/\.\.\.|…|[()]|[^\s()]+?(?=\.\.\.|…|[\s()]|$)/g) ?? []) {
    if (token === '(') {
      if (isInside) return 'brackets can\'t stand within brackets.';
      isInside = true;
    } else if (token === ')') {
      if (!isInside) return 'a bracket closes that was never opened.';
      isInside = false;
    } else if (token === '...' || token === '…') {
      if (hasEllipsis) return 'the dots "..." stand twice on one side.';
      hasEllipsis = true;
    } else if (isNumber(token)) names.push(token);
    else if (!/^[A-Za-z_]\w*$/.test(token)) return `"${token}" is no name of an axis.`;
    else if (token.endsWith('_') && token !== '_') return `the axis "${token}" ends in an underscore.`;
    else if (names.includes(token) && token !== '_') return `the axis "${token}" stands twice on one side.`;
    else names.push(token);
  }
  return isInside ? 'a bracket is never closed.' : { names, hasEllipsis };
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return names.length === 1 ? `the axis ${quoted} stands` : `the axes ${quoted} stand`;
}
