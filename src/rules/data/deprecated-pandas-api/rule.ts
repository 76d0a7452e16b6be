import { judgeRemoval, removedUses } from '../../removals';
import type { Rule } from '../../rule';

/** What pandas has removed, judged by the release that the project installs. */
export const rule: Rule = {
  meta: {
    id: 'data/deprecated-pandas-api',
    title: 'The code uses a pandas name that is gone',
    family: 'data',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'se.reproducibility'],
    references: ['pandas-whatsnew-2', 'pandas-whatsnew-3'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:PD007', 'pandas-vet:PD007'],
  },
  needs: ['pandas'],
  inspect({ code, releases, report }) {
    for (const use of removedUses(code, distributions)) {
      const finding = judgeRemoval(code, releases, use);
      if (finding !== null) report(finding);
    }
  },
};

const distributions = new Set(['pandas']);
