import { keptIn, transformersBehind } from '../parity/fitted';
import type { Pair } from '../parity/pairs';
import { originsOf } from '../parity/origins';
import type { CallTerm, Term } from '../symbolic/terms';
import { isMethod, stringOf } from '../symbolic/terms';
import type { Reader } from './recipe';
import { step } from './steps';

/**
 * Reads the application of a fitted object: `scaler.transform(x)`. What serving loads is followed to what training saved, so that both sides name the
 * class that was fitted.
 */
export function fittedReader(pair: Pair): Reader {
  const saved = new Map<Term, Term>(pair.links.flatMap(({ load, save }) => (load && save?.saved ? [[load.call, save.saved] as const] : [])));
  return (term) => {
    if (!isMethod(term, 'transform', 'fit_transform') || !term.receiver || !term.args[0]) return null;
    const name = nameOf(term.receiver, saved);
    return name === null ? null : { steps: [step('apply', term.site, `${name}.transform`, { class: name }, term.receiver)], of: term.args[0] };
  };
}

function nameOf(receiver: Term, saved: ReadonlyMap<Term, Term>): string | null {
  const [made] = transformersBehind(receiver);
  if (made) return className(made);
  // `bundle['scaler']`: the transformer under that key, or the only one that was saved.
  const item = receiver.t === 'item' ? receiver : null;
  const [origin] = originsOf(item ? item.of : receiver);
  const kept = origin ? saved.get(origin) : undefined;
  if (!kept) return null;
  const key = item ? stringOf(item.index) : undefined;
  const entry = kept.t === 'dict' && key !== undefined ? kept.entries.find((one) => one.key && stringOf(one.key) === key)?.value : undefined;
  for (const part of keptIn(entry ?? kept)) {
    const [inner] = transformersBehind(part);
    if (inner) return className(inner);
  }
  return null;
}

function className(made: CallTerm): string {
  return made.callee.slice(made.callee.lastIndexOf('.') + 1);
}
