import { argumentOf, siteOf, stringOf } from '../../reading';
import type { Rule } from '../../rule';

/** `load = BashOperator(task_id="fetch")`. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-naming',
    title: 'A task is kept under another name than its id',
    family: 'pipeline',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['ops.orchestration'],
    references: ['airflow-best'],
    since: '0.2.0',
    fix: 'none',
    peers: ['ruff:AIR001'],
  },
  needs: ['airflow'],
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      const [target] = statement.kind === 'Assign' ? statement.targets : [];
      if (statement.kind !== 'Assign' || target?.kind !== 'Name' || statement.value.kind !== 'Call' || !/^airflow\.(operators|sensors|providers|contrib)\..*(Operator|Sensor)$/.test(code.writtenName(statement.value.callee, place) ?? '')) continue;
      const given = argumentOf(statement.value, 'task_id');
      const id = stringOf(code, given?.value, place);
      if (given !== null && id !== null && id !== target.id) report({ severity: 'hint', confidence: 'hint', at: siteOf(code, given), related: [], message: `The task \`${id}\` is called \`${target.id}\` in the code: who sees a failed task looks for its id. Use one name.` });
    }
  },
};
