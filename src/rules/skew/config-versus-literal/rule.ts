import type { Pair } from '../../../project/parity/pairs';
import type { Parity } from '../../../project/parity/parity';
import { pathText } from '../../../project/symbolic/paths';
import type { CallTerm, Literal, Term } from '../../../project/symbolic/terms';
import { isCallOf, stringOf, within } from '../../../project/symbolic/terms';
import type { Site } from '../../../provenance/graph';
import type { Location, Rule } from '../../rule';
import { placeText, textAt } from '../sides';

/** S23: training reads a setting that decides what the model sees, and serving has the number typed in. */
export const rule: Rule = {
  meta: {
    id: 'skew/config-versus-literal',
    title: 'Training reads a setting from a config, and serving has the number typed in',
    family: 'skew',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['ops.train-serve-parity', 'se.engineering-rigour', 'ops.registry-lineage'],
    references: ['sculley2015', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'hint',
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      if (pair.strength === 'weak') continue;
      // One is enough: who mends it looks for the others.
      const found = typedIn(parity, pair);
      const key = found && `${found.serve.site.path}:${String(found.serve.site.span.start)}`;
      if (!found || key === null || told.has(key)) continue;
      told.add(key);
      const { train, serve, value, from } = found;
      report({
        severity: 'hint',
        confidence: 'hint',
        message:
          `\`${textAt(parity, serve.site)}\` has ${String(value)} typed in. Training takes it from a setting (${'start' in from && from.start ? `${from.path}:${String(from.start.line)}` : placeText(parity, from)}). ` +
          'The two are equal today; when the setting is changed, this stays as it is, and the model sees something else than in training. Read the same setting here, or save it beside the model.',
        at: serve.site,
        related: [{ message: 'the setting', at: from }, { message: 'training uses it here', at: train.site }],
      });
    }
  },
};

interface TypedIn {
  readonly train: CallTerm;
  readonly serve: CallTerm;
  readonly value: number;
  readonly from: Location;
}

/** Calls whose numbers decide what the model sees. */
const seeing = /Resize$|CenterCrop$|\.resize$|load_img$|librosa\.(load|feature\.\w+)$|torchaudio\.transforms\.\w+$|image_dataset_from_directory$|TextVectorization$|pad_sequences$|^\.(encode_plus|batch_encode_plus|resize)$|^\(\)$|Tokenizer/;

function typedIn(parity: Parity, pair: Pair): TypedIn | null {
  const trained = parity.chain(pair.train).flatMap((side) => side.trace.happened.map(({ term }) => term)).filter((term) => seeing.test(term.callee));
  if (trained.length === 0) return null;
  for (const { term: serve } of pair.serve.trace.happened) {
    if (!seeing.test(serve.callee)) continue;
    for (const train of trained) {
      if (train.callee !== serve.callee || sameSite(train.site, serve.site)) continue;
      const found = sameSetting(parity, pair, train, serve);
      if (found) return { train, serve, ...found };
    }
  }
  return null;
}

function sameSetting(parity: Parity, pair: Pair, train: CallTerm, serve: CallTerm): { readonly value: number; readonly from: Location } | null {
  const names = new Set([...serve.keywords.keys(), ...serve.args.keys()]);
  for (const name of names) {
    const here = typeof name === 'number' ? serve.args[name] : serve.keywords.get(name);
    const there = typeof name === 'number' ? train.args[name] : train.keywords.get(name);
    if (!here || !there) continue;
    const typed = numbersIn(here).find((literal) => isWithin(serve.site, literal.site) && Number(literal.value) > 2);
    const setting = typed && settingIn(parity, pair, there, train, Number(typed.value));
    if (typed && setting) return { value: Number(typed.value), from: setting };
  }
  return null;
}

/** A number itself, or the numbers of a tuple. */
function numbersIn(term: Term): Literal[] {
  const items = term.t === 'sequence' ? term.items : [term];
  return items.filter((item): item is Literal => item.t === 'literal' && typeof item.value === 'number');
}

/** Where a number is set that training uses here: a config's file, class or constant, or a dictionary that is saved with the model. */
function settingIn(parity: Parity, pair: Pair, term: Term, call: CallTerm, value: number): Location | null {
  for (const literal of numbersIn(term)) {
    if (literal.value !== value || isWithin(call.site, literal.site)) continue;
    if (isConfigPlace(parity, literal.site) || isSavedSetting(pair, literal)) return literal.site;
  }
  for (const part of term.t === 'sequence' ? term.items : [term]) {
    const configured = valueInConfig(parity, part);
    if (configured?.value === value) return configured.at;
  }
  return null;
}

/** `config['image_size']` of a YAML or JSON file that lies in the project. */
function valueInConfig(parity: Parity, term: Term): { readonly value: number; readonly at: Location } | null {
  const keys: string[] = [];
  let at = term;
  while (at.t === 'item' || at.t === 'attribute') {
    const key = at.t === 'item' ? stringOf(at.index) : at.name;
    if (key === undefined) return null;
    keys.unshift(key);
    at = at.of;
  }
  if (keys.length === 0 || !isCallOf(at, /^(yaml|json|toml|tomllib|omegaconf\.OmegaConf)\.(load|safe_load|full_load)$/)) return null;
  const path = pathText(at.args[0]);
  const value = path === undefined ? null : (parity.configValues.find(path, at.site.path)?.value(keys) ?? null);
  return value?.literal.kind === 'scalar' && typeof value.literal.value === 'number' ? { value: value.literal.value, at: value.at } : null;
}

const configFile = /(^|\/)(\w*config\w*|settings|constants?|params|parameters|hparams|hyper_?params|options)\.py$/i;

function isConfigPlace(parity: Parity, site: Site): boolean {
  if (configFile.test(site.path)) return true;
  const module = parity.program.modules.get(site.path);
  return (module?.body ?? []).some((statement) => statement.kind === 'ClassDefinition' && statement.start <= site.span.start && site.span.end <= statement.end && /config|settings|params|hparams|options|args$/i.test(statement.name));
}

/** Is the number part of what training writes down as settings? */
function isSavedSetting({ train }: Pair, literal: Literal): boolean {
  return train.saves.some((save) => save.kind === 'settings' && save.saved !== null && [...within(save.saved, 200)].includes(literal));
}

function isWithin(outer: Site, inner: Site): boolean {
  return outer.path === inner.path && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

function sameSite(a: Site, b: Site): boolean {
  return a.path === b.path && a.span.start === b.span.start;
}
