import type { Parity } from '../../../project/parity/parity';
import { columnOf } from '../../../project/recipe/tables/columns';
import type { Expr, Field } from '../../../project/recipe/tables/expressions';
import { inside, partsOf, plainName } from '../../../project/recipe/tables/expressions';
import { listOf, stringsOf } from '../../../project/recipe/tables/names';
import type { TablePair } from '../../../project/recipe/tables/sides';
import { valueOf } from '../../../project/recipe/tables/values';
import type { CallTerm, Term } from '../../../project/symbolic/terms';
import { argument, literalOf, numberOf, stringOf, within } from '../../../project/symbolic/terms';
import type { Finding, Rule } from '../../rule';
import { placeText, servingText } from '../sides';
import { assumption, strongestFirst, sureness, tableStory } from '../tables';

/** S19: the model needs what nobody knows when it is asked: the target, or a later value. */
export const rule: Rule = {
  meta: {
    id: 'skew/feature-unknown-at-request',
    title: 'A feature is not known when the prediction is asked for',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity'],
    references: ['rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const table of strongestFirst(parity)) {
      const finding = findingOf(parity, table);
      const key = finding && `${finding.at.path}:${String(finding.at.span.start)}`;
      if (!finding || key === null || told.has(key)) continue;
      told.add(key);
      report(finding);
    }
  },
};

function findingOf(parity: Parity, table: TablePair): Omit<Finding, 'rule'> | null {
  const target = targetOf(table);
  return targetNeeded(table, target) ?? laterValue(parity, table) ?? targetAmongFeatures(parity, table) ?? labelRequired(table, target);
}

/** The column that is learned. */
function targetOf({ learn, train }: TablePair): string | null {
  if (!learn?.target) return null;
  const target = valueOf(train.reading, learn.target);
  const fields = [...inside(target)].filter((part): part is Field => part.e === 'field');
  const [field] = fields;
  if (!field || fields.length > 1 || moves(target)) return null;
  return field.name;
}

function moves(expr: Expr): boolean {
  for (const part of inside(expr)) if (part.e === 'operation' && /^(shift|rolling|diff|pct_change|ewm|expanding)$/.test(part.name)) return true;
  return false;
}

/** A feature that is made of the target, by the same formula on both sides. */
function targetNeeded(table: TablePair, target: string | null): Omit<Finding, 'rule'> | null {
  if (target === null) return null;
  for (const feature of table.features) {
    if (!feature.serve || !feature.train || feature.by === 'variable' || !isFeature(table, feature.name)) continue;
    const [asked, learned] = [directField(feature.serve, target), directField(feature.train, target)];
    if (!asked || !learned) continue;
    return {
      ...atMostWarning(table),
      message:
        `\`${feature.name}\` is made of \`${target}\`, which is what the model is asked for. ${servingText(table.pair.serve)} needs the answer to give the answer; ` +
        `in training it was there, so the score of the model says nothing.${assumption(table, feature)} Leave the feature out and train again.`,
      at: feature.site,
      related: [...tableStory(table, feature.train.site), ...(asked.site === feature.site ? [] : [{ message: `\`${target}\` is asked of the request here`, at: asked.site }])],
    };
  }
  return null;
}

/** Is it among the columns that the model gets, and not only made on the way? */
function isFeature({ train, serve }: TablePair, name: string): boolean {
  return serve.items !== null || (train.names ?? serve.names)?.includes(name) === true;
}

/** The field of that name, where no earlier row's value is taken. */
function directField(expr: Expr, name: string): Field | null {
  if (expr.e === 'field') return plainName(expr.name) === plainName(name) ? expr : null;
  if (expr.e === 'operation' && /^(shift|rolling|diff|pct_change|ewm|expanding|saved|statistic)$/.test(expr.name)) return null;
  for (const part of partsOf(expr)) {
    const found = directField(part, name);
    if (found) return found;
  }
  return null;
}

/** `shift(-24)`: a value of a later row. */
function laterValue(parity: Parity, table: TablePair): Omit<Finding, 'rule'> | null {
  for (const feature of table.features) {
    if (!feature.serve || !isFeature(table, feature.name)) continue;
    for (const part of inside(feature.serve)) {
      const by = part.e === 'operation' && part.name === 'shift' ? part.params[0] : undefined;
      if (typeof by !== 'number' || by >= 0) continue;
      return {
        ...atMostWarning(table),
        message:
          `\`${feature.name}\` takes the value of a later row (\`shift(${String(by)})\`), which nobody has when the prediction is asked for: for the last row it is empty. ` +
          `Training had it${feature.train ? ` (${placeText(parity, feature.train.site)})` : ''}.${assumption(table, feature)} Use a forecast of it on both sides, or leave it out.`,
        at: part.site,
        related: tableStory(table, feature.train?.site),
      };
    }
  }
  return null;
}

/** `X, y = table[:, 0:], table[:, 13]`: the target is one of the columns that are learned from. */
function targetAmongFeatures(parity: Parity, table: TablePair): Omit<Finding, 'rule'> | null {
  const { learn, pair } = table;
  if (!learn?.target) return null;
  const [features, target] = [slicedColumns(learn.features), slicedColumns(learn.target)];
  if (!features || !target || target.from !== target.to || features.of !== target.of) return null;
  if (features.from > target.from || (features.to !== null && target.from > features.to)) return null;
  return {
    ...atMostWarning(table),
    message:
      `The model learned from column ${String(target.from)} too, which is its target (${placeText(parity, features.site)}): the features are all columns from ${String(features.from)} on. ` +
      `A request has no value for it, so the model misses at serving what it relied on most.${assumption(table)} Take the target out of the features and train again.`,
    at: pair.ask ? servingPlace(pair.ask.input) : features.site,
    related: tableStory(table, features.site, 'the features are taken here, the target among them'),
  };
}

/** Where serving brings the columns in line, else where it asks. */
function servingPlace(input: Term): Finding['at'] {
  for (const part of within(input, 300)) if (part.t === 'call' && part.callee === '.reindex') return part.site;
  return input.site;
}

interface Columns {
  readonly of: Term;
  readonly from: number;
  /** Inclusive; null: to the end. */
  readonly to: number | null;
  readonly site: Finding['at'];
}

/** Behind splits and scalers: `table[:, 0:]`, `table.iloc[:, 13]`. */
function slicedColumns(term: Term): Columns | null {
  let at = term;
  for (let count = 0; count < 30; count++) {
    if (at.t === 'call' && /^\.(transform|fit_transform|astype|reshape|ravel|to_numpy|copy)$/.test(at.callee)) {
      const next = at.callee.includes('transform') ? at.args[0] : at.receiver;
      if (!next) return null;
      at = next;
    } else if (at.t === 'attribute' && at.name === 'values') at = at.of;
    else if (at.t === 'item' && at.of.t === 'call' && at.of.callee.endsWith("train_test_split")) {
      const index = numberOf(at.index);
      const next = index === undefined ? undefined : at.of.args[Math.floor(index / 2)];
      if (!next) return null;
      at = next;
    } else if (at.t === 'item' && at.index.t === 'sequence' && at.index.items.length === 2) {
      const [, column] = at.index.items;
      const of = at.of.t === 'attribute' && at.of.name === 'iloc' ? at.of.of : at.of;
      const single = column && numberOf(column);
      if (single !== undefined && single >= 0) return { of, from: single, to: single, site: at.site };
      if (column?.t !== 'slice') return null;
      const [from, to] = [column.lower ? numberOf(column.lower) : 0, column.upper ? numberOf(column.upper) : null];
      return from === undefined || from < 0 || to === undefined || (to !== null && to <= 0) ? null : { of, from, to: to === null ? null : to - 1, site: at.site };
    } else return null;
  }
  return null;
}

/** `rows.dropna(subset=[target])`, `rows.drop(columns=target)` on what is asked: it has to bring the target. */
function labelRequired(table: TablePair, target: string | null): Omit<Finding, 'rule'> | null {
  // An endpoint that measures the model needs the answers.
  if (target === null || table.serve.items || table.pair.serve.trace.happened.some(({ term }) => term.callee.startsWith('sklearn.metrics.'))) return null;
  for (const part of within(table.serve.term, 2000)) {
    const call = part.t === 'after' ? part.by : part;
    if (call.t !== 'call' || !requires(call, target, table) || !call.receiver) continue;
    return {
      severity: 'hint',
      confidence: 'hint',
      message:
        `${servingText(table.pair.serve)} needs the column \`${target}\`, which is what the model is asked for: new data has none, and this line ${call.callee === '.dropna' ? 'leaves such rows out' : 'fails without it'}. ` +
        'Make it optional (`errors="ignore"`), or select the features by name.',
      at: call.site,
      related: tableStory(table, undefined),
    };
  }
  return null;
}

function requires(call: CallTerm, target: string, table: TablePair): boolean {
  if (call.callee === '.dropna') return stringsOf(argument(call, 'subset'))?.includes(target) === true && isAsked(call, target, table);
  if (call.callee !== '.drop' || stringOf(argument(call, 'errors')) === 'ignore') return false;
  const isColumns = call.keywords.has('columns') || literalOf(argument(call, 'axis', 1)) === 1;
  return isColumns && listOf(table.serve.reading, argument(call, 'columns') ?? argument(call, 'labels', 0))?.includes(target) === true && isAsked(call, target, table);
}

/** The column is read with the rest, and not made on the way. */
function isAsked(call: CallTerm, target: string, table: TablePair): boolean {
  const column = call.receiver && columnOf(table.serve.reading, call.receiver, target, call.site);
  return column?.e === 'field';
}

function atMostWarning(table: TablePair): Pick<Finding, 'severity' | 'confidence'> {
  const { severity } = sureness(table);
  return severity === 'hint' ? { severity, confidence: 'hint' } : { severity: 'warning', confidence: 'likely' };
}
