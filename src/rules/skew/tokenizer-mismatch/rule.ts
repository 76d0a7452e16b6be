import type { ParameterSides, OtherParameter } from '../../../project/recipe/parameter-sides';
import { otherParameters, parameterSides } from '../../../project/recipe/parameter-sides';
import { vocabularyOf } from '../../../project/recipe/text/vocabularies';
import { readTokenizer } from '../../../project/recipe/text/tokenizers';
import type { Parity } from '../../../project/parity/parity';
import type { Param, Step } from '../../../project/recipe/steps';
import type { Site } from '../../../provenance/graph';
import { pathText } from '../../../project/symbolic/paths';
import { argument } from '../../../project/symbolic/terms';
import { siteKey } from '../../leakage/story';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { trainingParameters } from '../parameter-fix';
import { linkText, placeText } from '../sides';

/** S08, texts: another tokenizer, or other parameters of it, than the model was trained with. */
export const rule: Rule = {
  meta: {
    id: 'skew/tokenizer-mismatch',
    title: 'Texts are tokenized in another way at serving',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'gen.transformer-internals', 'gen.fine-tuning-peft'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const sides of parameterSides(parity, readTokenizer, ['tokenise', 'vectorise'])) {
      for (const serve of sides.serve) {
        const alike = sides.train.filter((train) => train.params.get('library') === serve.params.get('library'));
        const differing = otherParameters(serve, alike).filter((one) => one.name !== 'library' && !isSaved(one, sides) && !servesItsOwn(one, sides));
        const [first, ...others] = [...differing].sort((a, b) => rank(a) - rank(b));
        const at = first && placeOf(first.serve, first);
        if (!first || !at || told.has(siteKey(at))) continue;
        told.add(siteKey(at));
        const { pair } = sides;
        const isOpenEnd = first.name === 'length' && (typeof first.served !== 'number' || typeof first.trained !== 'number');
        report({
          severity: pair.strength === 'weak' || isOpenEnd ? 'hint' : sides.isCertain ? 'error' : 'warning',
          confidence: pair.strength === 'weak' || isOpenEnd ? 'hint' : sides.isCertain ? 'certain' : 'likely',
          message:
            `${differenceText(first, parity)}${others.length > 0 ? ` Also different: ${others.map((one) => `${one.name} (${valueText(one.served)} here, ${valueText(one.trained)} in training)`).join(', ')}.` : ''} ` +
            `${sides.isCertain ? '' : `This assumes that the two belong together (${linkText(pair)}). `}${adviceText(first)}`,
          at,
          related: [
            { message: 'training does it here', at: placeOf(first.train, first) },
            ...(pair.learn ? [{ message: 'the model learns from the result here', at: pair.learn.site }] : []),
            ...(pair.ask ? [{ message: 'the model is asked about the result here', at: pair.ask.site }] : []),
          ],
          fixes: offered(() => trainingParameters(parity, differing.map(named), keywordOf)),
        });
      }
    }
  },
};

/** What is worst first. */
function rank({ name }: OtherParameter): number {
  const order = ['vocabulary', 'model', 'lower', 'padding', 'truncating', 'length'];
  return order.includes(name) ? order.indexOf(name) : order.length;
}

const ofTheTokenizer = new Set(['vocabulary', 'lower', 'model']);

/** Where the tokenizer comes from, for what it is itself; else where it is called. */
function placeOf(step: Step, { name }: OtherParameter): Site {
  return ofTheTokenizer.has(name) && step.of ? step.of.site : step.site;
}

/** What is loaded by its name has that name for its value. */
function named(one: OtherParameter): OtherParameter {
  if (one.name !== 'vocabulary' && one.name !== 'model') return one;
  return { ...one, served: nameOf(one.serve) ?? one.served, trained: nameOf(one.train) ?? one.trained };
}

/** The keyword that says a parameter, and the call that has it. */
function keywordOf(one: OtherParameter): { readonly keyword: string; readonly at: Site } | null {
  const at = placeOf(one.serve, one);
  const library = one.serve.params.get('library');
  if (one.name === 'vocabulary' || one.name === 'model') return nameOf(one.serve) === undefined || nameOf(one.train) === undefined ? null : { keyword: library === 'sentence-transformers' ? 'model_name_or_path' : 'pretrained_model_name_or_path', at };
  if (one.name === 'lower') return library === 'transformers' ? { keyword: 'do_lower_case', at } : null;
  if (one.name === 'length') return typeof one.served === 'number' && typeof one.trained === 'number' ? { keyword: library === 'transformers' ? 'max_length' : 'maxlen', at } : null;
  return library === 'keras padding' && (one.name === 'padding' || one.name === 'truncating' || one.name === 'value') ? { keyword: one.name, at } : null;
}

function nameOf(step: Step): string | undefined {
  return step.of?.t === 'call' ? pathText(argument(step.of, 'pretrained_model_name_or_path', 0) ?? argument(step.of, 'model_name_or_path', 0) ?? step.of.args[0]) : undefined;
}

/** The name that serving loads is one under which training saved. */
function isSaved({ name, serve }: OtherParameter, { pair }: ParameterSides): boolean {
  const loaded = nameOf(serve);
  return ofTheTokenizer.has(name) && loaded !== undefined && pair.train.saves.some((save) => save.path === loaded || save.name === loaded);
}

/** A published model is served with the tokenizer that was published with it: it is another model than the one that was trained. */
function servesItsOwn({ serve }: OtherParameter, { pair }: ParameterSides): boolean {
  const name = nameOf(serve);
  const isServed = pair.serve.loads.some((load) => load.path === name && !/Tokenizer|Processor/.test(load.call.callee));
  return name !== undefined && isServed && vocabularyOf(name) !== undefined;
}

function differenceText(difference: OtherParameter, parity: Parity): string {
  const { name, serve, train, served, trained } = difference;
  const where = placeText(parity, placeOf(train, difference));
  switch (name) {
    case 'vocabulary':
      return `\`${nameOf(serve) ?? String(served)}\` has another vocabulary (${valueText(served)}) than training's \`${nameOf(train) ?? String(trained)}\` (${valueText(trained)}, ${where}): one number stands for different pieces of text, so the model reads other words than the user wrote.`;
    case 'model':
      return `Texts become vectors through \`${nameOf(serve) ?? String(served)}\` here and through \`${nameOf(train) ?? String(trained)}\` in training (${where}): the numbers of the one mean nothing to a model that learned from the other.`;
    case 'lower':
      return `The tokenizer ${served === true ? 'turns the text into lower case' : 'keeps capitals'} here and ${trained === true ? 'turned it into lower case' : 'kept them'} in training (${where}), so words become pieces that the model did not learn.`;
    case 'padding':
      return `Short texts are filled up at the ${endText(served)} here and at the ${endText(trained)} in training (${where}), so the words stand where the model has never seen any.`;
    case 'truncating':
      return `Long texts are cut at the ${endText(served)} here and at the ${endText(trained)} in training (${where}), so the model gets another part of the text.`;
    case 'length':
      return lengthText(served, trained, where);
    default:
      return `\`${name}\` is ${valueText(served)} here and ${valueText(trained)} in training (${where}), so the same text becomes other numbers.`;
  }
}

function lengthText(served: Param, trained: Param, where: string): string {
  if (typeof served === 'number' && typeof trained === 'number') {
    return served < trained
      ? `Texts are cut after ${String(served)} tokens here, and after ${String(trained)} in training (${where}): of a longer text the model no longer gets the part that it learned to use.`
      : `Texts are cut after ${String(served)} tokens here, and after ${String(trained)} in training (${where}): of a longer text the model gets more than it has ever seen.`;
  }
  return typeof served === 'number'
    ? `Texts are cut after ${String(served)} tokens here; training does not cut them (${where}).`
    : `Long texts are not cut here; training cuts them after ${valueText(trained)} tokens (${where}), so the model gets more of a long text than it has ever seen.`;
}

function endText(param: Param): string {
  return param === 'pre' ? 'front' : 'end';
}

function valueText(param: Param): string {
  return typeof param === 'string' ? param : JSON.stringify(param);
}

function adviceText({ name }: OtherParameter): string {
  return ofTheTokenizer.has(name) ? 'Save what training used next to the model, and load it from there.' : 'Put the call into one function that both sides import.';
}
