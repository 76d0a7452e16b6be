import type { Form } from '../../../project/forms/read';
import type { Expr } from '../../../project/recipe/tables/expressions';
import { plainName } from '../../../project/recipe/tables/expressions';
import type { Feature } from '../../../project/recipe/tables/inputs';
import { displaced } from '../../../project/recipe/tables/inputs';
import type { TablePair } from '../../../project/recipe/tables/sides';
import { displayOf } from '../../../project/recipe/tables/sides';
import type { Site } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { placeText } from '../sides';
import { assumption, namesText, strongestFirst, sureness, tableStory } from '../tables';

interface Crossed {
  readonly feature: Feature;
  /** What it is given: the name of a field, which is the name of another feature. */
  readonly given: string;
}

/** S11: a field of the request reaches the feature of another field. */
export const rule: Rule = {
  meta: {
    id: 'skew/crossed-fields',
    title: 'Fields of the request reach the wrong features',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ops.serving'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const forms = [...parity.forms.values()].flat();
    const told = new Set<string>();
    for (const table of strongestFirst(parity)) {
      const crossed = crossedIn(table);
      const [first, ...others] = crossed;
      if (!first || told.has(`${table.pair.serve.path} ${table.pair.serve.entry.name}`)) continue;
      told.add(`${table.pair.serve.path} ${table.pair.serve.entry.name}`);
      const isUndone = crossed.every((one) => isCrossedBack(one, forms));
      const isPositional = table.serve.items !== null;
      const { severity, confidence } = sureness(table, first.feature);
      const list = crossed.slice(0, 3).map(({ feature, given }) => `\`${feature.name}\` gets \`${given}\``).join(', ');
      report({
        ...(isUndone ? { severity: 'hint', confidence: 'hint' } : { severity: severity === 'error' && !isPositional && !crossed.every((one) => isNamedAsSent(one, forms)) ? 'warning' : severity, confidence }),
        message:
          `${list}: ${isPositional ? 'the row is built in another order than the columns of training' : 'the field of one is passed as the other'}` +
          `${isPositional && table.learn ? ` (${namesText(table.train.names ?? [])}, ${placeText(parity, table.learn.site)})` : ''}. ` +
          (isUndone
            ? 'The page\'s labels are crossed in the same way, so its users get the right features; whoever posts the fields by their names gets them swapped. Uncross both places.'
            : `Nothing fails, and the model takes each value for the other one.${assumption(table, first.feature)}${isPositional || crossed.every((one) => isNamedAsSent(one, forms)) ? '' : ' This assumes that each field is sent under the name of what it holds.'} Pass a table with names, ordered by the list of training.`),
        at: rowPlace(table) ?? first.feature.site,
        related: [...others.map(({ feature, given }) => ({ message: `\`${feature.name}\` gets \`${given}\` here`, at: feature.site })), ...tableStory(table, undefined)],
      });
    }
  },
};

/** Features that are given the field of another feature, in a closed circle; of a row without names those whose own field stands elsewhere. */
function crossedIn(table: TablePair): Crossed[] {
  if (!table.learn && table.features.every((feature) => feature.by !== 'name')) return [];
  const names = new Map(table.features.map((feature) => [plainName(feature.name), feature]));
  const given = new Map<string, Crossed>();
  for (const feature of table.features) {
    const field = feature.serve && bareField(feature.serve);
    if (feature.by === 'variable' || !field || (feature.train && feature.train.e !== 'unknown' && !bareField(feature.train))) continue;
    const own = plainName(feature.name);
    const other = plainName(field);
    if (other !== own && names.has(other)) given.set(own, { feature, given: names.get(other)?.name ?? field });
  }
  // `a` gets `b`, `b` gets `c`, `c` gets `a`.
  const isClosed = (from: string): boolean => {
    let at = from;
    for (let count = 0; count < 20; count++) {
      const next = given.get(at);
      if (!next) return false;
      at = plainName(next.given);
      if (at === from) return true;
    }
    return false;
  };
  const closed = [...given].filter(([own]) => isClosed(own)).map(([, crossed]) => crossed);
  return closed.length > 0 ? closed : [...displaced(table.features)];
}

/** Where a row is written item by item. */
function rowPlace({ serve }: TablePair): Site | null {
  const item = serve.items?.[0];
  return item ? displayOf(serve.term, item) : null;
}

function bareField(expr: Expr): string | null {
  if (expr.e === 'field') return expr.name;
  return expr.e === 'operation' && expr.name === 'fill' && expr.operands[0] ? bareField(expr.operands[0]) : null;
}

/** Does a form call the field by its own name? */
function isNamedAsSent({ given }: Crossed, forms: readonly Form[]): boolean {
  return forms.some((form) => form.fields.some((field) => plainName(field.name) === plainName(given) && plainName(field.label ?? '').includes(plainName(given))));
}

/** Does a form call the field by the name of the feature that gets it? */
function isCrossedBack({ feature, given }: Crossed, forms: readonly Form[]): boolean {
  return forms.some((form) => form.fields.some((field) => {
    const label = plainName(field.label ?? field.placeholder ?? '');
    return plainName(field.name) === plainName(given) && label.includes(plainName(feature.name)) && !label.includes(plainName(given));
  }));
}
