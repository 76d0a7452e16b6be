import { airflowArguments, airflowContextKeys, airflowNames } from '../../../library/airflow-changes';
import type { ModuleCode } from '../../../project/code/code';
import { isSurelyBefore, isSurelyFrom } from '../../../project/releases';
import type { ReleaseRange } from '../../../project/releases';
import type { Span } from '../../../python/text';
import { edit, siteOf } from '../../reading';
import type { Fix, Rule } from '../../rule';
import { dagCalls, makesDag } from '../dags';

/** Imports, arguments and context keys that Airflow 3 removed or moved, judged by the release that is installed. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/airflow-3-migration',
    title: 'A name or argument that Airflow 3 does not have',
    family: 'pipeline',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.orchestration'],
    references: ['airflow-3'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:AIR301', 'ruff:AIR302', 'ruff:AIR303', 'ruff:AIR311', 'ruff:AIR312', 'ruff:AIR321'],
  },
  needs: ['airflow'],
  inspect({ code, releases, report }) {
    const range = releases.of(code.path, 'apache-airflow');
    // Where nothing says which release is installed, both are right.
    if (range === null || range.specifier === '' || isSurelyBefore(range, '3.0')) return;
    const tell = (what: string, instead: string, at: Span, fixes: readonly Fix[], isGone: boolean): void => {
      const isCertain = isSurelyFrom(range, '3.0');
      report({
        severity: isGone ? (isCertain ? 'error' : 'warning') : 'info',
        confidence: isCertain ? 'certain' : 'likely',
        message: `${what} ${isGone ? 'is gone in Airflow 3' : 'has moved in Airflow 3'}${told(range, isCertain)}. Use ${instead}.`,
        at: siteOf(code, at), related: [], fixes: fixes.map((fix) => ({ ...fix, safe: fix.safe && isCertain })),
      });
    };
    for (const { statement, parent, part } of code.statements) {
      if (statement.kind !== 'ImportFrom' || statement.level > 0 || !statement.module.startsWith('airflow')) continue;
      if (part === 'handler' || (parent?.statement.kind === 'Try' && parent.statement.handlers.length > 0)) continue;
      for (const name of statement.names) {
        const change = airflowNames(`${statement.module}.${name.name}`);
        if (change !== undefined) tell(`\`${statement.module}.${name.name}\``, `\`${change.to}\``, name, importFix(code, statement, change.to, name.name), change.gone);
      }
    }
    for (const { node } of dagCalls(code)) {
      for (const argument of node.args) {
        const to = argument.keyword === null ? undefined : airflowArguments[argument.keyword];
        if (argument.keyword === null || to === undefined) continue;
        const isRename = /^\w+$/.test(to);
        tell(`The argument \`${argument.keyword}\` of DAG`, isRename ? `\`${to}\`` : to, argument, isRename ? [{ title: `Use ${to}`, safe: true, edits: [edit(code, argument.start, argument.start + argument.keyword.length, to)] }] : [], true);
      }
    }
    if (!makesDag(code)) return;
    for (const { node } of code.methodCalls('get')) {
      const key = node.args[0]?.value;
      if (key?.kind !== 'Constant' || typeof key.value !== 'string' || node.callee.value.kind !== 'Name' || !/^(context|kwargs|ctx)$/.test(node.callee.value.id)) continue;
      const to = airflowContextKeys[key.value];
      if (to !== undefined) tell(`The context key \`${key.value}\``, to, key, [], true);
    }
    for (const { node } of code.nodes.Subscript) {
      if (node.index.kind !== 'Constant' || typeof node.index.value !== 'string' || node.value.kind !== 'Name' || !/^(context|kwargs|ctx)$/.test(node.value.id)) continue;
      const to = airflowContextKeys[node.index.value];
      if (to !== undefined) tell(`The context key \`${node.index.value}\``, to, node.index, [], true);
    }
  },
};

function told(range: ReleaseRange, isCertain: boolean): string {
  return isCertain ? `, which the project installs (\`${range.specifier}\`)` : `, which \`${range.specifier}\` allows`;
}

/** `from airflow.operators.bash import BashOperator` → the new module, where the statement imports that name alone. */
function importFix(code: ModuleCode, statement: Span & { readonly module: string; readonly names: readonly { readonly alias: string | null }[] }, to: string, name: string): Fix[] {
  const dot = to.lastIndexOf('.');
  if (statement.names.length !== 1 || dot < 0 || to.slice(dot + 1) !== name || !/^[\w.]+$/.test(to)) return [];
  const text = code.document.text.slice(statement.start, statement.end);
  const at = statement.start + text.indexOf(statement.module);
  return [{ title: `Import it from ${to.slice(0, dot)}`, safe: true, edits: [edit(code, at, at + statement.module.length, to.slice(0, dot))] }];
}
