import type { ProvenanceGraph } from '../provenance/graph';
import type { InputProblem } from '../project/workspace';
import type { PythonDocument } from '../python/document';
import type { Engine, ProgramFiles, ProgramGraph } from './engine';
import type { WrittenTests } from './first-tests';
import type { Listing } from './listing';
import { breather } from './pause';
import type { Breather } from './pause';
import { compareFindings } from './place';
import type { Presenter } from './present';
import type { ProjectMeans } from './project-check';
import { runProgram } from './programs';
import type { ProgramRun } from './programs';
import type { ProjectFiles, ProjectRequest } from './project-files';
import { parityReport } from './side-by-side/build';
import { foundBetween } from './side-by-side/found';
import type { ParityReport } from './side-by-side/report';
import type { Sources } from './sources';
import { mergeReports, withinPaths } from './test-map/report';
import type { TestsReport } from './test-map/report';
import type { ProjectTests } from './tests';
import type { WholeProjects } from './whole-project';

/** What answering a question needs of the engine. */
export interface QuestionMeans {
  readonly list: (paths: readonly string[]) => Promise<Listing>;
  /** The files by project. */
  readonly grouped: (paths: readonly string[]) => Promise<readonly (readonly string[])[]>;
  readonly read: (request: ProjectRequest) => Promise<ProjectFiles>;
  readonly sources: Sources;
  readonly whole: WholeProjects;
  readonly present: Presenter;
  /** What is found in a program; kept as long as its files are the same. */
  readonly resultOf: ProjectMeans['resultOf'];
  readonly run: Pick<ProgramRun, 'library' | 'rules' | 'analyse'>;
}

/** The questions beside the check itself: graph, sides, tests. */
export function questions({ list, grouped, read, sources, whole, present, resultOf, run }: QuestionMeans): Pick<Engine, 'graph' | 'programs' | 'parity' | 'tests' | 'testsReport' | 'firstTests'> {
  /** The projects of the workspace whose files are wanted, one after the other, read whole. */
  async function* wholeProjectsWith(isWanted: (paths: readonly string[]) => boolean, air: Breather, touched?: ReadonlySet<string>): AsyncGenerator<ProjectFiles> {
    const listing = await list(['']);
    for (const paths of await (touched ? projectsWith(touched, listing.all, grouped) : grouped(listing.all))) {
      if (isWanted(paths)) yield await read({ paths, asked: new Set(paths), partial: false, air, advance: () => undefined });
    }
  }

  const judgesPrograms = run.rules.some(({ meta, check }) => meta.family === 'skew' && check !== undefined);

  return {
    graph: async (path, signal) => {
      const air = breather(signal);
      const listing = await list([path]);
      const paths = (await grouped(listing.all)).find((group) => group.includes(path)) ?? [];
      const { files, moduleGraph, plans, errors: unread } = await read({ paths, asked: new Set([path]), partial: listing.partial, air, advance: () => undefined });
      const errors: InputProblem[] = [...listing.problems, ...unread];
      const plan = plans.find((one) => one.paths.includes(path));
      const source = files.get(path);
      const fileOf = (made: ProvenanceGraph | null): ProgramGraph['file'] => (source === undefined ? null : { document: source.document, module: made?.modules.get(path) ?? source.module() });
      if (plan === undefined) return { graph: null, file: fileOf(null), findings: [], errors };
      const members = plan.paths.flatMap((member) => files.get(member) ?? []);
      const graphs: ProvenanceGraph[] = [];
      const onGraph = (made: ProvenanceGraph): void => {
        graphs.push(made);
      };
      const releases = await whole.releases({ files, moduleGraph }, air);
      const result = runProgram({ ...run, members, entries: plan.entries, moduleGraph, releases, checkpoint: air.checkpoint, onGraph });
      for (const problem of result.problems) if (problem.path === path || problem.path === '') errors.push({ path, message: problem.message });
      const documentOf = (member: string): PythonDocument | undefined => files.get(member)?.document;
      const findings = members.flatMap((source) => present(source, result.findings.get(source.path) ?? [], documentOf).findings);
      const own = graphs.find((one) => one.events.some((event) => event.site.path === path)) ?? graphs[0] ?? null;
      return { graph: own, file: fileOf(own), findings: findings.sort(compareFindings), errors };
    },
    programs: async (touched, signal) => {
      const air = breather(signal);
      const listing = await list(['']);
      const programs: ProgramFiles[] = [];
      for (const paths of await (touched ? projectsWith(touched, listing.all, grouped) : grouped(listing.all))) {
        const { files, moduleGraph, plans } = await read({ paths, asked: new Set(paths), partial: false, air, advance: () => undefined });
        const { key } = await whole.releases({ files, moduleGraph }, air);
        programs.push(...plans.map((plan) => ({ paths: plan.paths, releases: key })));
      }
      return programs;
    },
    parity: async (wanted, signal, touched) => {
      const air = breather(signal);
      const named = [wanted.train, wanted.serve].filter((path) => path !== null);
      const reports: ParityReport[] = [];
      for await (const project of wholeProjectsWith((paths) => named.every((path) => paths.includes(path)), air, touched)) {
        const paired = await whole.parity(project, wanted, air);
        if (paired === null) continue;
        const { parity, compared } = paired;
        reports.push(parityReport(parity, wanted, await foundBetween({ project, parity, compared, whole, resultOf, present, judgesPrograms }, air)));
      }
      return { schema: 1, pairs: reports.flatMap((report) => report.pairs), unpaired: reports.flatMap((report) => report.unpaired) };
    },
    tests: async (signal) => {
      const air = breather(signal);
      const found: ProjectTests[] = [];
      for await (const project of wholeProjectsWith(() => true, air)) {
        const own = await whole.tests(project, air);
        if (own !== null) found.push(own);
      }
      return found;
    },
    firstTests: async (wanted, signal) => {
      const air = breather(signal);
      const isWanted = within(wanted);
      const found: WrittenTests[] = [];
      for await (const project of wholeProjectsWith((paths) => paths.some(isWanted), air)) found.push(...(await whole.firstTests(project, isWanted, (path) => wanted.includes(path), air)));
      return found;
    },
    testsReport: async (paths, { signal, learningOnly = false, touched } = {}) => {
      const air = breather(signal);
      const wanted: string[] = [];
      for (const path of paths) {
        const source = learningOnly ? await sources.read(path) : null;
        if (source === null || ('source' in source && source.source.machineLearning)) wanted.push(path);
      }
      const isWanted = within(wanted);
      const found: TestsReport[] = [];
      for await (const project of wholeProjectsWith((all) => all.some(isWanted), air, touched)) {
        const own = await whole.testsReport(project, air);
        if (own !== null) found.push(own);
      }
      return withinPaths(mergeReports(found), wanted);
    },
  };
}

/** Is a path one of these files, or in one of these folders ("": all)? */
function within(wanted: readonly string[]): (path: string) => boolean {
  return (path) => wanted.some((one) => one === '' || path === one || path.startsWith(`${one}/`));
}

/** The files of the projects to which one of the touched files belongs, be it there or not. */
export async function projectsWith(touched: ReadonlySet<string>, all: readonly string[], grouped: QuestionMeans['grouped']): Promise<readonly (readonly string[])[]> {
  const there = new Set(all);
  const groups = await grouped([...all, ...[...touched].filter((path) => !there.has(path))]);
  return groups.flatMap((paths) => {
    if (!paths.some((path) => touched.has(path))) return [];
    const present = paths.filter((path) => there.has(path));
    return present.length === 0 ? [] : [present];
  });
}
