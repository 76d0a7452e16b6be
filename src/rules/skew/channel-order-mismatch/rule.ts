import type { ImageForm } from '../../../project/recipe/images/form';
import { valuesDiffer } from '../../../project/recipe/images/form';
import type { Step } from '../../../project/recipe/steps';
import type { Parity } from '../../../project/parity/parity';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { assumption, bothPlaces, differing, stepText, sureness } from '../images';
import { turnBack } from './fix';

/** S07: the model learned from RGB and gets BGR, or the other way round. */
export const rule: Rule = {
  meta: {
    id: 'skew/channel-order-mismatch',
    title: 'Red and blue change places between training and serving',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.deep-learning', 'ml.frameworks'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    for (const { sides, train, serve } of differing(parity, (a, b) => (ordersDiffer(a, b) ? true : null))) {
      const turned = serve.channels.findLast((one) => one.kind === 'channels');
      report({
        ...sureness(sides),
        message:
          `The model learned from ${String(train.order).toUpperCase()} images (${wayText(parity, train)}), and here it gets ${String(serve.order).toUpperCase()}: ` +
          `${turned ? `\`${turned.label}\` turns the channels of an image that was ${serve.order === 'bgr' ? 'RGB' : 'BGR'}` : `${names(serve.channels)} gives ${String(serve.order).toUpperCase()} and nothing turns it`}. ` +
          `Red and blue change places.${assumption(sides)} Bring images to one order where they are read, in a function that both sides use.`,
        at: turned?.site ?? sides.ask.site,
        related: [
          ...serve.channels.filter((one) => one !== turned).map((one) => ({ message: `the image is read here by \`${one.label}\``, at: one.site })),
          ...train.channels.map((one) => ({ message: `training: \`${one.label}\``, at: one.site })),
          ...bothPlaces(sides),
        ],
        fixes: offered(() => turnBack(parity, turned, serve.channels)),
      });
    }
  },
};

function ordersDiffer(train: ImageForm, serve: ImageForm): boolean {
  if (train.isGrey || serve.isGrey || train.order === null || serve.order === null || train.order === serve.order) return false;
  // Where `preprocess_input` is on one side alone, its absence is the fault, and the order only a part of it.
  const isPart = (form: ImageForm): boolean => form.channels.some((one) => one.params.has('partOf'));
  return !((isPart(train) || isPart(serve)) && valuesDiffer(train, serve));
}

function wayText(parity: Parity, form: ImageForm): string {
  return form.channels.map((one) => stepText(parity, one)).join(', then ');
}

function names(steps: readonly Step[]): string {
  return steps.length === 0 ? 'what the page gives' : steps.map((one) => `\`${one.label}\``).join(', then ');
}
