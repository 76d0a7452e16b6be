import type { Parity } from '../../project/parity/parity';
import type { PythonDocument } from '../../python/document';
import type { Finding } from '../../rules/rule';
import type { ComparisonResult } from '../parity';
import type { Breather } from '../pause';
import { place } from '../place';
import type { Presenter } from '../present';
import type { ProjectMeans } from '../project-check';
import type { ProjectFiles } from '../project-files';
import type { ReportedPlace } from '../report';
import type { WholeProjects } from '../whole-project';
import type { Found } from './attribute';

/** What telling of the findings between two sides needs. */
export interface FindingMeans {
  readonly project: ProjectFiles;
  readonly parity: Parity;
  /** What the rules find that compare the sides. */
  readonly compared: ComparisonResult;
  readonly whole: Pick<WholeProjects, 'releases'>;
  readonly resultOf: ProjectMeans['resultOf'];
  readonly present: Presenter;
  /** Does a rule on train/serve skew look at single programs? */
  readonly judgesPrograms: boolean;
}

/** All that a check of the project tells of train/serve skew, and what comments keep out of it: of comparing the sides, and of the programs that answer. */
export async function foundBetween({ project, parity, compared, whole, resultOf, present, judgesPrograms }: FindingMeans, air: Breather): Promise<readonly Found[]> {
  const { files, moduleGraph, plans } = project;
  const answering = new Set(parity.servings.flatMap(({ trace }) => [...trace.files]));
  const findings = new Map<string, readonly Finding[]>();
  const add = (path: string, found: readonly Finding[]): void => {
    const own = found.filter(({ rule }) => rule.startsWith('skew/'));
    if (own.length > 0) findings.set(path, [...(findings.get(path) ?? []), ...own]);
  };
  const programs = judgesPrograms ? plans.filter(({ paths }) => paths.some((path) => answering.has(path))) : [];
  if (programs.length > 0) {
    const releases = await whole.releases({ files, moduleGraph }, air);
    for (const plan of programs) {
      await air.breathe();
      for (const [path, found] of resultOf(plan, files, moduleGraph, releases, air.checkpoint).findings) add(path, found);
    }
  }
  for (const [path, found] of compared.findings) add(path, found);
  const documentOf = (path: string): PythonDocument | undefined => files.get(path)?.document;
  return [...findings].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([path, own]) => {
    const source = files.get(path);
    if (source === undefined) return [];
    const shown = present(source, own, documentOf);
    const byPlace = new Map(own.map((finding) => [keyOf(finding.rule, place(finding.at, documentOf)), finding]));
    return [...shown.findings, ...shown.suppressed].flatMap((told): Found[] => {
      const finding = byPlace.get(keyOf(told.rule, told));
      return finding ? [{ finding, told }] : [];
    });
  });
}

function keyOf(rule: string, { cell, range: { start, end } }: ReportedPlace): string {
  return [rule, cell, start.line, start.column, end.line, end.column].join(' ');
}
