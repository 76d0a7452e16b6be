import type { Noun, Phrase } from './phrase';
import { boostingFunctions, boostingNouns } from './phrases/boosting';
import { builtins, generalFunctions, generalNouns, moduleDeeds, modules } from './phrases/general';
import { kerasFunctions, kerasMethods, kerasNouns } from './phrases/keras';
import { languageModelFunctions, languageModelMethods, languageModelNouns } from './phrases/language-models';
import { numpyFunctions } from './phrases/numpy';
import { accessorMethods, pandasFunctions, tableMethods } from './phrases/pandas';
import { sklearnComposites, sklearnEstimators } from './phrases/sklearn-estimators';
import { sklearnFunctions } from './phrases/sklearn-functions';
import { torchFunctions, torchMethods, torchNouns } from './phrases/torch';

const nouns = new Map<string, Noun>(
  [sklearnEstimators, sklearnComposites, torchNouns, kerasNouns, boostingNouns, languageModelNouns, generalNouns].flatMap((table) => Object.entries(table)),
);

const functions = new Map<string, Phrase>(
  [sklearnFunctions, pandasFunctions, numpyFunctions, torchFunctions, kerasFunctions, boostingFunctions, languageModelFunctions, generalFunctions]
    .flatMap((table) => Object.entries(table)),
);

const tables = new Map<string, Phrase>([...Object.entries(tableMethods), ...Object.entries(accessorMethods)]);
const ofBuiltins = new Map<string, Phrase>(Object.entries(builtins));
const ofNetworks = new Map<string, Phrase>([torchMethods, kerasMethods, languageModelMethods].flatMap((table) => Object.entries(table)));
const purposes = new Map<string, string>(Object.entries(modules));

/** What a class makes, by its public name. */
export function nounOf(qualified: string): Noun | undefined {
  return nouns.get(qualified) ?? nouns.get(withoutMiddle(qualified));
}

/** What a function does, by its public name. */
export function functionOf(qualified: string): Phrase | undefined {
  return functions.get(qualified) ?? functions.get(withoutMiddle(qualified));
}

/** `transformers.models.auto.AutoModel` is told as `transformers.AutoModel`; `torchvision.transforms.v2.Resize` as `torchvision.transforms.Resize`. */
function withoutMiddle(qualified: string): string {
  if (qualified.includes('.v2.')) return qualified.replace('.v2.', '.');
  if (qualified.startsWith('tensorflow.keras.')) return qualified.slice('tensorflow.'.length);
  const parts = qualified.split('.');
  return parts.length > 2 ? `${parts[0] ?? ''}.${parts.at(-1) ?? ''}` : qualified;
}

export function tableMethodOf(name: string, accessor: string | null): Phrase | undefined {
  return (accessor === null ? undefined : tables.get(`${accessor}.${name}`)) ?? tables.get(name);
}

export function builtinOf(name: string): Phrase | undefined {
  return ofBuiltins.get(name);
}

/** Methods known by their name alone: `backward`, `from_pretrained`. `path`: the attributes before it as well, `chat.completions.create`. */
export function networkMethodOf(name: string, path: readonly string[]): Phrase | undefined {
  return ofNetworks.get(path.slice(-3).join('.')) ?? ofNetworks.get(path.slice(-2).join('.')) ?? ofNetworks.get(name);
}

/** What any function of a module does. */
export function moduleDeed(qualified: string): Phrase | undefined {
  const found = moduleDeeds.find(([prefix]) => qualified === prefix || qualified.startsWith(`${prefix}.`));
  return found === undefined ? undefined : { does: found[1], role: found[2] };
}

/** What a module is for; undefined: not known. */
export function purposeOf(module: string): string | undefined {
  return purposes.get(module.split('.')[0] ?? module);
}
