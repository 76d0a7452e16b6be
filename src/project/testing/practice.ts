import type { Site } from '../../provenance/graph';
import type { ClassDefinition, FunctionDefinition } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Parity } from '../parity/parity';
import type { Learn } from '../parity/learning';
import type { Save } from '../parity/artifacts';
import type { ServingSide, TrainingSide } from '../parity/sides';
import { mayTrain, servingSides } from '../parity/sides';
import { trainingSides } from '../parity/training-runs';
import type { ClassAt, FunctionAt, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { derivesFrom } from '../symbolic/instances';
import { newMachine } from '../symbolic/machine';
import type { Term } from '../symbolic/terms';
import { within } from '../symbolic/terms';
import type { TestMap } from './reach';
import type { TestSettings } from './settings';
import { isTestFile } from './settings';

/** A call that writes a model down. */
export interface ModelSave {
  readonly site: Site;
  /** The file's name or the registered one, where it is known. */
  readonly name: string | undefined;
  readonly saved: Term | null;
}

/** A model is saved after it was trained. */
export interface SavedModel {
  readonly save: ModelSave;
  readonly learn: Learn;
  readonly side: TrainingSide;
}

/** What a project does, as far as it decides which tests it needs. */
export interface Practice {
  readonly trainings: readonly TrainingSide[];
  readonly servings: readonly ServingSide[];
  readonly savedModels: readonly SavedModel[];
  /** Each training; those whose model is saved come first. */
  readonly learns: readonly { readonly learn: Learn; readonly side: TrainingSide }[];
  /** The code of the files that hold no tests, by path. */
  readonly code: ReadonlyMap<string, string>;
  readonly functions: readonly FunctionAt[];
  readonly classes: readonly ClassAt[];
  /** Does a class derive from one of the library's classes of such a name? */
  derives(of: ClassAt, name: RegExp): boolean;
}

const known = new WeakMap<TestMap, Practice>();
/** Tracing more files than this would cost more than it tells. */
const mostFiles = 40;
const besides = /(^|\/)(tests?|testing|docs?|examples?|tutorials?|benchmarks?)\/|(^|\/)(conftest|setup|test_[^/]*|[^/]*_test)\.py$/;

/** What a project does: worked out once for each run of its tests. */
export function practiceOf(program: ProgramSyntax, map: TestMap, settings: TestSettings, parity: Parity | null): Practice {
  let practice = known.get(map);
  if (!practice) {
    practice = findPractice(program, settings, parity);
    known.set(map, practice);
  }
  return practice;
}

function findPractice(program: ProgramSyntax, settings: TestSettings, parity: Parity | null): Practice {
  const paths = [...program.modules.keys()].filter((path) => path.endsWith('.py') && !isTestFile(path, settings) && !besides.test(path)).sort();
  const code = new Map(paths.map((path) => [path, program.documents.get(path)?.code ?? '']));
  const candidates = paths.filter((path) => mayTrain(program.documents.get(path))).sort((a, b) => rank(a) - rank(b)).slice(0, mostFiles);
  const trainings = (parity && parity.servings.length > 0 ? parity.trainings : trainingSides(program, candidates, () => 0)).filter((side) => code.has(side.path)).sort((a, b) => rank(a.path) - rank(b.path));
  const servings = (parity?.servings ?? servingSides(program, new Set(candidates))).filter((side) => code.has(side.path));
  const machine = newMachine(program, null, 4000);
  const saved = savedModels(trainings).filter(({ save, learn }) => code.has(save.site.path) && code.has(learn.site.path));
  const others = trainings.flatMap((side) => side.learns.map((learn) => ({ learn, side }))).filter(({ learn }) => code.has(learn.call.site.path) && !saved.some((one) => one.learn === learn));
  return {
    trainings,
    servings,
    savedModels: saved,
    learns: [...saved, ...others],
    code,
    functions: paths.flatMap((path) => functionsOf(program, path)),
    classes: paths.flatMap((path) => classesOf(program, path)),
    derives: (of, name) => derivesFrom(machine, of, name),
  };
}

/** Files whose name says that they train come first. */
function rank(path: string): number {
  return /train|fit/.test(path.slice(path.lastIndexOf('/') + 1)) ? 0 : /model|pipeline/.test(path) ? 1 : 2;
}

const modelFile = /model|clf|classifier|regressor|pipeline|net|weights|checkpoint|\.(pth?|onnx|h5|keras|cbm|bst)$/i;
const notModel = /scaler|encoder|vectori[sz]er|preprocess|tokeni[sz]er|label|imputer|dv\b|columns|features/i;

function savedModels(trainings: readonly TrainingSide[]): SavedModel[] {
  return trainings.flatMap((side) => modelSaves(side).flatMap((save): SavedModel[] => {
    const parts = new Set(save.saved ? within(save.saved, 1500) : []);
    const learned = side.learns.find((learn) => parts.has(learn.call) || (parts.has(learn.model) && learn.model.t !== 'opaque'));
    const name = save.name ?? '';
    const isModel = modelFile.test(name) || (save.saved?.t === 'given' && modelFile.test(save.saved.name));
    const learn = learned ?? (isModel && !notModel.test(name) ? side.learns[0] : undefined);
    return learn ? [{ save, learn, side }] : [];
  }));
}

const savers = /^(joblib|pickle|cloudpickle|dill|skops\.io)\.dump$|^torch\.(jit\.)?save$|(^|\.)save_model$|^\.(save|save_weights|save_pretrained)$/;

/** What a training writes down besides tables and settings; also where the path is not known. */
function modelSaves(side: TrainingSide): ModelSave[] {
  const known = new Map<Term, Save>(side.saves.map((save) => [save.call, save]));
  return side.trace.happened.flatMap(({ term }): ModelSave[] => {
    const save = known.get(term);
    if (save) return save.kind === 'data' || save.kind === 'settings' ? [] : [{ site: save.site, name: save.name ?? save.path, saved: save.saved }];
    return savers.test(term.callee) ? [{ site: term.site, name: undefined, saved: term.callee.startsWith('.') ? term.receiver : (term.args[0] ?? null) }] : [];
  });
}

function functionsOf(program: ProgramSyntax, path: string): FunctionAt[] {
  return statementsOf(program.modules.get(path)?.body ?? []).flatMap((statement): FunctionAt[] => {
    if (statement.kind === 'FunctionDefinition') return [{ is: 'function', path, definition: statement, owner: null }];
    return statement.kind === 'ClassDefinition' ? methodsOf(path, statement) : [];
  });
}

function methodsOf(path: string, definition: ClassDefinition): FunctionAt[] {
  const owner: ClassAt = { is: 'class', path, definition };
  return definition.body.flatMap((method): FunctionAt[] => (method.kind === 'FunctionDefinition' ? [{ is: 'function', path, definition: method, owner }] : []));
}

function classesOf(program: ProgramSyntax, path: string): ClassAt[] {
  return statementsOf(program.modules.get(path)?.body ?? []).flatMap((statement): ClassAt[] => (statement.kind === 'ClassDefinition' ? [{ is: 'class', path, definition: statement }] : []));
}

/** A method that a class itself defines. */
export function ownMethod(of: ClassAt, name: string): FunctionDefinition | undefined {
  return of.definition.body.find((one): one is FunctionDefinition => one.kind === 'FunctionDefinition' && one.name === name);
}

/** The function of the project in which a place lies; the innermost. */
export function functionAround(practice: Practice, path: string, span: Span): FunctionAt | undefined {
  return practice.functions.filter(({ path: at, definition }) => at === path && definition.start <= span.start && span.end <= definition.end).sort((a, b) => b.definition.start - a.definition.start)[0];
}
