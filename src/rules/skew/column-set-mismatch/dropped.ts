import type { Parity } from '../../../project/parity/parity';
import { reads } from '../../../project/recipe/tables/columns';
import { listOf } from '../../../project/recipe/tables/names';
import type { TablePair } from '../../../project/recipe/tables/sides';
import type { CallTerm, Term } from '../../../project/symbolic/terms';
import { argument, literalOf, within } from '../../../project/symbolic/terms';
import { siteKey } from '../../leakage/story';
import type { Finding } from '../../rule';
import { placeText, servingText } from '../sides';
import { assumption, namesText, strongestFirst, sureness, tableStory } from '../tables';

/** Columns that training takes out of its table by their names, and that serving hands to the model. */
export function droppedColumns(parity: Parity): readonly Omit<Finding, 'rule'>[] {
  const found = new Map<string, Omit<Finding, 'rule'>>();
  for (const table of strongestFirst(parity)) {
    const { serve, train, learn } = table;
    if (!learn || serve.items || picksColumns(table)) continue;
    const drops = dropsIn(table);
    const given = table.features.filter((feature) => feature.by === 'name' && feature.serve && !feature.train && serve.names?.includes(feature.name) === true && train.names?.includes(feature.name) !== true && drops.has(feature.name));
    const [first] = given;
    const drop = first && drops.get(first.name);
    if (!first || !drop || found.has(siteKey(first.site))) continue;
    const names = namesText(given.map(({ name }) => name));
    found.set(siteKey(first.site), {
      ...sureness(table, first),
      message:
        `${servingText(table.pair.serve)} hands ${names} to the model, and training drops ${given.length > 1 ? 'them' : 'it'} (${placeText(parity, drop.site)}): the model learned from ${given.length > 1 ? 'fewer columns' : 'one column less'}. ` +
        `Most models refuse another number of columns; one that takes it reads every value as that of another column.${assumption(table, first)} Save the list of columns that training used, and take exactly those here.`,
      at: first.site,
      related: tableStory(table, drop.site, 'training drops it here'),
    });
  }
  return [...found.values()];
}

/** What picks its columns by name lets others pass. */
const picks = /(^|\.)(ColumnTransformer|make_column_transformer|DictVectorizer|FeatureHasher|DataFrameMapper|VectorAssembler|ColumnSelector|feature_column\..*|EndTailImputer|TabularPredictor|setup)$|^(sklearn_pandas|feature_engine|pycaret|autogluon|h2o|flaml)\./;

function picksColumns({ train, learn, pair, serve }: TablePair): boolean {
  const roots: readonly (Term | null | undefined)[] = [train.term, learn?.model, serve.term, pair.ask?.model, ...pair.links.map(({ save }) => save?.saved)];
  return roots.some((root) => root && [...within(root, 3000)].some((part) => part.t === 'call' && picks.test(part.callee)));
}

/** The columns that are dropped by name on the way to the training, in the files too that prepared its table. */
function dropsIn({ train }: TablePair): ReadonlyMap<string, CallTerm> {
  const drops = new Map<string, CallTerm>();
  const read = new Set<Term>([train.term]);
  for (const root of read) {
    for (const part of within(root, 3000)) {
      if (part.t !== 'call') continue;
      const written = read.size < 8 && reads.test(part.callee) ? train.reading.written(part) : null;
      if (written) read.add(written);
      const axis = literalOf(argument(part, 'axis', 1));
      if (part.callee !== '.drop' || !(part.keywords.has('columns') || axis === 1 || axis === 'columns')) continue;
      for (const name of listOf(train.reading, argument(part, 'columns') ?? argument(part, 'labels', 0)) ?? []) drops.set(name, part);
    }
  }
  return drops;
}
