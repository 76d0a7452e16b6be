import type { Parity } from '../../parity/parity';
import { isTestFile } from '../settings';
import type { TestedFunction } from '../reach';
import { endpointTest } from './kinds/endpoint';
import { featureTest } from './kinds/feature';
import { readsOf, roundTripTest, schemaTest } from './kinds/data';
import { overfitTest } from './kinds/network';
import { parityTest } from './kinds/parity';
import { determinismTest, metamorphicTest, splitTest } from './kinds/properties';
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

function make(context: GeneratorContext, kind: TestKind, studied: Study, name: string, path: string): Skeleton | null {
  const isTest = (one: string): boolean => isTestFile(one, context.settings);
  switch (kind) {
    case 'feature': return featureTest(studied, name);
    case 'parity': return context.parity ? parityTest(studied.of, context.parity, isTest) : null;
    case 'schema': return schemaTest(studied, name, hasPandera(context), rootExpression(path, context.root));
    case 'split': return splitTest(studied, name);
    case 'round-trip': return roundTripTest(studied, name);
    case 'determinism': return determinismTest(studied, name);
    case 'overfit': return overfitTest(studied);
    case 'endpoint': return endpointTest(studied, name, isTest);
    case 'metamorphic': return metamorphicTest(studied, name);
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

function hasPandera({ program }: GeneratorContext): boolean {
  return [...program.documents.values()].some((document) => /^\s*(import|from) pandera/m.test(document.code));
}

/** The kind of test that a rule of the family `testing` asks for; null: the one that suits the function. */
export function kindFor(rule: string): TestKind | null {
  return kinds[rule] ?? null;
}

const kinds: Readonly<Record<string, TestKind>> = {
  'testing/no-parity-test': 'parity', 'testing/no-data-schema-test': 'schema', 'testing/no-split-test': 'split', 'testing/no-roundtrip-test': 'round-trip',
  'testing/no-determinism-test': 'determinism', 'testing/no-learnability-test': 'overfit', 'testing/no-contract-test': 'endpoint', 'testing/no-behaviour-test': 'metamorphic',
  'testing/no-edge-case-test': 'feature',
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

