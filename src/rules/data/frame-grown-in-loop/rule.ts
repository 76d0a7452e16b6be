import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import { isWithin, loopsAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { argumentOf, constantOf, siteOf, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df = pd.concat([df, part])` in a loop. */
export const rule: Rule = {
  meta: {
    id: 'data/frame-grown-in-loop',
    title: 'A table grows by one row at a time',
    family: 'data',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['sc.performance-tuning', 'se.python'],
    references: ['pandas-performance', 'zhang2022'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7708'],
  },
  needs: ['pandas'],
  inspect({ code, report }) {
    for (const place of code.statements) {
      if (place.statement.kind !== 'Assign') continue;
      const [loop] = loopsAround(place);
      if (loop === undefined || isShort(code, loop)) continue;
      const how = grown(code, place, loop);
      if (how === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `Each round of the loop copies the whole of ${how.name}: the time grows with the square of the number of rounds. Collect the parts in a list, and make the table once, behind the loop.`,
        at: siteOf(code, how.at),
        related: [{ message: 'the loop', at: siteOf(code, loop.statement.kind === 'For' || loop.statement.kind === 'While' ? loop.statement.header : loop.statement) }],
      });
    }
  },
};

/** A handful of rounds, counted out in the code: the square of it is small as well. */
function isShort(code: ModuleCode, loop: Place): boolean {
  const { statement } = loop;
  if (statement.kind !== 'For') return false;
  const { iterable } = statement;
  if (iterable.kind === 'List' || iterable.kind === 'Tuple') return iterable.elements.length <= A_HANDFUL;
  if (iterable.kind !== 'Call' || code.name(iterable.callee, loop) !== 'builtins.range' || iterable.args.length !== 1) return false;
  const rounds = constantOf(code, iterable.args[0]?.value, loop)?.value;
  return typeof rounds === 'number' && rounds <= A_HANDFUL;
}

const A_HANDFUL = 10;

interface Grown {
  readonly name: string;
  readonly at: Expression;
}

function grown(code: ModuleCode, place: Place, loop: Place): Grown | null {
  const { statement } = place;
  if (statement.kind !== 'Assign' || statement.targets.length !== 1) return null;
  const [target] = statement.targets;
  const { value } = statement;
  if (target === undefined) return null;
  // df.loc[len(df)] = row
  if (target.kind === 'Subscript' && /^pandas\.DataFrame\.loc$/.test(typeOf(code, target.value, place).name) && target.index.kind === 'Call' && target.value.kind === 'Attribute') {
    const [counted] = target.index.args;
    const table = textOf(code, target.value.value);
    if (code.name(target.index.callee, place) === 'builtins.len' && counted !== undefined && textOf(code, counted.value) === table && isOlder(code, target.value.value, place, loop)) return { name: table, at: target };
    return null;
  }
  if ((target.kind !== 'Name' && target.kind !== 'Attribute') || value.kind !== 'Call') return null;
  const table = textOf(code, target);
  if (code.name(value.callee, place) === 'pandas.concat') {
    const parts = argumentOf(value, 'objs', 0)?.value;
    const isColumns = /^(1|"columns"|'columns')$/.test(textOf(code, argumentOf(value, 'axis', 1)?.value ?? target));
    if ((parts?.kind !== 'List' && parts?.kind !== 'Tuple') || isColumns || parts.elements.length < 2) return null;
    // A table that is doubled with itself has no parts to collect.
    if (parts.elements.every((one) => textOf(code, one) === table)) return null;
    return parts.elements.some((one) => textOf(code, one) === table) && isOlder(code, target, place, loop) ? { name: table, at: value } : null;
  }
  if (value.callee.kind !== 'Attribute' || !/^_?append$/.test(value.callee.attribute) || textOf(code, value.callee.value) !== table) return null;
  return isType(typeOf(code, value.callee.value, place), 'pandas.DataFrame') && isOlder(code, target, place, loop) ? { name: table, at: value } : null;
}

/** Was the table there before the loop began, and is it not made anew in each round? */
function isOlder(code: ModuleCode, target: Expression, place: Place, loop: Place): boolean {
  if (leavesLoop(place, loop)) return false;
  return target.kind !== 'Name' || code.bindings(target.id, place).some((binding) => !isWithin(binding.place, loop));
}

/** A loop that is left behind the statement, in its branch or in one around it, does it once. */
function leavesLoop(place: Place, loop: Place): boolean {
  for (let at: Place | null = place; at !== null && at.statement !== loop.statement; at = at.parent) {
    const leaves = at.block.slice(at.index + 1).some((next) => next.kind === 'Return' || next.kind === 'Raise' || (next.kind === 'Simple' && next.form === 'break'));
    // What leaves an inner loop does not leave this one.
    if (leaves && loopsAround(at)[0]?.statement === loop.statement) return true;
  }
  return false;
}
