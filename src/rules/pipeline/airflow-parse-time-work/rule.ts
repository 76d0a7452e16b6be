import type { Call, Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { callSite, childrenOf, edit, siteOf, stringOf, valueOf } from '../../reading';
import type { Fix, Rule } from '../../rule';
import { dagCalls, isTopLevelOfDag, makesDag, taskCalls } from '../dags';

const slow = /^(requests\.(get|post|put)|urllib\.request\.urlopen|pandas\.read_\w+|sqlalchemy\.create_engine|boto3\.(client|resource)|psycopg2\.connect|joblib\.load|pickle\.load|torch\.load|mlflow\.\w+\.load_model)$/;
const now = /^datetime\.(datetime\.(now|utcnow|today)|date\.today)$|^pendulum\.(now|today|yesterday|tomorrow)$|^airflow\.utils\.timezone\.utcnow$|^time\.time$/;
const drawn = /^uuid\.uuid[14]$|^random\.(random|randint|choice|uniform|randrange|getrandbits)$|^(numpy\.random|secrets)\.\w+$/;
const hookCalls = /^(get_records|get_first|get_pandas_df|get_conn|run|get_connection|load_file|read_key|get_key)$/;
const templated = /^(bash_command|sql|env|op_args|op_kwargs|params|templates_dict|endpoint|data|hql|html_content|subject|arguments|cmds|application_args)$/;

/** What the scheduler does every half minute because it stands at the top of a DAG file: Variables, connections, requests, tables, now(). */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-parse-time-work',
    title: 'A DAG file does work while it is only read',
    family: 'pipeline',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.orchestration'],
    references: ['airflow-best'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['ruff:AIR003', 'ruff:AIR304', 'pylint-airflow:W8300', 'airflint:UseJinjaVariableGet'],
  },
  needs: ['airflow'],
  inspect({ code, report }) {
    const isDagFile = makesDag(code);
    // A module that a DAG file imports is read with it.
    const isOfDags = isDagFile || taskCalls(code).length > 0 || code.program.paths.some((path) => path !== code.path && isDags(code.program.module(path)));
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        if (!isTopLevelOfDag(code, place)) continue;
        const name = code.writtenName(node.callee, place) ?? '';
        if (isOfDags && /^airflow\.(models|sdk)(\.variable)?\.Variable\.get$/.test(name)) {
          report({
            severity: 'warning', confidence: 'certain', at: callSite(code, node), related: [],
            message: 'The scheduler reads this file again and again, and each time this Variable from its database. Read it when the task runs: in the task, or as a template (`{{ var.value.name }}`).',
            fixes: templateFix(code, node, place),
          });
        } else if (isDagFile && (slow.test(name) || (node.callee.kind === 'Attribute' && hookCalls.test(node.callee.attribute) && isHook(code, node)))) {
          report({
            severity: 'warning', confidence: 'certain', at: callSite(code, node), related: [],
            message: `\`${code.document.text.slice(node.callee.start, node.callee.end)}\` runs whenever the scheduler reads this file, every half minute by default, and not when the task does. Put it into the task.`,
          });
        }
      }
    }
    for (const { node, place } of [...dagCalls(code), ...taskCalls(code)]) {
      if (!isTopLevelOfDag(code, place)) continue;
      for (const argument of node.args) {
        const moving = movingPart(code, argument.value, place);
        if (moving === null) continue;
        const isStart = argument.keyword === 'start_date' || argument.keyword === 'default_args';
        report({
          severity: 'warning', confidence: 'certain', at: siteOf(code, isStart && argument.keyword === 'start_date' ? argument : moving), related: [],
          message: isStart
            ? 'A start date that moves on with the clock: the first interval never ends, so the DAG never runs as planned, and the scheduler sees another DAG each time. Give a fixed date.'
            : 'This is worked out whenever the scheduler reads the file, and differs each time: the task does not get the value of its run, and Airflow 3 keeps a new version of the DAG each time. Use a template (`{{ ds }}`, `{{ run_id }}`), or compute it in the task.',
        });
      }
    }
  },
};

/** A method of a hook: `PostgresHook(…).get_records(…)`, or a name that is bound to one. */
function isHook(code: ModuleCode, { callee }: Call): boolean {
  return callee.kind === 'Attribute' && /Hook\b/.test(code.document.text.slice(callee.value.start, callee.value.end));
}

/** A call within a value that gives something else each time; what stands in a lambda runs later, and a Param only offers who starts the DAG by hand a first value. */
function movingPart(code: ModuleCode, expression: Expression, place: Place): Expression | null {
  const { value, place: at } = expression.kind === 'Name' ? valueOf(code, expression, place) : { value: expression, place };
  if (value.kind === 'Lambda') return null;
  const name = value.kind === 'Call' ? (code.writtenName(value.callee, at) ?? '') : '';
  if (/^airflow\.(models|sdk)\.([\w.]+\.)?Param$/.test(name)) return null;
  if (now.test(name) || drawn.test(name)) return value;
  for (const child of childrenOf(value)) {
    const found = child.kind === 'Name' ? null : movingPart(code, child, at);
    if (found !== null) return found;
  }
  return null;
}

function isDags(module: ModuleCode | undefined): boolean {
  return module !== undefined && makesDag(module);
}

function templateFix(code: ModuleCode, node: Call, place: Place): Fix[] {
  const name = stringOf(code, node.args[0]?.value, place);
  if (name === null || node.args.length !== 1 || !/^\w+$/.test(name)) return [];
  for (const list of code.calls.values()) {
    for (const { node: call } of list) {
      const argument = call.args.find((one) => one.value === node);
      if (argument?.keyword && templated.test(argument.keyword)) return [{ title: 'Read it when the task runs (template)', safe: false, edits: [edit(code, node.start, node.end, `"{{ var.value.${name} }}"`)] }];
    }
  }
  return [];
}
