import type { Ask, Learn } from '../../../project/parity/learning';
import type { Pair } from '../../../project/parity/pairs';
import type { ServedNames } from '../../../project/recipe/classes/served';
import { servedNames } from '../../../project/recipe/classes/served';
import type { ClassOrder } from '../../../project/recipe/classes/trained';
import { classOrders } from '../../../project/recipe/classes/trained';
import { offered } from '../../fixes/offer';
import type { Finding, Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import { linkText, placeText } from '../sides';
import { inOrder } from './fix';

/** S09: the names that serving gives to the numbers of the classes stand in another order than training numbered them. */
export const rule: Rule = {
  meta: {
    id: 'skew/class-order-mismatch',
    title: 'The class names at serving are in another order than in training',
    family: 'skew',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.frameworks'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      // Two experiments that name the same columns or functions may number their classes each in their own way.
      if (pair.links[0]?.kind === 'columns' || pair.links[0]?.kind === 'function') continue;
      const asks: readonly Ask[] = pair.ask ? [pair.ask] : pair.serve.asks;
      const names = asks.flatMap((ask) => servedNames(pair.serve, ask));
      if (names.length === 0) continue;
      // A file that only converts or copies models trains none: then all trainings of the project must agree.
      const sides = pair.learn || pair.train.learns.length > 0 ? [pair.train] : parity.trainings;
      const learnt = sides.flatMap((train) => (pair.learn ? [pair.learn] : train.learns).map((learn) => ({ train, learn })));
      const learns = learnt.map(({ learn }): Learn => learn);
      const orders = distinct(learnt.flatMap(({ train, learn }) => classOrders(train, learn)));
      if (orders.length === 0) continue;
      for (const served of names) {
        if (told.has(siteKey(served.site))) continue;
        const differences = orders.map((order) => differenceOf(served, order));
        const [difference] = differences;
        // Training may number its classes in several ways: then each of them must differ.
        if (!difference || differences.includes(null)) continue;
        told.add(siteKey(served.site));
        const [order] = orders;
        if (!order) continue;
        report({
          ...gradeOf(pair, difference),
          message: `${textOf(served, order, difference, placeText(parity, order.site))}${pair.strength === 'strong' ? '' : ` This assumes that the two belong together (${linkText(pair)}).`} Save the names in training's order next to the model, and load them here.`,
          at: served.site,
          related: [
            { message: order.how === 'listed' ? 'training numbers the classes by this' : 'training numbers the classes here', at: order.site },
            ...learns.slice(0, 1).map((learn) => ({ message: 'the model learns them here', at: learn.site })),
            ...(asks[0] ? [{ message: 'the model is asked here', at: asks[0].site }] : []),
          ],
          fixes: offered(() => inOrder(parity, served.site, difference.right, difference.how)),
        });
      }
    }
  },
};

interface Difference {
  /** listed: both orders are written down. sorted: if these are the names of the folders. */
  readonly how: ClassOrder['how'];
  readonly right: readonly string[];
  /** The first place at which they differ. */
  readonly index: number;
}

function differenceOf({ names }: ServedNames, order: ClassOrder): Difference | null {
  if (order.how === 'unordered') return null;
  const right = order.how === 'listed' ? order.names : [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (right.length !== names.length || !right.every((name) => names.includes(name))) return null;
  const index = right.findIndex((name, at) => name !== names[at]);
  if (index < 0) return null;
  const ignoringCase = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  // Names for people ("Late Blight") are not those of the folders, and their order tells nothing.
  if (order.how === 'sorted' && !names.some((name) => name.includes('_')) && !ignoringCase.every((name, at) => name === names[at])) return null;
  return { how: order.how, right, index };
}

function gradeOf(pair: Pair, { how }: Difference): Pick<Finding, 'severity' | 'confidence'> {
  if (pair.strength === 'weak') return { severity: 'hint', confidence: 'hint' };
  if (how === 'listed') return pair.strength === 'strong' && pair.learn ? { severity: 'error', confidence: 'certain' } : { severity: 'warning', confidence: 'likely' };
  return { severity: 'warning', confidence: 'likely' };
}

function textOf({ names }: ServedNames, order: ClassOrder, { right, index, how }: Difference, place: string): string {
  const here = names[index] ?? '';
  const there = right[index] ?? '';
  const result = `So answer ${String(index)} is called "${here}" here and was "${there}" in training.`;
  if (how === 'listed') return `These names stand in another order than in training (${place}). ${result}`;
  const capitals = /^[A-Z]/.test(there) && /^[a-z]/.test(here) ? ', capitals first' : '';
  return `\`${order.label}\` (${place}) numbers the classes by their sorted names${capitals}, and this list is not sorted. If it holds those names, answer ${String(index)} is called "${here}" here and was "${there}" in training.`;
}

function distinct(orders: readonly ClassOrder[]): readonly ClassOrder[] {
  const seen = new Set<string>();
  return orders.filter((order) => {
    const key = order.how === 'listed' ? order.names.join('\n') : order.how;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
