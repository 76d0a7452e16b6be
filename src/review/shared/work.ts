import type { ProgramPlan } from '../../project/programs';
import { noReleases } from '../../project/releases';
import type { PythonDocument } from '../../python/document';
import type { ProjectMeans } from '../project-check';
import type { ProjectFiles, ProjectRequest } from '../project-files';
import type { Source, Sources } from '../sources';
import type { AwaitedClaims, Claims, Helpers, Round } from './claims';
import type { Pieces } from './pieces';
import { isLarge, piecesOf } from './pieces';

/** A project of a check that threads share. */
export interface Share<C extends Claims = Claims> {
  readonly claims: C;
  readonly pieces: Pieces;
}

export interface SharedWork extends Pick<ProjectRequest, 'air' | 'asked'> {
  /** So many files are done, or somebody else does them. */
  readonly advance: (files: number) => void;
}

/** Does what is not taken yet of a project's work. What comes of it is put into the store, where whoever makes the report looks it up. */
export async function workOnProject(means: Omit<ProjectMeans, 'read'>, { files, moduleGraph, plans }: ProjectFiles, { claims, pieces }: Share, { air, asked, advance }: SharedWork): Promise<void> {
  const { whole, resultOf, partsOf, present } = means;
  claims.claim(pieces.begun);
  if (claims.isTaken(pieces.emptied)) return;
  const sized = plans.map((plan, index) => {
    const members = plan.paths.flatMap((path) => files.get(path) ?? []);
    return { plan, index, members, isLarge: isLarge(members), lines: members.reduce((sum, { lines }) => sum + lines, 0) };
  });
  // Several threads will look at these files.
  for (const source of sized.flatMap(({ isLarge, members }) => (isLarge ? members : []))) {
    if (!claims.claim(pieces.parse(source.path))) continue;
    await air.breathe();
    parseAhead(source);
  }
  if (claims.claim(pieces.whole)) {
    await whole.compare({ files, moduleGraph }, air);
    await whole.judge({ files, moduleGraph }, false, air);
    claims.done(pieces.whole);
  }
  const releases = plans.length > 0 ? await whole.releases({ files, moduleGraph }, air) : noReleases;
  const documentOf = (path: string): PythonDocument | undefined => files.get(path)?.document;
  const doProgram = (plan: ProgramPlan): void => {
    const { findings } = resultOf(plan, files, moduleGraph, releases, air.checkpoint);
    // As it will be reported where nothing is found in the file but this; now its tree is at hand.
    for (const path of plan.paths) {
      const source = asked.has(path) ? files.get(path) : undefined;
      if (source) present(source, findings.get(path) ?? [], documentOf);
    }
  };
  // Who comes last waits for a small one.
  for (const { plan, index, isLarge } of sized.sort((a, b) => b.lines - a.lines)) {
    await air.breathe();
    if (isLarge) {
      const parts = partsOf(plan, files, moduleGraph, releases, air.checkpoint);
      if (claims.claim(pieces.program(index))) {
        parts.interpreted();
        claims.done(pieces.program(index));
      }
      for (const path of plan.paths) {
        if (!claims.claim(pieces.file(path))) continue;
        await air.breathe();
        parts.inspected(path);
        claims.done(pieces.file(path));
      }
    } else if (claims.claim(pieces.program(index))) {
      doProgram(plan);
      claims.done(pieces.program(index));
    }
    advance(plan.paths.length);
  }
  claims.claim(pieces.emptied);
}

function parseAhead(source: Source): void {
  try {
    source.module();
  } catch {
    // It is told where the program is run.
  }
}

/** Resolves when all pieces of a program are done that were taken. */
export async function programFinished(plan: ProgramPlan, index: number, files: ProjectFiles['files'], { claims, pieces }: Share<AwaitedClaims>): Promise<void> {
  await claims.finished(pieces.program(index));
  if (isLarge(plan.paths.flatMap((path) => files.get(path) ?? []))) for (const path of plan.paths) await claims.finished(pieces.file(path));
}

/** Works on the projects of a round until nothing is left to be taken: first, from the last one on, on those that nobody has begun with. */
export async function assist({ groups }: Round, claims: Claims, work: (paths: readonly string[], share: Share) => Promise<void>): Promise<void> {
  const pieces = piecesOf(groups);
  const shares = groups.map((paths, group) => ({ paths, share: { claims, pieces: pieces.of(group) } })).reverse();
  for (const { paths, share } of shares) if (claims.claim(share.pieces.begun)) await work(paths, share);
  for (const { paths, share } of shares) if (!claims.isTaken(share.pieces.emptied)) await work(paths, share);
}

/** Gives each project of a check, once its files are read, as what it shares with other threads; null: there are none. */
export type Sharing = (group: number, read: ProjectFiles) => Share<AwaitedClaims> | null;

/** Shares a check with helpers. They are set to work when the first project has been read of which not all was known. */
export function sharing(helpers: Helpers, { groups, asked }: Pick<Round, 'groups' | 'asked'>, sources: Pick<Sources, 'facts' | 'isKnown'>): Sharing {
  const pieces = piecesOf(groups);
  let claims: AwaitedClaims | null = null;
  let isDecided = false;
  return (group, { files, plans }) => {
    if (!isDecided) {
      isDecided = true;
      const members = plans.flatMap(({ paths }) => paths.flatMap((path) => files.get(path) ?? []));
      const lines = members.reduce((sum, source) => sum + (source.isNew ? source.lines : 0), 0);
      const unread = groups.slice(group + 1).flatMap((paths) => paths.filter((path) => !sources.isKnown(path)));
      claims = helpers.begin({ groups, asked, facts: sources.facts([...files.keys()]) }, lines, unread);
    }
    return claims && { claims, pieces: pieces.of(group) };
  };
}
