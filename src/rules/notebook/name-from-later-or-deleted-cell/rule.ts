import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { boundByMagics, cellsOf, hasHiddenNames, isGiven } from '../cells';

/** Names that the top level of a cell reads before any cell above has bound them. */
export const rule: Rule = {
  meta: {
    id: 'notebook/name-from-later-or-deleted-cell',
    title: 'A cell uses a name that only a later cell, or none, makes',
    family: 'notebook',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility', 'se.python'],
    references: ['pimentel2019'],
    since: '0.2.0',
    fix: 'none',
    peers: ['julynter:h5', 'julynter:h6', 'nblyzer:stale-state'],
  },
  inspect({ code, report }) {
    if (code.document.kind !== 'notebook' || code.imported.size === 0 || hasHiddenNames(code)) return;
    const cells = cellsOf(code);
    const given = boundByMagics(code);
    const everywhere = new Map<string, number>();
    for (const [index, { binds }] of cells.entries()) for (const name of binds) if (!everywhere.has(name)) everywhere.set(name, index);
    // What functions declare global is bound when they run.
    for (const { outer } of code.functions) for (const name of outer.keys()) everywhere.set(name, -1);
    const damaged = code.module.problems.length > 0;
    const told = new Set<string>();
    for (const [index, cell] of cells.entries()) {
      for (const [name, at] of cell.reads) {
        const first = everywhere.get(name);
        if (told.has(name) || isGiven(name) || given.has(name) || (first !== undefined && first < index)) continue;
        // Bound below in the same cell: a loop, or a fault that Python tells at once.
        if (first === index) continue;
        // A cell that does not parse, or was given up on, may have made it.
        if (first === undefined && (damaged || cell.segment.executionCount === null)) continue;
        told.add(name);
        // Read in a branch alone: whether it is taken is not known here.
        const isSure = first !== undefined && cell.statements.some((statement) => statement.start <= at.start && at.end <= statement.end && !BRANCHES.has(statement.kind));
        const later = first === undefined ? undefined : cells[first]?.statements[0];
        report({
          severity: isSure ? 'error' : 'warning',
          confidence: isSure ? 'certain' : 'likely',
          message: first === undefined
            ? `No cell makes \`${name}\`: the cell that did was deleted or changed, and after a restart this one fails. (Taken for granted: nothing outside of the notebook gives it.)`
            : `\`${name}\` is made by a cell below this one: run from top to bottom, the notebook fails here. Move that cell up.${isSure ? '' : ' (Taken for granted: this branch is taken.)'}`,
          at: siteOf(code, at),
          related: later === undefined ? [] : [{ message: `\`${name}\` is made in this cell`, at: siteOf(code, { start: later.start, end: later.end }) }],
        });
      }
    }
  },
};

const BRANCHES: ReadonlySet<string> = new Set(['If', 'Try', 'Match', 'BrokenStatement']);
