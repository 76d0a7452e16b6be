import type { ModuleCode } from '../../../project/code/code';
import { classAround, functionAround, loopsAround } from '../../../project/code/places';
import type { Effect } from '../../../project/training/effects';
import type { Flow } from '../../../project/training/flow';
import { allEffects, flowsIn, loopsOf } from '../../../project/training/flow';
import { modeLayerAt, networkClasses } from '../../../project/training/networks';
import type { Expression } from '../../../python/nodes';
import type { Span } from '../../../python/text';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import { childrenOf, expressionsOf, textOf } from '../../reading';
import type { Fix, Rule } from '../../rule';
import { at, isDirect, isWithoutGradients, sourceIn } from '../story';

/** A network with dropout or batch normalisation answers for good, and nothing has put it into evaluation mode. */
export const rule: Rule = {
  meta: {
    id: 'training/eval-mode-missing',
    title: 'A network with dropout or batch normalisation is evaluated in training mode',
    family: 'training',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.evaluation'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['sonar:S6982'],
  },
  needs: ['torch'],
  inspect({ code, report }) {
    const flows = flowsIn(code);
    if (flows.length === 0 || hasEvaluation(code) || isLoaded(code)) return;
    const told = new Set<string>();
    for (const flow of flows) {
      const effects = allEffects(flow);
      for (const asked of effects) {
        if (asked.kind !== 'forward' || asked.code !== code || !isDirect(asked) || told.has(asked.subject) || asked.node.kind !== 'Call') continue;
        if (isOwn(code, asked) || isTarget(asked) || isInTraining(asked, flow) || !(isWithoutGradients(code, asked.place) || isOverJudgedRows(code, asked, flow))) continue;
        const layer = modeLayerAt(code, asked.node.callee, asked.place);
        if (typeof layer !== 'string' || isCalledInEvaluation(code, asked)) continue;
        told.add(asked.subject);
        report({
          severity: 'error',
          confidence: 'likely',
          message:
            `${asked.subject} is asked in training mode: it has ${layer}, and nothing here calls ${asked.subject}.eval(). Its answers are random or hang on the other rows of the batch, and the score is of another network than the one you ship. `
            + 'Call eval() before. (Taken for granted: it is not done elsewhere.)',
          at: at(code, asked.node),
          related: [],
          // Where gradients were forgotten too, a line alone would leave half of the fault.
          fixes: isWithoutGradients(code, asked.place) ? offered(() => switched(code, asked)) : [],
        });
      }
    }
  },
};

/** Something in the file sets the mode, or an engine does. */
function hasEvaluation(code: ModuleCode): boolean {
  if (['pytorch_lightning', 'lightning', 'fastai', 'ignite', 'catalyst', 'skorch'].some((name) => code.libraries.has(name))) return true;
  if ((code.calls.get('eval') ?? []).some(({ node }) => node.callee.kind === 'Attribute' && node.args.length === 0)) return true;
  return (code.calls.get('train') ?? []).some(({ node }) => node.args.length === 1 && node.args[0]?.value.kind !== 'Name');
}

/** Weights that are loaded to be used, rather than trained here: of these `skew/train-mode-at-serving` speaks. */
function isLoaded(code: ModuleCode): boolean {
  const trains = code.calls.has('backward') || code.calls.has('manual_backward');
  return !trains && code.program.paths.some((path) => code.program.module(path)?.calls.has('load_state_dict') === true);
}

/** A network that asks itself or its parts: who calls it sets the mode. */
function isOwn(code: ModuleCode, { subject, place }: Effect): boolean {
  const owner = /^self(\.|$)/.test(subject) ? classAround(place) : null;
  return subject === 'self' || (owner !== null && networkClasses(code).some((own) => own.scope === owner));
}

/** The targets of a training step, or an old policy: asked within the loop that trains, beside the loss. */
function isTarget({ subject, place }: Effect): boolean {
  return /target|teacher|ema|old|ref|momentum|frozen|prior|expert/i.test(subject) && loopsAround(place).length > 0;
}

/** Asked in the very loop that trains it, as an agent acts while it learns. */
function isInTraining({ place }: Effect, flow: readonly Flow[]): boolean {
  const [inner] = loopsAround(place);
  return inner !== undefined && [...loopsOf(flow)].some((loop) => loop.place.statement === inner.statement && loop.body.some((one) => allEffects([one]).some(({ kind }) => kind === 'backward')) && !loop.body.some((one) => one.is === 'loop'));
}

/** Asked once for each batch of rows that are named as the judged ones, in a loop that differentiates nothing, by a file that trains: gradients were forgotten as well. */
function isOverJudgedRows(code: ModuleCode, { place, node }: Effect, flow: readonly Flow[]): boolean {
  const [inner] = loopsAround(place);
  // Many answers to one batch are drawn with dropout on purpose.
  if (inner?.statement.kind !== 'For' || !code.calls.has('backward') || isInComprehension(expressionsOf(place.statement), node)) return false;
  if (!JUDGED_ROWS.test(textOf(code, inner.statement.iterable))) return false;
  return [...loopsOf(flow)].some((loop) => loop.place.statement === inner.statement && !allEffects(loop.body).some(({ kind }) => DIFFERENTIATES.has(kind)));
}

function isInComprehension(parts: readonly Expression[], node: Span): boolean {
  return parts.some((part) => part.start <= node.start && node.end <= part.end && part !== node && (part.kind === 'Comprehension' || isInComprehension(childrenOf(part), node)));
}

const JUDGED_ROWS = /(^|[^a-z])(val|valid|validation|test|testing|eval|evaluation|dev|hold_?out)(_?(loader|dl|set|dataset|data|dataloader|batches|iter|iterator|generator))?([^a-z]|$)/i;
const DIFFERENTIATES: ReadonlySet<Effect['kind']> = new Set(['backward', 'manual', 'step', 'opaque', 'train']);

/** Another file that calls this function sets the mode, or it is not known who calls it. */
function isCalledInEvaluation(code: ModuleCode, { place }: Effect): boolean {
  const own = functionAround(place);
  if (!own) return false;
  return code.program.paths.some((path) => {
    const other = path === code.path ? undefined : code.program.module(path);
    return other !== undefined && (other.calls.has(own.name) || (place.scope.parent?.kind === 'class' && other.calls.size > 0)) && (other.calls.get('eval') ?? []).length > 0;
  });
}

function switched(code: ModuleCode, { subject, place }: Effect): Fix | null {
  const source = sourceIn(code);
  // Where nothing puts it back, a function that is called between two epochs would leave it in evaluation mode.
  if (!source || !/^[\w.]+$/.test(subject) || (functionAround(place) && !code.calls.has('train'))) return null;
  let top = place;
  while (top.parent !== null) top = top.parent;
  const within = top.statement.kind === 'With' || top.statement.kind === 'For' ? top.statement : place.statement;
  const put = putAbove(source, within, [`${subject}.eval()`]);
  return put && { title: `Put it into evaluation mode first: ${subject}.eval()`, safe: false, edits: [put] };
}
