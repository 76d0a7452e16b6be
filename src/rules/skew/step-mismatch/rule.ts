import type { Parity } from '../../../project/parity/parity';
import { compareSteps, differsInConstants } from '../../../project/recipe/compare';
import { isNegative, valuesDiffer } from '../../../project/recipe/images/form';
import type { Step } from '../../../project/recipe/steps';
import type { Term } from '../../../project/symbolic/terms';
import { isCallOf, within } from '../../../project/symbolic/terms';
import { offered } from '../../fixes/offer';
import type { Finding, Fix, Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import type { Differing } from '../images';
import { assumption, bothPlaces, differing, rangeText, stepText, sureness } from '../images';
import { bentColumns } from './columns';
import { addMissing, exchange, leaveOut } from './fix';
import { forgottenSteps } from './forgotten';

/** S03: a step that learns nothing is missing on one side, done twice, or another one. */
export const rule: Rule = {
  meta: {
    id: 'skew/step-mismatch',
    title: 'A preprocessing step is missing, extra or doubled on one side',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.frameworks', 'ml.deep-learning'],
    references: ['rules-of-ml', 'sklearn-pitfalls', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    for (const one of differing(parity, (train, serve) => (valuesDiffer(train, serve) && !isNegative(train, serve) && !differsInConstants(compareSteps(train.numeric, serve.numeric)) ? true : null))) report(findingOf(parity, one));
    for (const finding of [...bentColumns(parity), ...forgottenSteps(parity)]) report(finding);
  },
};

function findingOf(parity: Parity, one: Differing<true>): Omit<Finding, 'rule'> {
  const { sides, train, serve } = one;
  const rows = compareSteps(train.numeric, serve.numeric);
  const missing = rows.flatMap((row) => (row.serve || !row.train ? [] : [row.train]));
  const extra = rows.flatMap((row) => (row.train || !row.serve ? [] : [row.serve]));
  const different = rows.flatMap((row) => (row.state !== 'equal' && row.train && row.serve ? [{ train: row.train, serve: row.serve }] : []));
  const [changed] = different;
  const learned = `The network learned from ${rangeText(train)}, and here it gets ${rangeText(serve)}.`;
  const keeps = 'Keep one chain of steps: in the model, or in a function that both sides import.';
  const told = { ...sureness(sides) };
  const end = `${assumption(sides)} ${keeps}`;
  if (extra.length > 0 && missing.length === 0 && !changed) {
    // Of two steps that do the same work, the later one does it for the second time.
    const isTwice = train.numeric.length > 0 && scales(extra) && train.numeric.some(scalesOne);
    // A step that training does at the very same place is shared: the other one is too many.
    const last = serve.numeric.findLast((step) => !train.numeric.some((known) => siteKey(known.site) === siteKey(step.site)));
    const at = (isTwice ? last : extra[0]) ?? extra[0];
    const inside = scales(extra) ? scalingLayer(sides.learn.model) : null;
    if (at) {
      return {
        ...told,
        message: isTwice
          ? `Pixels are scaled twice on the way to the model: by ${names(serve.numeric)}. Training does ${names(train.numeric)} alone. ${learned}${end}`
          : `\`${at.label}\` is done here and not in training. ${learned}${inside ? ` The model scales by itself (${stepText(parity, { label: 'Rescaling', site: inside.site })}), so pixels are scaled twice.` : ''}${end}`,
        at: at.site,
        related: [...(inside ? [{ message: 'the model scales by itself here', at: inside.site }] : []), ...others(serve.numeric, at).map((other) => ({ message: `\`${other.label}\` is done here`, at: other.site })), ...bothPlaces(sides)],
        fixes: offered(() => tooMany(parity, train.numeric, serve.numeric, at)),
      };
    }
  }
  if (missing.length > 0 && extra.length === 0 && !changed) {
    return {
      ...told,
      message: `Training does ${missing.map((step) => stepText(parity, step)).join(', then ')}, and nothing on the way from the request to this call does. ${learned}${end}`,
      at: sides.ask.site,
      related: [...missing.map((step) => ({ message: `\`${step.label}\` is done in training`, at: step.site })), ...bothPlaces(sides).slice(0, 1)],
      fixes: offered(() => addMissing(parity, missing, sides.ask.site)),
    };
  }
  const at = changed?.serve ?? extra[0] ?? serve.numeric.at(-1);
  return {
    ...told,
    message: `Training does ${names(train.numeric)}, and here it is ${names(serve.numeric)}. ${learned}${end}`,
    at: at?.site ?? sides.ask.site,
    related: [...train.numeric.map((step) => ({ message: `\`${step.label}\` is done in training`, at: step.site })), ...bothPlaces(sides)],
    fixes: offered(() => exchange(parity, train.numeric, serve.numeric)),
  };
}

/** The step without which serving does what training does; where it may be one of several, the one that is told of. */
function tooMany(parity: Parity, train: readonly Step[], serve: readonly Step[], told: Step): Fix | null {
  const isRight = (step: Step): boolean => compareSteps(train, others(serve, step)).every((row) => row.state === 'equal');
  const step = [told, ...serve].find(isRight);
  return step ? leaveOut(parity, step.site, step.label) : null;
}

function names(steps: readonly Step[]): string {
  const labels = steps.map((step) => `\`${step.label}\``).filter((label, index, all) => label !== all[index - 1]);
  return labels.length === 0 ? 'nothing' : labels.join(', then ');
}

function others(steps: readonly Step[], but: Step): readonly Step[] {
  return steps.filter((step) => siteKey(step.site) !== siteKey(but.site));
}

/** The layer of a network that divides pixels. */
function scalingLayer(model: Term): Term | null {
  for (const part of within(model, 600)) if (isCallOf(part, 'keras.layers.Rescaling')) return part;
  return null;
}

function scales(steps: readonly Step[]): boolean {
  return steps.some(scalesOne);
}

/** Does the step make values about a hundred times smaller? */
function scalesOne(step: Step): boolean {
  const by = step.params.get('by');
  const std = step.params.get('std');
  const largest = typeof by === 'number' ? by : typeof std === 'number' ? 1 / std : 1;
  return largest < 0.05;
}
