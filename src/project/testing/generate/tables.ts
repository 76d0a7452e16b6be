import { literalsOf, stringOf } from '../../symbolic/terms';
import type { ColumnUse } from './columns';
import { valueOf } from './inputs';
import { literal, quoted } from './skeleton';
import type { Study } from './study';

const targetName = /target|label|class|churn|default|outcome|survived|(^|_)y$/i;

/** Forty different rows as the columns of a table, a Python dict; what classes are drawn evenly from has few values. */
export function manyRows(study: Study, use: ColumnUse | null): string {
  if (!use || use.columns.size === 0) return '{"feature": range(40), "target": [n % 2 for n in range(40)]}';
  const stratified = new Set<string>();
  for (const { term } of study.happened) {
    const by = term.keywords.get('stratify');
    if (by?.t === 'item' && by.index.t === 'literal' && typeof by.index.value === 'string') stratified.add(by.index.value);
  }
  const apart = new Set(study.happened.flatMap(({ term }) => (/^\.(drop_duplicates|set_index)$/.test(term.callee) ? [...term.args, ...term.keywords.values()].flatMap((one) => stringOf(one) ?? literalsOf(one) ?? []) : [])));
  const columns = [...use.columns.values()].map((column) => {
    if (column.type === 'text' && (apart.has(column.name) || /(^|_)(id|uuid|key)$|Id$|ID$/.test(column.name))) return `${quoted(column.name)}: [f"id-{n}" for n in range(40)]`;
    const values = [...new Set(column.values)].filter((one) => typeof one === 'string');
    const all = values.length === 1 ? [...values, 'other'] : values;
    if (column.type === 'text' && all.length > 0) return `${quoted(column.name)}: [[${all.map(literal).join(', ')}][n % ${String(all.length)}] for n in range(40)]`;
    if (stratified.has(column.name) || targetName.test(column.name)) return `${quoted(column.name)}: [n % 2 for n in range(40)]`;
    const [first, second] = [valueOf(column, 0), valueOf(column, 1)];
    if (column.type === 'number') return `${quoted(column.name)}: range(40)`;
    if (column.type === 'moment') return `${quoted(column.name)}: pd.date_range("2024-01-01", periods=40)`;
    if (column.type === 'date') return `${quoted(column.name)}: [str(day) for day in pd.date_range("2024-01-01", periods=40)]`;
    return `${quoted(column.name)}: [${first}, ${second}] * 20`;
  });
  const flat = `{${columns.join(', ')}}`;
  return flat.length < 80 ? flat : `{\n${columns.map((column) => `        ${column},\n`).join('')}    }`;
}
