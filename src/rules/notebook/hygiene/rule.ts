import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { cellsOf } from '../cells';

/** More lines than fit on two screens. */
const MOST_LINES = 100;

/** A cell too long to be read, and more than a few empty ones. */
export const rule: Rule = {
  meta: {
    id: 'notebook/hygiene',
    title: 'Very long or empty cells',
    family: 'notebook',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['se.python'],
    references: ['pimentel2019'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pynblint:empty-cells', 'pynblint:long-cells'],
  },
  inspect({ code, report }) {
    const cells = cellsOf(code);
    const long = cells.find(({ segment }) => segment.source.split('\n').length > MOST_LINES);
    const [first] = long?.statements ?? [];
    if (first !== undefined) report({ severity: 'hint', confidence: 'hint', at: siteOf(code, first), related: [], message: `This cell has more than ${String(MOST_LINES)} lines: take it apart, or move its functions into a module.` });
  },
};
