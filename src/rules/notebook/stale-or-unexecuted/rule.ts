import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { cellsOf } from '../cells';

/** A cell without a number between two that have one. Told once a notebook. */
export const rule: Rule = {
  meta: {
    id: 'notebook/stale-or-unexecuted',
    title: 'Cells that were never run stand among cells that were',
    family: 'notebook',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['se.reproducibility'],
    references: ['pimentel2019'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pynblint:non-executed-cells', 'julynter:h1'],
  },
  atMost: 'hint',
  inspect({ code, report }) {
    const cells = cellsOf(code).filter(({ statements, segment }) => statements.length > 0 && segment.executionCount !== undefined);
    const ran = cells.map(({ segment }) => typeof segment.executionCount === 'number');
    const first = ran.indexOf(true);
    const last = ran.lastIndexOf(true);
    const open = cells.filter((_, index) => index > first && index < last && ran[index] === false);
    const statement = open[0]?.statements[0];
    if (statement === undefined || first < 0) return;
    report({
      severity: 'hint',
      confidence: 'hint',
      message: `${String(open.length)} of ${String(cells.length)} cells were not run, or were changed since: what is shown below them came about without them. Run all cells before you save.`,
      at: siteOf(code, statement),
      related: [],
    });
  },
};
