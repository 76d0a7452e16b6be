import type { Workspace } from '../../project/workspace';
import type { Engine } from '../engine';
import { ranked } from '../formats/ranking';
import type { Report, ReportedFinding, ReportedFix } from '../report';
import type { EditedFile, TextEdit } from './edits';
import { offsetsOf, openFile } from './edits';

/** A fix that was applied. */
export interface AppliedFix {
  readonly path: string;
  readonly rule: string;
  readonly title: string;
}

/** What became of fixing: nothing is written, `files` are the bytes as they would be. */
export interface Fixed {
  readonly applied: readonly AppliedFix[];
  /** By path. */
  readonly files: ReadonlyMap<string, { readonly before: Uint8Array; readonly after: Uint8Array }>;
  /** What is found afterwards. */
  readonly report: Report;
  /** Files that can't be fixed, with why. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** A fix may uncover what another one mends; code that goes round in a circle is left after so many. */
const MOST_ROUNDS = 10;

/** A workspace whose files may be replaced in memory. */
export interface OverlaidWorkspace {
  readonly workspace: Workspace;
  replace(path: string, bytes: Uint8Array | null): void;
}

/** Lays replaced files over a workspace; no file comes or goes. */
export function overlayWorkspace(below: Workspace): OverlaidWorkspace {
  const replaced = new Map<string, Uint8Array>();
  return {
    workspace: { ...below, read: (path, mostBytes) => Promise.resolve(replaced.get(path) ?? below.read(path, mostBytes)) },
    replace: (path, bytes) => {
      if (bytes === null) replaced.delete(path);
      else replaced.set(path, bytes);
    },
  };
}

export interface Fixing {
  readonly engine: Engine;
  /** The one that the engine reads. */
  readonly overlaid: OverlaidWorkspace;
  readonly paths: readonly string[];
  /** Also fixes that may change what the code means. */
  readonly unsafe: boolean;
  /** Which findings may be fixed; left out: all. */
  readonly wanted?: (finding: ReportedFinding) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Applies fixes and checks again, until nothing is left that can be fixed. Of fixes that overlap one goes first, the gravest, and the others are asked for again
 * afterwards. A fix that would leave a file with a syntax error is taken back. Fixes that make files are left to who asked for them by name.
 */
export async function fixAll({ engine, overlaid, paths, unsafe, wanted = () => true, signal }: Fixing): Promise<Fixed> {
  const check = (): Promise<Report> => engine.check({ paths, ...(signal ? { signal } : {}) });
  const originals = new Map<string, Uint8Array>();
  const current = new Map<string, Uint8Array>();
  const problems = new Map<string, string>();
  const applied: AppliedFix[] = [];
  /** Files and rules of which a fix has mended nothing. */
  const stuck = new Set<string>();
  let report = await check();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const open = new Map<string, EditedFile | null>();
    for (const path of pathsOf(report.findings)) {
      const bytes = current.get(path) ?? (await overlaid.workspace.read(path).catch(() => null));
      const file = bytes && openFile(path, bytes);
      if (bytes && file && 'file' in file) {
        originals.set(path, originals.get(path) ?? bytes);
        current.set(path, bytes);
        open.set(path, file.file);
      } else if (file && 'problem' in file && report.findings.some((finding) => finding.path === path && chosen(finding, unsafe))) problems.set(path, file.problem);
    }
    const taken = new Map<string, Map<number | null, TextEdit[]>>();
    const now: (AppliedFix & { readonly touches: ReadonlySet<string> })[] = [];
    for (const finding of ranked(report.findings)) {
      const fix = chosen(finding, unsafe);
      if (fix === undefined || stuck.has(nameOf(finding)) || !wanted(finding)) continue;
      const edits = offsetsOf(fix, (path) => open.get(path) ?? null);
      if (edits === null || edits.some(({ path, cell, edit }) => meets(edit, taken.get(path)?.get(cell) ?? []))) continue;
      for (const { path, cell, edit } of edits) {
        const cells = taken.get(path) ?? new Map<number | null, TextEdit[]>();
        taken.set(path, cells.set(cell, [...(cells.get(cell) ?? []), edit]));
      }
      now.push({ path: finding.path, rule: finding.rule, title: fix.title, touches: new Set(edits.map(({ path }) => path)) });
    }
    if (now.length === 0) break;
    const refused = new Set<string>();
    const changed = new Map<string, Uint8Array>();
    for (const [path, edits] of taken) {
      const made = open.get(path)?.with(edits);
      if (made && 'bytes' in made) changed.set(path, made.bytes);
      else {
        refused.add(path);
        if (made) problems.set(path, made.problem);
      }
    }
    const before = report;
    put(changed, engine, overlaid);
    report = await check();
    for (const path of changed.keys()) if (isBroken(path, report) && !isBroken(path, before)) refused.add(path);
    // A fix is taken back whole, and with it what shares a file with it.
    for (let size = -1; size !== refused.size;) {
      size = refused.size;
      for (const { touches } of now) if ([...touches].some((path) => refused.has(path))) for (const path of touches) refused.add(path);
    }
    const kept = [...changed].filter(([path]) => !refused.has(path));
    if (refused.size > 0) {
      put(new Map([...refused].flatMap((path) => (current.has(path) ? [[path, current.get(path) ?? new Uint8Array()] as const] : []))), engine, overlaid);
      report = await check();
    }
    for (const [path, bytes] of kept) current.set(path, bytes);
    for (const one of now) if (countOf(one, report) >= countOf(one, before)) stuck.add(nameOf(one));
    applied.push(...now.filter(({ touches }) => ![...touches].some((path) => refused.has(path))).map(({ path, rule, title }) => ({ path, rule, title })));
  }
  const files = new Map<string, { before: Uint8Array; after: Uint8Array }>();
  for (const [path, before] of originals) {
    const after = current.get(path) ?? before;
    if (after !== before) files.set(path, { before, after });
  }
  return { applied, files, report, problems: [...problems].map(([path, message]) => ({ path, message })) };
}

function put(files: ReadonlyMap<string, Uint8Array>, engine: Engine, overlaid: OverlaidWorkspace): void {
  for (const [path, bytes] of files) {
    overlaid.replace(path, bytes);
    engine.invalidate(path);
  }
}

function chosen(finding: ReportedFinding, unsafe: boolean): ReportedFix | undefined {
  const ready = finding.fixes.filter(({ edits }) => edits.length > 0 && !edits.some(({ creates }) => creates === true));
  return ready.find(({ safe }) => safe) ?? (unsafe ? ready[0] : undefined);
}

function pathsOf(findings: readonly ReportedFinding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ path }) => path))));
}

/** Does an edit overlap one of these, or stand where one ends or begins? Two that are put in at one place have no order. */
function meets(edit: TextEdit, others: readonly TextEdit[]): boolean {
  return others.some((other) => edit.start <= other.end && other.start <= edit.end);
}

function nameOf({ path, rule }: Pick<AppliedFix, 'path' | 'rule'>): string {
  return `${path} ${rule}`;
}

function countOf({ path, rule }: AppliedFix, { findings }: Report): number {
  return findings.filter((finding) => finding.path === path && finding.rule === rule).length;
}

function isBroken(path: string, report: Report): boolean {
  return report.errors.some((error) => error.path === path && error.message.startsWith('Syntax error'));
}
