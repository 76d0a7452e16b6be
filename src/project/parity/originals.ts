import { item } from '../symbolic/expressions';
import type { Term } from '../symbolic/terms';
import type { Load, Save } from './artifacts';
import type { ServingSide, TrainingSide } from './sides';

/** What training wrote where serving reads: `scaler` behind `joblib.load('scaler.pkl')`, behind `bundle['scaler']`, behind the second of a pickled tuple. */
export interface Originals {
  /** What a term of the serving side was on the training side; undefined where it was not loaded, or nobody knows who wrote it. */
  of(term: Term): Term | undefined;
  /** The saves that a load may read. */
  savesOf(load: Load): readonly Save[];
}

export function originalsOf(serve: ServingSide, trainings: readonly TrainingSide[]): Originals {
  const loads = new Map<Term, Load>(serve.loads.map((load) => [load.call, load]));
  const savesOf = (load: Load): readonly Save[] => {
    const own = trainings.flatMap((train) => train.saves.filter((save) => save.name !== undefined && save.name === load.name));
    return own.filter((save) => save.kind !== 'data' || load.kind === 'data');
  };
  const of = (term: Term, depth = 0): Term | undefined => {
    if (depth > 12) return undefined;
    const load = loads.get(term);
    if (load) {
      const saved = savesOf(load).flatMap((save) => save.saved ?? []);
      return saved.length > 0 ? saved.at(-1) : undefined;
    }
    switch (term.t) {
      case 'item': {
        const inner = of(term.of, depth + 1);
        const found = inner && item(inner, term.index, term.site);
        return found && found.t !== 'item' ? found : undefined;
      }
      case 'attribute': {
        const inner = of(term.of, depth + 1);
        return inner?.t === 'instance' ? inner.fields.get(term.name) : undefined;
      }
      case 'after': case 'element':
        return of(term.of, depth + 1);
      case 'choice': {
        for (const option of term.options) {
          const found = of(option, depth + 1);
          if (found) return found;
        }
        return undefined;
      }
      case 'call':
        return term.callee === '.get' && term.receiver && term.args[0] ? of({ t: 'item', of: term.receiver, index: term.args[0], site: term.site }, depth + 1) : undefined;
      default:
        return undefined;
    }
  };
  return { of: (term) => of(term), savesOf };
}
