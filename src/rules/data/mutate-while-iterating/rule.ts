import { isType, typeOf } from '../../../project/code/types';
import { isWithin, loopsAround } from '../../../project/code/places';
import { expressionsOf, partsOf, siteOf, textOf } from '../../reading';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Rule } from '../../rule';

/** A value is put into the row that iterrows gave, and the row is forgotten. */
export const rule: Rule = {
  meta: {
    id: 'data/mutate-while-iterating',
    title: 'A row of a loop is changed, and the table does not hear of it',
    family: 'data',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'de.data-quality-contracts'],
    references: ['pandas-gotchas'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint:W5501'],
  },
  needs: ['pandas'],
  words: ['iterrows'],
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.For) {
      const { iterable, target } = node;
      if (iterable.kind !== 'Call' || iterable.callee.kind !== 'Attribute' || iterable.callee.attribute !== 'iterrows') continue;
      const row = target.kind === 'Tuple' ? target.elements[1] : undefined;
      if (row?.kind !== 'Name' || (typeOf(code, iterable.callee.value, place).name !== '' && !isType(typeOf(code, iterable.callee.value, place), 'pandas.DataFrame'))) continue;
      const writes = code.statements.filter((one) => isWithin(one, place) && one !== place && writesTo(one, row.id));
      const [first] = writes;
      if (first === undefined || isUsed(code, place, row.id, writes)) continue;
      const { statement } = first;
      const at = statement.kind === 'Assign' ? statement.targets[0] : statement.kind === 'AugmentedAssign' ? statement.target : undefined;
      if (at === undefined) continue;
      const table = textOf(code, iterable.callee.value);
      report({
        severity: 'error',
        confidence: 'certain',
        message: `\`${row.id}\` is a copy of the row, and nothing takes it from here: ${table} stays as it is. Compute the column at once (${table}["…"] = …), or write ${table}.at[index, column].`,
        at: siteOf(code, at),
        related: [{ message: 'the rows are handed out here', at: siteOf(code, node.header) }],
      });
    }
  },
};

function writesTo({ statement }: Place, row: string): boolean {
  const targets = statement.kind === 'Assign' ? statement.targets : statement.kind === 'AugmentedAssign' ? [statement.target] : [];
  return targets.some((target) => {
    const { kind } = target;
    if (kind !== 'Subscript' && kind !== 'Attribute') return false;
    let inner = target.value;
    if (inner.kind === 'Attribute' && /^i?loc$|^i?at$/.test(inner.attribute)) inner = inner.value;
    return inner.kind === 'Name' && inner.id === row;
  });
}

/** Is the row handed on as a whole, or are its entries read after the first of them was written? */
function isUsed(code: ModuleCode, loop: Place, row: string, writes: readonly Place[]): boolean {
  const from = Math.min(...writes.map((one) => one.statement.start));
  for (const place of code.statements) {
    if (!isWithin(place, loop) || place === loop || place.statement.start < from || loopsAround(place).length === 0) continue;
    if (writes.includes(place)) {
      const { statement } = place;
      if (statement.kind === 'AugmentedAssign' && writes[0] !== place) return true;
      if (place.statement.start === from) continue;
    }
    for (const expression of expressionsOf(place.statement)) {
      for (const part of partsOf(expression)) if (part.kind === 'Name' && part.id === row) return true;
    }
  }
  return [...code.nodes.If, ...code.nodes.While, ...code.nodes.For, ...code.nodes.With].some(({ node, place }) => {
    if (!isWithin(place, loop) || node === loop.statement || node.start < from) return false;
    const heads = node.kind === 'With' ? node.items.map((item) => item.context) : node.kind === 'For' ? [node.iterable] : [node.test];
    return heads.some((head) => [...partsOf(head)].some((part) => part.kind === 'Name' && part.id === row));
  });
}
