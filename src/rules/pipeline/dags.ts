import type { ModuleCode } from '../../project/code/code';
import type { At, Place } from '../../project/code/places';
import type { Call, Expression } from '../../python/nodes';

const dag = /^airflow\.((models\.)?(dag\.)?DAG|sdk\.(definitions\.dag\.)?DAG)$/;
const decorator = /^airflow\.(?:(?:decorators|sdk)(?:\.definitions\.decorators)?\.)?dag$/;

/** Where DAGs are made: `DAG(…)` and `@dag(…)` with arguments. */
export function dagCalls(code: ModuleCode): At<Call>[] {
  if (!code.uses('airflow')) return [];
  const called = [...code.calls.values()].flatMap((list) => list.filter(({ node, place }) => dag.test(code.writtenName(node.callee, place) ?? '')));
  const decorated = code.functions.flatMap(({ node, place }) => {
    if (node.kind !== 'FunctionDefinition' || place === null) return [];
    return node.decorators.flatMap((one) => (one.kind === 'Call' && decorator.test(code.writtenName(one.callee, place) ?? '') ? [{ node: one, place }] : []));
  });
  return [...called, ...decorated].sort((a, b) => a.node.start - b.node.start);
}

/** Operators and sensors that are made, and decorators with arguments that make tasks. */
export function taskCalls(code: ModuleCode): At<Call>[] {
  const made = [...code.calls.values()].flat().filter(({ node, place }) => isTask(code, node, place));
  const marks = code.functions.flatMap(({ node, place }) => {
    if (node.kind !== 'FunctionDefinition' || place === null) return [];
    return node.decorators.flatMap((one) => (one.kind === 'Call' && /^airflow\.(decorators|sdk)\.task(\.\w+)?$/.test(code.writtenName(one.callee, place) ?? '') ? [{ node: one, place }] : []));
  });
  return [...made, ...marks].sort((a, b) => a.node.start - b.node.start);
}

/** An operator of Airflow, or one that somebody else wrote: `SlackOperator(task_id='tell', …)` in a file that uses Airflow. */
function isTask(code: ModuleCode, node: Call, place: Place): boolean {
  const name = code.writtenName(node.callee, place) ?? '';
  return /^airflow\..*(Operator|Sensor|SensorAsync)$/.test(name) || (/(Operator|Sensor)$/.test(name) && code.uses('airflow') && node.args.some(({ keyword }) => keyword === 'task_id'));
}

/** The decorators that make DAGs of functions, with and without arguments. */
export function dagDecorators(code: ModuleCode): Expression[] {
  if (!code.uses('airflow')) return [];
  return code.functions.flatMap(({ node, place }) => {
    if (node.kind !== 'FunctionDefinition' || place === null) return [];
    return node.decorators.filter((one) => decorator.test(code.writtenName(one.kind === 'Call' ? one.callee : one, place) ?? ''));
  });
}

/** Does the file make a DAG? */
export function makesDag(code: ModuleCode): boolean {
  return dagCalls(code).length > 0 || dagDecorators(code).length > 0;
}

/** Does a place run whenever the file is read: at module level, or in the function of an `@dag`? */
export function isTopLevelOfDag(code: ModuleCode, place: Place): boolean {
  for (let { scope } = place; ; ) {
    if (scope.kind === 'module') return true;
    if (scope.kind === 'lambda' || scope.kind === 'class') return false;
    const { node, place: outer } = scope;
    if (node.kind === 'FunctionDefinition' && !(outer !== null && node.decorators.some((one) => decorator.test(code.writtenName(one.kind === 'Call' ? one.callee : one, outer) ?? '')))) return false;
    if (scope.parent === null) return true;
    scope = scope.parent;
  }
}
