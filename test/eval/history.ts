import { execFileSync } from 'node:child_process';
import { library } from '../../src/library/tables';
import { gitVersions } from '../../src/project/node/git-versions';
import { loadParser } from '../../src/project/node/parser-files';
import type { Workspace } from '../../src/project/workspace';
import { memoryWorkspace } from '../../src/project/workspace';
import type { ChangeReview } from '../../src/review/changes/review';
import { reviewChange } from '../../src/review/changes/review';
import type { Preset } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import type { Engine } from '../../src/review/engine';
import { createEngine } from '../../src/review/engine';
import type { ReportedFinding } from '../../src/review/report';
import { rules } from '../../src/rules/registry.generated';

/**
 * Reviews consecutive commits of a repository and holds the reviews against full checks. `node out/test/eval/history.js REPOSITORY [COMMITS] [SKIP] [PRESET]`; nothing is
 * checked out. After every commit, what was there before, less what the review calls fixed, plus what it calls introduced, must be what a
 * full check finds; and what all reviews introduced must be the difference of the full checks at both ends.
 */
async function main([clone = '', commits = '30', skip = '0', preset = 'recommended']: readonly string[]): Promise<number> {
  const git = (...args: readonly string[]): string => execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const found = git('log', '--first-parent', '--format=%H', '--skip', skip, '--max-count', '5000', '--', '*.py', '*.ipynb').split('\n').slice(0, Number(commits)).reverse();
  const parser = await loadParser();
  const config = { ...defaultConfig(), preset: preset as Preset };
  const engineOf = (workspace: Workspace): Engine => createEngine({ workspace, config, parser, library, rules });
  /** What git does not know is in neither version. */
  const nothing = memoryWorkspace({});
  const fullCheck = async (commit: string): Promise<readonly ReportedFinding[]> => {
    const versions = await gitVersions({ root: clone, compared: { kind: 'commits', before: commit, after: commit }, now: nothing });
    const engine = engineOf(versions.after);
    const { findings } = await engine.check({ paths: [''] });
    engine.dispose();
    versions.close();
    return findings;
  };
  const reviewSince = async (before: string, after: string): Promise<ChangeReview> => {
    const versions = await gitVersions({ root: clone, compared: { kind: 'commits', before, after }, now: nothing });
    const review = await reviewChange({ versions, engineOf, paths: [''], minNewCoverage: 75 });
    review.before.dispose();
    review.after.dispose();
    versions.close();
    return review;
  };

  let mismatches = 0;
  let reviewing = 0;
  let checking = 0;
  const complain = (what: string, list: readonly string[]): void => {
    if (list.length === 0) return;
    mismatches += list.length;
    console.log(`  MISMATCH ${what}:\n${list.map((one) => `    ${one}`).join('\n')}`);
  };
  const [first = ''] = found;
  const start = git('rev-parse', `${first}~1`);
  const atStart = await fullCheck(start);
  /** The findings as the reviews tell them, and whether one of the reviews introduced them. */
  let live = atStart.map((finding) => ({ key: keyOf(finding), isNew: false }));
  let previous = start;
  /** What was there at the start, went and may come back. */
  const wentAway = new Set<string>();
  const sums = { introduced: 0, elsewhere: 0, fixed: 0 };
  for (const commit of found) {
    const began = performance.now();
    const { report, comparison } = await reviewSince(previous, commit);
    const reviewed = performance.now();
    const now = await fullCheck(commit);
    reviewing += reviewed - began;
    checking += performance.now() - reviewed;
    const { introduced, fixed, kept, revealed, hidden } = comparison;
    sums.introduced += introduced.length;
    sums.elsewhere += report.change?.elsewhere.length ?? 0;
    sums.fixed += fixed.length;
    console.log(`${commit.slice(0, 10)} ${String(report.change?.files ?? 0)} files, ${String(introduced.length)} introduced, ${String(fixed.length)} fixed, ${String(now.length)} in all; ${String(Math.round(reviewed - began))} ms, full ${String(Math.round(performance.now() - reviewed))} ms`);
    for (const finding of introduced) console.log(`  + ${keyOf(finding)} ${finding.introduced ?? ''}`);
    for (const finding of fixed) console.log(`  - ${keyOf(finding)}`);
    const renamed = new Map(kept.map((pair) => [keyOf(pair.before), keyOf(pair.after)]));
    const gone = fixed.map(keyOf);
    complain('called fixed and was not there', gone.filter((key) => !live.some((one) => one.key === key)));
    for (const key of [...gone, ...hidden.map(keyOf)]) for (const one of live.splice(live.findIndex((other) => other.key === key), 1)) if (!one.isNew) wentAway.add(key);
    live = live.map(({ key, isNew }) => ({ key: renamed.get(key) ?? key, isNew }));
    const risen = new Set(kept.map((pair) => keyOf(pair.after)));
    for (const key of introduced.filter((finding) => finding.rule !== OF_CHANGES).map(keyOf)) if (!risen.has(key)) live.push({ key, isNew: !wentAway.has(key) });
    for (const key of revealed.map(keyOf)) live.push({ key, isNew: false });
    complain('found by a full check and not by the reviews', without(now.map(keyOf), live.map((one) => one.key)));
    complain('left by the reviews and not found by a full check', without(live.map((one) => one.key), now.map(keyOf)));
    const whether = new Map(live.map((one) => [one.key, one.isNew]));
    live = now.map((finding) => ({ key: keyOf(finding), isNew: whether.get(keyOf(finding)) ?? true }));
    previous = commit;
  }
  const ends = await reviewSince(start, previous);
  const raised = new Set(ends.comparison.kept.map((pair) => keyOf(pair.after)));
  const direct = ends.comparison.introduced.filter((finding) => finding.rule !== OF_CHANGES).map(keyOf).filter((key) => !raised.has(key));
  const union = live.filter((one) => one.isNew).map((one) => one.key);
  console.log(`${String(found.length)} commits: ${String(sums.introduced)} introduced (${String(sums.elsewhere)} elsewhere), ${String(sums.fixed)} fixed; from end to end ${String(direct.length)} introduced, ${String(ends.comparison.fixed.length)} fixed; ${String(Math.round(reviewing))} ms of reviews, ${String(Math.round(checking))} ms of full checks`);
  complain('introduced by a commit and not from end to end', without(union, direct));
  complain('introduced from end to end and by no commit', without(direct, union));
  console.log(mismatches === 0 ? 'No mismatch.' : `${String(mismatches)} mismatches.`);
  return mismatches === 0 ? 0 : 1;
}

/** It speaks of a change as a whole, and is in no full check. */
const OF_CHANGES = 'testing/new-code-below-coverage';

function keyOf({ path, rule, fingerprint }: ReportedFinding): string {
  return `${path} ${rule} ${fingerprint}`;
}

/** What is in the one list and not in the other, as often as it is. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
