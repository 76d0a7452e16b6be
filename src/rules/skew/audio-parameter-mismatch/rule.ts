import { readAudio } from '../../../project/recipe/audio/read-audio';
import type { OtherParameter, ParameterSides } from '../../../project/recipe/parameter-sides';
import { otherParameters, parameterSides } from '../../../project/recipe/parameter-sides';
import type { Parity } from '../../../project/parity/parity';
import type { Param, Step } from '../../../project/recipe/steps';
import type { Site } from '../../../provenance/graph';
import { siteKey } from '../../leakage/story';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { trainingParameters } from '../parameter-fix';
import { linkText, placeText, textAt } from '../sides';

/** S08, sounds: another rate, window or number of coefficients than the model was trained with. */
export const rule: Rule = {
  meta: {
    id: 'skew/audio-parameter-mismatch',
    title: 'Sounds are turned into numbers with other parameters at serving',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const found of parameterSides(parity, readAudio, ['audio'])) {
      const sides: ParameterSides = { ...found, train: resampled(found.train), serve: resampled(found.serve) };
      const differences = sides.serve.flatMap((serve) => otherParameters(serve, sides.train.filter((train) => train.params.get('op') === serve.params.get('op'))));
      // Functions that are told the rate of the samples differ because the load does.
      const rates = differences.some((one) => one.name === 'sr');
      for (const { serve } of differences) {
        const [first, ...others] = differences.filter((one) => one.serve === serve && one.name !== 'op' && !(rates && one.name === 'rate'));
        if (!first || told.has(siteKey(serve.site))) continue;
        told.add(siteKey(serve.site));
        const { pair } = sides;
        const isAssumed = [first, ...others].every((one) => one.served === 'file' || one.trained === 'file' || one.served === 'all' || one.trained === 'all');
        report({
          severity: pair.strength === 'weak' ? 'hint' : sides.isCertain && !isAssumed ? 'error' : 'warning',
          confidence: pair.strength === 'weak' ? 'hint' : sides.isCertain && !isAssumed ? 'certain' : 'likely',
          message:
            `${[first, ...others].map((one) => differenceText(one, parity)).join('; ')}. ${consequence(first)} ` +
            `${isAssumed && first.name === 'sr' ? 'This assumes that not every file has that rate. ' : ''}${sides.isCertain ? '' : `This assumes that the two belong together (${linkText(pair)}). `}` +
            'Write the way from the sound to the numbers once, with each parameter spelled out, and import it on both sides.',
          at: serve.site,
          related: [
            { message: 'training does it here', at: first.train.site },
            ...(pair.learn ? [{ message: 'the model learns from the result here', at: pair.learn.site }] : []),
            ...(pair.ask ? [{ message: 'the model is asked about the result here', at: pair.ask.site }] : []),
          ],
          fixes: offered(() => trainingParameters(parity, [first, ...others], keywordOf)),
        });
      }
    }
  },
};

/** What is resampled to one rate has that rate, whatever it was loaded with. */
function resampled(steps: readonly Step[]): readonly Step[] {
  const rates = new Set(steps.filter((one) => one.params.get('op') === 'resample').map((one) => one.params.get('sr') ?? null));
  if (rates.size === 0) return steps;
  const [rate = null] = rates;
  const known = rates.size === 1 ? rate : null;
  return steps.filter((one) => one.params.get('op') !== 'resample').map((one) => (one.params.get('op') === 'load' ? { ...one, params: new Map(one.params).set('sr', known) } : one));
}

function differenceText({ name, serve, train, served, trained }: OtherParameter, parity: Parity): string {
  const what = name === 'sr' ? 'the sample rate' : name === 'rate' ? 'the rate that it is told' : `\`${name}\``;
  return `${capital(`${what} is ${valueText(served)}${isDefault(serve, name, served, parity) ? ' (the default)' : ''} here`)} and ${valueText(trained)}${isDefault(train, name, trained, parity) ? ' (the default)' : ''} in training (${placeText(parity, train.site)})`;
}

function keywordOf({ name, serve, served, trained }: OtherParameter): { readonly keyword: string; readonly at: Site } | null {
  // What no number says, and what two parameters were folded into, is not one keyword.
  return typeof trained === 'number' && (typeof served === 'number' || served === 'file' || served === 'all') && ofOneKeyword.has(name) ? { keyword: name, at: serve.site } : null;
}

const ofOneKeyword = new Set(['sr', 'n_mfcc', 'n_fft', 'hop_length', 'n_mels', 'duration', 'offset', 'win_length', 'fmax', 'fmin']);

/** It is not written where the function is called. */
function isDefault(step: Step, name: string, value: Param, parity: Parity): boolean {
  const text = textAt(parity, step.site, 1000);
  return value !== 'file' && !text.includes(name) && !text.includes(String(value));
}

function consequence({ name, serve }: OtherParameter): string {
  if (name === 'sr' || name === 'rate') return 'The same sound gives other numbers for another number of seconds, and the model hears something that it did not learn.';
  if (name === 'duration' || name === 'size' || name === 'offset') return 'The model gets another part of the sound than it learned from.';
  return `The same sound gives another ${String(serve.params.get('op'))}, in numbers or in shape, than the model learned from.`;
}

function valueText(param: Param): string {
  if (param === 'file') return 'whatever the file has';
  return param === 'all' ? 'the whole file' : typeof param === 'string' ? param : JSON.stringify(param);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
