import type { ModuleCode } from '../../../project/code/code';
import { isWithin, loopsAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
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
    peers: ['sonar:S7181', 'sonar:S7187', 'sonar:S7189', 'sonar:S7193'],
  },
  needs: ['pyspark'],
  inspect({ code, report }) {
    const tell = (call: Call, message: string): void => { report({ severity: 'warning', confidence: 'certain', message, at: callSite(code, call), related: [] }); };
    for (const { node, place } of code.methodCalls('withColumn')) {
      const [loop] = loopsAround(place);
      const { statement } = place;
      if (loop === undefined || statement.kind !== 'Assign' || statement.value !== node) continue;
      const [target] = statement.targets;
      if (target === undefined || textOf(code, target) !== textOf(code, node.callee.value)) continue;
      tell(node, 'Each round of the loop makes the plan of this table longer: with some dozens of columns planning takes longer than the job. Put all columns into one withColumns or select.');
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
  },
};

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
  return /^(parquet|csv|json|orc|table|load)$/.test(value.callee.attribute) && /\.read\b/.test(textOf(code, value.callee)) && /spark/i.test(textOf(code, value.callee));
}
