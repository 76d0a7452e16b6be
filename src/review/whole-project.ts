import type { CoverageFile } from '../project/coverage/read';
import { configuredCoverage, findCoverage } from '../project/coverage/read';
import type { KeptSides } from '../project/parity/kept';
import type { Parity } from '../project/parity/parity';
import { keepSides } from '../project/parity/kept';
import { listOtherFiles } from '../project/other-files';
import { readManifests } from '../project/manifests/read';
import type { Manifests } from '../project/manifests/read';
import type { Releases } from '../project/releases';
import { noReleases, releasesOf } from '../project/releases';
import type { Surroundings } from '../project/surroundings';
import { gatherSurroundings, noSurroundings } from '../project/surroundings';
import type { KeptTests } from '../project/testing/kept';
import { keepTests } from '../project/testing/kept';
import type { Depth } from '../project/testing/reach';
import { defaultTestSettings, readTestSettings } from '../project/testing/settings';
import type { TestSettings } from '../project/testing/settings';
import type { ChangedCode } from '../project/versions';
import type { Workspace } from '../project/workspace';
import type { ModuleGraph } from '../python/modules';
import type { ProgramSyntax } from '../project/program-syntax';
import type { Rule } from '../rules/rule';
import { endpointsOf } from '../rules/testing/endpoints';
import { isInEarnest } from '../rules/testing/story';
import type { AskedRules } from './asked-rules';
import { pathMatcher } from './listing';
import { makeCache } from './cache';
import type { Config } from './config';
import { compareSides, mayAnswer, nothingFound as nothing, parityOf, sidesOf } from './parity';
import type { ComparisonResult, Sides } from './parity';
import type { Breather } from './pause';
import { mayBeCommented } from './present';
import { projectFolder } from './projects';
import type { Projects } from './projects';
import { isAnyWanted } from './side-by-side/build';
import type { WantedSides } from './side-by-side/build';
import type { Source } from './sources';
import { testsReport } from './test-map/build';
import type { TestsReport } from './test-map/report';
import type { WrittenTests } from './first-tests';
import { firstTests } from './first-tests';
import type { ProjectTests } from './tests';
import { hasTests, mayAnswerRequests, withoutTests } from './without-tests';
import { judgeTests, measuredBy, testedProgram, testedSources, testsOf } from './tests';

type Condition = NonNullable<Rule['onlyWith']>[number];

/** The files of one project, as they are now. */
export interface WholeFiles {
  readonly files: ReadonlyMap<string, Source>;
  readonly moduleGraph: ModuleGraph;
}

/** What is judged of a project as a whole, rather than of one program: the two sides of its models, its tests. What was worked out is kept by the files' content. */
export interface WholeProjects {
  /** Which releases of libraries the project's files run with. */
  releases(project: WholeFiles, air: Breather): Promise<Releases>;
  compare(project: WholeFiles, air: Breather): Promise<ComparisonResult>;
  /** What the rules say that judge a project's tests. `quick`: what was said last is good enough, if anything was. `changed`: of a change that is reviewed. */
  judge(project: WholeFiles, quick: boolean, air: Breather, changed?: ChangedCode): Promise<ComparisonResult>;
  /** The files whose content decides what is said of a project's tests, and what it takes from all others besides their names. */
  judged(project: WholeFiles): Promise<{ readonly sources: readonly Source[]; readonly others: string }>;
  /** What a project's tests reach; null: it has to do with no machine learning. */
  tests(project: WholeFiles, air: Breather): Promise<ProjectTests | null>;
  /** The same as `holdout tests` tells it, with what coverage reports say; null: no machine learning. Kept until a file changes. */
  testsReport(project: WholeFiles, air: Breather): Promise<TestsReport | null>;
  /** First tests for functions of the wanted files that no test reaches: the test files as they would be. */
  firstTests(project: WholeFiles, isWanted: (path: string) => boolean, isNamed: (path: string) => boolean, air: Breather): Promise<readonly WrittenTests[]>;
  /** The sides of the project's models, paired, and what the rules that compare them find; null: the project has not both sides. */
  parity(project: WholeFiles, wanted: WantedSides, air: Breather): Promise<{ readonly parity: Parity; readonly compared: ComparisonResult } | null>;
  /** Has a quick judgement told what was found before? Asked once, it is forgotten. */
  takePostponed(): boolean;
  /** Files came or went, or a file that is no Python changed. */
  forget(): void;
  clear(): void;
}

export interface WholeProjectOptions {
  readonly workspace: Workspace;
  readonly config: Config;
  readonly rules: AskedRules;
  readonly projects: () => Projects;
}

export function wholeProjects({ workspace, config, rules, projects }: WholeProjectOptions): WholeProjects {
  const comparisons = makeCache<{ readonly result: ComparisonResult; readonly surroundings: Surroundings }>(16);
  /** What lies around the Python files, by the project's top folder. */
  const around = new Map<string, Surroundings>();
  /** What the comparisons of a project worked out, by its top folder. */
  const keptSides = makeCache<KeptSides>(8);
  /** What the tests of a project's files came to, by how far they were followed and its top folder. */
  const keptTests = makeCache<KeptTests>(8);
  const comparing = rules.enabled.some((rule) => rule.compare);
  const judging = rules.enabled.some((rule) => rule.test);
  const judgements = makeCache<ComparisonResult>(8);
  let postponed = false;
  /** What was said last of each project's tests. */
  const lastJudged = new Map<string, ComparisonResult>();

  /** What was found last: the judgement of a project and what is told of its tests ask for the same. */
  let lastTests: { readonly key: string; readonly depth: Depth; readonly tests: ProjectTests } | null = null;
  const testsReports = makeCache<TestsReport>(8);
  /** The coverage report of a project, by its top folder. */
  const coverages = new Map<string, CoverageFile | null>();

  const coverageOf = async (root: string | null): Promise<CoverageFile | null> => {
    const known = coverages.get(root ?? '');
    if (known !== undefined) return known;
    const found = await findCoverage(workspace, root ?? '', configuredCoverage(config.coverage, config.prefix));
    coverages.set(root ?? '', found);
    return found;
  };

  const keptOf = (root: string): KeptSides => {
    const kept = keptSides.get(root) ?? keepSides();
    keptSides.set(root, kept);
    return kept;
  };

  const surroundingsOf = async (root: string | null, air: Breather): Promise<Surroundings> => {
    if (root === null) return noSurroundings;
    const found = around.get(root) ?? (await gatherSurroundings(workspace, root, air.checkpoint));
    around.set(root, found);
    return found;
  };

  /** The manifests of projects of which nothing else was asked, by the project's top folder. */
  const manifests = new Map<string, Manifests>();

  const manifestsOf = async (root: string, air: Breather): Promise<Manifests> => {
    const found = around.get(root)?.manifests ?? manifests.get(root) ?? (await readManifests(workspace, (await listOtherFiles(workspace, root)).manifests));
    air.checkpoint();
    manifests.set(root, found);
    return found;
  };

  const rootOf = (paths: readonly string[]): Promise<string | null> => projectFolder(projects(), paths);

  const keyOf = (root: string | null, files: WholeFiles['files']): string => [root ?? '', ...[...files.values()].map((source) => `${source.path}@${String(source.version)}`)].join('\u0000');

  const settingsOf = async (root: string | null): Promise<TestSettings> => {
    const own = root === null ? defaultTestSettings : await readTestSettings(workspace, root);
    return config.tests.length === 0 ? own : { ...own, isNamed: pathMatcher(config.tests, config.prefix) };
  };

  const tests = async ({ files, moduleGraph }: WholeFiles, root: string | null, air: Breather): Promise<ProjectTests | null> => {
    const settings = await settingsOf(root);
    const sources = testedSources(files, moduleGraph, settings);
    air.checkpoint();
    return sources && followed(keyOf(root, files), () => testedProgram(sources, air), settings, root, 'whole', air);
  };

  const followed = async (key: string, program: () => Promise<ProgramSyntax>, settings: TestSettings, root: string | null, depth: Depth, air: Breather): Promise<ProjectTests> => {
    if (lastTests?.key === key && lastTests.depth === depth) return lastTests.tests;
    const name = `${depth} ${root ?? ''}`;
    const runs = keptTests.get(name) ?? keepTests();
    keptTests.set(name, runs);
    const found = await testsOf(await program(), settings, air, runs, depth);
    lastTests = { key, depth, tests: found };
    return found;
  };

  /** The sides that were paired last: their comparison, the judgement of the tests and what is told of both ask for the same. */
  let lastPaired: { readonly key: string; readonly surroundings: Surroundings; readonly parity: Parity } | null = null;
  const paired = ({ files }: WholeFiles, sides: Sides, root: string | null, surroundings: Surroundings, air: Breather): Parity => {
    const key = keyOf(root, files);
    if (lastPaired?.key !== key || lastPaired.surroundings !== surroundings) lastPaired = { key, surroundings, parity: parityOf(sides, { surroundings, config, checkpoint: air.checkpoint, kept: keptOf(root ?? '') }) };
    return lastPaired.parity;
  };

  const compare: WholeProjects['compare'] = async (project, air) => {
    const { files, moduleGraph } = project;
    const sides = comparing ? sidesOf(files, moduleGraph) : null;
    if (sides === null || !mayAnswer(sides)) return nothing;
    const root = await rootOf([...files.keys()]);
    const surroundings = await surroundingsOf(root, air);
    const key = keyOf(root, files);
    const known = comparisons.get(key);
    if (known?.surroundings === surroundings) return known.result;
    const result = compareSides({ files, parity: () => paired(project, sides, root, surroundings, air), rules: rules.of(sides.sources), checkpoint: air.checkpoint });
    comparisons.set(key, { result, surroundings });
    return result;
  };

  const judgeAnew = async (project: WholeFiles, root: string | null, air: Breather, changed: ChangedCode | undefined): Promise<ComparisonResult> => {
    const { files, moduleGraph } = project;
    const all = [...files.values()];
    const settings = await settingsOf(root);
    const tested = testedSources(files, moduleGraph, settings);
    if (tested === null) return nothing;
    air.checkpoint();
    const sides = sidesOf(files, moduleGraph);
    const isTested = hasTests(tested, settings);
    // A change makes hints surer.
    const candidates = (changed ? rules.enabled : isTested ? rules.of(all) : rules.ofUntested(all)).filter((rule) => rule.test);
    const without = (...absent: readonly Condition[]): readonly Rule[] => candidates.filter(({ onlyWith = [] }) => !onlyWith.some((one) => absent.includes(one)));
    const absent: Condition[] = [...(isTested ? [] : ['tests' as const]), ...(changed ? [] : ['change' as const]), ...(sides && mayAnswer(sides) ? [] : ['sides' as const]), ...(mayAnswerRequests([...tested, ...(sides?.sources ?? [])]) ? [] : ['endpoints' as const])];
    if (without(...absent).length === 0) return nothing;
    const surroundings = await surroundingsOf(root, air);
    const parity = sides && paired(project, sides, root, surroundings, air);
    if (!parity?.pairs.some(isInEarnest)) absent.push('sides');
    if (without(...absent).length === 0) return nothing;
    const coverage = await coverageOf(root);
    air.checkpoint();
    const untested = !isTested && sides === null && coverage === null && !changed ? withoutTests(tested, settings, without(...absent)) : null;
    const program = untested?.program ?? (await testedProgram(tested, air));
    if (!absent.includes('endpoints') && endpointsOf({ program, parity }).length === 0) absent.push('endpoints');
    const asked = without(...absent);
    if (asked.length === 0) return nothing;
    const found = untested ?? (await followed(keyOf(root, files), () => Promise.resolve(program), settings, root, asked.every((rule) => rule.fromBeginnings === true) ? 'beginnings' : 'whole', air));
    return judgeTests({
      tests: found, parity, surroundings, coverage, rules: asked, config, ...(changed ? { changed, minNewCoverage: config.minNewCoverage } : {}),
      files: { paths: new Set(files.keys()), root: root ?? '' }, checkpoint: air.checkpoint,
    });
  };

  return {
    releases: async ({ files }, air) => {
      const root = await rootOf([...files.keys()]);
      if (root === null) return noReleases;
      return releasesOf(await manifestsOf(root, air), (path) => files.get(path)?.document);
    },
    judge: async (project, quick, air, changed) => {
      if (!judging) return nothing;
      const { files } = project;
      const root = await rootOf([...files.keys()]);
      const last = lastJudged.get(root ?? '');
      const key = keyOf(root, files);
      const known = judgements.get(key);
      if (known !== undefined && !changed) return known;
      if (quick) {
        postponed = true;
        return last ?? nothing;
      }
      const result = await judgeAnew(project, root, air, changed);
      if (changed) return result;
      judgements.set(key, result);
      lastJudged.set(root ?? '', result);
      return result;
    },
    judged: async ({ files, moduleGraph }) => {
      const settings = await settingsOf(await rootOf([...files.keys()]));
      const sides = sidesOf(files, moduleGraph);
      const others = [sides === null ? '' : sides.isDescribed ? 'described' : 'sides', [...files.values()].some(mayBeCommented) ? 'commented' : ''].join();
      return { sources: [...new Set([...(testedSources(files, moduleGraph, settings) ?? []), ...(sides?.sources ?? [])])], others };
    },
    tests: async (project, air) => tests(project, await rootOf([...project.files.keys()]), air),
    firstTests: async (project, isWanted, isNamed, air) => {
      const { files, moduleGraph } = project;
      const root = await rootOf([...files.keys()]);
      const found = await tests(project, root, air);
      if (found === null) return [];
      const surroundings = await surroundingsOf(root, air);
      const sides = sidesOf(files, moduleGraph);
      const parity = sides && paired(project, sides, root, surroundings, air);
      const input = { tests: found, parity, surroundings, ...measuredBy(found, await coverageOf(root)), rules: rules.enabled, files: { paths: new Set(files.keys()), root: root ?? '' } };
      return firstTests(input, isWanted, isNamed);
    },
    testsReport: async (project, air) => {
      const root = await rootOf([...project.files.keys()]);
      const key = keyOf(root, project.files);
      const known = testsReports.get(key);
      if (known !== undefined) return known;
      const found = await tests(project, root, air);
      if (found === null) return null;
      const learning = new Set([...project.files.values()].filter((source) => source.machineLearning).map((source) => source.path));
      const surroundings = await surroundingsOf(root, air);
      const sides = sidesOf(project.files, project.moduleGraph);
      const parity = sides && paired(project, sides, root, surroundings, air);
      const report = testsReport({ ...found, parity, surroundings, coverage: await coverageOf(root), learning });
      testsReports.set(key, report);
      return report;
    },
    compare,
    parity: async (project, wanted, air) => {
      const { files, moduleGraph } = project;
      const sides = sidesOf(files, moduleGraph);
      if (sides === null) return null;
      const root = await rootOf([...files.keys()]);
      const surroundings = await surroundingsOf(root, air);
      const parity = paired(project, sides, root, surroundings, air);
      const { train, serve } = wanted;
      if (train === null || serve === null || isAnyWanted(parity, wanted)) return { parity, compared: await compare(project, air) };
      // Who names both sides says that they belong together, where nothing else does.
      const named = parityOf(sides, { surroundings, config: { ...config, pairs: [{ train, serve }] }, checkpoint: air.checkpoint });
      return { parity: named, compared: compareSides({ files, parity: () => named, rules: rules.of(sides.sources), checkpoint: air.checkpoint }) };
    },
    takePostponed: () => {
      const was = postponed;
      postponed = false;
      return was;
    },
    forget: () => {
      around.clear();
      manifests.clear();
      judgements.clear();
      coverages.clear();
      testsReports.clear();
      lastTests = null;
      lastPaired = null;
      // Names of artifacts may come from a configuration file.
      keptSides.clear();
    },
    clear: () => {
      keptTests.clear();
      comparisons.clear();
      around.clear();
      manifests.clear();
      keptSides.clear();
      judgements.clear();
      lastJudged.clear();
      coverages.clear();
      testsReports.clear();
      lastTests = null;
      lastPaired = null;
    },
  };
}
