import catboostFacts from './data/catboost.json';
import keywords from './data/keywords.json';
import lightgbmFacts from './data/lightgbm.json';
import scikitLearnFacts from './data/scikit-learn.json';
import xgboostFacts from './data/xgboost.json';
import { parameterNames, signaturesOf } from './facts';
import type { Facts } from './facts';
import removedNames from './data/removed-names.json';

let known: ReadonlyMap<string, readonly string[]> | null = null;
let lastParts: ReadonlySet<string> | null = null;

/** Is this the last part of the name of any callable whose keywords are known? A quick question before the exact one. */
export function mayBeConstructor(lastPart: string): boolean {
  known ??= made();
  lastParts ??= new Set([...known.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)));
  return lastParts.has(lastPart);
}

/**
 * The keywords that a constructor or function has taken in any known release, `**` among them where it takes any; undefined where that is not known. By public name.
 * Boosting libraries take their parameters by other names as well, so these are told by their own signatures and those of their common base.
 */
export function constructorParameters(name: string): readonly string[] | undefined {
  known ??= made();
  return known.get(name) ?? (!/^(?:tensorflow|lightning|torch\.optim|keras\.optimizers)\./.test(name) ? undefined : known.get(name.replace(/^tensorflow\.(?:python\.)?keras\./, 'keras.').replace(/^lightning\.pytorch\./, 'pytorch_lightning.').replace(/^(torch\.optim|keras\.optimizers)\.\w+\.(\w+)$/, '$1.$2')));
}

function made(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  const put = (name: string, names: readonly string[]): void => {
    const list = all.get(name) ?? [];
    list.push(...names.filter((one) => !list.includes(one)));
    all.set(name, list);
  };
  for (const facts of [scikitLearnFacts, xgboostFacts, lightgbmFacts, catboostFacts] as unknown as Facts[]) {
    for (const [name, signature] of signaturesOf(facts)) {
      if (/\.[A-Z]\w*$/.test(name)) put(name, [...parameterNames(signature), ...(signature.includes('**') ? ['**'] : [])]);
    }
  }
  // XGBClassifier(**kwargs) hands everything to XGBModel.
  const base = all.get('xgboost.XGBModel') ?? [];
  for (const name of ['XGBClassifier', 'XGBRegressor', 'XGBRanker', 'XGBRFClassifier', 'XGBRFRegressor']) put(`xgboost.${name}`, [...base, '**']);
  for (const { keywords: callables } of Object.values(keywords as unknown as Record<string, { readonly keywords: Record<string, string> }>)) {
    for (const [name, text] of Object.entries(callables)) put(name, text.split(' '));
  }
  // What a release took out is told by other rules.
  for (const { parameters } of Object.values(removedNames.libraries as unknown as Record<string, { readonly parameters: Record<string, unknown> }>)) {
    for (const full of Object.keys(parameters)) {
      const [, name = '', parameter = ''] = /^([\w.]+)\((\w+)\)$/.exec(full) ?? [];
      if (all.has(name)) put(name, [parameter]);
    }
  }
  return all;
}
