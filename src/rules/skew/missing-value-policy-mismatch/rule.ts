import { fillDifference } from '../../../project/recipe/tables/differences';
import type { FillDifference } from '../../../project/recipe/tables/differences';
import type { Expr } from '../../../project/recipe/tables/expressions';
import { fieldsOf } from '../../../project/recipe/tables/expressions';
import type { Feature } from '../../../project/recipe/tables/inputs';
import type { TablePair } from '../../../project/recipe/tables/sides';
import type { CallTerm } from '../../../project/symbolic/terms';
import { argument, literalOf, within } from '../../../project/symbolic/terms';
import { stringsOf } from '../../../project/recipe/tables/names';
import type { Parity } from '../../../project/parity/parity';
import type { Finding, Rule } from '../../rule';
import { placeText } from '../sides';
import type { Differing } from '../tables';
import { assumption, differingFeatures, namesText, sureness, tableStory, together, valueText } from '../tables';

type Difference = { readonly is: 'fill'; readonly fill: FillDifference } | { readonly is: 'dropped'; readonly drop: CallTerm; readonly fallback: NonNullable<ReturnType<typeof fallbackOf>> };

/** S14: what is missing gets another value at serving than in training. */
export const rule: Rule = {
  meta: {
    id: 'skew/missing-value-policy-mismatch',
    title: 'Missing values are filled in another way at serving',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const differing = differingFeatures(parity, differenceOf);
    for (const group of together(differing, keyOfDifference)) report(findingOf(parity, group));
  },
};

function differenceOf(feature: Feature, table: TablePair): Difference | null {
  const fill = fillDifference(feature);
  if (fill) return { is: 'fill', fill };
  const fallback = fallbackOf(feature);
  const drop = fallback && table.learn && table.train.names?.includes(feature.name) ? dropOf(table, feature.name) : null;
  return drop && fallback ? { is: 'dropped', drop, fallback } : null;
}

function keyOfDifference(difference: Difference): string {
  return difference.is === 'dropped' ? 'dropped' : `${difference.fill.serve.by} ${difference.fill.how} ${difference.fill.serve.value.e}`;
}

/** A field of the request that is the feature itself and has a default. */
function fallbackOf({ serve }: Feature): { readonly value: string | number | boolean | null; readonly site: Finding['at'] } | null {
  return serve?.e === 'field' && serve.fallback && serve.fallback.value !== null && serve.fallback.value !== '' ? serve.fallback : null;
}

/** Training leaves out the rows in which the column is missing. */
function dropOf(table: TablePair, name: string): CallTerm | null {
  for (const part of within(table.train.term, 3000)) {
    if (part.t !== 'call' || part.callee !== '.dropna' || literalOf(argument(part, 'axis', 0)) === 1 || !part.receiver) continue;
    const subset = argument(part, 'subset');
    if (!subset || stringsOf(subset)?.includes(name)) return part;
  }
  return null;
}

function findingOf(parity: Parity, group: readonly [Differing<Difference>, ...Differing<Difference>[]]): Omit<Finding, 'rule'> {
  const [{ table, feature, difference }, ...others] = group;
  const names = namesText(group.map((one) => one.feature.name));
  if (difference.is === 'dropped') {
    return {
      severity: 'hint',
      confidence: 'hint',
      message:
        `A request without ${names} gets ${valueText(difference.fallback.value)}${others.length > 0 ? ' (and other defaults)' : ''} from the schema; training left such rows out (${placeText(parity, difference.drop.site)}). ` +
        'The model answers as if the value were known. Make the field required, or train the model for the gap.',
      at: difference.fallback.site,
      related: [...others.flatMap((one) => (one.difference.is === 'dropped' ? [{ message: `\`${one.feature.name}\` has a default as well`, at: one.difference.fallback.site }] : [])), ...tableStory(table, difference.drop.site, 'rows with gaps are left out of training here')],
    };
  }
  const { fill } = difference;
  const isGuess = fill.serve.by === 'default' && fill.train?.e !== 'constant';
  const { severity, confidence } = sureness(table, feature);
  const told = isGuess ? ({ severity: 'hint', confidence: 'hint' } as const) : { severity: severity === 'error' ? 'warning' : severity, confidence } as const;
  const learned = fill.train ? `${fillText(fill.train)} (${placeText(parity, fill.train.site)})` : 'another value';
  const here = fill.how === 'own statistic' ? `${fillText(fill.serve.value)} of the rows that are asked about` : fillText(fill.serve.value);
  return {
    ...told,
    message:
      `A gap in ${names} is filled with ${here} here${fill.serve.by === 'default' ? ', the default of the request' : ''}, and with ${learned} in training. ` +
      (fill.how === 'own statistic' ? 'The same row gets another value with each upload. ' : 'The model reads the filled value as a real one. ') +
      `Save what training fills with, best an imputer in one Pipeline with the model.${assumption(table, feature)}`,
    at: fill.serve.by === 'default' ? fill.serve.value.site : feature.site,
    related: [...others.map((one) => ({ message: `\`${one.feature.name}\` differs in the same way`, at: one.feature.site })), ...tableStory(table, fill.train?.site, 'training fills the gap with this')],
  };
}

function fillText(expr: Expr): string {
  if (expr.e === 'constant') return valueText(expr.value);
  if (expr.e === 'operation' && expr.name === 'statistic') return `the ${String(expr.params[0])}${fieldsOf(expr).length > 0 ? '' : ' of the data'}`;
  return 'another value';
}
