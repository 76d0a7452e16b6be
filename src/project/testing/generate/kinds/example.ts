import type { AnnotatedAssign, Expression } from '../../../../python/nodes';
import type { ClassAt, ProgramSyntax } from '../../../program-syntax';
import { quoted } from '../skeleton';

/** A field of a request, with a valid value as Python writes it. */
export interface ExampleField {
  readonly name: string;
  readonly value: string;
  readonly isRequired: boolean;
}

/** The fields of a model of pydantic, its bases' first; null: it is none. */
export function exampleOf(program: ProgramSyntax, of: ClassAt, hops = 0): ExampleField[] | null {
  let isModel = false;
  const fields = new Map<string, ExampleField>();
  for (const base of of.definition.bases) {
    const name = program.libraryName(base.value, of.path);
    if (name !== undefined && /(^|\.)(BaseModel|RootModel|SQLModel)$/.test(name)) isModel = true;
    const parent = hops < 4 ? program.meaning(base.value, of.path, null) : null;
    const inherited = parent?.is === 'class' && parent.definition !== of.definition ? exampleOf(program, parent, hops + 1) : null;
    if (inherited) isModel = true;
    for (const field of inherited ?? []) fields.set(field.name, field);
  }
  if (!isModel) return null;
  for (const statement of of.definition.body) {
    if (statement.kind !== 'AnnotatedAssign' || statement.target.kind !== 'Name' || statement.target.id === 'model_config') continue;
    fields.set(statement.target.id, fieldOf(program, of.path, statement.target.id, statement, hops));
  }
  return [...fields.values()];
}

function fieldOf(program: ProgramSyntax, path: string, name: string, { annotation, value }: AnnotatedAssign, hops: number): ExampleField {
  const field = value?.kind === 'Call' && textOf(program, path, value.callee).endsWith("Field") ? value : null;
  const first = field?.args.find((one) => one.keyword === 'default' || one.keyword === null)?.value;
  const hasDefault = value !== null && (field === null ? value.kind !== 'Constant' || value.type !== 'ellipsis' : (first !== undefined && !(first.kind === 'Constant' && first.type === 'ellipsis')) || field.args.some((one) => one.keyword === 'default_factory'));
  const limit = (keyword: string): number | undefined => numberOf(field?.args.find((one) => one.keyword === keyword)?.value);
  const low = limit('ge') ?? (limit('gt') === undefined ? undefined : (limit('gt') ?? 0) + 1);
  const high = limit('le') ?? (limit('lt') === undefined ? undefined : (limit('lt') ?? 0) - 1);
  const shown = field?.args.find((one) => one.keyword === 'example')?.value ?? listedFirst(field?.args.find((one) => one.keyword === 'examples')?.value);
  const alias = field?.args.find((one) => one.keyword === 'alias')?.value;
  const given = shown?.kind === 'Constant' ? textOf(program, path, shown) : undefined;
  return {
    name: alias?.kind === 'Constant' && typeof alias.value === 'string' ? alias.value : name,
    value: given ?? valueFor(program, path, annotation, { low, high, least: limit('min_length') ?? limit('min_items') ?? 1 }, hops),
    isRequired: !hasDefault,
  };
}

function listedFirst(expression: Expression | undefined): Expression | undefined {
  return expression?.kind === 'List' ? expression.elements[0] : undefined;
}

function numberOf(expression: Expression | undefined): number | undefined {
  return expression?.kind === 'Constant' && typeof expression.value === 'number' ? expression.value : undefined;
}

function textOf(program: ProgramSyntax, path: string, expression: Expression): string {
  return program.documents.get(path)?.code.slice(expression.start, expression.end) ?? '';
}

interface Limits {
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly least: number;
}

function valueFor(program: ProgramSyntax, path: string, annotation: Expression, limits: Limits, hops: number): string {
  const text = textOf(program, path, annotation);
  const { low, high, least } = limits;
  const number = Math.max(low ?? 1, Math.min(high ?? 1, 1));
  if (annotation.kind === 'Subscript') {
    const head = textOf(program, path, annotation.value).replace(/^typing\./, '');
    const inner = annotation.index.kind === 'Tuple' ? annotation.index.elements : [annotation.index];
    const [first] = inner;
    if (head === 'Literal' && first) return textOf(program, path, first);
    if (/^(Optional|Annotated|Union)$/.test(head) && first) return valueFor(program, path, first, limits, hops);
    if (/^([Ll]ist|[Ss]equence|[Tt]uple|conlist|Set|set)$/.test(head) && first) return `[${Array.from({ length: Math.max(1, least) }, () => valueFor(program, path, first, { low: undefined, high: undefined, least: 1 }, hops + 1)).join(', ')}]`;
    if (/^[Dd]ict$/.test(head)) return '{}';
  }
  if (annotation.kind === 'BinaryOperation' && annotation.operator === '|') return valueFor(program, path, annotation.left, limits, hops);
  const head = annotation.kind === 'Call' ? textOf(program, path, annotation.callee) : text;
  if (/^(conint|int|PositiveInt|NonNegativeInt)$/.test(head)) return String(Math.ceil(number));
  if (/^(confloat|float|PositiveFloat|NonNegativeFloat|Decimal)$/.test(head)) return Number.isInteger(number) ? `${String(number)}.0` : String(number);
  if (/^bool$/.test(head)) return 'True';
  if (/datetime$/i.test(head)) return quoted('2024-01-31T23:50:00');
  if (/date$/i.test(head)) return quoted('2024-01-31');
  if (/^(constr|str|Any)$/.test(head)) return quoted('a'.repeat(Math.max(1, least)));
  const meaning = program.meaning(annotation, path, null);
  if (meaning.is === 'class' && hops < 4) {
    const nested = exampleOf(program, meaning, hops + 1);
    if (nested) return `{${nested.map((field) => `${quoted(field.name)}: ${field.value}`).join(', ')}}`;
    const [member] = meaning.definition.body.flatMap((one) => (one.kind === 'Assign' && one.value.kind === 'Constant' ? [one.value] : []));
    if (member) return textOf(program, meaning.path, member);
  }
  return quoted('a');
}
