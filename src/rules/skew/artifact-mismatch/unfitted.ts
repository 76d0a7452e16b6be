import { library } from '../../../library/tables';
import type { Save } from '../../../project/parity/artifacts';
import { escapes, isSame } from '../../../project/parity/fitted';
import { originsOf } from '../../../project/parity/origins';
import type { Parity } from '../../../project/parity/parity';
import type { TrainingSide } from '../../../project/parity/sides';
import { callsMethod, within } from '../../../project/symbolic/terms';
import type { CallTerm, Term } from '../../../project/symbolic/terms';

/** An estimator that nothing fitted is written down, and another one was fitted. */
export interface Unfitted {
  readonly save: Save;
  readonly made: CallTerm;
  readonly fit: CallTerm;
  /** In a notebook, one of its class is fitted: cells that are run in another order may save that one. */
  readonly isDoubtful: boolean;
}

/** What a training saves of estimators that were never fitted, while it fits others of their kind. */
export function unfittedSaves(parity: Parity, side: TrainingSide): Unfitted[] {
  const saved = side.saves.flatMap((save) => (save.saved?.t === 'call' && save.kind !== 'data' && save.kind !== 'settings' && isPredictor(save.saved) ? [{ save, made: save.saved }] : []));
  if (saved.length === 0) return [];
  const fits = side.trace.happened.map(({ term }) => term).filter((term) => callsMethod(term, 'fit', 'partial_fit', 'fit_transform') && term.receiver !== null);
  return saved.flatMap(({ save, made }) => {
    const isFitted = fits.some((fit) => fit.receiver !== null && originsOf(fit.receiver).some((origin) => origin.t !== 'call' || fitsInPlace(origin, made)));
    if (isFitted || escapes(made, parity.trainings)) return [];
    const fit = fits.find((one) => one.receiver !== null && originsOf(one.receiver).some((origin) => origin.t === 'call' && (origin.callee === made.callee || [...within(origin, 200)].some((part) => isSame(part, made)))));
    if (!fit) return [];
    const isDoubtful = side.path.endsWith('.ipynb') && fits.some((one) => one.receiver !== null && originsOf(one.receiver).some((origin) => origin.t === 'call' && origin.callee === made.callee));
    return [{ save, made, fit, isDoubtful }];
  });
}

/** It, or a pipeline that has it as a step; searches, ensembles and cross-validation fit copies. */
function fitsInPlace(fitted: CallTerm, made: CallTerm): boolean {
  if (fitted === made || isSame(fitted, made)) return true;
  const entry = library.callable(fitted.callee);
  // A network within another one is trained with it, and two networks may share a part.
  if (NETWORK.test(fitted.callee)) {
    const shared = [...within(made, 200)].filter((part): part is CallTerm => part.t === 'call' && NETWORK.test(part.callee));
    if ([...within(fitted, 200)].some((part) => shared.some((one) => isSame(part, one)))) return true;
  }
  const isPipeline = entry?.is === 'composite' && /pipeline|union|columns/.test(entry.form);
  return isPipeline && steps(fitted).some((step) => fitsInPlace(step, made));
}

const NETWORK = /^(tensorflow\.)?keras\.|^torch\.nn\./;

function steps(pipeline: CallTerm): CallTerm[] {
  const found: CallTerm[] = [];
  const visit = (term: Term): void => {
    if (term.t === 'call') found.push(term);
    else if (term.t === 'sequence') for (const item of term.items) visit(item);
  };
  for (const given of [...pipeline.args, ...pipeline.keywords.values()]) visit(given);
  return found;
}

function isPredictor(made: CallTerm): boolean {
  const entry = library.callable(made.callee);
  if (entry?.is === 'estimator') return entry.role === 'predictor' && entry.fitsWhenMade !== true;
  return entry?.is === 'composite' && entry.form.includes('pipeline') && steps(made).some((step) => isPredictor(step));
}
