import type { InputProblem } from '../../project/workspace';
import type { ReviewReport } from '../formats/review-report';
import { compareFindings, compareText } from '../place';
import type { ReportedFinding } from '../report';
import { version } from '../version.generated';
import type { Part } from './read';

/**
 * The parts of a check as one report, in the report's order. What several parts tell is told once: shards that share an imported file both see it. What a review knows
 * of a change is kept where there is one part alone.
 */
export function mergeParts(parts: readonly Part[]): ReviewReport {
  const [only, another] = parts;
  const about = only?.whole && another === undefined ? only.whole : {};
  const suppressed = unique(parts.flatMap((part) => part.suppressed ?? [])).sort(compareFindings);
  const sum = (of: keyof Part['stats']): number => parts.reduce((total, { stats }) => total + (typeof stats[of] === 'number' ? stats[of] : 0), 0);
  return {
    ...about,
    schema: 1,
    tool: { name: 'holdout', version },
    findings: unique(parts.flatMap((part) => part.findings)).sort(compareFindings),
    errors: uniqueProblems(parts.flatMap((part) => part.errors)),
    stats: { files: sum('files'), lines: sum('lines'), milliseconds: sum('milliseconds') },
    ...(suppressed.length === 0 ? {} : { suppressed }),
  };
}

function unique<T extends ReportedFinding>(findings: readonly T[]): T[] {
  const known = new Map<string, T>();
  for (const finding of findings) {
    const { rule, path, cell, range, fingerprint } = finding;
    const key = [rule, path, cell, range.start.line, range.start.column, range.end.line, range.end.column, fingerprint].join('\u0000');
    if (!known.has(key)) known.set(key, finding);
  }
  return [...known.values()];
}

function uniqueProblems(problems: readonly InputProblem[]): readonly InputProblem[] {
  const known = new Map(problems.map((problem) => [`${problem.path}\u0000${problem.message}`, problem]));
  return [...known.values()].sort((a, b) => compareText(a.path, b.path) || compareText(a.message, b.message));
}
