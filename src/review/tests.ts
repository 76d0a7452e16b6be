import { coverageOver } from '../project/coverage/coverage';
import { evidenceFor } from '../project/coverage/evidence';
import type { CoverageFile } from '../project/coverage/read';
import type { Parity } from '../project/parity/parity';
import type { ProgramSyntax } from '../project/program-syntax';
import { programSyntax } from '../project/program-syntax';
import type { Surroundings } from '../project/surroundings';
import type { ChangedCode } from '../project/versions';
import type { KeptTests } from '../project/testing/kept';
import type { Depth, TestMap } from '../project/testing/reach';
import { testMapSteps } from '../project/testing/reach';
import type { TestSettings } from '../project/testing/settings';
import { isTestFile } from '../project/testing/settings';
import type { PythonDocument } from '../python/document';
import type { ModuleGraph } from '../python/modules';
import type { Module } from '../python/nodes';
import type { Finding, Rule, TestContext } from '../rules/rule';
import type { Config } from './config';
import type { ProjectFiles } from './first-tests';
import { withFirstTests } from './first-tests';
import type { ComparisonResult } from './parity';
import type { Breather } from './pause';
import { withoutRepeats } from './place';
import { shownSeverity } from './selectors';
import type { Source } from './sources';

/** A project's tests, and what they reach. */
export interface ProjectTests {
  readonly program: ProgramSyntax;
  readonly map: TestMap;
  readonly settings: TestSettings;
}

/** The files that matter for a project's tests: the tests, what has to do with machine learning, and all that they import. Null: no machine learning. */
export function testedSources(files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph, settings: TestSettings): readonly Source[] | null {
  const sources = [...files.values()];
  const learning = sources.filter((source) => source.machineLearning && source.path.endsWith('.py'));
  if (learning.length === 0) return null;
  const members = new Set([...learning, ...sources.filter(({ path }) => isTestFile(path, settings) || path.endsWith('conftest.py'))]);
  for (const source of members) {
    for (const statement of source.imports) {
      for (const target of moduleGraph.targets(source.path, statement)) {
        const imported = files.get(target);
        if (imported) members.add(imported);
      }
    }
  }
  return [...members];
}

/** The files that matter for a project's tests, parsed. Rejects when `air` is cut off. */
export async function testedProgram(sources: readonly Source[], air: Breather): Promise<ProgramSyntax> {
  const documents = new Map<string, PythonDocument>();
  const modules = new Map<string, Module>();
  for (const source of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    documents.set(source.path, source.document);
    modules.set(source.path, source.module());
    await air.breathe();
  }
  return programSyntax({ documents, modules });
}

/** Runs a project's tests symbolically: which functions do they reach? `kept`: what former runs of the project came to. Rejects when `air` is cut off. */
export async function testsOf(program: ProgramSyntax, settings: TestSettings, air: Breather, kept?: KeptTests, depth?: Depth): Promise<ProjectTests> {
  const steps = testMapSteps(program, settings, kept, depth);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return { program, map: step.value, settings };
    await air.breathe();
  }
}

export interface TestJudgement {
  readonly tests: ProjectTests;
  readonly parity: Parity | null;
  readonly surroundings: Surroundings;
  /** The project's coverage report. */
  readonly coverage: CoverageFile | null;
  readonly rules: readonly Rule[];
  /** Decides which findings are shown, so that first tests are made for these alone. */
  readonly config: Config;
  /** The code that a change touches, while one is reviewed. */
  readonly changed?: ChangedCode;
  /** Percent of changed lines that tests must reach. */
  readonly minNewCoverage?: number;
  /** Where first tests may be written; left out: none are offered. */
  readonly files?: ProjectFiles;
  /** Throws to cancel; what it throws is passed on. */
  readonly checkpoint: () => void;
}

/** A project's coverage report over its code, and what it says of the functions; nothing where there is none that can be read. */
export function measuredBy({ program, map }: ProjectTests, file: CoverageFile | null): Pick<TestContext, 'coverage' | 'evidence'> {
  if (!file?.report) return {};
  const coverage = coverageOver(program, file.path, file.report);
  return { coverage, evidence: new Map(evidenceFor(program, map, coverage).map((one) => [one.function, one])) };
}

/** A test that is only missed weighs more where the change touches what it would test, or takes the test away. */
function raised(finding: Finding, { map }: ProjectTests, changed: ChangedCode | undefined): Finding {
  const { path, span } = finding.at;
  if (!changed || finding.severity !== 'hint') return finding;
  const around = map.functions.filter(({ at }) => at.path === path && at.definition.start <= span.start && span.end <= at.definition.end).sort((a, b) => b.at.definition.start - a.at.definition.start)[0];
  const isLost = around?.tests.length === 0 && changed.wasTested(path, span) === true;
  return isLost || changed.touches(path, around?.at.definition ?? span) ? { ...finding, severity: 'warning', confidence: 'likely' } : finding;
}

/** Judges a project's tests by all rules that do. */
export function judgeTests({ tests, parity, surroundings, coverage, rules, config, changed, minNewCoverage, files, checkpoint }: TestJudgement): ComparisonResult {
  const found: Finding[] = [];
  const problems: ComparisonResult['problems'][number][] = [];
  const context = { ...tests, ...measuredBy(tests, coverage), ...(changed ? { changed } : {}), ...(minNewCoverage === undefined ? {} : { minNewCoverage }), parity, surroundings };
  const { cases, notRun } = tests.map;
  if (notRun > 0) problems.push({ path: '', message: `The tests of this project are more than are followed in one go: ${String(notRun)} of ${String(cases.length)} were not, and code that only these run is taken for untested.` });
  for (const rule of rules) {
    if (!rule.test) continue;
    checkpoint();
    try {
      rule.test({ ...context, report: (finding) => found.push(raised({ ...finding, rule: rule.meta.id }, tests, changed)) });
    } catch (error) {
      checkpoint();
      problems.push({ path: '', message: `Internal error while running the rule ${rule.meta.id}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}. Please report it with the code that brought it about.` });
    }
  }
  const findings = new Map<string, Finding[]>();
  const single = withoutRepeats(found, (path) => tests.program.documents.get(path));
  const metas = new Map(rules.map(({ meta }) => [meta.id, meta]));
  const isShown = (finding: Finding): boolean => {
    const meta = metas.get(finding.rule);
    return meta !== undefined && shownSeverity(meta, finding, config) !== null;
  };
  for (const finding of files ? withFirstTests(single, isShown, tests, parity, surroundings, files) : single) {
    const list = findings.get(finding.at.path);
    if (list) list.push(finding);
    else findings.set(finding.at.path, [finding]);
  }
  return { findings, problems };
}
