import type { ModuleCode } from '../../../project/code/code';
import type { Expression, FunctionDefinition } from '../../../python/nodes';
import { argumentOf, siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { taskCalls } from '../dags';

/** A `@task.branch` whose returns are one task, or nothing: `@task.short_circuit` says that. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-branch-shortcut',
    title: 'A branch that only stops or goes on',
    family: 'pipeline',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ops.orchestration'],
    references: ['airflow-best'],
    since: '0.2.0',
    fix: 'none',
    peers: ['ruff:AIR004'],
  },
  atMost: 'likely',
  needs: ['airflow'],
  inspect({ code, report }) {
    const tell = (at: Expression): void => {
      report({ severity: 'hint', confidence: 'likely', at: siteOf(code, at), related: [], message: 'This branch either goes on or stops: `@task.short_circuit` says so with True and False, and needs no task id.' });
    };
    for (const { node, place } of code.functions) {
      if (node.kind !== 'FunctionDefinition' || place === null) continue;
      const mark = node.decorators.find((one) => /^airflow\.(decorators|sdk)\.task\.branch$/.test(code.writtenName(one.kind === 'Call' ? one.callee : one, place) ?? ''));
      if (mark !== undefined && goesOnOrStops(code, node)) tell(mark);
    }
    for (const { node, place } of taskCalls(code)) {
      if (code.writtenName(node.callee, place)?.endsWith('.BranchPythonOperator') !== true) continue;
      const callable = argumentOf(node, 'python_callable');
      const called = callable === null ? null : code.definition(callable.value, place);
      if (called?.is === 'function' && called.code === code && goesOnOrStops(code, called.node)) tell(node.callee);
    }
  },
};

/** Does a function name one task in one of its returns, and nothing in all others? */
function goesOnOrStops(code: ModuleCode, node: FunctionDefinition): boolean {
  const returns = code.statements.filter(({ scope, statement }) => scope.node === node && statement.kind === 'Return').flatMap(({ statement }) => (statement.kind === 'Return' ? [statement.value] : []));
  const [one, ...others] = returns.filter((value) => !isEmpty(value));
  if (one === undefined || one === null || others.length > 0 || returns.length < 2) return false;
  return one.kind !== 'Call' && !(one.kind === 'List' && one.elements.length > 1);
}

function isEmpty(value: Expression | null): boolean {
  return value === null || (value.kind === 'List' && value.elements.length === 0) || (value.kind === 'Constant' && value.value === null);
}
