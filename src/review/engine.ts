import type { Library } from '../library/lookup';
import { planPrograms } from '../project/programs';
import type { ProgramPlan } from '../project/programs';
import type { InputProblem, Workspace } from '../project/workspace';
import { makeModuleGraph } from '../python/modules';
import type { ModuleGraph } from '../python/modules';
import type { PythonDocument } from '../python/document';
import type { Rule } from '../rules/rule';
import { analyseProgram } from '../provenance/analyse';
import type { ProvenanceGraph } from '../provenance/graph';
import type { PythonParser } from '../python/parser';
import type { Config } from './config';
import { makeCache } from './cache';
import { listFiles } from './listing';
import type { Listing } from './listing';
import { breather } from './pause';
import type { Breather } from './pause';
import { importedCandidates } from './imported';
import { compareFindings, compareText } from './place';
import { presenter } from './present';
import type { WantedSides } from './side-by-side/build';
import type { ParityReport } from './side-by-side/report';
import { runProgram } from './programs';
import { findProjects } from './projects';
import type { Projects } from './projects';
import type { Analyse, ProgramResult } from './programs';
import type { Report, ReportedFinding } from './report';
import { isEnabled } from './selectors';
import { wholeProjects } from './whole-project';
import { makeSources } from './sources';
import type { Source } from './sources';
import { mergeReports, withinPaths } from './test-map/report';
import type { TestsReport } from './test-map/report';
import type { WrittenTests } from './first-tests';
import type { ProjectTests } from './tests';
import { version } from './version.generated';

export interface CheckOptions {
  /** Files or folders relative to the workspace's root; [''] is all of it. Their imports are followed, findings are reported in these paths alone. */
  readonly paths: readonly string[];
  /** Rejects with the signal's reason as soon as it is noticed (between files, and within a file at least every 20 ms). */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** While someone types: what hangs on the whole project's tests is told as it was found last. */
  readonly quick?: boolean;
}

/**
 * A check from config to report. One engine serves one workspace root and may be asked again and again: what was parsed is kept by content,
 * so that a check after an edit costs the edited file and what depends on it.
 */
export interface Engine {
  check(options: CheckOptions): Promise<Report>;
  /**
   * What the provenance graph of a file's program is, and what is found in that program. A file that has nothing to do with machine learning has
   * no graph. Rejects as `check` does.
   */
  graph(path: string, signal?: AbortSignal): Promise<ProgramGraph>;
  /** The training and serving sides of the workspace's models, beside each other; all, or those of the named files. Rejects as `check` does. */
  parity(wanted: WantedSides, signal?: AbortSignal): Promise<ParityReport>;
  /** Which functions of the workspace's projects their tests run. Rejects as `check` does. */
  tests(signal?: AbortSignal): Promise<readonly ProjectTests[]>;
  /** First tests for functions of these files and folders ("": all) that no test reaches: the test files as they would be. Nothing is written. Rejects as `check` does. */
  firstTests(paths: readonly string[], signal?: AbortSignal): Promise<readonly WrittenTests[]>;
  /**
   * The same with its evidence (coverage reports, the tests' code), of the projects that hold one of the paths ("": all), for these paths alone.
   * `learningOnly`: of those files alone that have to do with machine learning themselves. Rejects as `check` does.
   */
  testsReport(paths: readonly string[], options?: { readonly signal?: AbortSignal; readonly learningOnly?: boolean }): Promise<TestsReport>;
  /** Did a quick check since the last question leave something for a whole one? */
  takePostponed(): boolean;
  /** Forget a file's text (it changed or went away); its parse is kept while its content is the same. */
  invalidate(path: string): void;
  /** The file as the last check read it; undefined for files that it did not read. */
  document(path: string): PythonDocument | undefined;
  dispose(): void;
}

export interface ProgramGraph {
  /** Null: the file can't be read (then an error says so) or has nothing to do with machine learning. */
  readonly graph: ProvenanceGraph | null;
  /** What is found in the files of the program, as config and comments let it be shown. */
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
}

export interface EngineOptions {
  readonly workspace: Workspace;
  readonly config: Config;
  readonly parser: PythonParser;
  readonly library: Library;
  readonly rules: readonly Rule[];
  /** How far imports are followed: through the project of each asked path, or (for a root such as the home folder) through its own folder alone. */
  readonly scope?: 'workspace' | 'asked';
  /** The interpreter; another one only in tests. */
  readonly analyse?: Analyse;
}

/** A check of more files than this keeps only those in which something was found: it is no editor's check of what is open. */
const MOST_FILES_KEPT = 4000;

interface ProjectCheck {
  readonly paths: readonly string[];
  readonly asked: ReadonlySet<string>;
  /** Files that were asked for by their own name, not by a folder's. */
  readonly named: ReadonlySet<string>;
  /** What was said last of the project's tests is good enough. */
  readonly quick: boolean;
  /** Imported files may be missing among the paths. */
  readonly partial: boolean;
  readonly air: Breather;
  /** So many steps are done, and so many more have shown up. */
  readonly advance: (steps: number, more: number) => void;
}

interface ProjectFiles {
  readonly files: ReadonlyMap<string, Source>;
  readonly asked: readonly Source[];
  readonly moduleGraph: ModuleGraph;
  readonly plans: readonly ProgramPlan[];
  readonly errors: readonly InputProblem[];
}

interface ProjectResult {
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
  readonly asked: readonly Source[];
}

/** All files that a finding points into. */
function pathsOf({ path, related }: ReportedFinding): string[] {
  return [path, ...related.map((step) => step.path)];
}

/** Makes an engine. It reads nothing until it is asked to check. */
export function createEngine(options: EngineOptions): Engine {
  const { workspace, config, parser, library } = options;
  const sources = makeSources(workspace, parser, library);
  const metas = options.rules.map((rule) => rule.meta);
  const rules = options.rules.filter((rule) => isEnabled(rule.meta, config));
  const analyse = options.analyse ?? analyseProgram;
  const results = makeCache<ProgramResult>(256);
  const presentFile = presenter(metas, config);
  const listings = makeCache<Listing>(32);
  let projects: Projects = findProjects(workspace);
  const whole = wholeProjects({ workspace, config, rules, projects: () => projects });
  /** Is it there, as far as we know? */
  const present = new Map<string, boolean>();
  const changed = new Set<string>();

  const list = async (paths: readonly string[]): Promise<Listing> => {
    // A file that came or went changes what there is to list; one that was merely edited does not.
    for (const path of changed) {
      changed.delete(path);
      const exists = await workspace.exists(path);
      if (exists !== (present.get(path) ?? false)) {
        listings.clear();
        whole.forget();
        projects = findProjects(workspace);
      }
      present.set(path, exists);
    }
    const key = paths.join('\u0000');
    const known = listings.get(key);
    if (known !== undefined) return known;
    const listing = await listFiles(workspace, config, paths, options.scope ?? 'workspace', projects);
    listings.set(key, listing);
    for (const path of listing.all) present.set(path, true);
    return listing;
  };

  const resultOf = (plan: ProgramPlan, files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph, checkpoint: () => void): ProgramResult => {
    const members = plan.paths.flatMap((path) => files.get(path) ?? []);
    const key = [...members.map((source) => `${source.path}@${String(source.version)}`), ...plan.entries].join('\u0000');
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = runProgram({ members, entries: plan.entries, moduleGraph, library, rules, analyse, checkpoint });
    results.set(key, result);
    return result;
  };

  const check = async ({ paths: wanted, signal, onProgress, quick = false }: CheckOptions): Promise<Report> => {
    const started = performance.now();
    const air = breather(signal);
    const listing = await list(wanted);
    air.checkpoint();
    const errors: InputProblem[] = [...listing.problems];
    const findings: ReportedFinding[] = [];
    const askedPaths = new Set(listing.asked);
    const groups = (await projects.grouped(listing.all)).filter((paths) => paths.some((path) => askedPaths.has(path)));
    let done = 0;
    let total = groups.reduce((sum, paths) => sum + paths.length, 0);
    const asked = { files: 0, lines: 0 };
    for (const paths of groups) {
      const found = await checkProject({
        paths,
        asked: askedPaths,
        named: new Set(wanted),
        partial: listing.partial,
        quick,
        air,
        advance: (steps, more) => {
          done += steps;
          total += more;
          if (steps > 0) onProgress?.(done, total);
        },
      });
      findings.push(...found.findings);
      errors.push(...found.errors);
      asked.files += found.asked.length;
      for (const { lines } of found.asked) asked.lines += lines;
      if (total > MOST_FILES_KEPT) sources.release(paths, new Set(found.findings.flatMap(pathsOf)));
    }
    return {
      schema: 1,
      tool: { name: 'holdout', version },
      findings: findings.sort(compareFindings),
      errors: errors.sort((a, b) => compareText(a.path, b.path)),
      stats: {
        files: asked.files,
        lines: asked.lines,
        milliseconds: Math.round(performance.now() - started),
      },
    };
  };

  /** Reads the files of a project, and what they import where that is not listed yet, and tells which of them are interpreted together. */
  const readProject = async ({ paths, asked: askedPaths, partial, air, advance }: ProjectCheck): Promise<ProjectFiles> => {
    const errors: InputProblem[] = [];
    const files = new Map<string, Source>();
    const pending = [...paths];
    const met = new Set(paths);
    for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
      await air.breathe();
      const read = await sources.read(path);
      advance(1, 0);
      if ('problem' in read) {
        if (askedPaths.has(path)) errors.push(read.problem);
        continue;
      }
      files.set(path, read.source);
      for (const candidate of partial ? importedCandidates(path, read.source.imports) : []) {
        if (met.has(candidate)) continue;
        met.add(candidate);
        if (!(await workspace.exists(candidate))) continue;
        pending.push(candidate);
        advance(0, 1);
      }
    }
    const moduleGraph = makeModuleGraph([...files.keys()]);
    const asked = paths.flatMap((path) => (askedPaths.has(path) ? (files.get(path) ?? []) : []));
    const plans = planPrograms([...files.values()], moduleGraph, new Set(asked.map((source) => source.path)));
    return { files, asked, moduleGraph, plans, errors };
  };

  const checkProject = async (project: ProjectCheck): Promise<ProjectResult> => {
    const { asked: askedPaths, air, advance } = project;
    const { files, asked, moduleGraph, plans, errors: unread } = await readProject(project);
    const findings: ReportedFinding[] = [];
    const errors: InputProblem[] = [...unread];
    advance(0, plans.reduce((sum, plan) => sum + plan.paths.length, 0));

    await air.breathe();
    const comparison = await whole.compare({ files, moduleGraph }, air);
    const judged = await whole.judge({ files, moduleGraph }, project.quick, air);
    for (const { message } of [...comparison.problems, ...judged.problems]) errors.push({ path: asked[0]?.path ?? '', message });
    const interpreted = new Set<string>();
    const documentOf = (path: string): PythonDocument | undefined => files.get(path)?.document;
    for (const plan of plans) {
      await air.breathe();
      const result = resultOf(plan, files, moduleGraph, air.checkpoint);
      const first = plan.paths.find((path) => askedPaths.has(path)) ?? '';
      for (const { path, message } of result.problems) {
        if (path === '') errors.push({ path: first, message });
        else if (askedPaths.has(path)) errors.push({ path, message });
      }
      for (const path of plan.paths) {
        interpreted.add(path);
        const source = askedPaths.has(path) ? files.get(path) : undefined;
        if (source === undefined) continue;
        const shown = presentFile(source, [...(result.findings.get(path) ?? []), ...(comparison.findings.get(path) ?? []), ...(judged.findings.get(path) ?? [])], documentOf);
        findings.push(...shown.findings);
        errors.push(...shown.errors);
      }
      advance(plan.paths.length, 0);
    }
    for (const source of asked) {
      // Nothing is found in the other files, but their suppression comments can still be wrong, and who names a file wants to hear that it does not parse.
      const isNamed = project.named.has(source.path);
      const compared = [...(comparison.findings.get(source.path) ?? []), ...(judged.findings.get(source.path) ?? [])];
      if (interpreted.has(source.path) || (!isNamed && compared.length === 0 && !source.document.text.includes('holdout:'))) continue;
      await air.breathe();
      const shown = presentFile(source, compared, documentOf);
      findings.push(...shown.findings);
      if (isNamed) errors.push(...shown.errors);
    }
    return { findings, errors, asked };
  };

  const graph = async (path: string, signal?: AbortSignal): Promise<ProgramGraph> => {
    const air = breather(signal);
    const listing = await list([path]);
    const paths = (await projects.grouped(listing.all)).find((group) => group.includes(path)) ?? [];
    const { files, moduleGraph, plans, errors: unread } = await readProject({ paths, asked: new Set([path]), named: new Set([path]), partial: listing.partial, quick: true, air, advance: () => undefined });
    const errors: InputProblem[] = [...listing.problems, ...unread];
    const plan = plans.find((one) => one.paths.includes(path));
    if (plan === undefined) return { graph: null, findings: [], errors };
    const members = plan.paths.flatMap((member) => files.get(member) ?? []);
    const graphs: ProvenanceGraph[] = [];
    const onGraph = (made: ProvenanceGraph): void => {
      graphs.push(made);
    };
    const result = runProgram({ members, entries: plan.entries, moduleGraph, library, rules, analyse, checkpoint: air.checkpoint, onGraph });
    for (const problem of result.problems) if (problem.path === path || problem.path === '') errors.push({ path, message: problem.message });
    const documentOf = (member: string): PythonDocument | undefined => files.get(member)?.document;
    const findings = members.flatMap((source) => presentFile(source, result.findings.get(source.path) ?? [], documentOf).findings);
    const own = graphs.find((one) => one.events.some((event) => event.site.path === path)) ?? graphs[0] ?? null;
    return { graph: own, findings: findings.sort(compareFindings), errors };
  };

  const parity = async (wanted: WantedSides, signal?: AbortSignal): Promise<ParityReport> => {
    const air = breather(signal);
    const listing = await list(['']);
    const named = [wanted.train, wanted.serve].filter((path) => path !== null);
    const reports: ParityReport[] = [];
    for (const paths of await projects.grouped(listing.all)) {
      if (!named.every((path) => paths.includes(path))) continue;
      const { files, moduleGraph } = await readProject({ paths, asked: new Set(paths), named: new Set(), partial: false, quick: true, air, advance: () => undefined });
      const report = await whole.parity({ files, moduleGraph }, wanted, air);
      if (report !== null) reports.push(report);
    }
    return { schema: 1, pairs: reports.flatMap((report) => report.pairs), unpaired: reports.flatMap((report) => report.unpaired) };
  };

  const tests = async (signal?: AbortSignal): Promise<readonly ProjectTests[]> => {
    const air = breather(signal);
    const listing = await list(['']);
    const found: ProjectTests[] = [];
    for (const paths of await projects.grouped(listing.all)) {
      const { files, moduleGraph } = await readProject({ paths, asked: new Set(paths), named: new Set(), partial: false, quick: false, air, advance: () => undefined });
      const own = await whole.tests({ files, moduleGraph }, air);
      if (own !== null) found.push(own);
    }
    return found;
  };

  const firstTests: Engine['firstTests'] = async (wanted, signal) => {
    const air = breather(signal);
    const listing = await list(['']);
    const isWanted = (path: string): boolean => wanted.some((one) => one === '' || path === one || path.startsWith(`${one}/`));
    const found: WrittenTests[] = [];
    for (const paths of await projects.grouped(listing.all)) {
      if (!paths.some(isWanted)) continue;
      const { files, moduleGraph } = await readProject({ paths, asked: new Set(paths), named: new Set(), partial: false, quick: false, air, advance: () => undefined });
      found.push(...(await whole.firstTests({ files, moduleGraph }, isWanted, air)));
    }
    return found;
  };

  const testsReport: Engine['testsReport'] = async (paths, { signal, learningOnly = false } = {}) => {
    const air = breather(signal);
    const wanted: string[] = [];
    for (const path of paths) {
      const read = learningOnly ? await sources.read(path) : null;
      if (read === null || ('source' in read && read.source.machineLearning)) wanted.push(path);
    }
    const listing = await list(['']);
    const isWanted = (path: string): boolean => wanted.some((one) => one === '' || path === one || path.startsWith(`${one}/`));
    const found: TestsReport[] = [];
    for (const paths of await projects.grouped(listing.all)) {
      if (!paths.some(isWanted)) continue;
      const { files, moduleGraph } = await readProject({ paths, asked: new Set(paths), named: new Set(), partial: false, quick: false, air, advance: () => undefined });
      const own = await whole.testsReport({ files, moduleGraph }, air);
      if (own !== null) found.push(own);
    }
    return withinPaths(mergeReports(found), wanted);
  };

  return {
    check,
    graph,
    parity,
    tests,
    testsReport,
    firstTests,
    takePostponed: () => whole.takePostponed(),
    invalidate: (path) => {
      changed.add(path);
      if (!/\.(py|ipynb)$/.test(path)) whole.forget();
      sources.invalidate(path);
    },
    document: (path) => sources.last(path)?.document,
    dispose: () => {
      results.clear();
      whole.clear();
      listings.clear();
      sources.clear();
    },
  };
}
