import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Constant, Expression } from '../../../python/nodes';
import { addArgument, argumentOf, edit, siteOf, stringOf, textOf } from '../../reading';
import type { Fix, Rule, RuleContext } from '../../rule';
import { makesDag } from '../dags';

type Report = RuleContext['report'];

/** A result pulled by a template where the task's output could be passed on; a dict that becomes many XComs by its annotation; a value that nobody pulls. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-xcom',
    title: 'Tasks hand results on in a way that hides it',
    family: 'pipeline',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ops.orchestration', 'de.pipelines'],
    references: ['airflow-best', 'airflow-dags'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:AIR201', 'ruff:AIR202', 'pylint-airflow:R8300'],
  },
  atMost: 'likely',
  needs: ['airflow'],
  inspect({ code, report }) {
    pulledByTemplate(code, report);
    manyOutputs(code, report);
    pushedForNobody(code, report);
  },
};

/** One pull and nothing else; its key, if any, is the usual one. */
const pull = /^\s*\{\{\s*(?:ti|task_instance)\.xcom_pull\(\s*(?:key\s*=\s*(['"])return_value\1\s*,\s*)?(?:task_ids?\s*=\s*)?(?:[[(]\s*)?(['"])([\w.-]+)\2\s*(?:,?\s*[\])]\s*)?(?:,\s*key\s*=\s*(['"])return_value\4\s*)?\)\s*\}\}\s*$/;

function pulledByTemplate(code: ModuleCode, report: Report): void {
  if (!code.document.text.includes('xcom_pull')) return;
  const tasks = [...code.calls.values()].flat().filter(({ node, place }) => /(Operator|Sensor)$/.test(code.writtenName(node.callee, place) ?? textOf(code, node.callee)));
  for (const { node, place } of tasks) {
    for (const text of node.args.flatMap(({ value }) => stringsIn(value))) {
      const id = pull.exec(String(text.value))?.[3];
      if (id === undefined) continue;
      const [source, ...others] = tasks.filter((other) => stringOf(code, argumentOf(other.node, 'task_id')?.value, other.place) === id);
      if (source === undefined || others.length > 0 || source.node.start > node.start) continue;
      const name = nameOf(code, source, place);
      if (name === null) continue;
      const isNative = /render_template_as_native_obj\s*=\s*True/.test(code.document.text);
      report({
        severity: 'hint',
        confidence: 'likely',
        message:
          `The template pulls the result of \`${id}\` by its id: the text makes no edge between the two, and renaming that task breaks this one at run time. Pass \`${name}.output\`, which makes the edge` +
          `${isNative ? '' : ' and hands on the value itself rather than its text'}. (Taken for granted: the argument is a template field.)`,
        at: siteOf(code, text),
        related: [{ message: `\`${id}\` is made here`, at: siteOf(code, source.node.callee) }],
        fixes: [{ title: `Pass ${name}.output`, safe: isNative, edits: [edit(code, text.start, text.end, `${name}.output`)] }],
      });
    }
  }
}

/** String literals that an argument is, or has as items. */
function stringsIn(expression: Expression): Constant[] {
  switch (expression.kind) {
    case 'Constant':
      return typeof expression.value === 'string' ? [expression] : [];
    case 'List': case 'Tuple': case 'Set':
      return expression.elements.flatMap(stringsIn);
    case 'Dict':
      return expression.entries.flatMap(({ value }) => stringsIn(value));
    default:
      return [];
  }
}

/** The one name that a task surely has at a place. */
function nameOf(code: ModuleCode, { node, place }: { readonly node: Call; readonly place: Place }, at: Place): string | null {
  const { statement } = place;
  const target = statement.kind === 'Assign' && statement.value === node && statement.targets.length === 1 ? statement.targets[0] : undefined;
  if (target?.kind !== 'Name') return null;
  const [only, ...others] = code.bindings(target.id, at);
  return only?.kind === 'value' && only.value === node && others.length === 0 ? target.id : null;
}

const taskDecorator = /^airflow\.(?:decorators|sdk)\.task(?:\.(?!sensor\b)\w+)?$/;

function manyOutputs(code: ModuleCode, report: Report): void {
  for (const { node, place } of code.functions) {
    if (node.kind !== 'FunctionDefinition' || place === null || node.returns === null) continue;
    const kind = /^(?:typing\.|t\.|collections\.abc\.)?(?:dict|Dict|Mapping|MutableMapping)\b(?:\[\s*(int|float|bool|tuple)\b)?/.exec(textOf(code, node.returns).replace(/^['"]/, ''));
    const mark = node.decorators.find((one) => taskDecorator.test(code.writtenName(one.kind === 'Call' ? one.callee : one, place) ?? ''));
    const typed = code.definition(node.returns, place);
    const isDict = kind !== null || (typed?.is === 'class' && typed.node.bases.some(({ value }) => /(^|\.)TypedDict$/.test(textOf(code, value))));
    if (!isDict || mark === undefined || (mark.kind === 'Call' && mark.args.some(({ keyword, unpack }) => keyword === 'multiple_outputs' || unpack !== ''))) continue;
    const key = kind?.[1];
    const given = `multiple_outputs=${key === undefined ? 'True' : 'False'}`;
    const fix: Fix = { title: `Say ${given}`, safe: key === undefined, edits: [mark.kind === 'Call' ? addArgument(code, mark, given) : edit(code, mark.end, mark.end, `(${given})`)] };
    report({
      severity: key === undefined ? 'hint' : 'warning',
      confidence: 'likely',
      message:
        key === undefined
          ? `By its return annotation alone each key of this task's dict becomes an XCom of its own: a change of the annotation changes what later tasks can pull. Say \`${given}\`, or \`multiple_outputs=False\`.`
          : `By its return annotation each key of this task's dict would become an XCom, and a key that is ${key === 'int' ? 'an' : 'a'} ${key} is refused when the task ends. Say \`${given}\`.`,
      at: siteOf(code, mark),
      related: [],
      fixes: [fix],
    });
  }
}

function pushedForNobody(code: ModuleCode, report: Report): void {
  if (!makesDag(code)) return;
  const texts = code.program.paths.map((path) => code.program.module(path)?.document.text ?? '');
  for (const { node, place } of code.methodCalls('xcom_push')) {
    const given = argumentOf(node, 'key', 0);
    const key = stringOf(code, given?.value, place);
    if (given === null || key === null || key === 'return_value' || given.value.kind !== 'Constant') continue;
    const own = textOf(code, node);
    // A pull whose key is not written out may be of this one.
    const rest = texts.map((text) => text.replaceAll(own, '')).join('\n');
    if (rest.includes(key) || pullsUnknown(rest)) continue;
    report({
      severity: 'hint',
      confidence: 'hint',
      message: `Nothing pulls \`${key}\`: the value is written into Airflow's database in each run, for nobody. Drop it, or pull it where it is meant for. (Taken for granted: no other DAG pulls it.)`,
      at: siteOf(code, given),
      related: [],
    });
  }
}

function pullsUnknown(text: string): boolean {
  return /xcom_pull\([^)]*\bkey\s*=\s*(?!\s*["'])|xcom_pull\(\s*\*|XCom\.get_/.test(text);
}
