import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import { cellsOf, isGiven } from '../cells';

/** A cell that stands above another and was run after it, where one reads what the other makes. Told once a notebook. */
export const rule: Rule = {
  meta: {
    id: 'notebook/out-of-order',
    title: 'Cells were run in another order than they stand, and it matters',
    family: 'notebook',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility'],
    references: ['pimentel2019', 'ipython-notebook'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pynblint:non-linear-execution', 'julynter:h3'],
  },
  inspect({ code, report }) {
    const cells = cellsOf(code).filter(({ segment, statements }) => typeof segment.executionCount === 'number' && statements.length > 0);
    for (const [index, upper] of cells.entries()) {
      for (const [distance, lower] of cells.slice(index + 1).entries()) {
        if ((lower.segment.executionCount ?? 0) >= (upper.segment.executionCount ?? 0)) continue;
        // The upper cell saw what the lower one had made, or made anew what the lower one had read.
        const saw = [...upper.reads.keys()].find((name) => lower.binds.has(name) && !isGiven(name) && !cells.slice(0, index).some((one) => one.binds.has(name)));
        const remade = saw === undefined ? [...lower.reads.keys()].find((name) => upper.makes.has(name) && cells.some((one) => one.binds.has(name) && (one.segment.executionCount ?? 0) < (lower.segment.executionCount ?? 0) && one !== upper)
          && !cells.slice(index + 1, index + 1 + distance).some((one) => one.binds.has(name))) : undefined;
        const name = saw ?? remade;
        const [first] = upper.statements;
        const [other] = lower.statements;
        if (name === undefined || first === undefined || other === undefined) continue;
        report({
          severity: 'warning',
          confidence: 'certain',
          message:
            `This cell was run as number ${String(upper.segment.executionCount)}, and one below it, which ${saw === undefined ? 'reads' : 'makes'} \`${name}\`, as number ${String(lower.segment.executionCount)}: ` +
            'run from top to bottom, the notebook gives something else than it shows. Restart, run all cells, and put them in the order that works.',
          at: siteOf(code, first),
          related: [{ message: `${saw === undefined ? 'reads' : 'makes'} \`${name}\`, and was run before`, at: siteOf(code, other) }],
        });
        return;
      }
    }
  },
};
