import type { Fitted } from '../parity/fitted';
import { fittedIn, isSame, transformersBehind } from '../parity/fitted';
import type { Load } from '../parity/artifacts';
import type { Preparation } from '../parity/preparation';
import { preparationOf } from '../parity/preparation';
import type { TrainingSide } from '../parity/sides';
import type { CallTerm, Term } from '../symbolic/terms';
import { callsMethod, isCallOf, within } from '../symbolic/terms';
import type { Evaluation } from './evaluations';
import { sharesSplit } from './evaluations';

/** How the rows that a model is judged on were prepared otherwise than those that it learned from. */
export type PreparationDifference =
  /** A transformer of training is not applied, or one is that training does without. */
  | { readonly what: 'missing' | 'extra'; readonly fitted: Fitted }
  /** Another object of the same class, fitted on these rows. */
  | { readonly what: 'refitted'; readonly fitted: Fitted; readonly fit: CallTerm }
  /** Categories are numbered by the values of each part. */
  | { readonly what: 'codes'; readonly train: CallTerm; readonly validation: CallTerm };

/** What a model learned from is compared with each part that it is judged on, and gone through once. */
const prepared = new WeakMap<Term, Preparation>();

function preparedFor(features: Term, loads: readonly Load[]): Preparation {
  const known = prepared.get(features) ?? preparationOf(features, { loads });
  prepared.set(features, known);
  return known;
}

/** The difference in what is fitted and applied; null where there is none, or it is not known. */
export function preparationDifference(side: TrainingSide, { learn, input }: Evaluation): PreparationDifference | null {
  const codes = separateCodes(learn.features, input, learn.call);
  if (codes) return codes;
  const loads: readonly Load[] = side.loads;
  const fitted = fittedIn([side]).filter((one) => one.learns === 'scale' || one.learns === 'projection');
  if (fitted.length === 0) return null;
  const [trained, judged] = [preparedFor(learn.features, loads), preparedFor(input, loads)];
  const isIn = (one: Fitted, preparation: Preparation): boolean => [...preparation.applications].some((call) => call.receiver !== null && transformersBehind(call.receiver).some((object) => isSame(object, one.made)));
  const used = fitted.filter((one) => isIn(one, trained));
  const judgedWith = fitted.filter((one) => isIn(one, judged));
  for (const one of judgedWith) {
    const twin = used.find((other) => other.name === one.name && !isSame(other.made, one.made));
    if (!twin || used.some((other) => isSame(other.made, one.made)) || judgedWith.some((other) => isSame(other.made, twin.made))) continue;
    // It has to be fitted on what it is then applied to, in the way of the judged rows.
    if (judged.applications.has(one.fit) && !trained.applications.has(one.fit)) return { what: 'refitted', fitted: twin, fit: one.fit };
  }
  if (!isKnown(trained) || !isKnown(judged) || !sharesSplit(learn.features, input)) return null;
  const missing = used.find((one) => judged.applications.size === 0 && !isIn(one, judged));
  if (missing && used.length === 1) return { what: 'missing', fitted: missing };
  const extra = judgedWith.find((one) => trained.applications.size === 0 && !isIn(one, trained));
  return extra && judgedWith.length === 1 ? { what: 'extra', fitted: extra } : null;
}

function isKnown(preparation: Preparation): boolean {
  return preparation.unknown.size === 0 && preparation.arithmetic.size === 0;
}

/** `train[c].astype('category')` and `valid[c].astype('category')` for XGBoost, which takes the codes as they are. Source: dmlc/xgboost#11160; from 3.1 on it keeps the categories. */
function separateCodes(features: Term, input: Term, learn: CallTerm): PreparationDifference | null {
  if (!learn.callee.startsWith("xgboost.") && !(learn.receiver && [...within(learn.receiver, 200)].some((part) => isCallOf(part, /^xgboost\./)))) return null;
  const [train, validation] = [castIn(features), castIn(input)];
  if (!train || !validation || train === validation || (train.site.path === validation.site.path && train.site.span.start === validation.site.span.start)) return null;
  return { what: 'codes', train, validation };
}

function castIn(term: Term): CallTerm | undefined {
  for (const part of within(term, 3000)) {
    if (part.t === 'call' && callsMethod(part, 'astype') && part.args[0]?.t === 'literal' && part.args[0].value === 'category') return part;
  }
  return undefined;
}
