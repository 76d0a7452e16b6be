import type { Frame } from './values';

/** A new scope inside another. */
export function newFrame(parent: Frame | null, path: string): Frame {
  return { vars: new Map(), parent, outer: null, path };
}

/** The scope in which an assignment to `name` lands: the scope itself unless the name is declared global or nonlocal there. */
export function frameOf(frame: Frame, name: string): Frame {
  if (frame.outer?.has(name) !== true) return frame;
  for (let scope = frame.parent; scope; scope = scope.parent) if (scope.vars.has(name) || scope.parent === null) return scope;
  return frame;
}
