import { siteOf } from '../../reading';
import type { Rule } from '../../rule';
import type { CellNames } from '../cells';
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
    const isBound = (name: string, from: number, to: number): boolean => {
      for (let at = from; at < to; at++) if (cells[at]?.binds.has(name)) return true;
      return false;
    };
    for (const [index, upper] of cells.entries()) {
      for (let below = index + 1; below < cells.length; below++) {
        const lower = cells[below];
        if (lower === undefined || ranAs(lower) >= ranAs(upper)) continue;
        // The upper cell saw what the lower one had made, or made anew what the lower one had read.
        const saw = firstOf(upper.reads.keys(), (name) => lower.binds.has(name) && !isGiven(name) && !isBound(name, 0, index));
        const name = saw ?? firstOf(lower.reads.keys(), (name) => upper.makes.has(name) && cells.some((one) => one.binds.has(name) && ranAs(one) < ranAs(lower) && one !== upper) && !isBound(name, index + 1, below));
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

function ranAs({ segment }: CellNames): number {
  return segment.executionCount ?? 0;
}

function firstOf(names: Iterable<string>, is: (name: string) => boolean): string | undefined {
  for (const name of names) if (is(name)) return name;
  return undefined;
}
