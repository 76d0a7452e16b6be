import type { ModuleCode } from '../../../project/code/code';
import { isWithin, loopsAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Call, Expression, Lambda } from '../../../python/nodes';
import { callSite, textOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** What makes Spark work on one machine, or plan without end. */
export const rule: Rule = {
  meta: {
    id: 'data/pyspark-pack',
    title: 'A Spark job does on one machine, or again and again, what the cluster should do once',
    family: 'data',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['de.pipelines', 'sc.performance-tuning'],
    references: ['spark-python'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7181', 'sonar:S7187', 'sonar:S7189', 'sonar:S7193', 'cylint:CY001', 'cylint:CY002', 'cylint:CY003', 'cylint:CY006', 'cylint:CY007', 'cylint:CY011', 'cylint:CY017', 'cylint:CY020'],
  },
  needs: ['pyspark'],
  inspect({ code, report }) {
    const tell = (call: Call, message: string): void => { report({ severity: 'warning', confidence: 'certain', message, at: callSite(code, call), related: [] }); };
    for (const { node, place } of code.methodCalls('withColumn', 'withColumnRenamed', 'drop')) {
      if (node.callee.attribute === 'drop' && !isTable(code, node.callee.value, place)) continue;
      const [loop] = loopsAround(place);
      const { statement } = place;
      if (loop === undefined || statement.kind !== 'Assign' || statement.value !== node) continue;
      const [target] = statement.targets;
      if (target === undefined || textOf(code, target) !== textOf(code, node.callee.value)) continue;
      tell(node, `Each round of the loop makes the plan of this table longer: with some dozens of columns planning takes longer than the job. Put all columns into one ${AT_ONCE[node.callee.attribute] ?? 'select'}.`);
    }
    for (const { node, place } of code.methodCalls('orderBy')) {
      if (code.name(node.callee.value, place) !== 'pyspark.sql.Window' && code.name(node.callee.value, place) !== 'pyspark.sql.window.Window') continue;
      if (isPartitioned(code, place)) continue;
      tell(node, 'A window without partitionBy moves all rows to one partition, and one worker does the work of all. Say within which groups the order counts: Window.partitionBy(…).orderBy(…).');
    }
    for (const { node, place } of code.methodCalls('mapValues', 'map')) {
      const { callee } = node;
      const inner = callee.value;
      const isGrouped = inner.kind === 'Call' && inner.callee.kind === 'Attribute' && inner.callee.attribute === 'groupByKey';
      const [given] = node.args;
      if (!isGrouped || given === undefined || callee.attribute !== 'mapValues' || !/^builtins\.(sum|len|max|min)$/.test(code.name(given.value, place) ?? '')) continue;
      tell(node, 'groupByKey sends every value across the network before anything is added up. reduceByKey adds up on each worker first and sends one value a key.');
    }
    for (const { node, place } of code.methodCalls('toPandas', 'collect')) {
      if (node.args.length > 0 || code.document.text[node.end] === '[' || !isWholeFile(code, node.callee.value, place)) continue;
      tell(node, `${node.callee.attribute} brings all rows of the file to the driver, one machine. Filter, aggregate or limit before.`);
    }
    for (const { node, place } of code.methodCalls('join')) {
      const [other, ...rest] = node.args;
      if (other === undefined || rest.length > 0 || other.unpack !== '' || !isTable(code, node.callee.value, place) || !isTable(code, other.value, place)) continue;
      tell(node, 'A join without a condition puts every row beside every other: a thousand rows and a thousand become a million. Name the columns (`on=`), or say crossJoin where it is meant.');
    }
    for (const { node, place } of code.nodes.Comparison) {
      const [count, number] = node.operands;
      if (node.operands.length !== 2 || count?.kind !== 'Call' || count.callee.kind !== 'Attribute' || count.callee.attribute !== 'count' || count.args.length > 0) continue;
      if (number?.kind !== 'Constant' || !/^(==|!=|>|<=) 0$|^(>=|<) 1$/.test(`${node.operators[0] ?? ''} ${String(number.value)}`) || !isTable(code, count.callee.value, place)) continue;
      tell(count, 'To know whether there is a row, all rows are counted, and all that they are made of is computed. isEmpty() stops at the first one.');
    }
    for (const { node } of code.callsOf('pyspark.sql.functions.udf')) {
      const [given] = node.args;
      const instead = given?.value.kind === 'Lambda' ? builtInFor(given.value) : null;
      if (instead !== null) tell(node, `Each value goes to a Python process and back for what Spark does itself: \`${instead}\` of pyspark.sql.functions.`);
    }
  },
};

const AT_ONCE: Readonly<Record<string, string>> = { withColumn: 'withColumns or select', withColumnRenamed: 'withColumnsRenamed', drop: 'drop' };

/** What Spark has for a function of one line: `lambda x: x.lower()`. */
function builtInFor({ parameters, body }: Lambda): string | null {
  const [parameter, ...more] = parameters;
  if (parameter === undefined || more.length > 0 || body.kind !== 'Call') return null;
  const isIt = (part: Expression | undefined): boolean => part?.kind === 'Name' && part.id === parameter.name;
  const { callee, args } = body;
  if (callee.kind === 'Attribute' && args.length === 0 && isIt(callee.value)) return { lower: 'lower', upper: 'upper', strip: 'trim', lstrip: 'ltrim', rstrip: 'rtrim', title: 'initcap' }[callee.attribute] ?? null;
  return callee.kind === 'Name' && args.length === 1 && isIt(args[0]?.value) ? ({ len: 'length', abs: 'abs', round: 'round' }[callee.id] ?? null) : null;
}

const TABLE_STEPS = /^(select|filter|where|withColumns?|withColumnRenamed|drop|dropDuplicates|distinct|limit|orderBy|sort|alias|cache|persist|repartition|coalesce|union|unionByName|sample|fillna|dropna|join|crossJoin)$/;

/** A table of Spark: read or asked of a session, and what steps make of it. */
function isTable(code: ModuleCode, expression: Expression, place: Place, steps = 0): boolean {
  const { value, place: at } = valueOf(code, expression, place);
  // What a loop makes of a table again and again was a table before.
  if (value.kind === 'Name' && steps < 10) return code.bindings(value.id, at).some((binding) => binding.kind === 'value' && isTable(code, binding.value, binding.place, steps + 4));
  if (value.kind !== 'Call' || value.callee.kind !== 'Attribute' || steps > 10) return false;
  const written = textOf(code, value.callee);
  if (/^(?:\w*spark|session|SparkSession\b[\w.()]*)\.(?:read\b[\s\S]*\.(?:parquet|csv|json|orc|table|load|text|jdbc)|read\.\w+|table|sql|createDataFrame|range)$/i.test(written)) return true;
  return TABLE_STEPS.test(value.callee.attribute) && isTable(code, value.callee.value, at, steps + 1);
}

/** A chain that says partitionBy, before or after; or a name that gets it later. */
function isPartitioned(code: ModuleCode, place: Place): boolean {
  const statement = textOf(code, place.statement);
  if (statement.includes('partitionBy')) return true;
  const target = place.statement.kind === 'Assign' ? place.statement.targets[0] : undefined;
  return target !== undefined && code.methodCalls('partitionBy').some(({ node, place: at }) => textOf(code, node.callee.value) === textOf(code, target) && isWithin(at, place.parent ?? at));
}

/** A table as it was read from files, with all its rows. */
function isWholeFile(code: ModuleCode, expression: Expression, place: Place, steps = 0): boolean {
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind !== 'Call' || value.callee.kind !== 'Attribute') return false;
  if (steps < 8 && /^(withColumns?|withColumnRenamed)$/.test(value.callee.attribute)) return isWholeFile(code, value.callee.value, at, steps + 1);
  if (/^\w*spark\.table$/i.test(textOf(code, value.callee))) return true;
  return /^(parquet|csv|json|orc|table|load)$/.test(value.callee.attribute) && /\.read\b/.test(textOf(code, value.callee)) && /spark/i.test(textOf(code, value.callee));
}
