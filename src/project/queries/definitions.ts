import type { Site } from '../../provenance/graph';
import { reachable } from '../parity/origins';
import type { Pair } from '../parity/pairs';
import type { Parity } from '../parity/parity';
import { pathText } from '../symbolic/paths';
import type { Happened } from '../symbolic/machine';
import type { CallTerm, Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf, partsOf, stringOf } from '../symbolic/terms';
import type { Formula, FormulaDifference } from './formula';
import { formulaDifference } from './formula';
import { formulaOf, sparkColumn } from './python';
import type { Dialect } from './sql';
import { queryColumns } from './sql';

/** Where and how a side makes a column. */
export interface Definition {
  readonly by: 'SQL' | 'Spark' | 'Python';
  readonly formula: Formula;
  readonly site: Site;
}

/** The same column, made in SQL or Spark on one side and in Python on the other, in two ways. */
export interface QueryTwin {
  readonly name: string;
  readonly train: Definition;
  readonly serve: Definition;
  readonly difference: FormulaDifference;
}

const reads = /^(pandas|polars|modin\.pandas|dask\.dataframe)\.(read_sql\w*|read_gbq|read_database\w*)$|^(duckdb|awswrangler\.\w+)\.(sql|query|read_sql_query)$/;

/** The columns that a pair makes in two ways, one of them in SQL or Spark. */
export function queryTwins(parity: Parity, pair: Pair): QueryTwin[] {
  const chain = parity.chain(pair.train);
  const ofTraining = queriedIn(chain.flatMap(({ trace }) => trace.happened));
  const ofServing = queriedIn(pair.serve.trace.happened);
  if (ofTraining.length + ofServing.length === 0) return [];
  const trained = definitionsIn(ofTraining, pair.learn ? [pair.learn.features] : pair.train.learns.map((learn) => learn.features));
  const served = definitionsIn(ofServing, (pair.ask ? [pair.ask] : pair.serve.asks).map((ask) => ask.input));
  return [...trained].flatMap(([name, train]) => {
    const serve = served.get(name);
    if (!train || !serve || (train.by === 'Python') === (serve.by === 'Python')) return [];
    const difference = formulaDifference(train.formula, serve.formula);
    return difference === null || difference === 'unlike' ? [] : [{ name, train, serve, difference }];
  });
}

type Named = readonly [name: string, definition: Definition];

/** The columns that a run makes in SQL or Spark. */
function queriedIn(happened: readonly Happened[]): readonly Named[] {
  const found: Named[] = [];
  for (const term of new Set(happened.map((one) => one.term))) {
    const query = queryIn(term);
    if (query) for (const [name, formula] of queryColumns(query.sql, query.dialect)) found.push([name, { by: 'SQL', formula, site: query.site }]);
    const column = sparkColumn(term);
    if (column) found.push([column.name, { by: 'Spark', formula: formulaOf(column.of), site: column.of.site }]);
  }
  return found;
}

/** The columns that a run makes, those of queries and those of its inputs in Python, by name; null: in several ways. */
function definitionsIn(queried: readonly Named[], inputs: readonly Term[]): ReadonlyMap<string, Definition | null> {
  const found = new Map<string, Definition | null>();
  const add = (name: string, definition: Definition): void => {
    const known = found.get(name.toLowerCase());
    if (known === undefined) found.set(name.toLowerCase(), definition);
    else if (known && (known.by !== definition.by || JSON.stringify(known.formula) !== JSON.stringify(definition.formula))) found.set(name.toLowerCase(), null);
  };
  const seen = new Set<Term>();
  for (const [name, definition] of queried) add(name, definition);
  for (const input of inputs) {
    for (const part of reachable(input, partsOf)) {
      if (seen.has(part)) continue;
      seen.add(part);
      if (part.t === 'with-item') {
        const name = stringOf(part.index);
        if (name !== undefined) add(name, { by: 'Python', formula: formulaOf(part.value), site: part.value.site });
      } else if (part.t === 'dict') {
        for (const { key, value } of part.entries) {
          const name = stringOf(key ?? undefined);
          const formula = formulaOf(value);
          if (name !== undefined && formula.f !== 'column' && formula.f !== 'text' && formula.f !== 'number') add(name, { by: 'Python', formula, site: value.t === 'sequence' && value.items[0] ? value.items[0].site : value.site });
        }
      }
    }
  }
  return found;
}

/** The text of the query that a call runs. */
function queryIn(call: CallTerm): { readonly sql: string; readonly dialect: Dialect; readonly site: Site } | null {
  const isSpark = callsMethod(call, 'sql') && call.receiver !== null && [...reachable(call.receiver, partsOf, 40)].some((part) => part.t === 'external' && part.name.startsWith('pyspark.'));
  if (!isSpark && !reads.test(call.callee) && !callsMethod(call, 'execute', 'query', 'sql', 'read_sql')) return null;
  const given = argument(call, 'sql', 0) ?? call.keywords.get('query') ?? call.keywords.get('sqlQuery');
  const text = given && isCallOf(given, /(^|\.)text$/) ? given.args[0] : given;
  const sql = stringOf(text) ?? (text?.t === 'text' ? pathText(text) : undefined);
  return sql !== undefined && /\bselect\b/i.test(sql) ? { sql, dialect: isSpark ? 'spark' : 'other', site: text?.site ?? call.site } : null;
}
