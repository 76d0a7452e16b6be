import { constantDifference } from '../../../project/recipe/tables/differences';
import type { Parity } from '../../../project/parity/parity';
import { compareSteps, differsInConstants } from '../../../project/recipe/compare';
import type { ImageForm } from '../../../project/recipe/images/form';
import { valuesDiffer } from '../../../project/recipe/images/form';
import type { Step } from '../../../project/recipe/steps';
import { offered } from '../../fixes/offer';
import { twinImported } from '../../fixes/shared-function';
import type { Finding, Rule } from '../../rule';
import type { Differing } from '../images';
import { assumption as assumptionOfImages, bothPlaces, differing, sureness as surenessOfImages } from '../images';
import { placeText, textAt } from '../sides';
import { assumption, differingFeatures, namesText, sureness, tableStory, together, valueText } from '../tables';
import { trainingNumbers } from './fix';

/** S04: the same formula for the same feature, with another number in it. */
export const rule: Rule = {
  meta: {
    id: 'skew/constant-mismatch',
    title: 'The same feature is computed with other constants',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const features = differingFeatures(parity, (feature) => {
      const difference = constantDifference(feature);
      return difference?.units === null ? difference : null;
    });
    for (const one of differing(parity, normalisationOf)) report(ofImages(parity, one));
    for (const group of together(features, ({ train, serve }) => `${String(train)} ${String(serve)}`)) {
      const [{ table, feature }, ...others] = group;
      const { train } = feature;
      if (!train) continue;
      const names = namesText([feature.name, ...others.map((one) => one.feature.name)]);
      report({
        ...sureness(table, feature),
        message:
          `${names} ${others.length > 0 ? 'have' : 'has'} another constant here than in training: \`${textAt(parity, feature.site)}\` here, \`${textAt(parity, train.site)}\` in ${placeText(parity, train.site)}. ` +
          `The model learned one meaning of the feature and gets another one.${assumption(table, feature)} Keep the formula with its constants in one function that both sides import.`,
        at: feature.site,
        fixes: [...offered(() => (others.length === 0 ? trainingNumbers(parity, feature.site, train.site) : null)), ...offered(() => twinImported(parity.program, feature.site, train.site))],
        related: [
          ...tableStory(table, train.site, `${valueText(group[0].difference.train)} stands here where serving has ${valueText(group[0].difference.serve)} (numbers that stand together are multiplied)`),
          ...others.map((one) => ({ message: `\`${one.feature.name}\` differs in the same way`, at: one.feature.site })),
        ],
      });
    }
  },
};

interface Normalisation {
  readonly train: Step;
  readonly serve: Step;
}

/** The two normalisations of images, where nothing but their numbers differs. */
function normalisationOf(train: ImageForm, serve: ImageForm): Normalisation | null {
  if (!valuesDiffer(train, serve)) return null;
  const rows = compareSteps(train.numeric, serve.numeric);
  const row = differsInConstants(rows) ? rows.find((one) => one.state === 'different') : undefined;
  return row?.train && row.serve ? { train: row.train, serve: row.serve } : null;
}

function ofImages(parity: Parity, { sides, difference: { train, serve } }: Differing<Normalisation>): Omit<Finding, 'rule'> {
  return {
    ...surenessOfImages(sides),
    message:
      `Images are normalised with other numbers here (\`${textAt(parity, serve.site)}\`) than in training (\`${textAt(parity, train.site)}\`, ${placeText(parity, train.site)}). ` +
      `The network learned from one range of values and gets another one.${assumptionOfImages(sides)} Keep the numbers in one place that both sides import.`,
    at: serve.site,
    related: [{ message: 'training normalises with these', at: train.site }, ...bothPlaces(sides)],
    fixes: offered(() => trainingNumbers(parity, serve.site, train.site)),
  };
}
