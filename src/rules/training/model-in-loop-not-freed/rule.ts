import type { Call } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isWithin, loopsAround } from '../../../project/code/places';
import { returnsOf } from '../../../project/code/definitions';
import { kerasName } from '../../../project/training/keras-models';
import { definedBy } from '../../../project/training/networks';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, headOf, sourceIn } from '../story';

/** Keras keeps what every model has left behind in one global state. */
export const rule: Rule = {
  meta: {
    id: 'training/model-in-loop-not-freed',
    title: 'A Keras model is built in each round of a loop and its state is never cleared',
    family: 'training',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.frameworks', 'sc.performance-tuning'],
    references: ['keras-session'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5506', 'codesmile:R10'],
  },
  needs: ['keras', 'tensorflow'],
  words: ['fit', 'fit_generator', 'Sequential', 'Model'],
  inspect({ code, report }) {
    if (code.calls.has('clear_session')) return;
    const told = new Set<Place>();
    for (const { loop, made } of [...fitted(code), ...built(code)]) {
      if (told.has(loop)) continue;
      told.add(loop);
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'Each round builds a new Keras model, and Keras keeps names and graphs of all of them: memory grows and rounds get slower. Call keras.backend.clear_session() at the head of the round.',
        at: at(code, headOf(loop.statement)),
        related: [{ message: 'the model is built here', at: at(code, made) }],
        fixes: offered(() => cleared(code, loop)),
      });
    }
  },
};

interface Built {
  readonly loop: Place;
  readonly made: Call;
}

/** Models that are trained in the loop that builds them, also by a function. */
function* fitted(code: ModuleCode): Generator<Built> {
  for (const { node: fit, place } of code.methodCalls('fit', 'fit_generator')) {
    const { value } = fit.callee;
    const loop = loopsAround(place).at(0);
    if (!loop || value.kind !== 'Name') continue;
    const made = definedBy(code, value, place);
    if (made.expression.kind === 'Call' && isWithin(made.place, loop) && made.place !== loop && buildsModel(code, made.expression, made.place)) yield { loop, made: made.expression };
  }
}

/** Models that are built in a loop, whatever becomes of them. */
function* built(code: ModuleCode): Generator<Built> {
  for (const name of ['Sequential', 'Model']) {
    for (const { node, place } of code.calls.get(name) ?? []) {
      const loop = loopsAround(place).at(0);
      if (loop && place.statement.kind === 'Assign' && place.statement.value === node && place.statement.targets[0]?.kind === 'Name' && kerasName(code, node.callee, place) === name) yield { loop, made: node };
    }
  }
}

function buildsModel(code: ModuleCode, call: Call, place: Place): boolean {
  const name = kerasName(code, call.callee, place);
  if (name === 'Sequential' || name === 'Model') return true;
  const own = code.definition(call.callee, place);
  return own?.is === 'function' && returnsOf(own).some((one) => {
    const value = one.statement.kind === 'Return' ? one.statement.value : null;
    const made = value === null ? null : definedBy(own.code, value, one);
    const built = made?.expression.kind === 'Call' ? kerasName(own.code, made.expression.callee, made.place) : null;
    return built === 'Sequential' || built === 'Model';
  });
}

function cleared(code: ModuleCode, { statement }: Place): Fix | null {
  const source = sourceIn(code);
  const first = statement.kind === 'For' || statement.kind === 'While' ? statement.body[0] : undefined;
  const tf = [...code.scope.bound].find(([, list]) => list.some((one) => one.kind === 'import' && one.qualified === 'tensorflow'))?.[0];
  const keras = [...code.scope.bound].find(([, list]) => list.some((one) => one.kind === 'import' && (one.qualified === 'keras' || one.qualified === 'tensorflow.keras')))?.[0];
  const head = keras ?? (tf === undefined ? undefined : `${tf}.keras`);
  const put = source && first && head !== undefined ? putAbove(source, first, [`${head}.backend.clear_session()`]) : null;
  return put && { title: 'Clear the state at the head of each round', safe: false, edits: [put] };
}
