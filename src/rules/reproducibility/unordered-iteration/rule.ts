import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { edit, siteOf, textOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** list(set(labels)) that gives classes their numbers, files of a folder that are split by position. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/unordered-iteration',
    title: 'The order of the data comes from something without an order',
    family: 'reproducibility',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.reproducibility', 'ops.train-serve-parity'],
    references: ['python-hash'],
    since: '0.2.0',
    fix: 'safe',
  },
  words: ['list', 'listdir', 'glob', 'enumerate'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('builtins.list', 'os.listdir', 'glob.glob')) {
      const source = unordered(code, node, place);
      const use = source === null ? null : orderedUse(code, node, place);
      if (source === null || use === null) continue;
      const isList = code.name(node.callee, place) === 'builtins.list';
      const text = isList ? `sorted${textOf(code, node.argsSpan)}` : `sorted(${textOf(code, node)})`;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: `${source}, and ${use.what}: what stands at which position differs between ${isList ? 'two runs' : 'two machines'}. Sort it. (Taken for granted: the order matters for what is made of it.)`,
        at: siteOf(code, node),
        related: [{ message: use.what, at: siteOf(code, use.at) }],
        fixes: [{ title: 'Sort it', safe: true, edits: [edit(code, node.start, node.end, text)] }],
      });
    }
    for (const { node, place } of code.callsOf('builtins.enumerate')) {
      const [given] = node.args;
      if (given === undefined || !givesNumbers(code, node) || !isUnorderedSet(code, given.value, place)) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: `${OF_SETS}, and its entries get their numbers by position: what has which number differs between two runs. Sort it. (Taken for granted: the numbers matter for what is made of them.)`,
        at: siteOf(code, node),
        related: [],
        fixes: [{ title: 'Sort it', safe: true, edits: [edit(code, given.value.start, given.value.end, `sorted(${textOf(code, given.value)})`)] }],
      });
    }
  },
};

function unordered(code: ModuleCode, call: Call, place: Place): string | null {
  const name = code.name(call.callee, place);
  if (name === 'os.listdir' || name === 'glob.glob') return 'The files of a folder come in the order of the file system';
  const [only] = call.args;
  if (only === undefined || call.args.length > 1) return null;
  return isSet(code, only.value, place) && !isNumeric(only.value) ? OF_SETS : null;
}

const OF_SETS = 'A set has no order, and of texts it has another one in each run of Python';

function isSet(code: ModuleCode, value: Expression, place: Place): boolean {
  return value.kind === 'Set' || (value.kind === 'Comprehension' && value.of === 'set') || (value.kind === 'Call' && code.name(value.callee, place) === 'builtins.set');
}

/** A set, or a name that is bound to one. */
function isUnorderedSet(code: ModuleCode, expression: Expression, at: Place): boolean {
  const { value, place } = valueOf(code, expression, at);
  return isSet(code, value, place) && !isNumeric(value);
}

/** Sets of small whole numbers come out the same everywhere. */
function isNumeric(value: Expression): boolean {
  return value.kind === 'Call' && value.args[0]?.value.kind === 'Call' && value.args[0].value.callee.kind === 'Name' && value.args[0].value.callee.id === 'range';
}

interface Use {
  readonly what: string;
  readonly at: Expression;
}

/** Where positions in the list come to mean something: codes by enumerate or index, a split or a slice by position. */
function orderedUse(code: ModuleCode, call: Call, place: Place): Use | null {
  const { statement } = place;
  if (statement.kind !== 'Assign' || statement.value !== call || statement.targets.length !== 1) return null;
  const [target] = statement.targets;
  if (target?.kind !== 'Name') return null;
  const { id } = target;
  const isIt = (expression: Expression | undefined, at: Place): boolean =>
    expression?.kind === 'Name' && expression.id === id && code.bindings(id, at).some((one) => one.kind === 'value' && one.value === call) && code.bindings(id, at).length === 1;
  if (isSortedLater(code, id, place)) return null;
  for (const { node, place: at } of code.callsOf('builtins.enumerate')) {
    if (isIt(node.args[0]?.value, at) && givesNumbers(code, node)) return { what: 'its entries get their numbers by position', at: node };
  }
  for (const { node, place: at } of code.methodCalls('index')) if (isIt(node.callee.value, at)) return { what: 'its entries get their numbers by position', at: node };
  for (const { node, place: at } of code.callsOf(...SPLITS)) if (isIt(node.args[0]?.value, at)) return { what: 'it is split by position', at: node };
  for (const { node, place: at } of code.nodes.Subscript) if (node.index.kind === 'Slice' && node.index.step === null && isIt(node.value, at) && isSplitSlice(node.index)) return { what: 'it is cut by position', at: node };
  return null;
}

const SPLITS = ['torch.utils.data.random_split', 'sklearn.model_selection.train_test_split'];

/** `files[:n]` with an n that was computed cuts data in two; `files[:5]` is a look. */
function isSplitSlice({ lower, upper }: { readonly lower: Expression | null; readonly upper: Expression | null }): boolean {
  return [lower, upper].some((one) => one !== null && one.kind !== 'Constant');
}

function isSortedLater(code: ModuleCode, id: string, place: Place): boolean {
  return code.methodCalls('sort').some(({ node, place: at }) => node.callee.value.kind === 'Name' && node.callee.value.id === id && at.scope === place.scope)
    || code.callsOf('random.shuffle', 'numpy.random.shuffle', 'builtins.sorted').some(({ node, place: at }) => node.args[0]?.value.kind === 'Name' && node.args[0].value.id === id && at.scope === place.scope);
}

/** `{label: i for i, label in enumerate(labels)}`, or a loop that keeps the number. */
function givesNumbers(code: ModuleCode, call: Call): boolean {
  return code.nodes.Comprehension.some(({ node }) => node.of === 'dict' && node.clauses.some((clause) => clause.iterable === call));
}
