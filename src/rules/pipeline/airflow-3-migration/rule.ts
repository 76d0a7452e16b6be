import { isSurelyBefore, isSurelyFrom, mayBeFrom } from '../../../project/releases';
import type { ReleaseRange } from '../../../project/releases';
import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { argumentChanges, signatureChanges } from './arguments';
import type { Change } from './change';
import { contextChanges } from './context';
import { memberChanges, nameChanges } from './names';

/** Imports, arguments, methods and context keys that Airflow 3 removed or moved, judged by the release that is installed. */
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
    if (range !== null && range.specifier !== '' && isSurelyBefore(range, '3.0')) return;
    const isTold = range !== null && range.specifier !== '';
    for (const change of [...nameChanges(code), ...memberChanges(code), ...argumentChanges(code), ...signatureChanges(code), ...contextChanges(code)]) {
      const goneSince = change.since !== null && mayBeFrom(range, change.since) ? change.since : null;
      const isCertain = isTold && isSurelyFrom(range, goneSince ?? '3.0');
      const became = goneSince !== null ? `is gone in Airflow ${goneSince.replace(/\.0$/, '')}` : change.idle === true ? 'has no effect in Airflow 3' : 'has moved in Airflow 3';
      report({
        severity: !isTold ? 'hint' : goneSince === null ? 'info' : isCertain ? 'error' : 'warning',
        confidence: !isTold ? 'hint' : isCertain ? 'certain' : 'likely',
        message: `${change.what} ${became}${told(isTold ? range : null, isCertain)}. ${advice(change)}`,
        at: siteOf(code, change.at),
        related: (change.uses ?? []).map((use) => ({ message: 'it is used here', at: siteOf(code, use) })),
        fixes: change.fixes.map((fix) => ({ ...fix, safe: fix.safe && isCertain })),
      });
    }
  },
};

function advice({ to }: Change): string {
  return to === '' ? 'Nothing takes its place: see "Upgrading to Airflow 3".' : `Use ${to}.`;
}

function told(range: ReleaseRange | null, isCertain: boolean): string {
  if (range === null) return ', and nothing says which release is installed';
  return isCertain ? `, which the project installs (\`${range.specifier}\`)` : `, which \`${range.specifier}\` allows`;
}
