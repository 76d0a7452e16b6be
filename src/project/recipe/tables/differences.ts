import { casesOf, edgesOf, evaluate } from './evaluate';
import type { Expr, Field, Operation, Value } from './expressions';
import { fieldsOf, has, inside, isWhole, keyOf, plainName } from './expressions';
import type { Feature } from './inputs';
import { calendarParts, unitFactors } from './spellings';

/** What no name of a source changes: the hour of a moment is an hour whatever the column is called. */
const fixesUnit: ReadonlySet<string> = new Set([...calendarParts, 'total_seconds']);

interface Aligned {
  readonly constants: { readonly train: Value; readonly serve: Value }[];
  readonly fields: { readonly train: Field; readonly serve: Field; readonly isFree: boolean }[];
}

/** Walks two expressions of one shape; false where they differ in more than constants and names. */
function align(a: Expr, b: Expr, into: Aligned, isFree: boolean): boolean {
  if (a.e === 'operation' && a.name === 'saved' && a.operands[0]) return align(a.operands[0], b, into, isFree);
  if (b.e === 'operation' && b.name === 'saved' && b.operands[0]) return align(a, b.operands[0], into, isFree);
  if (a.e === 'constant' && b.e === 'constant') {
    if (typeof a.value !== typeof b.value) return false;
    into.constants.push({ train: a.value, serve: b.value });
    return true;
  }
  if (a.e === 'field' && b.e === 'field') {
    into.fields.push({ train: a, serve: b, isFree });
    return true;
  }
  if (a.e === 'sum' && b.e === 'sum') {
    if (a.terms.length !== b.terms.length || (a.constant === 0) !== (b.constant === 0)) return false;
    if (a.constant !== 0) into.constants.push({ train: a.constant, serve: b.constant });
    const shape = (expr: typeof a.terms[number]): string => expr.factors.map(({ of, power }) => `${keyOf(of, { constants: true, names: true })}^${String(power)}`).join('*');
    const byShape = (x: typeof a.terms[number], y: typeof a.terms[number]): number => (shape(x) < shape(y) ? -1 : shape(x) > shape(y) ? 1 : 0);
    const left = [...a.terms].sort(byShape);
    const right = [...b.terms].sort(byShape);
    return left.every((term, index) => {
      const other = right[index];
      if (other?.factors.length !== term.factors.length) return false;
      into.constants.push({ train: term.coefficient, serve: other.coefficient });
      return term.factors.every((factor, at) => {
        const twin = other.factors[at];
        if (!twin) return false;
        into.constants.push({ train: factor.power, serve: twin.power });
        return align(factor.of, twin.of, into, isFree);
      });
    });
  }
  if (a.e === 'when' && b.e === 'when') return align(a.test, b.test, into, isFree) && align(a.then, b.then, into, isFree) && align(a.otherwise, b.otherwise, into, isFree);
  if (a.e === 'operation' && b.e === 'operation') {
    if (a.name !== b.name || a.operands.length !== b.operands.length || a.params.length !== b.params.length) return false;
    a.params.forEach((param, index) => into.constants.push({ train: param, serve: b.params[index] ?? null }));
    return a.operands.every((operand, index) => {
      const other = b.operands[index];
      return other !== undefined && align(operand, other, into, isFree || fixesUnit.has(a.name));
    });
  }
  return false;
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b)));
}

/** One number that differs between two expressions that are equal otherwise. */
export interface ConstantDifference {
  readonly train: Value;
  readonly serve: Value;
  /** The factor between them is one between two units. */
  readonly units: string | null;
}

/** S04, S15: both expressions have one shape and the same sources, and numbers in them differ. Names of sources may differ where the unit can't. */
export function constantDifference({ train, serve }: Feature): ConstantDifference | null {
  if (!train || !serve || !isWhole(train) || !isWhole(serve) || keyOf(train, { names: true }) === keyOf(serve, { names: true })) return null;
  if (has(train, 'now', 'fill', 'lookup', 'dummy', 'fromepoch', 'timezone', 'maybe') || has(serve, 'now', 'fill', 'lookup', 'dummy', 'fromepoch', 'timezone', 'maybe', 'reindexed')) return null;
  const found: Aligned = { constants: [], fields: [] };
  if (!align(train, serve, found, false) || found.fields.length === 0) return null;
  const renamed = new Map<string, string>();
  for (const { train: a, serve: b, isFree } of found.fields) {
    const [from, to] = [plainName(a.name), plainName(b.name)];
    if (from !== to && !isFree) return null;
    if ((renamed.get(from) ?? to) !== to) return null;
    renamed.set(from, to);
  }
  const differing = found.constants.filter((pair) => !isSame(pair.train, pair.serve));
  // More than two numbers make another formula.
  const [first] = differing;
  if (!first || differing.length > 2 || differing.some((pair) => typeof pair.train !== 'number' || typeof pair.serve !== 'number')) return null;
  const isScale = train.e === 'sum' && train.constant === 0 && train.terms.length === 1 && differing.length === 1;
  return { ...first, units: isScale ? unitsBetween(first.train, first.serve) : null };
}

function unitsBetween(a: Value, b: Value): string | null {
  if (typeof a !== 'number' || typeof b !== 'number' || a === 0 || b === 0) return null;
  const factor = Math.abs(a / b) >= 1 ? Math.abs(a / b) : Math.abs(b / a);
  return unitFactors.find(([known]) => Math.abs(factor / (known < 1 ? 1 / known : known) - 1) < 1e-4)?.[1] ?? null;
}

/** S15: one side multiplies what the other takes as it is, where the unit of what it is taken from is the same on both. */
export function unitDifference({ name, train, serve }: Feature): { readonly factor: number; readonly units: string; readonly on: 'train' | 'serve' } | null {
  if (!train || !serve || !isWhole(train) || !isWhole(serve)) return null;
  const [a, b] = [scaled(train), scaled(serve)];
  const isFixed = a.of.e === 'operation' && fixesUnit.has(a.of.name);
  if (a.by === b.by || keyOf(a.of, { names: isFixed }) !== keyOf(b.of, { names: isFixed }) || fieldsOf(train).length === 0) return null;
  if (a.by !== 1 && b.by !== 1) return null;
  // A field of the same name as the feature may come in the unit of the feature.
  if (!isFixed && (a.of.e !== 'field' || plainName(a.of.name) === plainName(name))) return null;
  const factor = a.by === 1 ? b.by : a.by;
  const units = unitsBetween(factor, 1);
  return units === null ? null : { factor, units, on: a.by === 1 ? 'serve' : 'train' };
}

function scaled(expr: Expr): { readonly of: Expr; readonly by: number } {
  const [term, ...others] = expr.e === 'sum' && expr.constant === 0 ? expr.terms : [];
  const factor = term?.factors[0];
  return term && factor && others.length === 0 && term.factors.length === 1 && factor.power === 1 ? { of: factor.of, by: term.coefficient } : { of: expr, by: 1 };
}

/** S15: the clock of the server instead of a time of the data; or one and the same moment in two time zones. */
export function clockDifference({ train, serve }: Feature): 'now' | { readonly train: Value; readonly serve: Value } | null {
  if (!train || !serve) return null;
  if (has(serve, 'now')) {
    if (has(train, 'now') || !isWhole(train) || !has(train, ...calendarParts)) return null;
    const isPart = serve.e === 'operation' && calendarParts.has(serve.name);
    return isPart || serve.e === 'sum' ? (has(serve, ...calendarParts) && sharesPart(train, serve) ? 'now' : null) : has(serve, ...calendarParts) && sharesPart(train, serve) ? 'now' : null;
  }
  const [a, b] = [epochOf(train), epochOf(serve)];
  if (!a || !b || a.params[0] === b.params[0] || a.params[0] === 'other' || b.params[0] === 'other' || !isWhole(train) || !isWhole(serve)) return null;
  return has(train, ...calendarParts) && sharesPart(train, serve) ? { train: a.params[0] ?? null, serve: b.params[0] ?? null } : null;
}

function sharesPart(train: Expr, serve: Expr): boolean {
  return [...calendarParts].some((part) => part !== 'year' && has(train, part) && has(serve, part));
}

function epochOf(expr: Expr): Operation | null {
  for (const part of inside(expr)) if (part.e === 'operation' && part.name === 'fromepoch') return part;
  return null;
}

/** S14: how a side fills what is missing. */
export interface Filling {
  readonly value: Expr;
  readonly by: 'fill' | 'default';
}

function fillingOf(expr: Expr, withDefaults: boolean): Filling | null {
  for (const part of inside(expr)) {
    if (part.e === 'operation' && part.name === 'saved') return null;
    if (part.e === 'operation' && part.name === 'fill' && part.operands[1]) return { value: part.operands[1], by: 'fill' };
    if (withDefaults && part.e === 'field' && part.fallback && part.fallback.value !== null) return { value: { e: 'constant', value: part.fallback.value, site: part.fallback.site }, by: 'default' };
  }
  return null;
}

export interface FillDifference {
  readonly train: Expr | null;
  readonly serve: Filling;
  readonly how: 'other value' | 'own statistic';
}

/** S14: both sides fill a gap of the same column, with other values; or serving with a statistic of what it is asked. */
export function fillDifference({ train, serve }: Feature): FillDifference | null {
  if (!train || !serve || fieldsOf(train).length !== 1) return null;
  const learned = fillingOf(train, false);
  const served = fillingOf(serve, true);
  if (!learned || !served) return null;
  if (served.value.e === 'operation' && served.value.name === 'statistic') return learned.value.e === 'operation' && learned.value.name === 'statistic' && hasRows(served.value) ? { train: learned.value, serve: served, how: 'own statistic' } : null;
  if (served.value.e !== 'constant') return null;
  // An outer fill decides; an inner one of another kind may have done it before.
  if (learned.value.e === 'constant') return isSame(numeric(learned.value.value), numeric(served.value.value)) ? null : { train: learned.value, serve: served, how: 'other value' };
  return learned.value.e === 'operation' && learned.value.name === 'statistic' ? { train: learned.value, serve: served, how: 'other value' } : null;
}

function numeric(value: Value): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}

function hasRows(statistic: Expr): boolean {
  return fieldsOf(statistic).length > 0 && !has(statistic, 'saved');
}

/** S13: training had values, serving has one constant. */
export function constantColumn({ train, serve }: Feature): { readonly value: Value; readonly isReindexed: boolean } | null {
  if (!train || !serve || train.e === 'constant' || !isWhole(train) || fieldsOf(train).length === 0 || has(train, 'dummy', 'maybe')) return null;
  if (serve.e === 'constant') return { value: serve.value, isReindexed: false };
  const [filled] = serve.e === 'operation' && serve.name === 'reindexed' ? serve.operands : [];
  return filled?.e === 'constant' ? { value: filled.value, isReindexed: true } : null;
}

/** S05: a value of the field for which the two give different numbers. */
export interface Example {
  readonly field: string;
  readonly value: Value;
  readonly train: Value;
  readonly serve: Value;
}

/** A choice of a page: what is sent, and what it says to the user, where another choice sends the same. */
export interface Choice {
  readonly value: Value;
  readonly meant: Value;
}

/** S05: the branches of serving send a value elsewhere than training does. `offered`: the choices that a page gives for a field. */
export function branchDifference({ train, serve }: Feature, offered: (field: Field) => readonly Choice[] | undefined): Example | null {
  if (!train || !serve || keyOf(train) === keyOf(serve)) return null;
  const [a, ...moreTrain] = fieldsOf(train);
  const [b, ...moreServe] = fieldsOf(serve);
  if (!a || !b || moreTrain.length > 0 || moreServe.length > 0) return null;
  const [nameA, nameB] = [plainName(a.name), plainName(b.name)];
  const learned = casesOf(train, nameA);
  const served = casesOf(serve, nameB);
  if (learned.values.size === 0 || served.values.size === 0) return null;
  const options = b.options?.map((value) => ({ value, meant: value })) ?? offered(b);
  // Texts of the one must be those of the other: at least one is told apart by both.
  const isDummy = has(train, 'dummy');
  const isRelated = nameB.startsWith(nameA) || nameA.startsWith(nameB);
  if (![...served.values].some((value) => learned.values.has(value)) && !(isDummy && isRelated && options?.some(({ value }) => learned.values.has(value)))) return null;
  const values = options ?? [...learned.values].map((value) => ({ value, meant: value }));
  for (const { value, meant } of values) {
    if (!options && !learned.isMapping && !isDummy) continue;
    const [x, y] = [evaluate(train, new Map([[nameA, meant]])), evaluate(serve, new Map([[nameB, value]]))];
    if (x === undefined || y === undefined || x === null || y === null || isSame(numeric(x), numeric(y))) continue;
    return { field: b.name, value: meant, train: x, serve: y };
  }
  return null;
}

/** S05: bins, or thresholds, of one number that fall apart: a number to which the two give other values. */
export function binDifference({ train, serve }: Feature): Example | null {
  if (!train || !serve || !isWhole(train) || !isWhole(serve) || keyOf(train) === keyOf(serve)) return null;
  const [a, ...moreTrain] = fieldsOf(train);
  const [b, ...moreServe] = fieldsOf(serve);
  if (!a || !b || moreTrain.length + moreServe.length > 0 || plainName(a.name) !== plainName(b.name)) return null;
  const name = plainName(a.name);
  const [learned, served] = [edgesOf(train, name), edgesOf(serve, name)];
  if (learned.length === 0 || served.length === 0) return null;
  for (const edge of [...learned, ...served].sort((x, y) => x - y)) {
    for (const value of [edge, edge + 0.5, edge - 0.5]) {
      const [x, y] = [evaluate(train, new Map([[name, value]])), evaluate(serve, new Map([[name, value]]))];
      if (x === undefined || y === undefined || x === null || y === null || isSame(numeric(x), numeric(y))) continue;
      // Labels of another kind are another encoding, and no other bin.
      if (typeof numeric(x) === typeof numeric(y)) return { field: b.name, value, train: x, serve: y };
    }
  }
  return null;
}

/** Any other text than those that are told apart. */
const another = 'any other';

/** S05: a condition on several fields that is another one: values of the fields for which the two give other truths. */
export function conditionDifference({ train, serve }: Feature): { readonly values: readonly { readonly field: string; readonly value: Value }[]; readonly train: Value; readonly serve: Value } | null {
  if (!train || !serve || !isCondition(train) || !isCondition(serve) || keyOf(train) === keyOf(serve)) return null;
  const fields = new Map([...fieldsOf(train), ...fieldsOf(serve)].map((field) => [plainName(field.name), field]));
  const learned = new Set(fieldsOf(train).map((field) => plainName(field.name)));
  const shared = fieldsOf(serve).filter((field) => learned.has(plainName(field.name)));
  if (fields.size > 4 || fields.size < 2 || shared.length === 0 || shared.length < learned.size) return null;
  let combinations: readonly (readonly (readonly [string, Value])[])[] = [[]];
  for (const name of fields.keys()) {
    const values: Value[] = [...new Set([...casesOf(train, name).values, ...casesOf(serve, name).values])];
    if (values.length === 0 || values.some((value) => typeof value !== 'string') || values.length > 4) return null;
    combinations = combinations.flatMap((one) => [...values, another].map((value) => [...one, [name, value] as const]));
  }
  for (const combination of combinations) {
    const [x, y] = [evaluate(train, new Map(combination)), evaluate(serve, new Map(combination))];
    if (x === undefined || y === undefined || x === null || y === null || isSame(numeric(x), numeric(y))) continue;
    return { values: combination.map(([name, value]) => ({ field: fields.get(name)?.name ?? name, value })), train: x, serve: y };
  }
  return null;
}

/** Only comparisons with texts, and what joins them. */
function isCondition(expr: Expr): boolean {
  for (const part of inside(expr)) {
    if (part.e === 'unknown' || part.e === 'sum') return false;
    if (part.e === 'operation' && !/^(equal|not|and|or|in)$/.test(part.name)) return false;
    if (part.e === 'field' && part.options) return false;
  }
  return has(expr, 'and', 'or');
}

/** S05: a span of time made of clock hours or minutes alone, where training has it from elsewhere. */
export function clockHours({ train, serve }: Feature): boolean {
  if (!train || !serve || !subtractsClock(serve) || subtractsClock(train)) return false;
  if (fieldsOf(train).length === 0) return train.e === 'unknown' ? false : isWhole(train);
  const sources = new Set(fieldsOf(serve).map((field) => plainName(field.name)));
  return fieldsOf(train).some((field) => !sources.has(plainName(field.name)));
}

const clockName = /(hour|hr|minute|min)s?$/i;

/** `abs(arrival.hour - departure.hour)` */
function subtractsClock(expr: Expr): boolean {
  for (const part of inside(expr)) {
    if (part.e !== 'operation' || part.name !== 'abs') continue;
    const [of] = part.operands;
    if (of?.e !== 'sum' || of.terms.length !== 2) continue;
    const [x, y] = of.terms;
    if (!x || !y || Math.sign(x.coefficient) === Math.sign(y.coefficient)) continue;
    const kinds = [x, y].map(({ factors }) => (factors.length === 1 && factors[0] ? clockKind(factors[0].of) : null));
    if (kinds[0] !== null && kinds[0] === kinds[1]) return true;
  }
  return false;
}

function clockKind(expr: Expr): string | null {
  if (expr.e === 'operation' && (expr.name === 'hour' || expr.name === 'minute')) return expr.name;
  const named = expr.e === 'field' ? clockName.exec(expr.name)?.[1]?.toLowerCase() : undefined;
  return named === undefined ? null : named.startsWith('h') ? 'hour' : 'minute';
}

/** S03: a curve that one side bends a column with, and the other does not: `log`, `exp`, a root. */
export function curveDifference({ train, serve }: Feature): { readonly on: 'train' | 'serve' } | null {
  if (!train || !serve || !isWhole(train) || !isWhole(serve)) return null;
  const [a, b] = [bareField(train), bareField(serve)];
  if ((a === null) === (b === null)) return null;
  const [bent, field] = a === null ? [train, b] : [serve, a];
  const [own, ...others] = fieldsOf(bent);
  if (!own || others.length > 0 || field === null || plainName(own.name) !== plainName(field.name) || !isCurve(bent)) return null;
  return { on: a === null ? 'train' : 'serve' };
}

function bareField(expr: Expr): Field | null {
  return expr.e === 'field' ? expr : expr.e === 'operation' && expr.name === 'fill' && expr.operands[0] ? bareField(expr.operands[0]) : null;
}

function isCurve(expr: Expr): boolean {
  for (const part of inside(expr)) {
    if (part.e === 'operation' && !/^(log|log2|log10|exp|fill)$/.test(part.name)) return false;
    if (part.e === 'when') return false;
  }
  if (has(expr, 'log', 'log2', 'log10', 'exp')) return true;
  const [term, ...others] = expr.e === 'sum' ? expr.terms : [];
  return term?.factors.length === 1 && others.length === 0 && Math.abs(term.factors[0]?.power ?? 1) !== 1;
}
