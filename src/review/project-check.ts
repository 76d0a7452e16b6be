import type { ProgramPlan } from '../project/programs';
import type { ChangedCode } from '../project/versions';
import { noReleases } from '../project/releases';
import type { InputProblem } from '../project/workspace';
import type { PythonDocument } from '../python/document';
import { mayBeCommented } from './present';
import type { Presenter } from './present';
import type { ProgramResults } from './program-results';
import type { ProjectFiles, ProjectRequest } from './project-files';
import type { ReportedFinding, SuppressedFinding } from './report';
import { UNUSED_SUPPRESSION } from './selectors';
import type { Source } from './sources';
import type { AwaitedClaims } from './shared/claims';
import { programFinished, workOnProject } from './shared/work';
import type { Share } from './shared/work';
import type { WholeProjects } from './whole-project';

export interface ProjectCheck extends ProjectRequest {
  /** Files that were asked for by their own name, not by a folder's. */
  readonly named: ReadonlySet<string>;
  /** What was said last of the project's tests is good enough. */
  readonly quick: boolean;
  /** Only programs that hold one of these files are run. Left out: all. */
  readonly touched?: ReadonlySet<string>;
  /** The lines that a change touches. */
  readonly changed?: ChangedCode;
  /** What other threads work on as well, once the project is read; null: nothing. */
  readonly shareOf: ((read: ProjectFiles) => Share<AwaitedClaims> | null) | null;
}

/** What the check of a project needs of its engine. */
export interface ProjectMeans extends ProgramResults {
  readonly read: (request: ProjectRequest) => Promise<ProjectFiles>;
  readonly whole: WholeProjects;
  readonly present: Presenter;
}

export interface ProjectResult {
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly asked: readonly Source[];
}

/** Checks one project: its two sides, its tests, each of its programs, and the comments in the other files that were asked for. */
export async function checkProject(means: ProjectMeans, project: ProjectCheck): Promise<ProjectResult> {
  const { whole, resultOf, present } = means;
  const { asked: askedPaths, air, advance } = project;
  const read = await means.read(project);
  const { files, asked, moduleGraph, plans: all, errors: unread } = read;
  const isTouched = ({ paths }: ProgramPlan): boolean => project.touched === undefined || paths.some((path) => project.touched?.has(path));
  const plans = all.filter(isTouched);
  const skipped = new Set(all.flatMap((plan) => (isTouched(plan) ? [] : plan.paths)));
  const findings: ReportedFinding[] = [];
  const errors: InputProblem[] = [...unread];
  const suppressed: SuppressedFinding[] = [];
  advance(0, plans.reduce((sum, plan) => sum + plan.paths.length, 0));

  await air.breathe();
  const share = project.shareOf?.(read) ?? null;
  if (share) {
    await workOnProject(means, read, share, { air, asked: askedPaths, advance: (done) => { advance(done, 0); } });
    await share.claims.finished(share.pieces.whole);
    air.checkpoint();
  }
  const comparison = await whole.compare({ files, moduleGraph }, air);
  const judged = await whole.judge({ files, moduleGraph }, project.quick, air, project.changed);
  for (const { message } of [...comparison.problems, ...judged.problems]) errors.push({ path: asked[0]?.path ?? '', message });
  const releases = plans.length > 0 ? await whole.releases({ files, moduleGraph }, air) : noReleases;
  const interpreted = new Set<string>();
  const documentOf = (path: string): PythonDocument | undefined => files.get(path)?.document;
  for (const [index, plan] of plans.entries()) {
    if (share) await programFinished(plan, index, files, share);
    await air.breathe();
    const result = resultOf(plan, files, moduleGraph, releases, air.checkpoint);
    const first = plan.paths.find((path) => askedPaths.has(path)) ?? '';
    for (const { path, message } of result.problems) {
      if (path === '') errors.push({ path: first, message });
      else if (askedPaths.has(path)) errors.push({ path, message });
    }
    for (const path of plan.paths) {
      interpreted.add(path);
      const source = askedPaths.has(path) ? files.get(path) : undefined;
      if (source === undefined) continue;
      const shown = present(source, [...(result.findings.get(path) ?? []), ...(comparison.findings.get(path) ?? []), ...(judged.findings.get(path) ?? [])], documentOf);
      findings.push(...shown.findings);
      suppressed.push(...shown.suppressed);
      errors.push(...shown.errors);
    }
    if (!share) advance(plan.paths.length, 0);
  }
  for (const source of asked) {
    // Nothing is found in the other files, but their suppression comments can still be wrong, and who names a file wants to hear that it does not parse.
    const isNamed = project.named.has(source.path);
    const compared = [...(comparison.findings.get(source.path) ?? []), ...(judged.findings.get(source.path) ?? [])];
    const isSkipped = skipped.has(source.path);
    if (interpreted.has(source.path) || (!isNamed && compared.length === 0 && (isSkipped || !mayBeCommented(source)))) continue;
    await air.breathe();
    const shown = present(source, compared, documentOf);
    // What a comment silences in a program that was not run is not known.
    findings.push(...(isSkipped ? shown.findings.filter((finding) => finding.rule !== UNUSED_SUPPRESSION) : shown.findings));
    suppressed.push(...shown.suppressed);
    if (isNamed) errors.push(...shown.errors);
  }
  return { findings, errors, suppressed, asked };
}
