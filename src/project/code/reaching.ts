import type { Binding, Place, Scope } from './places';
import { placesAround } from './places';

/** The scope that binds a name as seen from a place; null: a builtin, a star import's name, or nothing. */
export function homeOf(name: string, place: Place): Scope | null {
  let scope: Scope | null = place.scope;
  let isOwn = true;
  for (; scope !== null; scope = scope.parent) {
    const declared = scope.outer.get(name);
    if (declared === 'global') {
      while (scope.parent !== null) scope = scope.parent;
      return scope.bound.has(name) ? scope : null;
    }
    // The names of a class are seen in its own body alone.
    if ((isOwn || scope.kind !== 'class') && declared === undefined && scope.bound.has(name)) return scope;
    if (scope.kind !== 'comprehension') isOwn = false;
  }
  return null;
}

/**
 * What a name may be bound to at a place, in the order of the text: the last certain binding before it and all uncertain ones since, and what a later
 * one leaves for the next round of a loop. For a name of an outer scope: all its bindings. Empty: no binding is known.
 */
export function reachingBindings(name: string, place: Place): readonly Binding[] {
  const home = homeOf(name, place);
  return home === null ? [] : bindingsIn(home, name, place);
}

/** The same, of the scope that binds it. */
export function bindingsIn(home: Scope, name: string, place: Place): readonly Binding[] {
  const all = home.bound.get(name) ?? [];
  if (all.length <= 1) return all;
  let use = place.scope;
  while (use !== home && use.kind === 'comprehension' && use.parent !== null) use = use.parent;
  return use === home && home.kind !== 'class' ? flow(all, place) : all;
}

interface Reach {
  readonly binding: Binding;
  readonly when: 'before' | 'around' | 'never';
  readonly isCertain: boolean;
  /** The innermost loop that both stand in. */
  readonly loop: Place | null;
}

function flow(all: readonly Binding[], place: Place): readonly Binding[] {
  const chain = placesAround(place);
  const reaches: Reach[] = [];
  const before: Reach[] = [];
  for (const binding of all) {
    const reach = reachOf(binding, place, chain);
    reaches.push(reach);
    if (reach.when === 'before') before.push(reach);
  }
  const last = lastCertain(before);
  const certain = before[last];
  const first = certain === undefined || certain.isCertain ? last : firstBeside(certain, before);
  const found: Binding[] = [];
  let passed = 0;
  for (const reach of reaches) {
    if (reach.when === 'before') {
      if (passed >= first) found.push(reach.binding);
      passed++;
      // What was certainly bound in the same round of a loop is all that a round sees.
    } else if (reach.when === 'around' && certain?.loop !== reach.loop) found.push(reach.binding);
  }
  return found;
}

/** The last of them that hides all before it; -1: none. */
function lastCertain(before: readonly Reach[]): number {
  for (let index = before.length - 1; index >= 0; index--) {
    const reach = before[index];
    if (reach !== undefined && (reach.isCertain || isInBothBranches(reach, before))) return index;
  }
  return -1;
}

/** The first of them within the same statement: with `if c: x = 1 else: x = 2` both are seen. */
function firstBeside({ binding: { place: { parent } } }: Reach, before: readonly Reach[]): number {
  return before.findIndex((reach) => reach.binding.place.parent === parent);
}

/** `if c: x = 1 else: x = 2`: one of the two is certain. */
function isInBothBranches(reach: Reach, before: readonly Reach[]): boolean {
  const { parent, part } = reach.binding.place;
  if (parent?.statement.kind !== 'If' || part !== 'orelse') return false;
  return before.some((other) => other.binding.place.parent === parent && other.binding.place.part === 'body');
}

function reachOf(binding: Binding, place: Place, chain: readonly Place[]): Reach {
  if (binding.place.index < 0) return { binding, when: 'before', isCertain: true, loop: null };
  for (const use of chain) {
    for (let at: Place | null = binding.place; at !== null; at = at.parent) {
      if (at.block !== use.block) continue;
      const loop = loopAround(use);
      if (at.index < use.index) return { binding, when: 'before', isCertain: isCertain(binding.place, at), loop };
      if (at.index > use.index) return { binding, when: loop ? 'around' : 'never', isCertain: false, loop };
      // The same statement: a target of the loop or `with` that the use stands in, a name on both sides of `=`, or two branches.
      if (at === binding.place && use !== place) return { binding, when: 'before', isCertain: true, loop };
      const own = use.statement.kind === 'For' || use.statement.kind === 'While' ? use : loop;
      if (use.statement.kind === 'Try' && binding.place !== at) return { binding, when: 'before', isCertain: false, loop };
      return { binding, when: own ? 'around' : 'never', isCertain: false, loop: own };
    }
  }
  return { binding, when: 'never', isCertain: false, loop: null };
}

/** Is what stands within a statement run whenever that is? */
function isCertain(inner: Place, outer: Place): boolean {
  for (let at = inner; at !== outer; ) {
    const { parent } = at;
    if (parent === null) return false;
    const { kind } = parent.statement;
    if (kind !== 'With' && !(kind === 'Try' && (at.part === 'body' || at.part === 'final'))) return false;
    at = parent;
  }
  return true;
}

function loopAround(place: Place): Place | null {
  for (let at = place; at.parent !== null; at = at.parent) if ((at.parent.statement.kind === 'For' || at.parent.statement.kind === 'While') && at.part === 'body') return at.parent;
  return null;
}
