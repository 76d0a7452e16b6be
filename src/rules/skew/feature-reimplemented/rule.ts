import type { Form } from '../../../project/forms/read';
import type { Parity } from '../../../project/parity/parity';
import { cleaningDifference, isCleaned } from '../../../project/recipe/tables/cleaning';
import type { Choice, Example } from '../../../project/recipe/tables/differences';
import { binDifference, branchDifference, clockHours, conditionDifference } from '../../../project/recipe/tables/differences';
import type { Field } from '../../../project/recipe/tables/expressions';
import type { Feature } from '../../../project/recipe/tables/inputs';
import { offered } from '../../fixes/offer';
import { twinImported } from '../../fixes/shared-function';
import type { Finding, Rule } from '../../rule';
import { placeText, textAt } from '../sides';
import type { Differing } from '../tables';
import { assumption, differingFeatures, madeAt, namesText, sureness, tableStory, together, valueText } from '../tables';

type Difference = { readonly is: 'condition'; readonly difference: NonNullable<ReturnType<typeof conditionDifference>> } | { readonly is: 'branches'; readonly example: Example } | { readonly is: 'cleaning'; readonly missing: readonly string[]; readonly isSure: boolean } | { readonly is: 'clock' };

/** S05: the same output column, made by another rule. */
export const rule: Rule = {
  meta: {
    id: 'skew/feature-reimplemented',
    title: 'The same feature is computed in another way at serving',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const forms = [...parity.forms.values()].flat();
    const differing = differingFeatures(parity, (feature, { features }) => differenceOf(feature, (field) => offeredBy(forms, field), features));
    for (const group of together(differing, (difference) => `${difference.is} ${String(difference.is === 'cleaning' && difference.isSure)}`)) report(findingOf(parity, group));
  },
};

function differenceOf(feature: Feature, offered: (field: Field) => readonly Choice[] | undefined, all: readonly Feature[]): Difference | null {
  const example = branchDifference(feature, offered) ?? binDifference(feature);
  if (example) return { is: 'branches', example };
  const condition = conditionDifference(feature);
  if (condition) return { is: 'condition', difference: condition };
  const cleaning = cleaningDifference(feature, offered);
  // Where serving cleans other fields, this one may hold no text.
  if (cleaning && (cleaning.isSure || !all.some(({ serve }) => serve && isCleaned(serve)))) return { is: 'cleaning', ...cleaning };
  return clockHours(feature) ? { is: 'clock' } : null;
}

/** The choices that the forms of the project give for a field, where all of them are known. */
function offeredBy(forms: readonly Form[], field: Field): readonly Choice[] | undefined {
  const options = forms.flatMap((form) => form.fields.filter((one) => one.name === field.name).flatMap((one) => one.options));
  if (options.length === 0 || options.some((option) => option.value === null)) return undefined;
  return options.flatMap(({ value, text }) => {
    if (value === null || value === '') return [];
    // Two choices that send the same are two things to the user.
    const isShared = text !== '' && text !== value && options.some((other) => other.value === value && other.text === value);
    return [{ value, meant: isShared ? text : value }];
  });
}

function findingOf(parity: Parity, group: readonly [Differing<Difference>, ...Differing<Difference>[]]): Omit<Finding, 'rule'> {
  const [{ table, feature, difference }, ...others] = group;
  const names = namesText(group.map((one) => one.feature.name));
  const { severity, confidence } = sureness(table, feature);
  const isProved = difference.is === 'branches' && severity === 'error';
  const there = feature.train ? `\`${textAt(parity, madeAt(feature.train))}\` (${placeText(parity, madeAt(feature.train))})` : 'training';
  const isHint = difference.is === 'cleaning' && !difference.isSure;
  return {
    severity: isHint ? 'hint' : severity === 'error' ? 'warning' : severity,
    confidence: isHint ? 'hint' : isProved || severity !== 'error' ? confidence : 'likely',
    message: `${textOf(difference, names, there, others.length > 0)}${assumption(table, feature)} Write the feature once, as a function that both sides import.`,
    at: feature.site,
    fixes: offered(() => (feature.train ? twinImported(parity.program, feature.site, madeAt(feature.train)) : null)),
    related: [...others.map((one) => ({ message: `\`${one.feature.name}\` differs as well`, at: one.feature.site })), ...tableStory(table, feature.train ? madeAt(feature.train) : undefined)],
  };
}

function textOf(difference: Difference, names: string, there: string, isMany: boolean): string {
  switch (difference.is) {
    case 'branches': {
      const { value, train, serve } = difference.example;
      return `${names} ${isMany ? 'have' : 'has'} other branches here than in training, ${there}: for ${valueText(value)} the model learned ${valueText(train)} and gets ${valueText(serve)}.`;
    }
    case 'condition': {
      const { values, train, serve } = difference.difference;
      const example = values.map(({ field, value }) => `\`${field}\` ${value === 'any other' ? 'another value' : valueText(value)}`).join(', ');
      return `${names} ${isMany ? 'have other conditions' : 'has another condition'} here than in training, ${there}: with ${example}, the model learned ${valueText(train)} and gets ${valueText(serve)}. This assumes that such values come together.`;
    }
    case 'cleaning':
      return !difference.isSure
        ? `Training cleans columns of text in a loop with ${difference.missing.map((step) => `\`${step}\``).join(', ')} (${there}), and requests are taken as they come here: where ${names} hold${isMany ? '' : 's'} text, a blank or a capital makes another value than the one that was learned.`
        : `Training cleans ${names} with ${difference.missing.map((step) => `\`${step}\``).join(', ')} (${there}); here the text is given without. ${difference.missing.every((step) => /^(replace|re\.sub)/.test(step)) ? 'A text that holds it is another value here than the one that was learned.' : 'What was one value in training is another one here as soon as somebody types a blank or a capital.'} This assumes that requests come as raw as the training data did.`;
    case 'clock':
      return `${names} ${isMany ? 'are differences' : 'is the difference'} of clock hours or minutes here; training takes ${isMany ? 'them' : 'it'} from ${there}. From 22:00 to 01:00 the difference is 21 hours instead of 3. This assumes that some requests pass midnight or the full hour. Subtract full timestamps.`;
  }
}
