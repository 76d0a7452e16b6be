import { coverageNames } from '../../project/coverage/read';
import type { ProgramPlan } from '../../project/programs';
import type { Releases } from '../../project/releases';
import { settingsNames } from '../../project/testing/settings';
import type { InputProblem, Workspace } from '../../project/workspace';
import type { Finding } from '../../rules/rule';
import { sidesOf } from '../parity';
import { mayBeCommented } from '../present';
import type { Presented, Presenter } from '../present';
import type { ProgramPart, ProgramParts, ProgramResult } from '../programs';
import { projectFolder } from '../projects';
import type { Projects } from '../projects';
import type { Source } from '../sources';
import type { TestsReport } from '../test-map/report';
import type { WholeFiles, WholeProjects } from '../whole-project';
import { surroundings } from './project-results';
import type { ResultStore } from './store';

/** Results of the parts of a project, kept by the content of what each hangs on: where one file of many has changed, the others' results stand. */
export interface StoredResults {
  readonly present: (below: Presenter) => Presenter;
  readonly program: (plan: ProgramPlan, members: readonly Source[], releases: Releases, work: () => ProgramResult) => ProgramResult;
  /** Each part of a program's work is handed from thread to thread. */
  readonly parts: (plan: ProgramPlan, members: readonly Source[], releases: Releases, below: ProgramParts) => ProgramParts;
  readonly whole: (below: WholeProjects) => WholeProjects;
}

/** A program's or a project's findings as JSON has them. */
interface KeptFindings {
  readonly findings: readonly (readonly [string, readonly Finding[]])[];
  readonly problems: readonly InputProblem[];
}

/** Keeps results in a store. `projects` tells which project a file belongs to, as it is now; `coverage` is the coverage report that the config names. */
export function storedResults(store: ResultStore, workspace: Workspace, projects: () => Projects, coverage: string | null): StoredResults {
  const stampsOf = (sources: readonly Source[]): readonly string[] => sources.map(({ path, stamp }) => `${path}@${stamp ?? ''}`);
  const shelf = store.shelf('parts');
  const recall = (key: string): ProgramResult | null => {
    const kept = (shelf.get(key) ?? store.passing?.get(key)) as KeptFindings | undefined;
    return kept === undefined ? null : { findings: new Map(kept.findings), problems: kept.problems };
  };
  const keep = (key: string, { findings, problems }: ProgramResult): void => {
    // A failure is looked at again, and so is what another day may end in time.
    (problems.length === 0 ? shelf : store.passing)?.set(key, { findings: [...findings], problems } satisfies KeptFindings);
  };
  const remember = (key: string, work: () => ProgramResult): ProgramResult => {
    const kept = recall(key);
    if (kept !== null) return kept;
    const result = work();
    keep(key, result);
    return result;
  };
  const rememberLater = async (key: string, work: () => Promise<ProgramResult>): Promise<ProgramResult> => {
    const kept = recall(key);
    if (kept !== null) return kept;
    const result = await work();
    keep(key, result);
    return result;
  };
  const programKey = (plan: ProgramPlan, members: readonly Source[], releases: Releases): string => store.digest(['program', ...stampsOf(members), '', ...plan.entries, '', releases.key].join('\u0000'));
  const around = new Map<string, Promise<readonly string[]>>();
  const surroundingsOf = (root: string | null): Promise<readonly string[]> => {
    const known = around.get(root ?? '..') ?? surroundings(store, workspace, root);
    around.set(root ?? '..', known);
    return known;
  };
  const keyOf = async (kind: string, { files }: WholeFiles, sources: readonly Source[]): Promise<string> => {
    if (store.isMomentary === true) return store.digest([kind, ...stampsOf([...files.values()])].join('\u0000'));
    const root = await projectFolder(projects(), [...files.keys()]);
    // Which files there are decides what an import means.
    return store.digest([kind, root ?? '..', ...stampsOf(sources), '', ...files.keys(), '', ...(await surroundingsOf(root))].join('\u0000'));
  };
  /** What decides what is said of tests. Reports and settings that version control ignores are read as well. */
  const keyOfTests = async (kind: string, project: WholeFiles, below: WholeProjects): Promise<string> => {
    if (store.isMomentary === true) return keyOf(kind, project, []);
    const { sources, others } = await below.judged(project);
    const root = await projectFolder(projects(), [...project.files.keys()]);
    const named = [...(coverage === null ? coverageNames : []), ...settingsNames].map((name) => (root === null || root === '' ? name : `${root}/${name}`));
    const read = [...(coverage === null ? [] : [coverage]), ...named].map((path) => `${path}@${store.stamp(path) ?? ''}`);
    return keyOf([kind, others, ...read].join('\n'), project, sources);
  };

  return {
    program: (plan, members, releases, work) => remember(programKey(plan, members, releases), work),
    parts: (plan, members, releases, below) => {
      const { passing } = store;
      if (!passing) return below;
      const key = programKey(plan, members, releases);
      const passed = (name: string, work: () => ProgramPart): ProgramPart => {
        const known = passing.get(`${key} ${name}`) as ProgramPart | undefined;
        if (known !== undefined) return known;
        const part = work();
        passing.set(`${key} ${name}`, part);
        return part;
      };
      return { interpreted: () => passed('', () => below.interpreted()), inspected: (path) => passed(path, () => below.inspected(path)) };
    },
    present: (below) => (source, findings, documents) => {
      if (findings.length === 0 && !mayBeCommented(source)) return below(source, findings, documents);
      const related = new Set(findings.flatMap((finding) => [...finding.related.map(({ at }) => at.path), ...(finding.fixes ?? []).flatMap(({ edits }) => edits.map(({ at }) => at.path))]));
      const key = store.digest(['present', ...stampsOf([source]), JSON.stringify(findings), ...[...related].map((path) => `${path}@${store.stamp(path) ?? ''}`)].join('\u0000'));
      const kept = shelf.get(key) as Presented | undefined;
      if (kept !== undefined) return kept;
      const shown = below(source, findings, documents);
      shelf.set(key, shown);
      return shown;
    },
    whole: (below) => ({
      ...below,
      compare: async (project, air) => {
        const sides = sidesOf(project.files, project.moduleGraph);
        if (sides === null) return below.compare(project, air);
        return rememberLater(await keyOf(sides.isDescribed ? 'described sides' : 'sides', project, sides.sources), () => below.compare(project, air));
      },
      judge: async (project, quick, air, changed) => {
        if (quick || changed) return below.judge(project, quick, air, changed);
        return rememberLater(await keyOfTests('tests', project, below), () => below.judge(project, quick, air, changed));
      },
      testsReport: async (project, air) => {
        const { reports } = store;
        if (!reports) return below.testsReport(project, air);
        const root = await projectFolder(projects(), [...project.files.keys()]);
        const key = await keyOfTests('tests report', project, below);
        const last = reports.get(root ?? '..') as readonly [key: string, report: TestsReport | null] | undefined;
        if (last?.[0] === key) return last[1];
        const report = await below.testsReport(project, air);
        reports.set(root ?? '..', [key, report]);
        return report;
      },
    }),
  };
}
