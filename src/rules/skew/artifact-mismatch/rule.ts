import type { Load, Save } from '../../../project/parity/artifacts';
import type { Parity } from '../../../project/parity/parity';
import type { ServingSide, TrainingSide } from '../../../project/parity/sides';
import { baseName, pathText } from '../../../project/symbolic/paths';
import type { Trace } from '../../../project/symbolic/trace';
import { offered } from '../../fixes/offer';
import type { ParityContext, Rule } from '../../rule';
import { servingText, whereNamed } from '../sides';
import { renamed, savesFitted } from './fix';
import { likeness } from './names';
import { stockModel } from './stock';
import { unfittedSaves } from './unfitted';

/** S16: what is loaded is not what training saves. */
export const rule: Rule = {
  meta: {
    id: 'skew/artifact-mismatch',
    title: 'The model that is served is not the one that was trained',
    family: 'skew',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.model-lifecycle', 'ops.registry-lineage', 'ops.train-serve-parity'],
    references: ['rules-of-ml', 'sculley2015'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare(context) {
    const told = new Set<string>();
    for (const serve of context.parity.servings) {
      otherName(context, serve, told);
      publishedModel(context, serve, told);
    }
    severalProducers(context, told);
    neverFitted(context, told);
  },
};

function once(told: Set<string>, of: Load | Save): boolean {
  const key = `${of.site.path}:${String(of.site.span.start)}`;
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

/** A name that nothing saves, beside one that nothing loads and that looks the same. */
function otherName({ parity, report }: ParityContext, serve: ServingSide, told: Set<string>): void {
  const found = serve.loads.flatMap((load) => {
    const save = lookAlike(parity, serve, load);
    return save && once(told, load) ? [{ load, save }] : [];
  });
  const [first, ...others] = found;
  if (first?.load.name === undefined || first.save.name === undefined) return;
  const { load, save } = first;
  const isThere = [...(parity.artifacts ?? [])].some((path) => baseName(path) === load.name);
  report({
    severity: 'warning',
    confidence: 'likely',
    message:
      `\`${load.name ?? ''}\` is loaded here, and nothing in the project writes a file of that name; training writes \`${save.name ?? ''}\`. ` +
      (isThere
        ? 'A file of the old name lies in the project, so nothing fails: each new training changes the other file, and this one grows old. '
        : 'Where an old file still has that name, each new training leaves it as it is; where none has, this fails. ') +
      'Let one constant name the file on both sides. (Taken for granted: no step outside of the project renames it.)',
    at: whereNamed(serve.trace, load.call, load.name ?? ''),
    related: [
      { message: `training writes \`${save.name ?? ''}\` here`, at: save.site },
      ...others.map((other) => ({ message: `\`${other.load.name ?? ''}\` is loaded here; training writes \`${other.save.name ?? ''}\``, at: whereNamed(serve.trace, other.load.call, other.load.name ?? '') })),
    ],
    fixes: offered(() => renamed(parity, found)),
  });
}

function lookAlike(parity: Parity, serve: ServingSide, load: Load): Save | undefined {
  if (load.name === undefined || load.kind === 'data' || load.kind === 'settings' || load.kind === 'registry') return undefined;
  const { name } = load;
  const saved = new Set(parity.writing.flatMap((train) => train.saves.flatMap((save) => save.name ?? [])));
  if (saved.has(name) || parity.servings.some((other) => other.saves.some((save) => save.name === name))) return undefined;
  const loaded = new Set(parity.servings.flatMap((side) => side.loads.map((one) => one.name)));
  const names = new Set([...saved].filter((one) => !loaded.has(one) && likeness(one, name) !== null));
  if (names.size === 0) return undefined;
  const own = parity.pairs.filter((pair) => pair.serve === serve).flatMap((pair) => parity.chain(pair.train));
  const isLike = (save: Save): boolean => save.kind !== 'data' && save.kind !== 'settings' && save.kind !== 'registry' && save.name !== undefined && names.has(save.name);
  const alike = (own.length > 0 ? own : parity.writing).filter((train) => train.saves.some(isLike));
  if (alike.length === 0) return undefined;
  const near = own.length > 0 ? alike : nearest(parity.trainings, serve).filter((train) => alike.includes(train));
  const found = near.flatMap((train) => train.saves.filter(isLike));
  if (found.length === 0 || isBrought(parity, load)) return undefined;
  const typo = found.filter((save) => save.name !== undefined && likeness(save.name, name) === 'typo');
  return typo.at(-1) ?? found.at(-1);
}

/** The trainings that share the deepest folder with an entry point. */
function nearest(trainings: readonly TrainingSide[], serve: ServingSide): readonly TrainingSide[] {
  const top = serve.path.split('/').slice(0, -1);
  const shared = (path: string): number => {
    const folders = path.split('/').slice(0, -1);
    let depth = 0;
    while (depth < top.length && folders[depth] === top[depth]) depth++;
    return depth;
  };
  const most = Math.max(0, ...trainings.map((train) => shared(train.path)));
  return trainings.filter((train) => shared(train.path) === most);
}

const bringing = /copy|move|rename|replace|download|retrieve|fetch|symlink|link|extract|unpack|upload|convert|export/i;

/** Does something else make the file: a copy in a script or in code, a download, a pipeline of data version control? */
function isBrought(parity: Parity, load: Load): boolean {
  const { name = '' } = load;
  if (parity.copies.all.some(({ from, to }) => baseName(to) === name && baseName(from) !== name)) return true;
  if (parity.scripts.some(({ path, text }) => text.includes(name) && (/(^|\/)dvc\.ya?ml$/.test(path) || new RegExp(`\\b(curl|wget|gdown|download|fetch|pull)\\b[^\\n]*${escaped(name)}`).test(text)))) return true;
  return [...parity.trainings, ...parity.servings].some((side) => broughtBy(side.trace).has(name));
}

const brought = new WeakMap<Trace, ReadonlySet<string>>();

/** The names of the files that a program copies, renames, fetches or unpacks. */
function broughtBy(trace: Trace): ReadonlySet<string> {
  const known = brought.get(trace);
  if (known) return known;
  const names = new Set<string>();
  for (const { term } of trace.happened) {
    if (!bringing.test(term.callee)) continue;
    for (const given of [...term.args, ...term.keywords.values(), ...(term.receiver ? [term.receiver] : [])]) {
      const path = pathText(given);
      const name = path === undefined ? undefined : baseName(path);
      if (name !== undefined) names.add(name);
    }
  }
  brought.set(trace, names);
  return names;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function publishedModel({ parity, report }: ParityContext, serve: ServingSide, told: Set<string>): void {
  const stock = stockModel(parity, serve);
  if (!stock || !once(told, stock.load)) return;
  const { load, asked, train, learns, saved } = stock;
  const tied = parity.pairs.some((pair) => pair.serve === serve && pair.strength === 'strong');
  report({
    severity: tied ? 'error' : 'warning',
    confidence: 'likely',
    message:
      `${servingText(serve)} answers with \`${load.path}\` as it was published. ${train.path} trains it further${saved.length > 0 ? ` and saves the result as \`${saved[0] ?? ''}\`` : ''}, and nothing here loads that: ` +
      'the training has no effect on any answer. Load what training saved.',
    at: load.site,
    related: [{ message: 'it is trained here', at: learns }, { message: 'and asked here without the training', at: asked }],
  });
}

/** Two files write what one entry point reads. */
function severalProducers({ parity, report }: ParityContext, told: Set<string>): void {
  for (const { serve, name, trains } of parity.ambiguous) {
    const load = serve.loads.find((one) => one.name === name);
    // What writes its own file knows what it reads; what reads it first trains it further; what only copies or converts a model trains none.
    if (trains.some((train) => train.path === serve.path || train.loads.some((one) => one.name === name)) || serve.saves.some((save) => save.name === name) || trains.filter((train) => train.learns.length > 0).length < 2) continue;
    if (!load || !once(told, load)) continue;
    const paths = trains.map((train) => train.path);
    report({
      severity: 'hint',
      confidence: 'hint',
      message: `\`${name}\` is written by ${paths.slice(0, -1).join(', ')} and by ${paths.at(-1) ?? ''}: which of them ran last decides what is served, so nobody can compare training and serving. Give each its own name.`,
      at: load.site,
      related: trains.flatMap((train) => train.saves.filter((save) => save.name === name).slice(-1).map((save) => ({ message: `${train.path} writes it here`, at: save.site }))),
    });
  }
}

function neverFitted({ parity, report }: ParityContext, told: Set<string>): void {
  for (const side of parity.writing) {
    for (const { save, made, fit, isDoubtful } of unfittedSaves(parity, side)) {
      if (!once(told, save)) continue;
      const load = parity.servings.flatMap((serve) => serve.loads).find((one) => one.name === save.name);
      report({
        severity: isDoubtful ? 'hint' : 'error',
        confidence: isDoubtful ? 'hint' : 'likely',
        message:
          `What is saved here is an estimator that nothing has fitted: \`${made.callee.split('.').at(-1) ?? made.callee}\` is made, and another object is fitted in its place ` +
          '(a search, and any call of its kind, fits a copy). The one that learned is lost, and `predict` of this one fails or answers with an older fit. Save the fitted object.' +
          (isDoubtful ? ' (Read from the first cell to the last; run in another order, the saved one may be fitted.)' : ''),
        at: save.site,
        related: [
          { message: 'it is made here', at: made.site },
          { message: 'this one is fitted', at: fit.site },
          ...(load ? [{ message: 'it is loaded here', at: load.site }] : []),
        ],
        fixes: offered(() => (isDoubtful ? null : savesFitted(parity, save.site, fit.site))),
      });
    }
  }
}
