import type { Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { kerasName } from '../../../project/training/keras-models';
import { definedBy } from '../../../project/training/networks';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { at, sourceIn, textIn } from '../story';

/** `trainable` is read when a model is compiled: what is set later does not hold until it is compiled again. */
export const rule: Rule = {
  meta: {
    id: 'training/keras-trainable-after-compile',
    title: 'trainable is changed after compile, and the model is not compiled again',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.frameworks'],
    references: ['keras-transfer'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['keras', 'tensorflow'],
  words: ['trainable'],
  inspect({ code, report }) {
    const changes = code.assigned.get('trainable') ?? [];
    if (changes.length === 0) return;
    const compiles = code.methodCalls('compile');
    for (const { node: fit, place } of code.methodCalls('fit', 'fit_generator')) {
      const { value } = fit.callee;
      if (value.kind !== 'Name') continue;
      const model = value.id;
      const own = compiles.filter((one) => one.node.callee.value.kind === 'Name' && one.node.callee.value.id === model && one.place.scope === place.scope && one.node.start < fit.start);
      const compiled = own.at(-1);
      const made = definedBy(code, value, place).expression;
      if (!compiled || made.kind !== 'Call' || kerasName(code, made.callee, place) === null || made.start > compiled.node.start) continue;
      const change = changes.findLast((one) => one.place.scope === place.scope && one.target.start > compiled.node.end && one.target.start < fit.start);
      if (!change || !isPart(ownerOf(code, change.target.value, change.place), model, textIn(code, made), code.document.code.slice(0, compiled.node.start))) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${textIn(code, change.target)} is set after ${model} was compiled: Keras takes over which weights are trained when a model is compiled, so that this fit trains the same ones as before. Compile ${model} again before it.`,
        at: at(code, change.place.statement),
        related: [{ message: 'compiled here', at: at(code, compiled.node) }, { message: 'and trained here, without compiling again', at: at(code, fit) }],
        fixes: offered(() => {
          const source = sourceIn(code);
          let top = place;
          while (top.parent !== null && top.block !== compiled.place.block) top = top.parent;
          const put = source && putAbove(source, top.statement, [textIn(code, compiled.node)]);
          return put && { title: 'Compile the model again (choose a lower learning rate for fine-tuning)', safe: false, edits: [put] };
        }),
      });
    }
  },
};

/** Does what is changed belong to the model: is it the model, one of its layers, or something that it was built from? */
function isPart(target: Expression, model: string, made: string, before: string): boolean {
  const root = rootOf(target);
  if (root === null) return false;
  if (root === model) return true;
  if (new RegExp(`\\b${root}\\b`).test(made) || new RegExp(`\\bfor\\s+${root}\\s+in\\s+${model}\\b`).test(before)) return true;
  // `x = base(inputs)`, `model.add(base)`
  return new RegExp(`\\b${root}\\s*\\(|\\badd\\(\\s*${root}\\b|\\b${root}\\.(output|input|layers)\\b`).test(before);
}

/** `for layer in base.layers: layer.trainable = …` changes what `base` is. */
function ownerOf(code: ModuleCode, target: Expression, place: Place): Expression {
  const [binding] = target.kind === 'Name' ? code.bindings(target.id, place) : [];
  return binding?.kind === 'element' ? binding.value : target;
}

function rootOf(expression: Expression): string | null {
  if (expression.kind === 'Name') return expression.id;
  return expression.kind === 'Attribute' || expression.kind === 'Subscript' ? rootOf(expression.value) : null;
}
