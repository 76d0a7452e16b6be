import type { Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isWithin, loopsAround } from '../../../project/code/places';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { at, rewrite } from '../story';

/** `running += loss`: the sum holds the graph of every batch. */
export const rule: Rule = {
  meta: {
    id: 'training/graph-retained-in-history',
    title: 'A running loss or a list of losses keeps the graph of every batch',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'sc.performance-tuning'],
    references: ['torch-faq'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['torch'],
  words: ['backward'],
  inspect({ code, report }) {
    const differentiated = code.methodCalls('backward').flatMap(({ node, place }) => {
      const { value } = node.callee;
      const loss = value.kind === 'Name' ? value : value.kind === 'Call' && value.args[0] ? value.args[0].value : node.args[0]?.value;
      // With retain_graph, the sum may be differentiated as well.
      return loss?.kind === 'Name' && !node.args.some((one) => one.keyword !== null) ? [{ id: loss.id, place, node }] : [];
    });
    for (const { id, place, node } of differentiated) {
      const [loop] = loopsAround(place);
      if (!loop) continue;
      for (const kept of keptIn(code, id, loop)) {
        const isList = kept.how === 'list';
        report({
          severity: 'warning',
          confidence: 'certain',
          message:
            `${id} is ${isList ? 'put into a list' : 'summed up'} as a tensor with its history: autograd keeps ${isList ? 'something of every batch' : 'a chain through all batches'} as long as ${kept.into} lives, and memory grows in each round. `
            + `Keep the number: ${id}.item(), or ${id}.detach().`,
          at: at(code, kept.value),
          related: [{ message: 'the loss is differentiated here', at: at(code, node) }],
          fixes: offered(() => rewrite(code, `Keep ${id} without its history: ${id}.detach()`, true, { start: kept.value.start, end: kept.value.end, text: `${id}.detach()` })),
        });
      }
    }
  },
};

interface Kept {
  readonly how: 'sum' | 'list';
  readonly into: string;
  readonly value: Expression;
  readonly place: Place;
}

/** Where a loss of this round goes into something that outlives the round. */
function* keptIn(code: ModuleCode, id: string, loop: Place): Generator<Kept> {
  for (const place of code.statements) {
    const { statement } = place;
    if (!isWithin(place, loop) || place.scope !== loop.scope) continue;
    if (statement.kind === 'AugmentedAssign' && statement.operator === '+') {
      const value = summed(statement.value, id);
      const into = rootOf(statement.target);
      if (value && into !== null && into !== id && !isMadeIn(into, loop)) yield { how: 'sum', into, value, place };
    } else if (statement.kind === 'Assign' && statement.value.kind === 'BinaryOperation' && statement.value.operator === '+' && statement.targets.length === 1) {
      // total = total + loss
      const { left, right } = statement.value;
      const [target] = statement.targets;
      if (target?.kind === 'Name' && left.kind === 'Name' && left.id === target.id && right.kind === 'Name' && right.id === id && target.id !== id && !isMadeIn(target.id, loop, place)) {
        yield { how: 'sum', into: target.id, value: right, place };
      }
    } else if (statement.kind === 'ExpressionStatement' && statement.value.kind === 'Call' && statement.value.callee.kind === 'Attribute' && statement.value.callee.attribute === 'append') {
      const [argument] = statement.value.args;
      const into = rootOf(statement.value.callee.value);
      if (argument?.value.kind === 'Name' && argument.value.id === id && into !== null && !isMadeIn(into, loop)) yield { how: 'list', into, value: argument.value, place };
    }
  }
}

/** `loss`, `loss / n`, `loss * n`: the name within. */
function summed(value: Expression, id: string): Expression | null {
  if (value.kind === 'Name') return value.id === id ? value : null;
  if (value.kind === 'BinaryOperation' && (value.operator === '*' || value.operator === '/')) return summed(value.left, id) ?? (value.operator === '*' ? summed(value.right, id) : null);
  if (value.kind === 'Attribute' && value.attribute === 'data') return null;
  return null;
}

function rootOf(target: Expression): string | null {
  if (target.kind === 'Name') return target.id;
  if (target.kind === 'Attribute') {
    const base = rootOf(target.value);
    return base === null ? null : `${base}.${target.attribute}`;
  }
  return target.kind === 'Subscript' ? rootOf(target.value) : null;
}

/** Does the sum begin anew in each round? Every hundredth is not enough. */
function isMadeIn(name: string, loop: Place, except: Place | null = null): boolean {
  return (loop.scope.bound.get(name) ?? []).some((one) => one.kind !== 'augmented' && one.place !== except && one.place !== loop && isWithin(one.place, loop) && !isInSomeRounds(one.place));
}

/** Under `if step % 100 == 0`. */
function isInSomeRounds({ parent }: Place): boolean {
  if (parent?.statement.kind !== 'If') return false;
  const { test } = parent.statement;
  const sides = test.kind === 'Comparison' ? test.operands : [test];
  return sides.some((side) => side.kind === 'BinaryOperation' && side.operator === '%');
}
