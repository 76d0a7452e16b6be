import { airflowArguments, airflowOperatorArguments, airflowPluginParts, airflowSpecialArguments, airflowTriggerRules } from '../../../library/airflow-changes';
import type { AirflowArgument } from '../../../library/airflow-changes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { typeOf } from '../../../project/code/types';
import type { Argument, ClassDefinition, Expression } from '../../../python/nodes';
import { argumentOf, constantOf, edit, stringOf } from '../../reading';
import { dagCalls, taskCalls } from '../dags';
import type { Change } from './change';

/** Keywords that DAGs, operators and others do not take any more, and trigger rules that are gone. */
export function argumentChanges(code: ModuleCode): Change[] {
  const found: Change[] = [];
  const add = (owner: string, argument: Argument, change: AirflowArgument | undefined): void => {
    const keyword = argument.keyword;
    if (change === undefined || keyword === null) return;
    const isRename = /^\w+$/.test(change.to);
    found.push({
      what: `The argument \`${keyword}\` of ${owner}`, to: isRename ? `\`${change.to}\`` : change.to, since: change.gone ? '3.0' : null, idle: !change.gone, at: argument,
      fixes: isRename ? [{ title: `Use ${change.to}`, safe: true, edits: [edit(code, argument.start, argument.start + keyword.length, change.to)] }] : [],
    });
  };
  for (const { node } of dagCalls(code)) for (const argument of node.args) add('DAG', argument, own(airflowArguments, argument.keyword));
  for (const { node, place } of taskCalls(code)) {
    const last = lastOf(code, node.callee, place);
    for (const argument of node.args) {
      add(last, argument, own(airflowOperatorArguments, argument.keyword) ?? own(airflowSpecialArguments[last] ?? {}, argument.keyword));
      if (argument.keyword === 'trigger_rule') found.push(...triggerRule(code, argument, place));
    }
  }
  for (const { node } of code.callsOf('airflow.sdk.Variable.get')) {
    const given = argumentOf(node, 'default_var');
    if (given !== null) add('Variable.get', given, { to: 'default', gone: true });
  }
  return found;
}

/** What a class or call must look like in Airflow 3: plugins, links, and data sets that are assets. */
export function signatureChanges(code: ModuleCode): Change[] {
  const found: Change[] = [];
  for (const scope of code.classes) {
    const { node, place } = scope;
    if (node.kind !== 'ClassDefinition' || place === null) continue;
    const bases = node.bases.flatMap((base) => code.writtenName(base.value, place) ?? []);
    if (bases.some((base) => /^airflow\..*\bAirflowPlugin$/.test(base))) found.push(...pluginParts(node));
    if (bases.some((base) => /^airflow\..*\bBaseOperatorLink$/.test(base))) found.push(...linkSignature(node));
  }
  for (const { node, place } of code.callsOf('airflow.Dataset', 'airflow.datasets.Dataset', 'airflow.sdk.Asset')) {
    const second = argumentOf(node, null, 1);
    if (second?.unpack === '' && isDict(code, second.value, place)) {
      found.push({ what: 'The second position of an asset for `extra`', to: '`extra=…`: that position is the URI now', since: '3.0', at: second, fixes: [{ title: 'Say extra=', safe: true, edits: [edit(code, second.start, second.start, 'extra=')] }] });
    }
  }
  for (const { node, place } of code.methodCalls('create_asset')) {
    const [first] = node.args;
    if (first?.keyword === null && first.unpack !== '**' && typeOf(code, node.callee.value, place).name.endsWith('HookLineageCollector')) {
      found.push({ what: 'A position of `create_asset`', to: 'keywords (`uri=…`, `name=…`): it takes nothing else', since: '3.0', at: first, fixes: [] });
    }
  }
  return found;
}

function pluginParts({ body }: ClassDefinition): Change[] {
  return body.flatMap((statement) => {
    const [target] = statement.kind === 'Assign' ? statement.targets : [];
    if (target?.kind !== 'Name' || !airflowPluginParts.has(target.id)) return [];
    const to = target.id === 'executors' ? 'the configuration `[core] executor`' : 'plain imports from the module that defines them';
    return [{ what: `\`${target.id}\` of a plugin`, to, since: '3.0', at: target, fixes: [] }];
  });
}

/** `get_link(self, operator, *, ti_key)` is what Airflow 3 calls. */
function linkSignature({ body }: ClassDefinition): Change[] {
  return body.flatMap((statement) => {
    if (statement.kind !== 'FunctionDefinition' || statement.name !== 'get_link') return [];
    const names = statement.parameters.map(({ name }) => name);
    const isTaken = names.includes('ti_key') && statement.parameters.every(({ name, defaultValue, form }, index) => index < 2 || name === 'ti_key' || defaultValue !== null || form === 'varargs' || form === 'kwargs');
    const takesAny = statement.parameters.some(({ form }) => form === 'kwargs');
    if (isTaken || (takesAny && statement.parameters.length < 4)) return [];
    return [{ what: 'This signature of `get_link`', to: '`get_link(self, operator, *, ti_key)`, which is how it is called', since: '3.0', at: statement.nameSpan, fixes: [] }];
  });
}

function isDict(code: ModuleCode, value: Expression, place: Place): boolean {
  return value.kind === 'Dict' || (value.kind === 'Comprehension' && value.of === 'dict') || typeOf(code, value, place).name === 'builtins.dict';
}

function triggerRule(code: ModuleCode, argument: Argument, place: Place): Change[] {
  const said = constantOf(code, argument.value, place) === null ? (/\.([A-Z_]+)$/.exec(code.writtenName(argument.value, place) ?? '')?.[1]?.toLowerCase() ?? null) : stringOf(code, argument.value, place);
  const to = said === null ? undefined : own(airflowTriggerRules, said);
  return said === null || to === undefined ? [] : [{ what: `The trigger rule \`${said}\``, to: `\`${to}\``, since: '3.0', at: argument.value, fixes: argument.value.kind === 'Constant' ? [{ title: `Use ${to}`, safe: true, edits: [edit(code, argument.value.start, argument.value.end, `"${to}"`)] }] : [] }];
}

function lastOf(code: ModuleCode, callee: Expression, place: Place): string {
  const name = code.writtenName(callee, place) ?? '';
  return name.slice(name.lastIndexOf('.') + 1);
}

function own<T>(table: Readonly<Record<string, T>>, key: string | null): T | undefined {
  return key !== null && Object.hasOwn(table, key) ? table[key] : undefined;
}
