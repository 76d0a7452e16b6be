import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { cellsOf } from '../cells';

/** Cells at the top may import; below, a reader does not look for it. Told once a notebook. */
const TOP_CELLS = 3;

export const rule: Rule = {
  meta: {
    id: 'notebook/late-import',
    title: 'Libraries are imported in the middle of a notebook',
    family: 'notebook',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['se.python'],
    references: ['pimentel2019'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pynblint:imports-beyond-first-cell', 'julynter:i1'],
  },
  atMost: 'hint',
  inspect({ code, report }) {
    const cells = cellsOf(code).filter(({ statements }) => statements.length > 0);
    const late = cells.slice(TOP_CELLS).filter(({ statements }) => statements.some(({ kind }) => kind === 'Import' || kind === 'ImportFrom'));
    const first = late[0]?.statements.find(({ kind }) => kind === 'Import' || kind === 'ImportFrom');
    if (first === undefined || cells.length < TOP_CELLS * 2) return;
    report({ severity: 'hint', confidence: 'hint', at: siteOf(code, first), related: [], message: `${String(late.length)} cells further down import libraries: a reader learns late what is needed, and a missing one stops the run half-way. Import in the first cell.` });
  },
};
