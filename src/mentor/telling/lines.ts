import type { FunctionDefinition, Import, ImportFrom, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Role } from './phrase';
import type { ToldStatement } from './statements';
import { importing, tellStatement } from './statements';
import { bodiesOf, statementsIn } from './walk';
import type { World } from './world';

/** The statements that a span touches, outermost first; a compound statement counts where its head is touched, else what is touched inside. */
export function statementsAt(world: World, span: Span): readonly Statement[] {
  const found: Statement[] = [];
  const visit = (body: readonly Statement[]): void => {
    for (const statement of body) {
      if (statement.end <= span.start && !(statement.end === span.start && span.start === span.end)) continue;
      if (statement.start >= span.end && !(statement.start === span.start && span.start === span.end)) continue;
      const inner = bodiesOf(statement).flat();
      const first = inner[0];
      const touchesHead = first === undefined || span.start < first.start;
      if (touchesHead) found.push(statement);
      else for (const part of bodiesOf(statement)) visit(part);
    }
  };
  visit(world.module.body);
  return found;
}

/** The innermost function around an offset. */
export function functionAround(world: World, offset: number): FunctionDefinition | undefined {
  return world.definitions.around(offset).filter((one) => one.kind === 'FunctionDefinition').at(-1);
}

export interface ToldLines {
  readonly lines: readonly ToldStatement[];
  /** How many statements there are, told or not. */
  readonly statements: number;
  readonly left: number;
}

const weights: Readonly<Record<Role, number>> = {
  train: 10, judge: 9, split: 9, tune: 9, load: 8, llm: 8, serve: 7, fit: 7, predict: 7, save: 7, restore: 7, define: 6, step: 6, feature: 5, clean: 5, plot: 3, log: 2, look: 2, setup: 1, python: 1,
};

/** More statements than this, and the bodies of functions are left out where several things were selected. */
const MANY = 45;

/** Tells the statements of a selection, at most `most` of them: where there are more, those that weigh most, in order. */
export function tellLines(world: World, selected: readonly Statement[], span: Span, most: number): ToldLines {
  const all = [...statementsIn(selected)].filter((statement) => statement.end > span.start && statement.start < Math.max(span.end, span.start + 1));
  const only = selected.length === 1 ? selected[0] : undefined;
  const isLong = all.length > MANY;
  const enters = (statement: Statement): boolean => !isLong || (statement.kind !== 'FunctionDefinition' && (statement.kind !== 'ClassDefinition' || statement === only)) || statement === only;
  const statements = [...statementsIn(selected, enters)].filter((statement) => statement.start < Math.max(span.end, span.start + 1));
  const told = grouped(world, statements.flatMap((statement) => tellStatement(world, statement) ?? []));
  if (told.length <= most) return { lines: told, statements: all.length, left: 0 };
  const ranked = told.map((line, index) => ({ index, weight: weights[line.role] - (line.text.includes('second name') ? 2 : 0) })).sort((a, b) => b.weight - a.weight || a.index - b.index).slice(0, most);
  const keep = new Set(ranked.map(({ index }) => index));
  const lines = told.filter((_line, index) => keep.has(index));
  return { lines, statements: all.length, left: told.length - lines.length };
}

/** Neighbours that one sentence tells become one: imports, pictures, prints. */
function grouped(world: World, told: readonly ToldStatement[]): ToldStatement[] {
  const result: ToldStatement[] = [];
  let imports: (Import | ImportFrom)[] = [];
  for (const line of told) {
    const last = result.at(-1);
    const { statement } = line;
    if (statement.kind === 'Import' || statement.kind === 'ImportFrom') {
      imports = last !== undefined && isImport(last.statement) ? [...imports, statement] : [statement];
      const text = importing(imports);
      if (last !== undefined && isImport(last.statement)) result[result.length - 1] = joinedLine(last, line, text);
      else if (text !== '') result.push({ ...line, text });
      continue;
    }
    if (last?.role === line.role && adjacent(world, last, line)) {
      if (line.role === 'plot' && line.roles.every((role) => role === 'plot')) {
        result[result.length - 1] = joinedLine(last, line, 'These lines draw a picture and label it.');
        continue;
      }
      if (line.text === last.text || sameDeed(last, line)) {
        result[result.length - 1] = joinedLine(last, line, last.text);
        continue;
      }
    }
    result.push(line);
  }
  return result;
}

function isImport(statement: Statement): boolean {
  return statement.kind === 'Import' || statement.kind === 'ImportFrom';
}

/** The same function called several times for its effect alone: `print(…)`, `parser.add_argument(…)`. */
function sameDeed(a: ToldStatement, b: ToldStatement): boolean {
  return (a.role === 'look' || a.role === 'log' || a.role === 'setup') && a.statement.kind === 'ExpressionStatement' && b.statement.kind === 'ExpressionStatement' && verb(a) !== '' && verb(a) === verb(b);
}

function verb(line: ToldStatement): string {
  const match = /^(Shows|Prints|Adds the option|Draws|Silences)/.exec(line.text);
  return line.roles.every((role) => role === line.role) ? (match?.[1] ?? '') : '';
}

function adjacent(world: World, a: ToldStatement, b: ToldStatement): boolean {
  return /^\s*(#[^\n]*\s*)*$/.test(world.document.text.slice(a.span.end, b.span.start));
}

function joinedLine(a: ToldStatement, b: ToldStatement, text: string): ToldStatement {
  const said = a.stands === 1 && text === a.text && verb(a) !== '' ? `${text.replace(/\.$/, '')}, and the lines after it do the same with other values.` : text;
  return {
    ...a,
    span: { start: a.span.start, end: b.span.end },
    text: said,
    remarks: [...a.remarks, ...b.remarks.filter((remark) => !a.remarks.includes(remark))],
    roles: union(a.roles, b.roles),
    watch: union(a.watch, b.watch),
    names: union(a.names, b.names),
    stands: a.stands + b.stands,
  };
}

function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  const more = b.filter((one) => !a.includes(one));
  return more.length === 0 ? a : [...a, ...more];
}
