import type { Parity } from '../../parity/parity';
import { statementsOf } from '../../program-syntax';
import type { Practice } from '../practice';
import { isTestFile } from '../settings';
import type { TestedFunction } from '../reach';
import { datasetTest } from './kinds/dataset';
import { endpointTest, latencyTest } from './kinds/endpoint';
import { featureListTest } from './kinds/feature-list';
import { featureTest } from './kinds/feature';
import { readsOf, roundTripTest, schemaTest } from './kinds/data';
import { gradientTest, outputTest, overfitTest } from './kinds/network';
import { parityTest } from './kinds/parity';
import { determinismTest, metamorphicTest, splitTest } from './kinds/properties';
import { smokeTest } from './kinds/smoke';
import { openBehaviourTest, qualityTest, sliceTest } from './kinds/training';
import type { Layout } from './place';
import { placeFor } from './place';
import type { GeneratedTest, Skeleton, TestKind } from './skeleton';
import { outsideCall, study, isRandom } from './study';
import type { Study } from './study';
import { rootExpression } from './write';

/** What the generator knows of a project. */
export interface GeneratorContext extends Layout {
  /** The sides of its models; null: it has not both. */
  readonly parity: Parity | null;
  /** What it does, as far as it decides which tests it needs. Left out: nothing is known. */
  readonly practice?: Practice;
  /** The distributions that its manifests ask for. Left out: none. */
  readonly declared?: ReadonlySet<string>;
}

/** The first test of a function: of the kind that is asked for where the function allows it, else of the kind that suits it best. Nothing is run. Null: no test of it makes sense. */
export function firstTest(context: GeneratorContext, tested: Pick<TestedFunction, 'at' | 'name'>, wanted: TestKind | null = null): GeneratedTest | null {
  const { at, name } = tested;
  if (!at.path.endsWith('.py')) return null;
  const place = placeFor(context, at);
  const studied = study(context.program, at);
  const skeleton = (wanted === null ? null : make(context, wanted, studied, name, place.path)) ?? bySuit(context, studied, name, place.path);
  return skeleton === null ? null : { skeleton, place };
}

/**
 * The first test of a kind at a place that a rule names: a function's or a class's name, a list of features at the top of a file. A kind of null, or one that the function does not
 * allow, is the one that suits it best. Null: none makes sense.
 */
export function firstTestAt(context: GeneratorContext, functions: readonly TestedFunction[], path: string, start: number, kind: TestKind | null): GeneratedTest | null {
  const { program } = context;
  if (kind === 'feature-list') {
    const list = statementsOf(program.modules.get(path)?.body ?? []).flatMap((one) => (one.kind === 'Assign' ? one.targets : [])).find((one) => one.start === start);
    const practice = list?.kind === 'Name' && path.endsWith('.py') ? context.practice : undefined;
    if (list?.kind !== 'Name' || !practice) return null;
    const place = placeFor(context, { path });
    return { skeleton: featureListTest(context, practice, path, list.id, place.path), place };
  }
  const tested = functionAt(functions, path, start) ?? methodOfClass(functions, path, start);
  return tested ? firstTest(context, tested, kind) : null;
}

/** The method by which a class is known, where its name stands at that place. */
function methodOfClass(functions: readonly TestedFunction[], path: string, start: number): TestedFunction | undefined {
  const own = functions.filter(({ at }) => at.path === path && at.owner?.definition.nameSpan.start === start);
  return own.find(({ at }) => /^(forward|call|__getitem__|__iter__|predict)$/.test(at.definition.name)) ?? own[0];
}

function make(context: GeneratorContext, kind: TestKind, studied: Study, name: string, path: string): Skeleton | null {
  const isTest = (one: string): boolean => isTestFile(one, context.settings);
  switch (kind) {
    case 'feature': return featureTest(studied, name);
    case 'parity': return context.parity ? parityTest(studied.of, context.parity, isTest) : null;
    case 'schema': return schemaTest(studied, name, panderaOf(context), rootExpression(path, context.root));
    case 'split': return splitTest(studied, name);
    case 'round-trip': return roundTripTest(studied, name);
    case 'determinism': return determinismTest(studied, name);
    case 'overfit': return overfitTest(studied);
    case 'endpoint': return endpointTest(studied, name, isTest);
    case 'metamorphic': return metamorphicTest(studied, name) ?? openBehaviourTest(studied, name);
    case 'quality': return qualityTest(studied, name);
    case 'smoke': return smokeTest(studied, context, path);
    case 'latency': return latencyTest(studied, name, isTest);
    case 'output': return outputTest(studied);
    case 'gradient': return gradientTest(studied);
    case 'dataset': return datasetTest(studied);
    case 'slice': return sliceTest(studied, name);
    case 'feature-list': return null;
  }
}

function bySuit(context: GeneratorContext, studied: Study, name: string, path: string): Skeleton | null {
  const { of, happened } = studied;
  const kinds: TestKind[] = [];
  if (of.definition.decorators.length > 0) kinds.push('endpoint');
  if (studied.isNetwork) kinds.push('overfit');
  if (happened.some(({ term }) => /^(joblib|pickle|cloudpickle|dill)\.dump$/.test(term.callee))) kinds.push('round-trip');
  if (/split/i.test(of.definition.name)) kinds.push('split');
  if (readsOf(studied).length > 0) kinds.push('schema');
  if (isRandom(studied) && outsideCall(studied) === null && readsOf(studied).length === 0) kinds.push('determinism');
  if (/predict|score|infer/i.test(of.definition.name)) kinds.push('metamorphic');
  kinds.push('feature');
  for (const kind of kinds) {
    const made = make(context, kind, studied, name, path);
    if (made && (made.isReady || kind === 'feature')) return made;
  }
  return null;
}

/** How the project comes to pandera: as it imports it itself, else by the name that all releases know. Null: it has none. */
function panderaOf({ program, declared }: GeneratorContext): string | null {
  for (const { code } of program.documents.values()) {
    const module = /^\s*(?:import (pandera[\w.]*)|from (pandera[\w.]*) import)/m.exec(code);
    if (module) return (module[1] ?? module[2] ?? '').startsWith('pandera.pandas') ? 'pandera.pandas' : 'pandera';
  }
  return declared?.has('pandera') === true ? 'pandera' : null;
}

/** The kind of test that a rule of the family `testing` asks for; null: the one that suits the function. */
export function kindFor(rule: string): TestKind | null {
  return kinds[rule] ?? null;
}

const kinds: Readonly<Record<string, TestKind>> = {
  'testing/no-parity-test': 'parity', 'testing/no-data-schema-test': 'schema', 'testing/no-split-test': 'split', 'testing/no-roundtrip-test': 'round-trip',
  'testing/no-determinism-test': 'determinism', 'testing/no-learnability-test': 'overfit', 'testing/no-contract-test': 'endpoint', 'testing/no-behaviour-test': 'metamorphic',
  'testing/no-edge-case-test': 'feature', 'testing/no-quality-gate': 'quality', 'testing/no-smoke-test': 'smoke', 'testing/no-latency-test': 'latency',
  'testing/no-output-range-test': 'output', 'testing/no-feature-list-test': 'feature-list', 'testing/no-gradient-test': 'gradient', 'testing/no-dataset-test': 'dataset',
  'testing/no-slice-test': 'slice',
};

/** Does a function deserve a first test at all? Command lines, plots and what does nothing of its own do not. */
export function deservesTest(tested: TestedFunction): boolean {
  const { definition } = tested.at;
  if (tested.tests.length > 0 || !tested.at.path.endsWith('.py')) return false;
  if (/^(main|__\w+__|parse_args?|get_parser|cli|run|plot_\w+|setup_logging|get_logger|log_\w+|print_\w+|show_\w+)$/.test(definition.name) && definition.name !== '__call__') return false;
  return definition.body.some((one) => one.kind !== 'Simple' && !(one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'));
}

/** The name by which a finding's function is found. */
export function functionAt(functions: readonly TestedFunction[], path: string, start: number): TestedFunction | undefined {
  const inFile = functions.filter((one) => one.at.path === path);
  return inFile.find((one) => one.at.definition.nameSpan.start === start) ?? inFile.filter((one) => one.at.definition.start <= start && start < one.at.definition.end).sort((a, b) => b.at.definition.start - a.at.definition.start)[0];
}

