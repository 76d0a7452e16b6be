import { airflowContextKeys } from '../../../library/airflow-changes';
import type { ModuleCode } from '../../../project/code/code';
import { functionAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Constant, Expression, FunctionDefinition } from '../../../python/nodes';
import { partsOf, valueOf } from '../../reading';
import { makesDag } from '../dags';
import type { Change } from './change';

const keys = Object.keys(airflowContextKeys);
/** Within `{{ }}`: the name itself, and no attribute, key or text of that name. */
const inTemplate = new RegExp(`\\{\\{[^}]*?(?<![\\w.'"])(${keys.join('|')})\\b(?!\\s*\\()`);

/** Keys of the task context that are gone: read from it, taken as parameters of a task, named in a template. */
export function contextChanges(code: ModuleCode): Change[] {
  const found: Change[] = [];
  const add = (what: string, key: string, at: Expression | FunctionDefinition['parameters'][number]): void => {
    const to = Object.hasOwn(airflowContextKeys, key) ? airflowContextKeys[key] : undefined;
    if (to !== undefined) found.push({ what: `${what} \`${key}\``, to, since: '3.0', at, fixes: [] });
  };
  for (const { owner, index, place } of reads(code)) {
    if (isContext(code, owner, place, index.value)) add('The context key', String(index.value), index);
    const part = keyRead(owner);
    const held = part ?? (owner.kind === 'Name' ? keyRead(valueOf(code, owner, place).value) : null);
    if (held === 'inlet_events' && /^[\w+-]+:\/\//.test(String(index.value))) found.push({ what: 'A text as a key of `inlet_events`', to: 'the asset itself (`Asset(…)`) as the key', since: '3.0', at: index, fixes: [] });
  }
  for (const { node, place } of code.attributes.get('external_trigger') ?? []) {
    const part = node.value.kind === 'Name' ? (keyRead(valueOf(code, node.value, place).value) ?? node.value.id) : keyRead(node.value);
    if (part === 'dag_run') found.push({ what: '`external_trigger` of a run', to: '`run_type`', since: '3.0', at: node.attributeSpan, fixes: [] });
  }
  for (const { node, place } of code.functions) {
    if (node.kind !== 'FunctionDefinition' || place === null || !(isTask(code, node, place) || node.name === 'execute')) continue;
    if (node.name !== 'execute' && (code.calls.get(node.name) ?? []).some(({ node: call }) => call.args.length > 0)) continue;
    for (const parameter of node.parameters) if (parameter.name !== 'conf') add('The parameter', parameter.name, parameter);
  }
  for (const { node } of code.keywords.get('task_id') ?? []) {
    for (const text of node.args.flatMap(({ value }) => textsIn(value))) {
      const key = inTemplate.exec(String(text.value))?.[1];
      if (key !== undefined) add('The template variable', key, text);
    }
  }
  return found;
}

interface Read {
  readonly owner: Expression;
  readonly index: Constant;
  readonly place: Place;
}

/** `owner["text"]` and `owner.get("text")`. */
function reads(code: ModuleCode): Read[] {
  const subscripts = code.nodes.Subscript.flatMap(({ node, place }) => (node.index.kind === 'Constant' && typeof node.index.value === 'string' ? [{ owner: node.value, index: node.index, place }] : []));
  const gets = code.methodCalls('get').flatMap(({ node, place }) => {
    const index = node.args[0]?.value;
    return index?.kind === 'Constant' && typeof index.value === 'string' ? [{ owner: node.callee.value, index, place }] : [];
  });
  return [...subscripts, ...gets];
}

/** The key that an expression reads: `dag_run` of `context["dag_run"]` and `context.get("dag_run")`. */
function keyRead(expression: Expression): string | null {
  const key = expression.kind === 'Subscript' ? expression.index : expression.kind === 'Call' && expression.callee.kind === 'Attribute' && expression.callee.attribute === 'get' ? expression.args[0]?.value : undefined;
  return key?.kind === 'Constant' && typeof key.value === 'string' ? key.value : null;
}

/** The context of a task: what functions of a DAG file call so, and what `get_current_context()` gives. */
function isContext(code: ModuleCode, owner: Expression, place: Place, key: unknown): boolean {
  if (owner.kind !== 'Name') return false;
  const { value, place: at } = valueOf(code, owner, place);
  if (value.kind === 'Call' && /(^|\.)get_current_context$/.test(code.writtenName(value.callee, at) ?? '')) return true;
  const around = functionAround(place);
  const isInTask = around !== null && place.scope.place !== null && (isTask(code, around, place.scope.place) || around.name === 'execute');
  if (/^(context|ctx)$/.test(owner.id)) return isInTask || makesDag(code);
  return owner.id === 'kwargs' && (isInTask || (key !== 'conf' && makesDag(code)));
}

function isTask(code: ModuleCode, { decorators }: FunctionDefinition, place: Place): boolean {
  return decorators.some((one) => /^airflow\.(decorators|sdk)\.task(\.\w+)?$/.test(code.writtenName(one.kind === 'Call' ? one.callee : one, place) ?? ''));
}

function textsIn(value: Expression): Constant[] {
  return [...partsOf(value)].flatMap((part) => (part.kind === 'Constant' && typeof part.value === 'string' ? [part] : []));
}

