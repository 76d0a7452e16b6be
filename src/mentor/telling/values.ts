import type { Call, Comparison, Expression } from '../../python/nodes';
import { inWords } from './arguments';
import type { Told } from './calls';
import { tellCall } from './calls';
import { kindOf } from './kinds';
import type { Role } from './phrase';
import { code, joined } from './template';
import { within } from './walk';
import type { World } from './world';
import { codeOf, textOf } from './world';

/** What an expression computes, as clauses that begin with verbs. */
export interface ToldValue {
  readonly clauses: readonly string[];
  readonly remarks: readonly string[];
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly watch: readonly string[];
  readonly names: readonly string[];
  readonly vague: boolean;
  /** The clause that says most, for a summary. */
  readonly gist?: string;
}

export function toldPlainly(clause: string, role: Role = 'python', watch: readonly string[] = []): ToldValue {
  return { clauses: clause === '' ? [] : [clause], remarks: [], role, roles: [role], watch, names: [], vague: false };
}

/** Calls that weigh: worth a clause of their own where they stand inside another call. */
const weighty = new Set<Role>(['load', 'split', 'fit', 'train', 'judge', 'tune', 'restore', 'llm', 'predict']);
const order: readonly Role[] = ['train', 'tune', 'judge', 'split', 'llm', 'fit', 'predict', 'load', 'restore', 'save', 'serve', 'define', 'feature', 'clean', 'step', 'plot', 'log', 'look', 'setup', 'python'];

/** Tells an expression. */
export function tellValue(world: World, expression: Expression): ToldValue {
  switch (expression.kind) {
    case 'Call': return tellCallChain(world, expression);
    case 'Await': case 'Starred': return tellValue(world, expression.value);
    case 'Subscript': return tellSubscript(world, expression);
    case 'BinaryOperation': case 'UnaryOperation': case 'BooleanOperation': case 'Comparison': return tellOperation(world, expression);
    case 'Conditional': return withInner(world, toldPlainly(`takes ${inWords(world, expression.body)} if ${codeOf(world, expression.test)} holds, else ${inWords(world, expression.orelse)}`), expression);
    case 'Comprehension': return tellComprehension(world, expression);
    case 'Attribute': return tellAttribute(world, expression);
    case 'Lambda': return toldPlainly(`makes a small function that gives ${codeOf(world, expression.body)}`);
    case 'List': case 'Tuple': case 'Set': case 'Dict': return tellDisplay(world, expression);
    default: return toldPlainly('');
  }
}

function tellAttribute(world: World, expression: Expression & { kind: 'Attribute' }): ToldValue {
  const of = codeOf(world, expression.value, 32);
  const taken = expression.value.kind === 'Subscript' ? tellSubscript(world, expression.value) : null;
  const told = expression.value.kind === 'Call' ? tellCallChain(world, expression.value) : taken !== null && taken.clauses.length > 0 ? taken : null;
  const after = (clause: string): ToldValue => (told === null || told.vague ? toldPlainly(clause) : { ...told, clauses: [...told.clauses, clause] });
  const it = told === null || told.vague ? of : 'the result';
  switch (expression.attribute) {
    case 'values': return { ...after(`takes the bare numbers of ${it}`), role: 'feature' };
    case 'shape': return after(`asks how large ${it} is`);
    case 'columns': return after(`lists the columns of ${it}`);
    case 'T': return after(`swaps rows and columns of ${it}`);
    case 'dtypes': return after(`asks for the types of the columns of ${it}`);
    case 'best_estimator_': return after(`takes the best model that the search ${it} found`);
    case 'best_params_': return after(`takes the best settings that the search ${it} found`);
    case 'best_score_': return after(`takes the best score that the search ${it} saw: it chose by this score, so it flatters a little`);
    case 'feature_importances_': return after(`asks ${it} which columns it used most`);
    case 'coef_': return after(`takes the weights that ${it} has learned`);
    default: return told ?? toldPlainly('');
  }
}

/** `a.b().c()[...].d()`: the calls in the order in which they happen. */
function tellCallChain(world: World, call: Call): ToldValue {
  const links: (Call | { readonly taken: Expression })[] = [];
  let at: Expression = call;
  for (;;) {
    if (at.kind === 'Call') {
      links.unshift(at);
      if (at.callee.kind !== 'Attribute') break;
      at = at.callee.value;
    } else if (at.kind === 'Attribute') {
      at = at.value;
    } else if (at.kind === 'Subscript' && holdsCall(at.value)) {
      links.unshift({ taken: at.index });
      at = at.value;
    } else {
      break;
    }
  }
  const told: Told[] = [];
  const base = at.kind === 'Subscript' ? tellSubscript(world, at) : null;
  if (base?.role === 'clean' && base.clauses[0] !== undefined) told.push({ clause: base.clauses[0], remark: '', role: 'clean', watch: base.watch, name: null });
  const known = idiom(world, call);
  if (known !== null) return known;
  for (const link of links) {
    const isFirst = told.length === 0;
    if ('taken' in link) {
      if (!isFirst) told.push({ clause: `takes ${inWords(world, link.taken)}`, remark: '', role: 'python', watch: [], name: null });
      continue;
    }
    const one = tellCall(world, link, isFirst ? undefined : told.at(-1)?.clause.startsWith('makes ') === true ? 'it' : 'the result');
    if (one !== null && (!one.vague || links.length === 1)) told.push(one);
  }
  return withInner(world, gathered(told), call);
}

/** Chains that have a meaning as a whole. */
function idiom(world: World, call: Call): ToldValue | null {
  const { callee } = call;
  if (callee.kind !== 'Attribute') return null;
  if ((callee.attribute === 'sum' || callee.attribute === 'mean') && callee.value.kind === 'Call' && callee.value.callee.kind === 'Attribute' && callee.value.callee.attribute !== 'eq') {
    const of = codeOf(world, callee.value.callee.value, 32);
    const counts = callee.attribute === 'sum' ? 'counts' : 'takes the share of';
    switch (callee.value.callee.attribute) {
      case 'isnull': case 'isna': return toldPlainly(`${counts} the missing values in ${of}`, 'look');
      case 'notnull': case 'notna': return toldPlainly(`${counts} the values in ${of} that are there`, 'look');
      case 'duplicated': return toldPlainly(`${counts} the rows of ${of} that stand there twice`, 'look');
      case 'sum': return callee.attribute === 'sum' ? idiom(world, callee.value) : null;
      default: return null;
    }
  }
  if (callee.attribute === 'sum' && callee.value.kind === 'Comparison' && callee.value.operators[0] === '==') {
    const [left, right] = callee.value.operands;
    if (left !== undefined && right !== undefined) return toldPlainly(`counts how often ${inWords(world, left)} equals ${inWords(world, right)}`, 'judge');
  }
  if (callee.attribute === 'sum' && callee.value.kind === 'Call' && callee.value.callee.kind === 'Attribute' && callee.value.callee.attribute === 'eq') {
    const other = callee.value.args[0]?.value;
    if (other !== undefined) return toldPlainly(`counts how often ${inWords(world, callee.value.callee.value)} equals ${inWords(world, other)}`, 'judge');
  }
  if (callee.attribute === 'item' && callee.value.kind === 'Call') return idiom(world, callee.value);
  return null;
}

function holdsCall(expression: Expression): boolean {
  return expression.kind === 'Call' || ((expression.kind === 'Attribute' || expression.kind === 'Subscript') && holdsCall(expression.value));
}

function gathered(told: readonly Told[]): ToldValue {
  const roles = told.map((one) => one.role);
  const main = order.find((role) => roles.includes(role)) ?? 'python';
  const ofMain = told.filter((one) => one.role === main).map((one) => one.clause);
  const gist = ofMain.find((clause) => !/\b(?:the result|of it|on it)\b/.test(clause)) ?? ofMain.at(-1) ?? '';
  return {
    gist,
    clauses: told.map((one) => one.clause),
    remarks: told.map((one) => one.remark).filter((remark) => remark !== ''),
    role: order.find((role) => roles.includes(role)) ?? 'python',
    roles,
    watch: [...new Set(told.flatMap((one) => one.watch))],
    names: told.flatMap((one) => one.name ?? []),
    vague: told.length === 0 || told.every((one) => one.vague === true),
  };
}

const MOST_INNER = 3;

/** Adds what weighty calls inside do, before what the whole does with their results. */
function withInner(world: World, told: ToldValue, expression: Expression): ToldValue {
  const seen = new Set(told.clauses);
  const found: { readonly told: Told; readonly end: number }[] = [];
  const chained = new Set<Expression>();
  if (expression.kind === 'Call') for (let at: Expression = expression; at.kind === 'Call' || at.kind === 'Attribute' || at.kind === 'Subscript'; at = at.kind === 'Call' ? at.callee : at.value) chained.add(at);
  for (const child of within(expression)) {
    if (child.kind !== 'Call' || chained.has(child)) continue;
    const one = tellCall(world, child);
    if (one === null || one.vague === true || one.clause.startsWith('makes ') || !weighty.has(one.role) || seen.has(one.clause)) continue;
    // "the predictions of `model` for `X`" is said where they are used.
    if (one.role === 'predict' && told.clauses.some((clause) => clause.includes('the predict') || clause.includes('the scores of'))) continue;
    seen.add(one.clause);
    found.push({ told: one, end: child.end });
  }
  if (found.length === 0) return told;
  const sorted = found.sort((a, b) => a.end - b.end).map((one) => one.told);
  const isUsed = sorted.some((one) => one.role === 'judge' && /the (?:predict|scores of)/.test(one.clause));
  const inner = isUsed ? sorted.filter((one) => one.role !== 'predict') : sorted;
  const first = gathered(inner.slice(-MOST_INNER));
  const isShown = told.role === 'look' || told.role === 'log' || told.vague;
  const last = isShown ? (told.vague ? [] : [/^(shows|prints) /.test(told.clauses[0] ?? '') ? 'prints the result' : (told.clauses[0] ?? '')]) : told.clauses;
  return {
    clauses: [...first.clauses, ...last],
    remarks: [...first.remarks, ...told.remarks],
    role: isShown ? first.role : (order.find((role) => role === first.role || role === told.role) ?? told.role),
    roles: [...first.roles, ...told.roles],
    watch: [...new Set([...first.watch, ...told.watch])],
    names: [...first.names, ...told.names],
    vague: false,
  };
}

function tellSubscript(world: World, expression: Expression & { kind: 'Subscript' }): ToldValue {
  const { value, index } = expression;
  const of = codeOf(world, value, 32);
  if (holdsCall(value) && value.kind === 'Call') {
    const told = tellCallChain(world, value);
    return told.vague ? told : { ...told, clauses: [...told.clauses, `takes ${codeOf(world, index, 24)} of the result`] };
  }
  if (value.kind === 'Attribute' && (value.attribute === 'iloc' || value.attribute === 'loc' || value.attribute === 'ix')) {
    const base = codeOf(world, value.value, 32);
    const parts = index.kind === 'Tuple' ? index.elements : [index];
    const where = parts[0] === undefined || wholeSlice(parts[0]) ? null : condition(world, parts[0]);
    const rows = parts[0] === undefined || wholeSlice(parts[0]) ? `all rows of ${base}` : where !== null ? `the rows of ${base} where ${where}` : `the rows ${codeOf(world, parts[0], 28)} of ${base}`;
    const columns = parts[1] === undefined || wholeSlice(parts[1]) ? '' : ` and of them the column${parts[1].kind === 'List' || parts[1].kind === 'Slice' ? 's' : ''} ${inWords(world, parts[1])}`;
    return toldPlainly(`takes ${rows}${columns}${value.attribute === 'iloc' ? ', by position' : ''}`, 'feature', value.attribute === 'iloc' && parts[0]?.kind === 'Slice' && !wholeSlice(parts[0]) ? ['cut-order'] : []);
  }
  const isTable = kindOf(world, value)?.is === 'table';
  if (index.kind === 'Constant' && index.type === 'string') return toldPlainly(`takes the ${isTable ? 'column' : 'entry'} ${inWords(world, index)} of ${of}`, isTable ? 'feature' : 'python');
  if (index.kind === 'List' || (index.kind === 'Name' && isTable)) return toldPlainly(`takes ${index.kind === 'List' ? 'the columns ' : ''}${inWords(world, index)} of ${of}`, 'feature');
  if (index.kind === 'Name' && /mask|idx|indices|index$|inds$/i.test(index.id)) return toldPlainly(`takes the rows of ${of} that ${inWords(world, index)} marks`, 'python');
  const kept = isTable || index.kind === 'Comparison' || index.kind === 'BinaryOperation' ? condition(world, index) : null;
  if (kept !== null) return toldPlainly(`keeps the rows of ${of} where ${kept}`, 'clean', ['filter-rows']);
  if (index.kind === 'Slice') return toldPlainly(`takes the part ${code(`[${textOf(world, index)}]`, 24)} of ${of}, in the given order`, 'python', ['cut-order']);
  return toldPlainly('');
}

function wholeSlice(expression: Expression): boolean {
  return expression.kind === 'Slice' && expression.lower === null && expression.upper === null && expression.step === null;
}

const comparisons: Readonly<Record<string, string>> = { '==': 'is', '!=': 'is not', '>': 'is above', '<': 'is below', '>=': 'is at least', '<=': 'is at most', in: 'is in', 'not in': 'is not in', is: 'is', 'is not': 'is not' };

/** "`age` is above 18"; null where it is no condition that can be told. */
function condition(world: World, index: Expression): string | null {
  if (index.kind === 'Comparison' && index.operands.length === 2) return compared(world, index);
  if (index.kind === 'BinaryOperation' && (index.operator === '&' || index.operator === '|')) {
    const left = condition(world, index.left);
    const right = condition(world, index.right);
    return left === null || right === null ? null : `${left} ${index.operator === '&' ? 'and' : 'or'} ${right}`;
  }
  if (index.kind === 'UnaryOperation' && index.operator === '~') {
    const inner = condition(world, index.operand);
    return inner === null ? null : `not (${inner})`;
  }
  if (index.kind === 'Call' && index.callee.kind === 'Attribute') {
    const of = columnOf(world, index.callee.value);
    const first = index.args[0] === undefined ? '' : inWords(world, index.args[0].value);
    switch (index.callee.attribute) {
      case 'isin': return `${of} is among ${first}`;
      case 'isnull': case 'isna': return `${of} is missing`;
      case 'notnull': case 'notna': return `${of} is there`;
      case 'between': return `${of} is in between`;
      case 'contains': return `${of} has ${first} in it`;
      default: return null;
    }
  }
  return null;
}

function compared(world: World, { operands, operators }: Comparison): string | null {
  const [left, right] = operands;
  const word = comparisons[operators[0] ?? ''];
  return left === undefined || right === undefined || word === undefined ? null : `${columnOf(world, left)} ${word} ${inWords(world, right)}`;
}

/** `df['age']` and `df.age` as `age`. */
function columnOf(world: World, expression: Expression): string {
  if (expression.kind === 'Subscript' && expression.index.kind === 'Constant' && expression.index.type === 'string') return code(String(expression.index.value), 32);
  if (expression.kind === 'Attribute' && expression.attribute === 'str') return columnOf(world, expression.value);
  return codeOf(world, expression, 32);
}

const sums: Readonly<Record<string, string>> = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by', '//': 'divided (whole numbers) by', '%': 'modulo', '**': 'to the power of', '@': 'times (as matrices)' };

function tellOperation(world: World, expression: Expression): ToldValue {
  let clause = '';
  if (expression.kind === 'BinaryOperation') {
    const word = sums[expression.operator];
    const scaled = expression.operator === '/' && /^255(?:\.0?)?$/.test(textOf(world, expression.right).trim());
    if (scaled) clause = `divides ${codeOf(world, expression.left, 40)} by 255, which brings pixel values from 0–255 to 0–1`;
    else if (word !== undefined && isPlain(expression.left) && isPlain(expression.right)) clause = `computes ${columnOf(world, expression.left)} ${word} ${columnOf(world, expression.right)}`;
    else if (expression.operator === '&' || expression.operator === '|') clause = 'puts conditions together';
    else clause = `computes ${codeOf(world, expression, 60)}`;
  } else if (expression.kind === 'Comparison') {
    const said = expression.operands.length === 2 ? compared(world, expression) : null;
    clause = said === null ? '' : `asks whether ${said}`;
  } else if (expression.kind === 'UnaryOperation' && expression.operator === '-') {
    clause = `takes ${codeOf(world, expression.operand, 32)} with the other sign`;
  }
  const isThreshold = expression.kind === 'Comparison' && /prob|score|pred|logit/i.test(textOf(world, expression.operands[0] ?? expression)) && expression.operands[1]?.kind === 'Constant';
  return withInner(world, toldPlainly(clause, isThreshold ? 'predict' : 'python', isThreshold ? ['threshold'] : []), expression);
}

function isPlain(expression: Expression): boolean {
  return expression.kind === 'Name' || expression.kind === 'Constant' || expression.kind === 'Attribute' || (expression.kind === 'Subscript' && expression.index.kind === 'Constant');
}

function tellComprehension(world: World, expression: Expression & { kind: 'Comprehension' }): ToldValue {
  const clause = expression.clauses[0];
  if (clause === undefined) return toldPlainly('');
  const only = clause.conditions.length > 0 ? `, where ${joined(clause.conditions.map((one) => codeOf(world, one, 32)))}` : '';
  const what = expression.of === 'dict' ? 'a dictionary' : expression.of === 'set' ? 'a set' : 'a list';
  return withInner(world, toldPlainly(`makes ${what} of ${codeOf(world, expression.element, 40)} for each ${codeOf(world, clause.target, 20)} in ${codeOf(world, clause.iterable, 32)}${only}`), expression);
}

function tellDisplay(world: World, expression: Expression): ToldValue {
  if (expression.kind === 'Tuple') {
    const each = expression.elements.map((element) => tellValue(world, element));
    if (each.every((one) => one.clauses.length > 0 && !one.vague)) {
      const all = [...new Set(each.flatMap((one) => one.clauses))];
      return { ...toldPlainly(''), clauses: all, gist: all.slice(0, 3).join(' and '), remarks: each.flatMap((one) => one.remarks), role: each[0]?.role ?? 'python', roles: each.flatMap((one) => one.roles), watch: [...new Set(each.flatMap((one) => one.watch))], names: each.flatMap((one) => one.names) };
    }
  }
  return withInner(world, toldPlainly(''), expression);
}
