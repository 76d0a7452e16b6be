import { addArgument, argumentOf, callSite, edit, hidesArguments, isTestPath, siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { dagCalls, dagDecorators } from '../dags';

/** `DAG(…)` without `schedule`: daily in Airflow 2, never in Airflow 3. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-no-schedule',
    title: 'A DAG says nothing of its schedule',
    family: 'pipeline',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.orchestration'],
    references: ['airflow-dags'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['ruff:AIR002'],
  },
  needs: ['airflow'],
  inspect({ code, report }) {
    // No scheduler reads the DAGs that tests make.
    if (isTestPath(code.path)) return;
    const names = ['schedule', 'schedule_interval', 'timetable'];
    const message = 'Without a schedule this DAG runs every day in Airflow 2, and never in Airflow 3. Say which: `schedule="@daily"`, `schedule=None`.';
    for (const { node } of dagCalls(code)) {
      if (names.some((name) => argumentOf(node, name) !== null) || hidesArguments(node)) continue;
      report({ severity: 'warning', confidence: 'certain', message, at: callSite(code, node), related: [], fixes: [{ title: 'Run it by hand alone (schedule=None)', safe: false, edits: [addArgument(code, node, 'schedule=None')] }] });
    }
    for (const decorator of dagDecorators(code)) {
      // A decorator with arguments is a call, told above.
      if (decorator.kind === 'Call') continue;
      report({ severity: 'warning', confidence: 'certain', message, at: siteOf(code, decorator), related: [], fixes: [{ title: 'Run it by hand alone (schedule=None)', safe: false, edits: [edit(code, decorator.end, decorator.end, '(schedule=None)')] }] });
    }
  },
};
