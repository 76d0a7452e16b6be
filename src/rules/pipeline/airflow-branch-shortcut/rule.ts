import type { Expression } from '../../../python/nodes';
import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

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
    for (const { node, place } of code.functions) {
      if (node.kind !== 'FunctionDefinition' || place === null) continue;
      const mark = node.decorators.find((one) => /^airflow\.(decorators|sdk)\.task\.branch$/.test(code.writtenName(one.kind === 'Call' ? one.callee : one, place) ?? ''));
      if (mark === undefined) continue;
      const returns = code.statements.filter(({ scope, statement }) => scope.node === node && statement.kind === 'Return').flatMap(({ statement }) => (statement.kind === 'Return' ? [statement.value] : []));
      const empty = returns.filter(isEmpty);
      const others = returns.filter((value) => !isEmpty(value));
      if (returns.length !== 2 || empty.length !== 1 || others.length !== 1 || others[0]?.kind === 'Call') continue;
      report({ severity: 'hint', confidence: 'likely', at: siteOf(code, mark), related: [], message: 'This branch either goes on or stops: `@task.short_circuit` says so with True and False, and needs no task id.' });
    }
  },
};

function isEmpty(value: Expression | null): boolean {
  return value === null || (value.kind === 'List' && value.elements.length === 0) || (value.kind === 'Constant' && value.value === null);
}
