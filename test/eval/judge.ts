import { loadParser } from '../../src/project/node/parser-files';
import { library } from '../../src/library/tables';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';
import { newFunctions } from './changed';
import type { Expectation, Mark } from './marks';
import type { Program } from './programs';

/** A finding as it is compared with marks: its start line and its rule. */
export interface Found {
  readonly path: string;
  readonly cell: number | null;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  /** A word that a reviewer may say or leave out. */
  readonly isHint: boolean;
}

export type Verdict =
  | { readonly kind: 'found'; readonly rule: string; readonly program: string; readonly at: Found }
  | { readonly kind: 'missed'; readonly rule: string; readonly program: string; readonly at: Mark }
  | { readonly kind: 'false alarm'; readonly rule: string; readonly program: string; readonly at: Found }
  /** A mark of a rule that is not built yet. */
  | { readonly kind: 'not yet'; readonly rule: string; readonly program: string; readonly at: Mark }
  /** A finding of a rule that no program of the corpus is labelled for: neither right nor wrong. */
  | { readonly kind: 'not labelled'; readonly rule: string; readonly program: string; readonly at: Found };

/** What the strict preset (the default one in `mixed`) finds in a program, each rule once a line, and what the engine could not analyse. */
export async function findIn(program: Program): Promise<{ readonly found: readonly Found[]; readonly errors: readonly string[] }> {
  const engine = createEngine({
    workspace: memoryWorkspace(program.files),
    config: { ...defaultConfig(), preset: program.family === MIXED ? 'recommended' : 'strict' },
    parser: await loadParser(),
    library,
    rules,
  });
  try {
    const changed = newFunctions(program.files);
    const report = await engine.check({ paths: [''], ...(changed ? { changed } : {}) });
    const found = new Map<string, Found>();
    for (const { path, cell, range, rule, message, severity } of report.findings) {
      const at = { path, cell, line: range.start.line, rule, message, isHint: severity === 'hint' };
      found.set(`${place(at)} ${rule}`, at);
    }
    // A change makes hints surer.
    const tooSure = changed ? [] : report.findings.filter(({ rule, confidence }) => ranks[confidence] < ranks[promised.get(rule) ?? 'certain']);
    return {
      found: [...found.values()],
      errors: [
        ...report.errors.map((error) => `${program.name}: ${error.path}: ${error.message}`),
        ...tooSure.map(({ path, rule, confidence }) => `${program.name}: ${path}: ${rule} is ${confidence} of something, which is more than it promises`),
      ],
    };
  } finally {
    engine.dispose();
  }
}

/** How sure rules are at most, by their own word. */
const promised = new Map(rules.flatMap(({ meta, atMost }) => (atMost ? [[meta.id, atMost] as const] : [])));
const ranks = { certain: 0, likely: 1, hint: 2 };

export interface JudgeOptions {
  /** Rules that exist. */
  readonly known: ReadonlySet<string>;
  /** Rules that the corpus has marks for. */
  readonly labelled: ReadonlySet<string>;
}

/** Compares the findings of a program with its marks. Findings of families that its folder is not labelled for are left out. */
export function judge(program: Program, found: readonly Found[], { known, labelled }: JudgeOptions): Verdict[] {
  const families = labelledFamilies(program.family);
  const open = new Set(found.filter((finding) => families === 'all' || families.has(familyOf(finding.rule))));
  const verdicts: Verdict[] = [];
  const name = program.name;
  for (const expectation of program.expectations) {
    const hits = [...open].filter((finding) => expectation.marks.some((mark) => meets(finding, mark)));
    for (const hit of hits) open.delete(hit);
    const [hit] = hits;
    const [mark] = expectation.marks;
    if (hit !== undefined) verdicts.push({ kind: 'found', rule: hit.rule, program: name, at: hit });
    else if (mark !== undefined) {
      const rule = ruleOf(expectation, known);
      const isBuilt = known.has(rule);
      verdicts.push({ kind: isBuilt ? 'missed' : 'not yet', rule, program: name, at: mark });
      // Until the specific rule is built, a more general one may speak in its place.
      if (!isBuilt) for (const finding of open) if (expectation.marks.some((place) => isAt(finding, place))) open.delete(finding);
    }
  }
  for (const finding of open) {
    if (program.open.has(finding.rule) || (families === 'all' && finding.isHint) || (judgedApart.has(finding.rule) && !isAbout(program, finding.rule))) continue;
    verdicts.push({ kind: labelled.has(finding.rule) ? 'false alarm' : 'not labelled', rule: finding.rule, program: name, at: finding });
  }
  return verdicts;
}

/** Off by default, and right of most programs that classify: judged in those alone that are about them. */
const judgedApart: ReadonlySet<string> = new Set(['evaluation/single-threshold-metric', 'evaluation/split-not-stratified']);

function isAbout(program: Program, rule: string): boolean {
  return program.neighbours.includes(rule) || program.expectations.some((expectation) => expectation.marks.some((mark) => mark.rules.includes(rule)));
}

/** The rule that an expectation counts for where it is missed: the first of its marks' rules that exists, else the first. */
export function ruleOf(expectation: Expectation, known: ReadonlySet<string>): string {
  const rules = expectation.marks.flatMap((mark) => mark.rules);
  return rules.find((rule) => known.has(rule)) ?? rules[0] ?? '';
}

/** The folder of long programs that are labelled for every family, as the default preset reviews them. */
export const MIXED = 'mixed';

/** The families that programs of a folder are labelled for: mixed ones for all, leakage and evaluation programs for both, others for their own. */
export function labelledFamilies(folder: string): ReadonlySet<string> | 'all' {
  if (folder === MIXED) return 'all';
  const both = ['leakage', 'evaluation'];
  return new Set(both.includes(folder) ? both : [folder]);
}

export function familyOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}

/** `file.py:12`, `file.ipynb[3]:4`. */
export function place(at: { readonly path: string; readonly cell: number | null; readonly line: number }): string {
  return `${at.path}${at.cell === null ? '' : `[${at.cell}]`}:${at.line}`;
}

function isAt(finding: Found, mark: Mark): boolean {
  return finding.path === mark.path && finding.cell === mark.cell && finding.line === mark.line;
}

function meets(finding: Found, mark: Mark): boolean {
  return isAt(finding, mark) && mark.rules.includes(finding.rule);
}
