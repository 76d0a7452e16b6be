import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { functionAround, placesAround } from '../../../project/code/places';
import { argumentOf, siteOf, stringOf } from '../../reading';
import type { Location, Rule } from '../../rule';
import { dagCalls, makesDag } from '../dags';

/** The same literal id twice: of DAGs in a file, of tasks in one DAG. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-duplicate-dag',
    title: 'Two tasks or DAGs have the same id',
    family: 'pipeline',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.orchestration'],
    references: ['airflow-dags'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint-airflow:E8300'],
  },
  needs: ['airflow'],
  inspect({ code, report }) {
    if (!makesDag(code)) return;
    const dags = new Map<string, Location>();
    for (const { node, place } of dagCalls(code)) {
      const given = argumentOf(node, 'dag_id', 0);
      const id = stringOf(code, given?.value, place);
      if (given === null || id === null) continue;
      const first = dags.get(id);
      if (first === undefined) dags.set(id, siteOf(code, given));
      else report({ severity: 'error', confidence: 'certain', at: siteOf(code, given), related: [{ message: 'the first one', at: first }], message: `Two DAGs are called \`${id}\`: Airflow keeps one of them, by chance. Give each an id of its own.` });
    }
    const tasks = new Map<string, Location>();
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const given = argumentOf(node, 'task_id');
        const id = stringOf(code, given?.value, place);
        const called = code.writtenName(node.callee, place) ?? '';
        if (given === null || id === null || !/(Operator|Sensor)$/.test(called)) continue;
        const key = `${dagOf(code, node.args.find(({ keyword }) => keyword === 'dag')?.value, place)}/${id}`;
        const first = tasks.get(key);
        if (first === undefined) tasks.set(key, siteOf(code, given));
        else if (!isInBranch(place)) report({ severity: 'error', confidence: 'certain', at: siteOf(code, given), related: [{ message: 'the first one', at: first }], message: `Two tasks of one DAG are called \`${id}\`: Airflow raises DuplicateTaskIdFound, and the DAG is broken. Give each an id of its own.` });
      }
    }
  },
};

/** Which DAG, group or function a task belongs to, as far as the text tells: ids are unique within it. */
function dagOf(code: ModuleCode, given: { readonly start: number; readonly end: number } | undefined, place: Place): string {
  if (given !== undefined) return code.document.text.slice(given.start, given.end);
  const around = [...placesAround(place)].flatMap((at) => (at.parent?.statement.kind === 'With' ? [String(at.parent.statement.start)] : []));
  return `${around.join()}:${String(functionAround(place)?.start ?? '')}`;
}

function isInBranch(place: Place): boolean {
  return [...placesAround(place)].some((at) => at.parent?.statement.kind === 'If' || at.parent?.statement.kind === 'Try');
}
