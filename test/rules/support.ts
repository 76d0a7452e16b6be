import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import { noReleases } from '../../src/project/releases';
import type { ProvenanceGraph } from '../../src/provenance/graph';
import type { Finding, Fix } from '../../src/rules/rule';
import { rules } from '../../src/rules/registry.generated';
import { graphOf } from '../provenance/show';

export type Program = string | Readonly<Record<string, string>>;

interface Checked {
  readonly graph: ProvenanceGraph;
  readonly findings: readonly Finding[];
}

/** What all rules say of a program, in the order of the registry; a preset or a suppression has no say here. */
export async function check(program: Program): Promise<Checked> {
  const graph = await graphOf(program);
  const findings: Finding[] = [];
  for (const rule of rules) rule.check?.({ graph, releases: noReleases, report: (finding) => findings.push({ ...finding, rule: rule.meta.id }) });
  return { graph, findings };
}

/** What one rule says of a program: the code under each finding, with its confidence. */
export async function saidBy(rule: string, program: Program): Promise<string[]> {
  const { graph, findings } = await check(program);
  return findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.confidence}: ${textAt(graph, finding.at)}`);
}

/** A finding as lines: confidence, severity and the code under it; then each related step as `message: code`. */
export function show(graph: ProvenanceGraph, finding: Finding): string[] {
  return [`${finding.confidence} ${finding.severity}: ${textAt(graph, finding.at)}`, ...finding.related.map((step) => `${step.message}: ${textAt(graph, step.at)}`)];
}

function textAt(graph: ProvenanceGraph, at: Finding['at']): string {
  return graph.documents.get(at.path)?.text.slice(at.span.start, at.span.end) ?? '';
}

/** The files of a program after a fix. Edits of one file may not overlap. */
export function applyFix(files: Readonly<Record<string, string>>, fix: Fix): Readonly<Record<string, string>> {
  const changed = { ...files };
  const edits = [...fix.edits].sort((a, b) => b.at.span.start - a.at.span.start);
  const reached = new Map<string, number>();
  for (const { at, text } of edits) {
    const before = changed[at.path];
    assert.ok(before !== undefined, `${at.path} is no file of the program`);
    assert.ok(at.span.end <= (reached.get(at.path) ?? Infinity), `the edits of “${fix.title}” overlap`);
    reached.set(at.path, at.span.start);
    changed[at.path] = before.slice(0, at.span.start) + text + before.slice(at.span.end);
  }
  return changed;
}

/**
 * Proves every fix of a rule's findings in a program: once it is applied, that finding is gone, no other one is new, and the files still parse
 * as well as before. Gives the fixed programs.
 */
export async function assertFixProved(rule: string, program: Program): Promise<Readonly<Record<string, string>>[]> {
  const files = typeof program === 'string' ? { 'main.py': program } : program;
  const parser = await loadParser();
  const problems = (all: Readonly<Record<string, string>>): number => Object.values(all).reduce((sum, text) => sum + parser.parse(text).problems.length, 0);
  const before = await check(files);
  const fixed: Readonly<Record<string, string>>[] = [];
  for (const finding of before.findings.filter((one) => one.rule === rule)) {
    for (const fix of finding.fixes ?? []) {
      const after = applyFix(files, fix);
      assert.ok(problems(after) <= problems(files), `“${fix.title}” breaks the syntax`);
      const left = (await check(after)).findings;
      const count = (all: readonly Finding[], id: string): number => all.filter((one) => one.rule === id).length;
      // One fix may mend several findings: the mean and the spread of one line.
      assert.ok(count(left, rule) < count(before.findings, rule), `“${fix.title}” leaves the finding`);
      for (const { rule: other } of left) assert.ok(count(left, other) <= count(before.findings, other), `“${fix.title}” brings ${other}`);
      fixed.push(after);
    }
  }
  return fixed;
}
