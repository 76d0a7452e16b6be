import type { ClassDefinition, Expression, For, FunctionDefinition, Import, ImportFrom, Statement, With } from '../../python/nodes';
import type { Span } from '../../python/text';
import { inWords } from './arguments';
import { purposeOf } from './book';
import { kindOf } from './kinds';
import { docstring } from './own-code';
import type { Role } from './phrase';
import { purposeOfName } from './settings';
import { capital, code, joined } from './template';
import type { ToldValue } from './values';
import { bodiesOf } from './walk';
import { tellValue, toldPlainly } from './values';
import type { World } from './world';
import { codeOf, publicName, textOf } from './world';

/** A statement, told. */
export interface ToldStatement {
  /** What of it is told: of a compound statement, its head. */
  readonly span: Span;
  readonly statement: Statement;
  readonly text: string;
  /** Sentences about the things it makes; said once an answer. */
  readonly remarks: readonly string[];
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly watch: readonly string[];
  /** Public names of the library calls in it. */
  readonly names: readonly string[];
  /** For a summary: a clause that begins with a verb; "" where there is nothing to say. */
  readonly gist: string;
  /** How many statements this stands for. */
  readonly stands: number;
}

export function tellStatement(world: World, statement: Statement): ToldStatement | null {
  const span = headOf(world, statement);
  const make = (told: ToldValue, text?: string): ToldStatement | null => {
    const said = text ?? sentence(told.clauses);
    if (said === '') return null;
    return { span, statement, text: said, remarks: told.remarks, role: told.role, roles: told.roles, watch: told.watch, names: told.names, gist: told.clauses.length === 0 ? '' : (told.gist ?? told.clauses.at(told.role === 'look' ? 0 : -1) ?? ''), stands: 1 };
  };
  const plainly = (text: string, role: Role = 'python', watch: readonly string[] = []): ToldStatement | null => make(toldPlainly('', role, watch), text);
  switch (statement.kind) {
    case 'Import': case 'ImportFrom': return plainly(importing([statement]), 'setup');
    case 'Assign': return make(...assigned(world, statement.targets, statement.value));
    case 'AnnotatedAssign': return statement.value === null ? null : make(...assigned(world, [statement.target], statement.value));
    case 'AugmentedAssign': return make(...augmented(world, statement));
    case 'ExpressionStatement': return statement.value.kind === 'Constant' ? null : make(...bare(world, statement.value));
    case 'Return': return statement.value === null ? null : returned(world, statement.value, make);
    case 'For': return make(...looping(world, statement));
    case 'While': return plainly(`Repeats the lines below as long as ${codeOf(world, statement.test)} holds.`);
    case 'If': return make(...choosing(world, statement.test));
    case 'With': return make(...entering(world, statement));
    case 'FunctionDefinition': return make(...defining(world, statement));
    case 'ClassDefinition': return make(...definingClass(world, statement));
    case 'Try': return plainly('Tries the lines below, and says what happens on an error.');
    case 'Raise': return plainly(`Stops with an error${statement.value === null ? '' : `: ${codeOf(world, statement.value)}`}.`);
    case 'Assert': return plainly(`Checks that ${codeOf(world, statement.test)} holds, and stops if it does not.`, 'look');
    case 'Delete': return plainly(`Forgets ${joined(statement.targets.map((target) => codeOf(world, target)))}, to free memory or to drop columns.`);
    default: return null;
  }
}

function sentence(clauses: readonly string[]): string {
  const said = clauses.filter((clause) => clause !== '');
  return said.length === 0 ? '' : `${capital(said.length <= 2 ? said.join(', then ') : said.join('; then '))}.`;
}

/** A compound statement without its body. */
export function headOf(world: World, statement: Statement): Span {
  const body = bodiesOf(statement).flat()[0];
  if (body === undefined || statement.kind === 'BrokenStatement') return { start: statement.start, end: statement.end };
  const start = statement.kind === 'FunctionDefinition' ? statement.nameSpan.start - (statement.isAsync ? 10 : 4) : statement.kind === 'ClassDefinition' ? statement.nameSpan.start - 6 : statement.start;
  const head = world.document.code.slice(start, body.start);
  return { start, end: start + head.replace(/(?:\s*#[^\n]*)+\s*$/, '').trimEnd().length };
}

const targetNames = /^(y|target|targets|labels?|y_\w+|Y)$/;
const featureNames = /^(X|X_\w+|features|x_\w+|inputs?)$/;

function assigned(world: World, targets: readonly Expression[], value: Expression): [ToldValue, string?] {
  const target = targets[0];
  const name = target?.kind === 'Name' ? target.id : null;
  if (target?.kind === 'Subscript') return newColumn(world, target, value);
  if (target?.kind === 'Attribute' && target.attribute === 'columns') return [toldPlainly(`gives the columns of ${codeOf(world, target.value)} new names`, 'clean')];
  if (name !== null && (value.kind === 'Constant' || value.kind === 'List' || value.kind === 'Dict' || value.kind === 'Tuple' || value.kind === 'Set' || (value.kind === 'UnaryOperation' && value.operand.kind === 'Constant'))) {
    const inner = tellValue(world, value);
    if (inner.clauses.length > 0 && !inner.vague) return [inner];
    return constant(world, name, value);
  }
  const told = tellValue(world, value);
  if (told.clauses.length === 0) {
    if (value.kind === 'Name' && name !== null) return [toldPlainly(`gives ${code(value.id)} a second name, ${code(name)}`)];
    if (value.kind === 'JoinedString') return [toldPlainly(`puts the text ${codeOf(world, target ?? value)} together`)];
    return [toldPlainly(`sets ${targets.map((one) => codeOf(world, one, 32)).join(' and ')} to ${codeOf(world, value, 40)}`, 'setup')];
  }
  if (name !== null && targetNames.test(name) && (told.role === 'feature' || told.role === 'python' || told.role === 'clean')) {
    return [told, `${sentence(told.clauses)} By its name, ${code(name)} is the target: what the model shall predict.`];
  }
  if (name !== null && featureNames.test(name) && !/test|train|val/.test(name) && (told.role === 'feature' || told.role === 'clean')) {
    return [{ ...told, watch: [...told.watch, 'feature-list'] }, `${sentence(told.clauses)} By its name, ${code(name)} holds the features: what the model may look at.`];
  }
  if (target?.kind === 'Tuple' && told.role === 'split') return [told, `${sentence(told.clauses)} The parts are ${joined(target.elements.map((one) => codeOf(world, one, 24)))}.`];
  if (told.vague && target !== undefined) return [told, `${sentence(told.clauses).replace(/\.$/, '')} and keeps the result in ${targets.map((one) => codeOf(world, one, 32)).join(' and ')}.`];
  return [told];
}

function constant(world: World, name: string, value: Expression): [ToldValue, string?] {
  const purpose = purposeOfName(name);
  const written = value.kind === 'List' || value.kind === 'Dict' || value.kind === 'Tuple' || value.kind === 'Set'
    ? (() => {
        const count = value.kind === 'Dict' ? value.entries.length : value.elements.length;
        return count === 0 ? `an empty ${value.kind.toLowerCase()}` : `a ${value.kind.toLowerCase()} of ${String(count)} item${count === 1 ? '' : 's'}`;
      })()
    : inWords(world, value);
  return [toldPlainly(`sets ${code(name)} to ${written}${purpose === null ? '' : `: ${purpose}`}`, 'setup', /seed|random_state/i.test(name) ? ['seeds'] : [])];
}

function newColumn(world: World, target: Expression & { kind: 'Subscript' }, value: Expression): [ToldValue, string?] {
  const told = tellValue(world, value);
  const owner = target.value;
  const isRows = owner.kind === 'Attribute' && (owner.attribute === 'loc' || owner.attribute === 'iloc' || owner.attribute === 'at');
  const how = told.clauses.length === 0 ? `: ${inWords(world, value)}` : `: ${told.clauses.join(', then ')}`;
  if (isRows) return [{ ...told, clauses: [`changes values in some rows of ${codeOf(world, owner.value, 32)}`], role: 'clean', roles: ['clean', ...told.roles] }, `Changes values of ${codeOf(world, owner.value, 32)} in place, at ${codeOf(world, target.index, 40)}${how}.`];
  if (target.index.kind === 'Constant' && target.index.type === 'string' && kindOf(world, owner)?.is !== 'dict') {
    const isRaised = told.role === 'python' || told.role === 'look' || told.role === 'setup';
    return [{ ...told, clauses: [`makes the column ${inWords(world, target.index)}`], gist: `makes the column ${inWords(world, target.index)}`, role: isRaised ? 'feature' : told.role, roles: ['feature', ...told.roles] }, `Makes or replaces the column ${inWords(world, target.index)} of ${codeOf(world, owner, 32)}${how}.`];
  }
  if (target.index.kind === 'List') return [{ ...told, clauses: [`changes the columns ${inWords(world, target.index)}`], role: told.role === 'python' ? 'feature' : told.role }, `Makes or replaces the columns ${inWords(world, target.index)} of ${codeOf(world, owner, 32)}${how}.`];
  return [told, `Sets ${codeOf(world, target.index, 24)} of ${codeOf(world, owner, 32)}${how}.`];
}

function augmented(world: World, statement: Statement & { kind: 'AugmentedAssign' }): [ToldValue, string?] {
  const name = codeOf(world, statement.target, 32);
  const text = textOf(world, statement.value);
  const counted = tellValue(world, statement.value);
  if (statement.operator === '+' && (counted.role === 'judge' || counted.role === 'step') && counted.clauses.length > 0 && !counted.vague) {
    const clauses = counted.clauses.filter((clause) => !clause.startsWith('takes the plain number'));
    const plain = /loss/i.test(text) && text.includes('.item()') ? ' `.item()` takes the plain number, so that the gradient graph is not kept in memory.' : '';
    return [{ ...counted, role: 'log', clauses: [] }, `${sentence(clauses).replace(/\.$/, '')}, and adds that to ${name}.${plain}`];
  }
  if (statement.operator === '+' && /loss.*\.item\(\)/i.test(text)) return [toldPlainly(`adds ${code(text, 32)} to ${name}`, 'log'), `Adds ${code(text, 32)} to ${name}. \`.item()\` takes the plain number, so that the gradient graph is not kept in memory.`];
  if (statement.operator === '+' && /loss/i.test(text) && /loss/i.test(name) && !/\.(item|detach|numpy)\(/.test(text)) return [toldPlainly(`adds ${code(text, 32)} to ${name}`, 'log', ['loss-item'])];
  const words: Readonly<Record<string, string>> = { '+': 'adds', '-': 'takes', '*': 'multiplies', '/': 'divides' };
  const word = words[statement.operator];
  const value = code(text, 40);
  if (word === 'adds') return [toldPlainly(`adds ${value} to ${name}`)];
  if (word === 'takes') return [toldPlainly(`takes ${value} away from ${name}`)];
  return [toldPlainly(word === undefined ? `changes ${name} by ${value}` : `${word} ${name} by ${value}`)];
}

function bare(world: World, value: Expression): [ToldValue, string?] {
  const told = tellValue(world, value);
  if (told.clauses.length > 0) return [told];
  if (value.kind === 'Name' || value.kind === 'Attribute' || value.kind === 'Subscript') return [toldPlainly(`shows ${codeOf(world, value)}`, 'look')];
  return [told];
}

function returned(world: World, value: Expression, make: (told: ToldValue, text?: string) => ToldStatement | null): ToldStatement | null {
  const told = tellValue(world, value);
  if (told.clauses.length === 0 || told.vague) return make(toldPlainly(`gives back ${inWords(world, value)}`));
  return make(told, `${sentence(told.clauses).replace(/\.$/, '')}, and gives the result back.`);
}

function looping(world: World, statement: For): [ToldValue, string?] {
  const iterable = textOf(world, statement.iterable);
  const target = codeOf(world, statement.target, 32);
  const inner = tellValue(world, statement.iterable);
  if (/\bepochs?\b/i.test(textOf(world, statement.target)) || /epoch/i.test(iterable)) return [toldPlainly('goes over the data again and again', 'python'), `Repeats the lines below; by its name, each round is one epoch: one pass over the training data.`];
  if (inner.roles.includes('split')) return [{ ...inner, clauses: ['goes through the folds'] }, `One round for each fold: ${inner.clauses.join(', then ')}. In each round, ${target} are the row numbers.`];
  const counted = statement.iterable.kind === 'Call' && statement.iterable.callee.kind === 'Name' && statement.iterable.callee.id === 'enumerate' ? statement.iterable.args[0]?.value : undefined;
  if (counted !== undefined && statement.target.kind === 'Tuple' && statement.target.elements.length === 2) {
    const [number, item] = statement.target.elements.map((one) => codeOf(world, one, 32));
    const isBatches = /loader|batch|dataset|_iter\b/i.test(textOf(world, counted));
    return [toldPlainly(isBatches ? `goes through ${codeOf(world, counted, 32)} batch by batch` : ''), `Goes through ${codeOf(world, counted, 40)}${isBatches ? ', one batch after the other' : ''}: ${number ?? ''} is a running number, ${item ?? ''} the ${isBatches ? 'batch' : 'item'}.`];
  }
  if (/loader|batches|dataloader|dataset|_iter\b/i.test(iterable)) return [toldPlainly(`goes through ${code(iterable, 32)} batch by batch`), `Goes through ${code(iterable, 40)}, one batch after the other: each is ${target}.`];
  if (statement.iterable.kind === 'List' || statement.iterable.kind === 'Tuple') return [toldPlainly('', 'python'), `One round for each of the ${String(statement.iterable.elements.length)} values of ${code(iterable, 40)}: each is ${target}.`];
  const rowLoop = /\.(iterrows|itertuples)\(\)/.test(iterable);
  return [toldPlainly('', 'python', rowLoop ? ['row-loop'] : []), `One round for each item of ${code(iterable, 40)}: each is ${target}.`];
}

function choosing(world: World, test: Expression): [ToldValue, string?] {
  const text = textOf(world, test);
  if (text.includes('__name__')) return [toldPlainly('', 'setup'), 'The lines below run only when this file is started itself, not when it is imported.'];
  if (/\bbest|\bbest_/i.test(text) && test.kind === 'Comparison') return [toldPlainly('keeps the best so far', 'tune', ['watched-set']), `Only if ${code(text)} holds: this keeps the best so far, so the data behind that number has chosen.`];
  const inner = tellValue(world, test);
  return [{ ...inner, clauses: [] }, `Only if ${code(text, 60)} holds:`];
}

function entering(world: World, statement: With): [ToldValue, string?] {
  const first = statement.items[0];
  if (first === undefined) return [toldPlainly('')];
  const text = textOf(world, first.context);
  if (text.startsWith("open(") && first.context.kind === 'Call') {
    const path = first.context.args[0];
    return [toldPlainly('', 'setup'), `Opens the file ${path === undefined ? '' : inWords(world, path.value)}${first.target === null ? '' : ` as ${codeOf(world, first.target)}`}; it is closed again after the block.`];
  }
  const told = tellValue(world, first.context);
  if (told.vague || told.clauses.length === 0) return [toldPlainly(''), `The lines below run inside ${code(text, 48)}.`];
  return [told, `${sentence(told.clauses).replace(/\.$/, '')}, for the lines inside the block.`];
}

function defining(world: World, definition: FunctionDefinition): [ToldValue, string?] {
  const says = docstring(definition);
  const names = definition.parameters.filter((parameter) => parameter.name !== 'self' && parameter.name !== 'cls').map((parameter) => code(parameter.name));
  const route = definition.decorators.map((one) => textOf(world, one)).find((text) => /\.(get|post|put|route)\(/.test(text));
  const takes = names.length === 0 ? '' : `, which takes ${joined(names.slice(0, 5))}${names.length > 5 ? ' and more' : ''}`;
  const what = definition.name === '__init__' ? 'Sets up a new object' : definition.name === 'forward' || definition.name === 'call' ? `Says how the network computes its output` : definition.name === '__getitem__' ? 'Gives one sample by its number' : definition.name === '__len__' ? 'Says how many samples there are' : `Defines the function ${code(definition.name)}`;
  const isTest = definition.name.startsWith("test_");
  const text = `${isTest ? `A test, ${code(definition.name)}` : what}${takes}.${says === null ? '' : ` Its docstring says: "${says}"`}${route === undefined ? '' : ` It answers requests (${code(route, 40)}).`}`;
  return [toldPlainly('', route === undefined ? 'python' : 'serve', route === undefined ? [] : ['serve-parity']), text];
}

function definingClass(world: World, definition: ClassDefinition): [ToldValue, string?] {
  const bases = definition.bases.filter((base) => base.keyword === null).map((base) => publicName(world, base.value) ?? textOf(world, base.value));
  const says = docstring(definition);
  const kind = bases.some((base) => /nn\.Module$|Model$|LightningModule$/.test(base) && !base.endsWith("BaseModel")) ? 'a network'
    : bases.some((base) => base.endsWith("Dataset")) ? 'a data set'
      : bases.some((base) => /BaseEstimator|TransformerMixin/.test(base)) ? 'an estimator of one\'s own' : bases.some((base) => base.endsWith("BaseModel")) ? 'the form of a request or an answer' : 'a class';
  return [toldPlainly(kind === 'a class' ? '' : `defines ${kind}, ${code(definition.name)}`, kind === 'a network' ? 'define' : 'python', kind === 'the form of a request or an answer' ? ['serve-parity'] : []), `Defines ${kind}, ${code(definition.name)}.${says === null ? '' : ` Its docstring says: "${says}"`}`];
}

/** One sentence for some imports: what each library is for. */
export function importing(statements: readonly (Import | ImportFrom)[]): string {
  const roots = new Map<string, string | undefined>();
  let own = 0;
  for (const statement of statements) {
    const modules = statement.kind === 'Import' ? statement.names.map((one) => one.name) : [statement.module];
    if (statement.kind === 'ImportFrom' && (statement.level > 0 || statement.module === '')) {
      own++;
      continue;
    }
    for (const module of modules) {
      const root = module.split('.')[0] ?? module;
      if (root === '__future__') continue;
      roots.set(root, purposeOf(root));
    }
  }
  const known = [...roots].filter(([, purpose]) => purpose !== undefined).map(([root, purpose]) => `${code(root)} (${purpose ?? ''})`);
  const others = [...roots].filter(([, purpose]) => purpose === undefined).map(([root]) => code(root));
  const said = [...known.slice(0, 8), ...(known.length > 8 ? [`${String(known.length - 8)} more libraries`] : []), ...others.slice(0, 3), ...(others.length > 3 ? [`${String(others.length - 3)} more`] : []), ...(own > 0 ? ['parts of this project'] : [])];
  return said.length === 0 ? '' : `Brings in ${joined(said)}.`;
}
