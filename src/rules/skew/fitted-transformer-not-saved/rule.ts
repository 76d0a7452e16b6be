import type { Learns } from '../../../library/vocabulary';
import { escapes, fittedIn, isSame, isSaved, transformersBehind } from '../../../project/parity/fitted';
import type { Fitted } from '../../../project/parity/fitted';
import type { Ask, Learn } from '../../../project/parity/learning';
import { originalsOf } from '../../../project/parity/originals';
import type { Originals } from '../../../project/parity/originals';
import type { originsOf } from '../../../project/parity/origins';
import type { Pair } from '../../../project/parity/pairs';
import type { Parity } from '../../../project/parity/parity';
import { preparationOf } from '../../../project/parity/preparation';
import type { Preparation } from '../../../project/parity/preparation';
import type { TrainingSide } from '../../../project/parity/sides';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { linkText, placeText, servingText } from '../sides';
import { savedBeside } from './fix';
import { treeModel } from './models';

/** S01: a transformer is fitted, the model learns from what it gives out, and nothing that is saved holds it. */
export const rule: Rule = {
  meta: {
    id: 'skew/fitted-transformer-not-saved',
    title: 'A transformer is fitted for training and never reaches serving',
    family: 'skew',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ops.model-lifecycle', 'ops.serving'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      const lost = lostIn(parity, pair);
      const [first, ...others] = lost.filter(({ fit }) => !told.has(key(fit)));
      if (!first) continue;
      for (const { fit } of [first, ...others]) told.add(key(fit));
      const [ask] = asksOf(pair);
      const models = learnsOf(pair);
      const isTree = models.every(({ model }) => treeModel(model));
      const saved = [...new Set(pair.train.saves.filter((save) => save.kind !== 'data' && save.kind !== 'settings').flatMap((save) => save.name ?? []))];
      const names = [...new Set([first, ...others].map(({ name }) => name))].join(', ');
      report({
        severity: pair.strength === 'weak' ? 'hint' : pair.strength === 'strong' && pair.learn && !isTree ? 'error' : 'warning',
        confidence: pair.strength === 'weak' ? 'hint' : 'likely',
        message:
          `${names} is fitted here and the model learns from what it gives out, but nothing that is saved holds it` +
          `${saved.length > 0 ? ` (saved: ${saved.slice(0, 3).map((name) => `\`${name}\``).join(', ')})` : ''}. ` +
          `${servingText(pair.serve)} ${effect(first.learns)}` +
          (ask ? ` (${placeText(parity, ask.site)})` : '') +
          (isTree ? ', and the cuts of the trees were learned on the numbers that it gave out. ' : `, ${consequence(first.learns)}. `) +
          (pair.strength === 'strong' ? '' : `This assumes that the two belong together (${linkText(pair)}). `) +
          'Put it and the model into one Pipeline, fit and save that, and give the service\'s raw values to it.',
        at: first.fit.site,
        related: [
          ...others.map(({ name, fit }) => ({ message: `${name} is fitted here and lost as well`, at: fit.site })),
          ...models.slice(0, 1).map(({ call }) => ({ message: 'the model learns from its output here', at: call.site })),
          ...pair.links.flatMap((link) => (link.save ? [{ message: `\`${link.name}\` is saved without it`, at: link.save.site }] : [])).slice(0, 1),
          ...(ask ? [{ message: 'the model is asked here, and nothing of its kind is applied before', at: ask.site }] : []),
        ],
        fixes: offered(() => (others.length === 0 ? beside(parity, pair, first) : null)),
      });
    }
  },
};

function key(of: { readonly site: { readonly path: string; readonly span: { readonly start: number } } }): string {
  return `${of.site.path}:${String(of.site.span.start)}`;
}

/** What is lost without a sound: the shape stays, or a reshaped request is likely. What a service can do without (imputers, selectors, codes) is not told. */
const told: ReadonlySet<Learns> = new Set<Learns>(['scale', 'projection', 'text-vocabulary', 'bins']);

/** The one model that the pair saves, loads and asks, with what belongs beside it. */
function beside(parity: Parity, pair: Pair, lost: Fitted): Fix | null {
  const link = pair.links.find((one) => one.save && one.load && one.save.kind !== 'data' && one.save.kind !== 'settings');
  const [ask, second] = asksOf(pair);
  return link?.save && link.load && ask && !second ? savedBeside(parity, lost, { save: link.save, load: link.load, ask }) : null;
}

function effect(learns: Learns): string {
  switch (learns) {
    case 'projection': return 'hands the model the columns as they come, without that projection';
    case 'text-vocabulary': return 'turns the text into numbers without that vocabulary';
    case 'bins': return 'hands the model the values as they come, without those bins';
    default: return 'hands the model the raw values';
  }
}

function consequence(learns: Learns): string {
  switch (learns) {
    case 'projection': return 'so the model reads columns as components that it never saw';
    case 'text-vocabulary': return 'so a number stands for another word than in training';
    default: return 'so every prediction is made in other units than the model learned';
  }
}

function learnsOf(pair: Pair): readonly Learn[] {
  return pair.learn ? [pair.learn] : pair.train.learns;
}

function asksOf(pair: Pair): readonly Ask[] {
  return pair.ask ? [pair.ask] : pair.serve.asks;
}

/** The transformers that the pair's model learned through, that nothing saves, and that serving does without. */
function lostIn(parity: Parity, pair: Pair): readonly Fitted[] {
  const chain = parity.chain(pair.train);
  const learns = learnsOf(pair);
  if (learns.length === 0 || pair.train.trace.cutShort || pair.serve.trace.cutShort) return [];
  if (!pair.train.saves.some((save) => save.kind !== 'data')) return [];
  const unsaved = fittedIn(chain).filter((one) => {
    // Another file may run the same code and keep what it makes.
    const running = parity.running(one.made.site.path);
    return told.has(one.learns) && !isSaved(one.made, running.flatMap((side) => side.saves)) && !escapes(one.made, running);
  });
  if (unsaved.length === 0) return [];
  const used = learns.map((learn) => applied(featuresOf(learn, chain)));
  const needed = unsaved.filter((one) => used.every((objects) => objects.some((object) => isSame(object, one.made))));
  if (needed.length === 0) return [];
  const originals = originalsOf(pair.serve, parity.writing);
  const asked = asksOf(pair).map((ask) => preparationOf(ask.input, { loads: pair.serve.loads }));
  if (asked.length === 0) return [];
  return needed.filter((one) => asked.every((preparation) => isRaw(preparation, one, pair, originals)));
}

/** The features of a training, followed into the files that wrote them. */
function featuresOf(learn: Learn, chain: readonly TrainingSide[]): Preparation {
  return preparationOf(learn.features, {
    loads: chain.flatMap((side) => side.loads),
    written: (load) => chain.flatMap((side) => side.saves.filter((save) => save.name !== undefined && save.name === load.name && (save.kind === load.kind || save.kind === 'data'))),
  });
}

function applied(preparation: Preparation): readonly Fitted['made'][] {
  return [...preparation.applications].flatMap((call) => (call.receiver ? transformersBehind(call.receiver) : []));
}

/** Does a request reach the model without this transformer or anything like it? Only where all of the way is known. */
function isRaw({ applications, sources, unknown, arithmetic }: Preparation, lost: Fitted, { serve }: Pair, originals: Originals): boolean {
  if (sources.size === 0 || unknown.size > 0 || (lost.learns === 'scale' && arithmetic.size > 0)) return false;
  for (const source of sources) {
    if (source.t === 'given' && source.as === 'parameter') return false;
    // Read from what training wrote: it may be prepared already.
    const load = serve.loads.find((one) => one.call === source);
    if (load && originals.savesOf(load).length > 0) return false;
  }
  for (const call of applications) {
    const objects = call.receiver ? objectsBehind(call.receiver, originals) : [];
    // What can't be followed may be the very thing; a fresh one of its kind is another rule's business.
    if (objects.length === 0 || objects.some((object) => isSame(object, lost.made) || object.callee === lost.made.callee)) return false;
  }
  return true;
}

function objectsBehind(receiver: Parameters<typeof originsOf>[0], originals: Originals): readonly Fitted['made'][] {
  const original = originals.of(receiver);
  return original ? transformersBehind(original) : transformersBehind(receiver);
}
