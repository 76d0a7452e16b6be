import type { Site } from '../../provenance/graph';
import type { Watch } from '../symbolic/machine';

/** A call with arguments that the function does not take. */
export interface StaleCall {
  readonly site: Site;
  /** What is called: `add_features`, `Scaler` for a constructor, `Scaler.fit`. */
  readonly name: string;
  /** Why it fails, behind the name: "takes no `bins`, but `table` and `edges`". */
  readonly why: string;
}

type Call = Parameters<Watch['mismatched']>[1];

/** Says of a call why it can't be made. */
export function staleCall({ callee, args, keywords, site }: Call): StaleCall {
  const { definition, owner, self } = callee;
  const own = definition.kind === 'Lambda' ? 'a lambda' : definition.name;
  const owned = owner?.definition.name;
  const name = owned === undefined ? own : own === '__init__' ? owned : `${owned}.${own}`;
  const parameters = definition.parameters.slice(self === null ? 0 : 1);
  const named = parameters.filter((one) => one.form !== 'varargs' && one.form !== 'kwargs').map((one) => one.name);
  const takes = named.length === 0 ? 'no arguments' : listed(named);
  const unknown = [...keywords.keys()].filter((key) => !key.startsWith('**') && !named.includes(key));
  if (unknown.length > 0 && !parameters.some((one) => one.form === 'kwargs')) return { site, name, why: `takes no ${listed(unknown)}, but ${takes}` };
  const places = parameters.filter((one) => one.form === 'ordinary' || one.form === 'positional-only').length;
  if (args.length > places) return { site, name, why: `takes ${places === 0 ? 'no argument' : places === 1 ? 'one argument' : `${String(places)} arguments`} by position (${takes}), and is given ${String(args.length)}` };
  return { site, name, why: `takes ${takes}, and is given something else` };
}

function listed(names: readonly string[]): string {
  const quoted = names.slice(0, 6).map((name) => `\`${name}\``);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
}
