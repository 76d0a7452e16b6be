import { airflowMembers, airflowNames } from '../../../library/airflow-changes';
import type { ModuleCode } from '../../../project/code/code';
import { typeOf } from '../../../project/code/types';
import type { ImportFrom } from '../../../python/nodes';
import { edit } from '../../reading';
import type { Fix } from '../../rule';
import type { Change } from './change';

/** Imports of names that are gone or have moved, each with its uses; and such names read off an imported module (`dates.days_ago`). */
export function nameChanges(code: ModuleCode): Change[] {
  const found: Change[] = [];
  for (const { statement, parent, part } of code.statements) {
    if (statement.kind !== 'ImportFrom' || statement.level > 0 || !statement.module.startsWith('airflow')) continue;
    // A `try` that falls back to something else works with both.
    if (part === 'handler' || (parent?.statement.kind === 'Try' && parent.statement.handlers.length > 0)) continue;
    for (const name of statement.names) {
      const full = `${statement.module}.${name.name}`;
      const change = airflowNames(full);
      if (change === undefined) continue;
      const uses = code.mentionsOf(full).flatMap(({ node }) => (node.start > statement.end ? [node] : []));
      found.push({ what: `\`${full}\``, to: quoted(change.to), since: change.since, at: name, uses, fixes: importFix(code, statement, change.to, name.name) });
    }
  }
  const imported = new Set(found.map(({ what }) => what));
  for (const list of code.attributes.values()) {
    for (const { node, place } of list) {
      const full = code.writtenName(node, place);
      const change = full?.startsWith('airflow.') === true && !imported.has(`\`${full}\``) ? airflowNames(full) : undefined;
      if (full !== undefined && change !== undefined) found.push({ what: `\`${full}\``, to: quoted(change.to), since: change.since, at: node, fixes: [] });
    }
  }
  return found;
}

/** Methods and attributes that objects of Airflow have lost. */
export function memberChanges(code: ModuleCode): Change[] {
  const found: Change[] = [];
  for (const [owner, members] of Object.entries(airflowMembers)) {
    for (const [member, to] of Object.entries(members)) {
      for (const { node, place } of code.attributes.get(member) ?? []) {
        const { name, own } = typeOf(code, node.value, place);
        if (own !== null || !name.startsWith('airflow.') || !name.endsWith(`.${owner}`)) continue;
        const fixes: Fix[] = to === null ? [] : [{ title: `Use ${to}`, safe: true, edits: [edit(code, node.attributeSpan.start, node.attributeSpan.end, to)] }];
        found.push({ what: `\`${member}\` of ${owner}`, to: to === null ? '' : `\`${to}\``, since: '3.0', at: node.attributeSpan, fixes });
      }
    }
  }
  return found;
}

function quoted(to: string): string {
  return to === '' || to.includes(' ') ? to : `\`${to}\``;
}

/** `from airflow.operators.bash import BashOperator` → the new module, where the statement imports that name alone. */
function importFix(code: ModuleCode, statement: ImportFrom, to: string, name: string): Fix[] {
  const dot = to.lastIndexOf('.');
  if (statement.names.length !== 1 || dot < 0 || to.slice(dot + 1) !== name || !/^[\w.]+$/.test(to)) return [];
  const text = code.document.text.slice(statement.start, statement.end);
  const at = statement.start + text.indexOf(statement.module);
  return [{ title: `Import it from ${to.slice(0, dot)}`, safe: true, edits: [edit(code, at, at + statement.module.length, to.slice(0, dot))] }];
}
