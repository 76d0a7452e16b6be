import { dayOfRelease, lostBy, mayHaveHad, mayHaveLost, removalOf, removedParameter } from '../library/removals';
import type { Removal } from '../library/removals';
import type { ModuleCode, ProgramCode } from '../project/code/code';
import type { Place } from '../project/code/places';
import { typeOf } from '../project/code/types';
import { isSurelyFrom, mayBeFrom } from '../project/releases';
import type { ReleaseRange, Releases } from '../project/releases';
import type { Argument, Call, Expression } from '../python/nodes';
import type { Span } from '../python/text';
import { edit, siteOf, textOf } from './reading';
import type { Finding, Fix } from './rule';

/** A use of something that a release has lost. */
export interface RemovedUse {
  readonly removal: Removal;
  readonly at: Span;
  /** What a new name is put in the place of; null where more has to change. */
  readonly written: Span | null;
}

/** `tensorflow.keras` is judged by TensorFlow's releases: which of them brought which Keras. Source: TensorFlow's release notes. */
const kerasInTensorflow: Readonly<Record<string, string>> = { '2.6': '2.6', '2.11': '2.11', '2.12': '2.12', '2.4': '2.4', '2.14': '2.14', '2.10.0': '2.10', '2.15.0': '2.15', '3.0.5': '2.16', '3.6.0': '2.18', '3.15.1': '2.20', '2.0': '2.0' };

/** The name under which the tables know a thing: Keras within TensorFlow, Lightning under its newer name, optimisers by their modules. */
function known(name: string): string {
  if (!/^(?:tensorflow|lightning|keras)\./.test(name)) return name;
  return name.replace(/^tensorflow\.(?:python\.)?keras\./, 'keras.').replace(/^lightning\.(?:pytorch\.|(?=[A-Z]))/, 'pytorch_lightning.')
    .replace(/^keras\.optimizers\.\w+\.(\w+)$/, 'keras.optimizers.$1').replace(/^keras\.models\.Model$/, 'keras.Model').replace(/^(keras\.Model|keras\.Sequential|keras\.models\.Sequential)\./, 'keras.Model.');
}

/** All uses of names and parameters of these distributions that some release has lost. */
export function removedUses(code: ModuleCode, distributions: ReadonlySet<string>): RemovedUse[] {
  const all = everyUse.get(code) ?? usesIn(code);
  everyUse.set(code, all);
  return all.filter(({ removal }) => distributions.has(removal.distribution));
}

/** Several rules ask, each for its libraries: a file is gone through once. */
const everyUse = new WeakMap<ModuleCode, readonly RemovedUse[]>();

function usesIn(code: ModuleCode): RemovedUse[] {
  const found: RemovedUse[] = [];
  const add = (removal: Removal | undefined, at: Span, written: Span | null): void => {
    if (removal !== undefined) found.push({ removal, at, written });
  };
  imports(code, add);
  const libraries = librariesOf(code.program);
  // Types may come from other files of the program, names from nowhere else than an import. What no file imports is not asked for.
  if (libraries?.size === 0) return found;
  const lost = lostBy(libraries);
  for (const [last, list] of code.attributes) {
    if (!lost.lastParts.has(last)) continue;
    const isMember = lost.members.has(last);
    for (const { node, place } of list) {
      const name = code.writtenName(node, place);
      if (name === undefined) {
        if (!isMember) continue;
        const type = known(typeOf(code, node.value, place).name);
        const removal = type === '' ? undefined : exactly(`${methodOwner(type)}.${last}`);
        if (removal !== undefined && !fallsBack(code, place)) add(removal, node.attributeSpan, node.attributeSpan);
        continue;
      }
      // A module that is gone is told at its import.
      const removal = exactly(known(name));
      if (removal !== undefined && !fallsBack(code, place)) add(removal, node, node.attributeSpan);
    }
  }
  for (const [keyword, list] of code.keywords) if (lost.parameterNames.has(keyword)) for (const { node, place } of list) parameter(code, node, place, keyword, add);
  for (const { node, place } of code.classes) if (node.kind === 'ClassDefinition' && place !== null) hooks(code, node, place, add);
  return found;
}

/** The libraries whose things the files of a program can hold, of those that have lost any; null: any, as something is used without imports. */
function librariesOf(program: ProgramCode): ReadonlySet<string> | null {
  let known = libraries.get(program);
  if (known === undefined) {
    const modules = program.paths.flatMap((path) => program.module(path) ?? []);
    const imported = new Set<string>();
    for (const code of modules) for (const library of code.libraries) imported.add(library);
    const lost = [...new Set([...imported].flatMap(named))].filter(mayHaveLost).sort();
    const key = lost.join();
    // Programs that import the same share one set, and what is known of it.
    const same = sharedSets.get(key) ?? new Set(lost);
    sharedSets.set(key, same);
    known = modules.some((code) => code.imported.size === 0 && code.calls.size > 0) ? null : same;
    libraries.set(program, known);
  }
  return known;
}

const libraries = new WeakMap<ProgramCode, ReadonlySet<string> | null>();
const sharedSets = new Map<string, ReadonlySet<string>>();

/** Libraries that hand out things of one another, or go by several names. */
const RELATED: readonly (readonly string[])[] = [
  ['keras', 'tensorflow', 'tf_keras'], ['pytorch_lightning', 'lightning', 'lightning_fabric'], ['transformers', 'datasets', 'trl', 'peft', 'accelerate', 'evaluate', 'sentence_transformers'], ['torch', 'torchvision', 'torchaudio', 'timm'],
  ['pandas', 'numpy', 'seaborn', 'sklearn', 'scipy', 'statsmodels', 'dask', 'modin', 'geopandas', 'polars', 'pyspark'],
];

function named(library: string): readonly string[] {
  return RELATED.find((group) => group.includes(library)) ?? [library.startsWith('langchain') ? 'langchain' : library.startsWith('llama_index') ? 'llama_index' : library];
}

type Add = (removal: Removal | undefined, at: Span, written: Span | null) => void;

function exactly(name: string): Removal | undefined {
  const removal = removalOf(name);
  return removal?.name === name ? removal : undefined;
}

/** `if TYPE_CHECKING:` never runs. */
function isForTypesAlone(code: ModuleCode, place: Place): boolean {
  const around = place.parent?.statement;
  return around?.kind === 'If' && place.parent !== null && /\bTYPE_CHECKING$/.test(textOf(code, around.test));
}

function imports(code: ModuleCode, add: Add): void {
  const { lastParts } = lostBy(null);
  for (const { node: statement, place } of code.imports) {
    // A `try` that falls back to something else is how code works with both.
    if (isForTypesAlone(code, place)) continue;
    if (place.part === 'handler' || (place.parent?.statement.kind === 'Try' && place.part === 'body' && place.parent.statement.handlers.length > 0)) continue;
    if (statement.kind === 'Import') {
      for (const name of statement.names) add(removalOf(known(name.name)), name, null);
      continue;
    }
    if (statement.level > 0) continue;
    const whole = removalOf(known(statement.module));
    if (whole !== undefined) {
      add(whole, statement, null);
      continue;
    }
    for (const name of statement.names) {
      if (name.name !== '*' && lastParts.has(name.name)) add(exactly(known(`${statement.module}.${name.name}`)), name, null);
    }
  }
}

/** Does code ask whether the name is there, or for the release? */
const ASKS = /\bhasattr\(|\b__version__\b|\bversion\.parse\b|\bVersion\(/;

/** Within a `try` that expects the name to be missing, or in what it does then, or behind a question for it: code that works with both. */
function fallsBack(code: ModuleCode, place: Place): boolean {
  const { statement } = place;
  if (!('body' in statement) && ASKS.test(textOf(code, statement))) return true;
  for (let at: Place | null = place; at !== null; at = at.parent) {
    if (at.part === 'handler') return true;
    const around = at.parent?.statement;
    if (around?.kind === 'If' && ASKS.test(textOf(code, around.test))) return true;
    if (around?.kind === 'Try' && at.part === 'body' && around.handlers.some(({ type }) => type === null || /AttributeError|ImportError|Exception/.test(namesOf(type)))) return true;
  }
  return false;
}

function namesOf(type: Expression): string {
  return type.kind === 'Name' ? type.id : type.kind === 'Attribute' ? type.attribute : type.kind === 'Tuple' ? type.elements.map(namesOf).join(' ') : '';
}

function parameter(code: ModuleCode, node: Call, place: Place, keyword: string, add: Add): void {
  const callable = callableOf(code, node, place, keyword);
  if (callable === null) return;
  const removal = removedParameter(callable, keyword) ?? trainerOf(callable, keyword);
  for (const argument of removal === undefined ? [] : node.args) {
    // Positions before the keyword have names of their own.
    if (argument.keyword === keyword) add(removal, argument, { start: argument.start, end: argument.start + keyword.length });
  }
}

/** Trainers by another name of Lightning's modules. */
function trainerOf(callable: string, keyword: string): Removal | undefined {
  return callable === 'pytorch_lightning.trainer.Trainer' ? removedParameter('pytorch_lightning.Trainer', keyword) : undefined;
}

/** What is called, where that may have lost such a parameter; null for all else. */
function callableOf(code: ModuleCode, { callee }: Call, place: Place, keyword: string): string | null {
  const name = code.name(callee, place);
  if (name !== undefined) return known(name);
  if (callee.kind !== 'Attribute' || !mayHaveHad(callee.attribute, keyword)) return null;
  const type = known(typeOf(code, callee.value, place).name);
  return type === '' ? null : `${methodOwner(type)}.${callee.attribute}`;
}

function methodOwner(type: string): string {
  return /^keras\.(Sequential|Model|models\.Sequential|models\.Model)$/.test(type) ? 'keras.Model' : type === 'pytorch_lightning.trainer.Trainer' ? 'pytorch_lightning.Trainer' : type;
}

/** Methods that Lightning no longer calls: defined in vain. */
function hooks(code: ModuleCode, node: { readonly bases: readonly Argument[]; readonly body: readonly { readonly kind: string }[] }, place: Place, add: Add): void {
  const bases = node.bases.flatMap((base) => code.writtenName(base.value, place) ?? []).map(known).filter((name) => /^pytorch_lightning\..*\b(LightningModule|Callback|LightningDataModule)$/.test(name));
  for (const base of bases) {
    for (const statement of node.body) {
      if (statement.kind !== 'FunctionDefinition') continue;
      const method = statement as unknown as { readonly name: string; readonly nameSpan: Span };
      if (lostBy(null).lastParts.has(method.name)) add(exactly(`pytorch_lightning.${base.slice(base.lastIndexOf('.') + 1)}.${method.name}`), method.nameSpan, null);
    }
  }
}

/** Distributions that bring another one, with the same numbers. */
const OTHER_NAMES: Readonly<Record<string, string>> = { 'pytorch-lightning': 'lightning', 'llama-index-core': 'llama-index' };

/** A use as a finding, by the release that the project installs; null where the installed release still has it. */
export function judgeRemoval(code: ModuleCode, releases: Releases, { removal, at, written }: RemovedUse): Omit<Finding, 'rule'> | null {
  const inTensorflow = removal.distribution === 'keras' && (code.uses('tensorflow') && !code.uses('keras'));
  const gone = inTensorflow ? (kerasInTensorflow[removal.gone] ?? removal.gone) : removal.gone;
  const distribution = inTensorflow ? 'tensorflow' : removal.distribution;
  const other = OTHER_NAMES[distribution];
  const range = releases.of(code.path, distribution) ?? (other === undefined ? null : releases.of(code.path, other));
  if (!mayBeFrom(range, gone)) return null;
  const isTold = range !== null && range.specifier !== '';
  const isCertain = isTold && isSurelyFrom(range, gone);
  const label = removal.parameter === null ? `\`${removal.name}\`` : `The argument \`${removal.parameter}\` of ${removal.name.slice(removal.name.indexOf('.') + 1)}`;
  const day = inTensorflow ? undefined : dayOfRelease(distribution, gone);
  return {
    severity: isCertain ? 'error' : isTold ? 'warning' : 'hint',
    confidence: isCertain ? 'certain' : isTold ? 'likely' : 'hint',
    message:
      `${label} is gone: ${distribution} ${gone}${day === undefined ? '' : ` (${day})`} does not have it any more${installed(range, isCertain)}. ` +
      (removal.advice ?? 'See its release notes for what takes its place.'),
    at: siteOf(code, at),
    related: range === null ? [] : [{ message: `${distribution} is asked for here`, at: { path: range.at.path, span: range.at.span, start: range.at.start, end: range.at.end } }],
    fixes: fixOf(code, removal, written, isCertain),
  };
}

function installed(range: ReleaseRange | null, isCertain: boolean): string {
  if (range === null || range.specifier === '') return ', and nothing says which release is installed';
  return isCertain ? `, and the project installs \`${range.specifier}\`` : `, which \`${range.specifier}\` allows`;
}

function fixOf(code: ModuleCode, { rename }: Removal, written: Span | null, isCertain: boolean): Fix[] {
  if (rename === null || written === null) return [];
  return [{ title: `Use ${rename}`, safe: isCertain, edits: [edit(code, written.start, written.end, rename)] }];
}
