import type { Library } from '../library/lookup';
import { configuredCoverage } from '../project/coverage/read';
import type { ChangedCode } from '../project/versions';
import type { InputProblem, Workspace } from '../project/workspace';
import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { Rule } from '../rules/rule';
import { analyseProgram } from '../provenance/analyse';
import type { ProvenanceGraph } from '../provenance/graph';
import type { PythonParser } from '../python/parser';
import { askedRules } from './asked-rules';
import type { Config } from './config';
import { makeCache } from './cache';
import { listFiles } from './listing';
import type { Listing } from './listing';
import { breather } from './pause';
import { compareFindings, compareText } from './place';
import { presenter } from './present';
import type { WantedSides } from './side-by-side/build';
import type { ParityReport } from './side-by-side/report';
import { checkProject } from './project-check';
import type { ProjectCheck } from './project-check';
import { readProject } from './project-files';
import type { ProjectFiles, ProjectRequest } from './project-files';
import { findProjects, projectFolder } from './projects';
import type { Projects } from './projects';
import { programResults } from './program-results';
import type { Analyse } from './programs';
import type { Report, ReportedFinding, SuppressedFinding } from './report';
import { projectsWith, questions } from './questions';
import { wholeProjects } from './whole-project';
import type { Claims, Helpers, Round } from './shared/claims';
import { assist, sharing, workOnProject } from './shared/work';
import { recordWorkspace, storedProject } from './stored/project-results';
import type { KeptProject } from './stored/project-results';
import { storedResults } from './stored/results';
import type { ResultStore } from './stored/store';
import { makeSources } from './sources';
import type { ParsedFiles } from './sources';
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
  /** Only what hangs on these files, there or not: projects that would hold one of them, and in these the programs that hold one. Left out: everything. */
  readonly touched?: ReadonlySet<string>;
  /** The lines that a change touches, for rules that ask more of new code. */
  readonly changed?: ChangedCode;
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
  parity(wanted: WantedSides, signal?: AbortSignal, touched?: ReadonlySet<string>): Promise<ParityReport>;
  /** Which functions of the workspace's projects their tests run. Rejects as `check` does. */
  tests(signal?: AbortSignal): Promise<readonly ProjectTests[]>;
  /** First tests for functions of these files and folders ("": all) that no test reaches: the test files as they would be. Nothing is written. Rejects as `check` does. */
  firstTests(paths: readonly string[], signal?: AbortSignal): Promise<readonly WrittenTests[]>;
  /**
   * The same with its evidence (coverage reports, the tests' code), of the projects that hold one of the paths ("": all), for these paths alone.
   * `learningOnly`: of those files alone that have to do with machine learning themselves. `touched`: only projects that hold one of these files, or would. Rejects as `check` does.
   */
  testsReport(paths: readonly string[], options?: { readonly signal?: AbortSignal; readonly learningOnly?: boolean; readonly touched?: ReadonlySet<string> }): Promise<TestsReport>;
  /** The programs of the projects that hold one of these files, or would if it were there; null: of all projects. Rejects as `check` does. */
  programs(touched: ReadonlySet<string> | null, signal?: AbortSignal): Promise<readonly ProgramFiles[]>;
  /** Does what is left to be taken of a check that another thread makes, until nothing is; what comes of it is in the store. Rejects as `check` does. */
  assist(round: Round, claims: Claims): Promise<void>;
  /** Did a quick check since the last question leave something for a whole one? */
  takePostponed(): boolean;
  /** Forget a file's text (it changed or went away); its parse is kept while its content is the same. */
  invalidate(path: string): void;
  /** The file as the last check read it; undefined for files that it did not read. */
  document(path: string): PythonDocument | undefined;
  dispose(): void;
}

/** Files that are interpreted together. */
export interface ProgramFiles {
  readonly paths: readonly string[];
  /** Equal where the same releases of libraries are installed. */
  readonly releases: string;
}

export interface ProgramGraph {
  /** Null: the file can't be read (then an error says so) or has nothing to do with machine learning. */
  readonly graph: ProvenanceGraph | null;
  /** The file that was asked for, parsed; null: it can't be read. */
  readonly file: { readonly document: PythonDocument; readonly module: Module } | null;
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
  /** Makes the parser ready; awaited before it is used for the first time, and never where nothing is to be parsed. */
  readonly prepare?: () => Promise<void>;
  /** Where results are kept beyond the process. Left out: nowhere. */
  readonly store?: ResultStore;
  /** Files that were parsed, shared by the engines of two versions of one workspace; of those with a store alone. */
  readonly parsed?: ParsedFiles;
  /** Other threads, which work on whole checks as well. They are asked where the store can pass on what they find. */
  readonly helpers?: Helpers;
}

/** A check of more files than this keeps only those in which something was found: it is no editor's check of what is open. */
const MOST_FILES_KEPT = 4000;

/** All files that a finding points into. */
function pathsOf({ path, related }: ReportedFinding): string[] {
  return [path, ...related.map((step) => step.path)];
}

/** Makes an engine. It reads nothing until it is asked to check. */
export function createEngine(options: EngineOptions): Engine {
  const { config, parser, library, store } = options;
  /** Other threads are at work. */
  let isShared = false;
  const recorded = recordWorkspace(options.workspace);
  const workspace = store ? recorded.workspace : options.workspace;
  const sources = makeSources(workspace, parser, library, store ?? null, options.parsed);
  const rules = askedRules(options.rules, config);
  const analyse = options.analyse ?? analyseProgram;
  const stored = store ? storedResults(store, workspace, () => projects, configuredCoverage(config.coverage, config.prefix)) : null;
  const ownPresenter = presenter(rules.metas, config);
  const programs = programResults({ library, rules, analyse, stored, isShared: () => isShared });
  const present = stored ? stored.present(ownPresenter) : ownPresenter;
  const listings = makeCache<Listing>(32);
  let projects: Projects = findProjects(workspace);
  const own = wholeProjects({ workspace, config, rules, projects: () => projects });
  const whole = stored ? stored.whole(own) : own;
  /** Is it there, as far as we know? */
  const there = new Map<string, boolean>();
  const changed = new Set<string>();

  const list = async (paths: readonly string[]): Promise<Listing> => {
    // A file that came or went changes what there is to list; one that was merely edited does not.
    for (const path of changed) {
      changed.delete(path);
      const exists = await workspace.exists(path);
      if (exists !== (there.get(path) ?? false)) {
        listings.clear();
        whole.forget();
        projects = findProjects(workspace);
      }
      there.set(path, exists);
    }
    const key = paths.join('\u0000');
    const known = listings.get(key);
    if (known !== undefined) return known;
    const listing = await listFiles(workspace, config, paths, options.scope ?? 'workspace', projects);
    listings.set(key, listing);
    for (const path of listing.all) there.set(path, true);
    return listing;
  };

  const read = async (request: ProjectRequest): Promise<ProjectFiles> => {
    await options.prepare?.();
    return readProject(workspace, sources, request);
  };

  const means = { read, whole, present, ...programs };

  const check = async ({ paths: wanted, signal, onProgress, quick = false, touched, changed: changedCode }: CheckOptions): Promise<Report> => {
    const started = performance.now();
    const air = breather(signal);
    const listing = await list(wanted);
    air.checkpoint();
    const errors: InputProblem[] = [...listing.problems];
    const findings: ReportedFinding[] = [];
    const suppressed: SuppressedFinding[] = [];
    const askedPaths = new Set(listing.asked);
    const near = touched && (await projectsWith(touched, listing.all, (paths) => projects.grouped(paths)));
    const groups = (near ?? (await projects.grouped(listing.all))).filter((paths) => paths.some((path) => askedPaths.has(path)));
    let done = 0;
    let total = groups.reduce((sum, paths) => sum + paths.length, 0);
    const asked = { files: 0, lines: 0 };
    const named = new Set(wanted);
    const isPlain = !listing.partial && !quick && !touched && !changedCode;
    const shares = isPlain && options.helpers ? sharing(options.helpers, { groups, asked: askedPaths }, sources) : null;
    for (const [group, paths] of groups.entries()) {
      const project: ProjectCheck = {
        paths,
        asked: askedPaths,
        named,
        partial: listing.partial,
        quick,
        ...(touched ? { touched } : {}),
        ...(changedCode ? { changed: changedCode } : {}),
        air,
        shareOf: shares && ((read): ReturnType<typeof shares> => {
          const share = shares(group, read);
          isShared = share !== null;
          return share;
        }),
        advance: (steps, more) => {
          done += steps;
          total += more;
          if (steps > 0) onProgress?.(done, total);
        },
      };
      const work = async (): Promise<KeptProject> => {
        const { asked: own, ...found } = await checkProject(means, project);
        return { ...found, files: own.length, lines: own.reduce((sum, { lines }) => sum + lines, 0) };
      };
      const isStored = store && store.isMomentary !== true && isPlain;
      const before = done;
      const found = isStored ? await storedProject(store, recorded, { root: await projectFolder(projects, paths), paths, asked: askedPaths, named }, work) : await work();
      if (done === before) project.advance(paths.length, 0);
      findings.push(...found.findings);
      suppressed.push(...found.suppressed);
      errors.push(...found.errors);
      asked.files += found.files;
      asked.lines += found.lines;
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
      ...(suppressed.length === 0 ? {} : { suppressed: suppressed.sort(compareFindings) }),
    };
  };

  const help = (round: Round, claims: Claims): Promise<void> => {
    isShared = true;
    sources.learn(round.facts);
    const air = breather(undefined);
    return assist(round, claims, async (paths, share) => {
      const files = await read({ paths, asked: round.asked, partial: false, air, advance: () => undefined });
      await workOnProject(means, files, share, { air, asked: round.asked, advance: () => undefined });
      sources.release(paths, new Set());
    });
  };

  return {
    check,
    assist: help,
    ...questions({ list, grouped: (paths) => projects.grouped(paths), read, sources, whole, present, resultOf: programs.resultOf, run: { library, rules: rules.enabled, analyse } }),
    takePostponed: () => whole.takePostponed(),
    invalidate: (path) => {
      changed.add(path);
      if (!/\.(py|ipynb)$/.test(path)) whole.forget();
      sources.invalidate(path);
    },
    document: (path) => sources.last(path)?.document,
    dispose: () => {
      programs.clear();
      whole.clear();
      listings.clear();
      sources.clear();
    },
  };
}
