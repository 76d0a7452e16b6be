import type { Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { argumentOf, constantOf, partsOf, siteOf, textOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** `bash_command=f"… {value}"` where the value is not the file's own constant: what is in it becomes shell. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/bashoperator-format-string',
    title: 'A shell command is put together from values',
    family: 'pipeline',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.orchestration'],
    references: ['airflow-best', 'cwe-95'],
    since: '0.2.0',
    fix: 'none',
    peers: ['semgrep:formatted-string-bashoperator'],
  },
  needs: ['airflow'],
  inspect({ code, report }) {
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const name = code.writtenName(node.callee, place) ?? '';
        if (!name.endsWith(".BashOperator")) continue;
        const given = argumentOf(node, 'bash_command');
        if (given === null) continue;
        const made = valueOf(code, given.value, place);
        const inserted = insertedIn(made.value);
        const foreign = inserted.find((part) => !isOwn(code, part, made.place));
        if (foreign === undefined) continue;
        report({
          severity: 'warning', confidence: 'likely', at: siteOf(code, given), related: [{ message: 'this value is put in', at: siteOf(code, foreign) }],
          message: 'A value becomes a part of the shell command: a blank, a quote or a `;` in it changes what is run. Pass it by `env=` and write `"$NAME"` in the command. (Taken for granted: the value is not fixed in this file.)',
        });
      }
    }
  },
};

function insertedIn(value: Expression): readonly Expression[] {
  if (value.kind === 'JoinedString') return value.parts.filter((part) => typeof part !== 'string');
  if (value.kind === 'BinaryOperation' && (value.operator === '+' || value.operator === '%')) return [...insertedIn(value.left), ...(value.right.kind === 'Constant' ? [] : insertedIn(value.right).length > 0 ? insertedIn(value.right) : [value.right])];
  if (value.kind === 'Call' && value.callee.kind === 'Attribute' && value.callee.attribute === 'format') return value.args.map((argument) => argument.value);
  return [];
}

/** Constants of the file, settings of the environment, paths made of them, and templates that Airflow fills in. */
function isOwn(code: ModuleCode, part: Expression, place: Place): boolean {
  if (part.kind === 'Constant' || constantOf(code, part, place) !== null) return true;
  const names = [...partsOf(part)].flatMap((one) => (one.kind === 'Name' ? [one] : []));
  return names.every((one) => {
    if (one.id === '__file__' || constantOf(code, one, place) !== null) return true;
    if (/^(params|conf|request)$/.test(one.id)) return false;
    return code.bindings(one.id, place).every((binding) => binding.kind === 'import' || (binding.kind === 'value' && (binding.value.kind !== 'Call' || isOfThisFile(binding.value) || /^os\.(environ\.get|getenv)$/.test(textOf(code, binding.value.callee)))) || (binding.kind === 'element' && valueOf(code, binding.value, binding.place).value.kind === 'List'));
  });
}

/** `os.path.dirname(__file__)`, however deep. */
function isOfThisFile(value: Expression): boolean {
  return [...partsOf(value)].some((part) => part.kind === 'Name' && part.id === '__file__');
}
