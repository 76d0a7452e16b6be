import type { ModuleCode } from '../../../project/code/code';
import { callsTo } from '../../../project/code/definitions';
import type { Place } from '../../../project/code/places';
import { functionAround, isWithin } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { isModelCall } from '../../outside';
import { argumentOf, callSite, partsOf, siteOf, sourceOf, textOf, valueOf } from '../../reading';
import type { Finding, Rule } from '../../rule';

/** Trainers of language models, of Transformers and TRL. */
const trainers = /^(transformers|trl)\.(\w*Trainer)$/;
/** The rows that a trainer, or a tuning job, learns from. */
const tuned = ['train_dataset', 'training_file'];
/** Methods by which a model may be asked. */
const asked = ['create', 'invoke', 'generate_content', 'generate'];
/** Whether a network can learn a few rows by heart is tried on purpose. */
const onPurpose = /overfit|sanity|smoke|debug/i;

/** The rows that a language model is tuned on, or is shown as examples, are those that it is judged on. */
export const rule: Rule = {
  meta: {
    id: 'llm/eval-contamination',
    title: 'A language model is judged on rows that it was tuned on or shown',
    family: 'llm',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['gen.fine-tuning-peft', 'gen.evaluation-guardrails'],
    references: ['kapoor2023', 'hf-trainer'],
    since: '0.2.0',
    fix: 'none',
  },
  words: [...tuned, ...asked],
  inspect({ code, report }) {
    const found = [
      ...tuned.flatMap((keyword) => code.keywords.get(keyword) ?? []).map(({ node, place }) => sameSets(code, node, place)),
      ...(code.methodCalls(...asked).length === 0 ? [] : code.statements.map((place) => shownAt(code, place))),
    ].filter((one) => one !== null);
    if (found.length > 0 && !onPurpose.test(code.document.text)) found.forEach(report);
  },
};

type Told = Omit<Finding, 'rule'> | null;

function shownAt(code: ModuleCode, place: Place): Told {
  const { statement } = place;
  const [target, ...others] = statement.kind === 'Assign' ? statement.targets : [];
  return statement.kind === 'Assign' && target?.kind === 'Name' && others.length === 0 ? shownRows(code, target.id, statement.value, place) : null;
}

/** `train_dataset=` and `eval_dataset=` (or the two files of a tuning job) are the same. */
function sameSets(code: ModuleCode, node: Call, place: Place): Told {
  const isJob = node.callee.kind === 'Attribute' && textOf(code, node.callee).endsWith("fine_tuning.jobs.create");
  if (!isJob && !trainers.test(code.writtenName(node.callee, place) ?? '')) return null;
  const train = argumentOf(node, isJob ? 'training_file' : 'train_dataset');
  const judged = argumentOf(node, isJob ? 'validation_file' : 'eval_dataset');
  if (train === null || judged === null) return null;
  const first = rowsOf(code, train.value, place, 0);
  if (first === null || first !== rowsOf(code, judged.value, place, 0)) return null;
  return {
    severity: 'warning', confidence: 'certain', at: siteOf(code, judged), related: [{ message: 'the model is tuned on the same rows', at: siteOf(code, train) }],
    message: 'The model is judged on the very rows that it is tuned on: the loss falls as it learns them by heart, and nothing shows when it gets worse on new ones. Part the rows once, before: `train_test_split(test_size=0.1, seed=…)`.',
  };
}

/** What tells a set of rows: its own name and parts, back to where it is loaded. Null: something on the way is not known. */
function rowsOf(code: ModuleCode, expression: Expression, place: Place, hops: number): string | null {
  const made = madeOf(code, expression, place, hops);
  if (made !== null || expression.kind !== 'Name') return made;
  // One object, whatever it is: two names that are bound at one place hold the same.
  const [only, ...others] = code.bindings(expression.id, place);
  return only === undefined || others.length > 0 ? null : `${expression.id}@${String(only.start)}`;
}

function madeOf(code: ModuleCode, expression: Expression, place: Place, hops: number): string | null {
  if (hops > 6) return null;
  const { value, place: at } = valueOf(code, expression, place);
  switch (value.kind) {
    case 'Name':
      return value === expression ? null : rowsOf(code, value, at, hops + 1);
    case 'Subscript': {
      const inner = value.index.kind === 'Constant' ? rowsOf(code, value.value, at, hops + 1) : null;
      return inner === null ? null : `${inner}[${textOf(code, value.index)}]`;
    }
    case 'Attribute': {
      const inner = value.attribute === 'id' ? rowsOf(code, value.value, at, hops + 1) : null;
      return inner === null ? null : `${inner}.id`;
    }
    case 'Call': {
      // These change what stands in the rows, or their order, and not which they are.
      if (value.callee.kind === 'Attribute' && /^(map|shuffle|remove_columns|rename_columns?|with_format)$/.test(value.callee.attribute)) return rowsOf(code, value.callee.value, at, hops + 1);
      const called = code.writtenName(value.callee, at);
      if (called === 'datasets.load_dataset') return value.args.every(({ value: given }) => given.kind === 'Constant') ? `load_dataset(${value.args.map((one) => textOf(code, one)).sort().join()})` : null;
      return textOf(code, value.callee).endsWith("files.create") ? textOf(code, value) : null;
    }
    default:
      return null;
  }
}

/** `shots = test[:5]`, then `for row in test: ask(f"{shots} {row}")`. */
function shownRows(code: ModuleCode, name: string, value: Expression, place: Place): Told {
  const whole = /shot|example|demo/i.test(name) ? cutFrom(code, value, place) : null;
  if (whole === null) return null;
  for (const { node, place: at } of code.methodCalls(...asked)) {
    if (node.callee.attribute !== 'generate' && !isModelCall(code, node, at)) continue;
    const loop = [...loopsOver(code, whole, at), ...callersOf(code, at).flatMap((caller) => [...loopsOver(code, whole, caller)])][0];
    if (loop === undefined || !sourceOf(code, node, at, (part) => part.kind === 'Name' && part.id === name)) continue;
    if (/\bcontinue\b|\bnot in\b|!=/.test(textOf(code, loop.statement))) continue;
    return {
      severity: 'warning', confidence: 'likely', at: siteOf(code, value), related: [{ message: 'and here the model is asked for each row, these too', at: callSite(code, node) }],
      message: `The examples in the prompt are rows of \`${whole}\`, with their answers, and the model is then asked for all of \`${whole}\`: these rows it has been told. Take the examples from the training rows. (Taken for granted: the answers are scored.)`,
    };
  }
  return null;
}

/** The list or data set that the first rows, or some at random, are taken from. */
function cutFrom(code: ModuleCode, value: Expression, place: Place): string | null {
  if (value.kind === 'Subscript' && value.index.kind === 'Slice' && value.value.kind === 'Name') return value.value.id;
  if (value.kind !== 'Call') return null;
  if (code.name(value.callee, place) === 'random.sample') return value.args[0]?.value.kind === 'Name' ? value.args[0].value.id : null;
  const { callee } = value;
  return callee.kind === 'Attribute' && /^(select|sample|head|take)$/.test(callee.attribute) && callee.value.kind === 'Name' ? callee.value.id : null;
}

/** Where the function that holds a place is called in this file. */
function callersOf(code: ModuleCode, place: Place): readonly Place[] {
  const own = functionAround(place);
  return own === null ? [] : callsTo(code, own).map(({ place: at }) => at);
}

/** The loops around a place that go over all rows of a set. */
function* loopsOver(code: ModuleCode, whole: string, place: Place): Generator<Place> {
  for (let at = place.parent; at !== null; at = at.parent) {
    const { statement } = at;
    if (statement.kind === 'For' && isWithin(place, at) && [...partsOf(statement.iterable)].every((part) => part.kind === 'Name' ? part.id === whole || /^(tqdm|enumerate|list)$/.test(part.id) : part.kind === 'Call' || part.kind === 'Attribute') && new RegExp(`\\b${whole}\\b`).test(textOf(code, statement.iterable))) yield at;
  }
}
