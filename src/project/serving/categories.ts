import { library } from '../../library/tables';
import type { Site } from '../../provenance/graph';
import type { Save } from '../parity/artifacts';
import type { Pair } from '../parity/pairs';
import type { Parity } from '../parity/parity';
import type { CallTerm, Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf, isMethod, literalOf, within } from '../symbolic/terms';
import { dataOrigin } from './provenance';

/** Categories at serving that can't be those of training, as what is saved and loaded shows. */
export interface CategoryMismatch {
  /** 'columns': dummy columns are brought to names from before they were coded. 'type': the type is saved as the word `category`, without its list. */
  readonly kind: 'columns' | 'type';
  readonly pair: Pair;
  /** The step of serving. */
  readonly at: Site;
  /** Where training saves the names or types. */
  readonly saved: Site;
  /** Where training gives the categories their numbers. */
  readonly coded: Site;
}

/** Where the two sides of a project number categories in ways that can't agree. */
export function categoryMismatches(parity: Parity): CategoryMismatch[] {
  return parity.pairs.flatMap((pair) => {
    if (!pair.learn) return [];
    const learned = [...within(pair.learn.features)].filter((part) => part.t === 'call');
    const saves = parity.chain(pair.train).flatMap((side) => side.saves);
    return pair.serve.asks.flatMap((ask) => [...within(ask.input)].flatMap((part) => (part.t === 'call' ? (undummied(pair, part, learned, saves) ?? namedType(pair, part, learned, saves) ?? []) : [])));
  });
}

/** What was loaded under the name that training saved it under. */
function savedAs(pair: Pair, term: Term | undefined, saves: readonly Save[]): Save | undefined {
  const load = term && pair.serve.loads.find((one) => one.call === term);
  return load?.name === undefined ? undefined : saves.findLast((save) => save.name === load.name && save.saved !== null);
}

/** `get_dummies(request).reindex(columns=names)` of names from before the texts were numbered: all dummy columns are thrown away. */
function undummied(pair: Pair, call: CallTerm, learned: readonly CallTerm[], saves: readonly Save[]): CategoryMismatch | null {
  if (!callsMethod(call, 'reindex') || !call.receiver) return null;
  const dummies = [...within(call.receiver, 300)].find((part): part is CallTerm => isCallOf(part, 'pandas.get_dummies'));
  const save = savedAs(pair, argument(call, 'columns'), saves);
  if (!dummies?.args[0] || !dataOrigin(dummies.args[0]).request || !save?.saved || learned.some(makesDummies)) return null;
  const names = [...within(save.saved)];
  const coded = learned.find(numbersTexts) ?? names.find((part): part is CallTerm => part.t === 'call' && numbersTexts(part));
  return coded && !names.some((part) => part.t === 'call' && makesDummies(part)) ? { kind: 'columns', pair, at: dummies.site, saved: save.site, coded: coded.site } : null;
}

function makesDummies(call: CallTerm): boolean {
  return /(^|\.)(get_dummies|OneHotEncoder|get_feature_names_out|from_dummies)$/.test(call.callee);
}

/** An encoder's number for each text, in one column. */
function numbersTexts(call: CallTerm): boolean {
  return callsMethod(call, 'fit_transform') && call.receiver !== null && [...within(call.receiver, 20)].some((part) => isCallOf(part, /(^|\.)(LabelEncoder|OrdinalEncoder)$/));
}

/** `request[c].astype(types[c])` of types that were saved as text, for an XGBoost that takes the codes of the type `category`. */
function namedType(pair: Pair, call: CallTerm, learned: readonly CallTerm[], saves: readonly Save[]): CategoryMismatch | null {
  if (!callsMethod(call, 'astype') || !call.receiver || !dataOrigin(call.receiver).request) return null;
  const [type] = call.args;
  const save = savedAs(pair, type?.t === 'item' ? type.of : type, saves);
  const isText = save?.saved && [...within(save.saved, 400)].some((part) => isMethod(part, 'astype') && part.args[0]?.t === 'external' && part.args[0].name === 'str');
  const coded = learned.find((part) => callsMethod(part, 'astype') && literalOf(part.args[0]) === 'category');
  const isXgboost = pair.learn !== null && [...within(pair.learn.model, 300)].some((part) => part.t === 'call' && part.callee.startsWith('xgboost.') && library.callable(part.callee)?.is !== 'load');
  return save && isText && coded && isXgboost ? { kind: 'type', pair, at: call.site, saved: save.site, coded: coded.site } : null;
}
