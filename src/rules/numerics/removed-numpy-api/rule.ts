import { judgeRemoval, removedUses } from '../../removals';
import type { Rule } from '../../rule';

/** What NumPy has removed, judged by the release that the project installs. */
export const rule: Rule = {
  meta: {
    id: 'numerics/removed-numpy-api',
    title: 'The code uses a NumPy name that is gone',
    family: 'numerics',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'se.reproducibility'],
    references: ['numpy-2-migration'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:NPY001', 'ruff:NPY003', 'ruff:NPY201', 'sonar:S6730', 'trailofbits:numpy-distutils'],
  },
  needs: ['numpy'],
  inspect({ code, releases, report }) {
    for (const use of removedUses(code, distributions)) {
      const finding = judgeRemoval(code, releases, use);
      if (finding !== null) report(finding);
    }
  },
};

const distributions = new Set(['numpy']);
