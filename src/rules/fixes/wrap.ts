import type { Argument, Expression, Statement } from '../../python/nodes';
import type { Source } from './source';
import { namesIn, rewritten, writtenBy } from './source';
import type { Step } from './steps';

/**
 * A step with the statement that makes a frame of its result again: `Z = scaler.fit_transform(X)`, `X = pd.DataFrame(Z, columns=X.columns)`. The
 * rows of the parts keep their labels, as those of the target do. Null where it can't be told that the table was a frame before.
 */
export function wrapped(source: Source, scope: readonly Statement[], step: Step, statement: Statement): Step | null {
  if (step.estimator === null || step.columns !== 'all' || statement.kind !== 'Assign' || statement.targets.length !== 1) return null;
  const [target] = statement.targets;
  const call = statement.value;
  if (target?.kind !== 'Name' || call.kind !== 'Call' || call.callee.kind !== 'Attribute' || call.callee.attribute !== 'DataFrame') return null;
  const [data, ...others] = call.args;
  if (data?.keyword !== null || data.value.kind !== 'Name' || data.value.id !== step.to || others.some((arg) => arg.keyword !== 'columns' && arg.keyword !== 'index')) return null;
  const given = (keyword: string): Argument | undefined => others.find((arg) => arg.keyword === keyword);
  const columns = given('columns');
  const index = given('index');
  if (!columns || !isOf(scope, columns.value, 'columns', step.from, statement.start)) return null;
  if (index && !isOf(scope, index.value, 'index', step.from, statement.start)) return null;
  if (index && index.value.kind !== 'Attribute') return null;
  const last = others.at(-1) ?? columns;
  const frame = (part: string, value: string): string => rewritten(source, call, [
    { span: data.value, text: value },
    ...others.flatMap((arg) => namesIn(arg).filter((one) => one.id === step.from).map((one) => ({ span: one, text: part }))),
    ...(index ? [] : [{ span: { start: last.end, end: last.end }, text: `, index=${part}.index` }]),
  ]);
  return {
    ...step,
    statements: [...step.statements, statement],
    to: target.id,
    drops: step.to === target.id ? step.drops : [...step.drops, step.to],
    parted: (parts) => {
      const lines = step.parted(parts);
      // The last two make the parts.
      return lines.map((line, i) => {
        const part = i === lines.length - 2 ? parts.train : i === lines.length - 1 ? parts.test : null;
        const value = part === null ? null : /^\w+\s*=\s*(.*)$/s.exec(line)?.[1];
        return part === null || value === null || value === undefined ? line : `${part} = ${frame(part, value)}`;
      });
    },
  };
}

/** `X.columns`, or a name that was given them last before this place. */
function isOf(scope: readonly Statement[], expression: Expression, attribute: string, table: string, before: number): boolean {
  if (expression.kind !== 'Name') return expression.kind === 'Attribute' && expression.attribute === attribute && expression.value.kind === 'Name' && expression.value.id === table;
  const last = scope.findLast((one) => one.end <= before && writtenBy(one).has(expression.id));
  return last?.kind === 'Assign' && last.targets.length === 1 && last.targets[0]?.kind === 'Name' && last.value.kind === 'Attribute' && isOf(scope, last.value, attribute, table, before);
}
