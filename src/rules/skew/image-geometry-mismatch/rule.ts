import type { Parity } from '../../../project/parity/parity';
import type { GeometryDifference } from '../../../project/recipe/images/geometry';
import { compareGeometry } from '../../../project/recipe/images/geometry';
import type { Step } from '../../../project/recipe/steps';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { assumption, bothPlaces, differing, stepText, sureness } from '../images';
import { asInTraining } from './fix';

/** S06: images get another size, crop, ratio or interpolation on the way to the model than in training. */
export const rule: Rule = {
  meta: {
    id: 'skew/image-geometry-mismatch',
    title: 'Images have another size, crop or interpolation at serving',
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
    for (const { sides, difference } of differing(parity, compareGeometry)) {
      const sure = sureness(sides);
      const isFine = difference.what === 'interpolation';
      report({
        severity: isFine ? 'hint' : sure.severity,
        confidence: isFine && sure.confidence === 'certain' ? 'likely' : sure.confidence,
        message: `${textOf(parity, difference)}${assumption(sides)} ${isFine ? 'Name the same interpolation on both sides.' : 'Use the transform of training\'s validation here, from a module that both sides import.'}`,
        at: difference.serve.site,
        related: [{ message: 'training does it here', at: difference.train.site }, ...bothPlaces(sides)],
        fixes: offered(() => asInTraining(parity, difference)),
      });
    }
  },
};

function textOf(parity: Parity, { what, train, serve }: GeometryDifference): string {
  switch (what) {
    case 'size':
      return `Images come to ${sizeText(serve)} here, and the model learned from ${sizeText(train)} (${stepText(parity, train)}). What it looks for has another size in them.`;
    case 'aspect':
      return `${policy(serve)} here, and in training ${policy(train).toLowerCase()}: ${stepText(parity, train)}. Images that are not square look different to the model.`;
    case 'padding': {
      const isPadded = train.kind === 'pad';
      return isPadded
        ? `Training pads images before they are made to size (${stepText(parity, train)}), and here they are stretched. Images that are not square look different to the model.`
        : `Images are padded here, and training does not (${stepText(parity, train)}). Images that are not square look different to the model.`;
    }
    case 'zoom':
      return `Images are resized to ${sizeText(serve)} here before they are cropped, and in training to ${sizeText(train)} (${stepText(parity, train)}). The same object has another size to the model.`;
    case 'interpolation':
      return `Images are resized with ${manner(serve)} here, and in training with ${manner(train)} (${stepText(parity, train)}). The size is the same, and the fine texture is not.`;
  }
}

function sizeText(step: Step): string {
  const height = step.params.get('height');
  const width = step.params.get('width');
  return height === width && step.params.get('aspect') === 'shorter' ? String(height) : `${String(height)}×${String(width)}`;
}

function policy(step: Step): string {
  const aspect = step.params.get('aspect');
  return aspect === 'stretch' ? 'Images are stretched to the size' : step.kind === 'crop' || aspect === 'fit' ? 'Images keep their ratio and are cropped' : 'Images keep their ratio';
}

/** "bilinear interpolation, averaged" */
function manner(step: Step): string {
  const interpolation = step.params.get('interpolation');
  const antialias = step.params.get('antialias');
  return `${typeof interpolation === 'string' ? interpolation : 'another'} interpolation${antialias === true ? ' and antialiasing' : antialias === false && interpolation !== 'nearest' ? ' without antialiasing' : ''}`;
}
