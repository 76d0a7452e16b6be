import type { Connection } from 'vscode-languageserver';
import type { Versions } from '../project/versions';
import type { Workspace } from '../project/workspace';
import type { PythonDocument } from '../python/document';
import { cellSources } from '../python/notebook-json';
import { decodeSource } from '../python/source';
import { reviewChange } from '../review/changes/review';
import type { Engine } from '../review/engine';
import { fixAll, overlayWorkspace } from '../review/fixing/rounds';
import type { FormatContext } from '../review/formats/format';
import { markdown } from '../review/formats/markdown';
import type { ReviewReport } from '../review/formats/review-report';
import { sarif } from '../review/formats/sarif';
import type { ReportedFinding } from '../review/report';
import type { OpenedEngine, ServerHost } from './host';
import type { BasesResult, ProgressParams, ReviewFixesResult, ReviewFolder, ReviewParams, ReviewResult, ReviewTextParams, ReviewTextResult } from './protocol';
import { progressMethod } from './protocol';

/** A root whose changes can be reviewed. */
export interface ReviewedRoot {
  readonly uri: string;
  /** Its files as they are now, what is not saved among them. */
  readonly workspace: Workspace;
  /** Null: switched off by the setting. */
  opened(): Promise<OpenedEngine | null>;
  /** Does a path below it belong to it, and not to a nearer root? */
  owns(path: string): boolean;
}

/** The reviews of the folders' changes, and the last ones as text. */
export interface Reviews {
  /** Rejects with the signal's reason; what can't be reviewed is told in the result. */
  review(roots: readonly ReviewedRoot[], params: ReviewParams, signal: AbortSignal): Promise<ReviewResult>;
  /** What changes of the folders can be measured against. */
  bases(roots: readonly ReviewedRoot[]): Promise<BasesResult>;
  /** The texts with all safe fixes of the last reviews' findings. Rejects with the signal's reason. */
  fixes(roots: readonly ReviewedRoot[], signal: AbortSignal): Promise<ReviewFixesResult>;
  /** The last reviews in a format, one text for each folder in which there was something to review. */
  text(params: ReviewTextParams): ReviewTextResult;
}

/** What formats may ask for, kept of the last review: the engines of a review live no longer than it. */
interface Reviewed {
  readonly uri: string;
  readonly report: ReviewReport;
  readonly context: FormatContext;
}

export function makeReviews(connection: Connection, host: ServerHost): Reviews {
  let last: readonly Reviewed[] = [];

  const one = async (root: ReviewedRoot, params: ReviewParams, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<{ readonly folder: ReviewFolder; readonly reviewed: Reviewed | null }> => {
    const told = (problem: string): { readonly folder: ReviewFolder; readonly reviewed: null } => ({ folder: { uri: root.uri, report: null, problem }, reviewed: null });
    const opened = await root.opened();
    if (opened === null) return told('Holdout is switched off for this folder.');
    if (!host.versions || !opened.review) return told('The changes of this folder can\'t be read here.');
    let versions: Versions;
    try {
      versions = await host.versions({ rootUri: root.uri, compared: params.compared, now: root.workspace, exclude: opened.excluded, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      return told(error instanceof Error ? error.message : String(error));
    }
    const { engineOf, minNewCoverage, withoutKnown } = opened.review;
    const engines: Engine[] = [];
    try {
      const made = await reviewChange({
        versions, paths: [''], minNewCoverage, signal, onProgress,
        engineOf: (workspace) => {
          const engine = engineOf(workspace);
          engines.push(engine);
          return engine;
        },
      });
      const whole = await withoutKnown(made.report);
      const report = { ...whole, findings: whole.findings.filter((finding) => root.owns(finding.path)) };
      const context = await contextOf(report, versions.after, (path) => made.after.document(path), opened.review);
      return { folder: { uri: root.uri, report, problem: null }, reviewed: { uri: root.uri, report, context } };
    } finally {
      for (const engine of engines) engine.dispose();
      versions.close();
    }
  };

  return {
    review: async (roots, params, signal) => {
      const folders: ReviewFolder[] = [];
      const reviewed: Reviewed[] = [];
      for (const root of roots) {
        const found = await one(root, params, signal, (done, total) => {
          const progress: ProgressParams = { done, total };
          void connection.sendNotification(progressMethod, progress);
        });
        folders.push(found.folder);
        if (found.reviewed) reviewed.push(found.reviewed);
      }
      last = reviewed;
      return { folders };
    },
    bases: async (roots) => ({ folders: await Promise.all(roots.map(async ({ uri }) => ({ uri, bases: (await host.bases?.(uri)) ?? [] }))) }),
    fixes: async (roots, signal) => {
      const folders: ReviewFixesResult['folders'][number][] = [];
      for (const root of roots) {
        const findings = last.find(({ uri }) => uri === root.uri)?.report.findings ?? [];
        const wanted = new Set(findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).map((finding) => finding.fingerprint));
        const review = wanted.size === 0 ? undefined : (await root.opened())?.review;
        if (review) folders.push({ uri: root.uri, ...(await fixesIn(root.workspace, review.engineOf, findings, wanted, signal)) });
      }
      return { folders };
    },
    text: ({ format }) => ({ folders: last.map(({ uri, report, context }) => ({ uri, text: (format === 'sarif' ? sarif : markdown)(report, context) })) }),
  };
}

async function fixesIn(
  files: Workspace, engineOf: (workspace: Workspace) => Engine, findings: readonly ReportedFinding[], wanted: ReadonlySet<string>, signal: AbortSignal,
): Promise<Omit<ReviewFixesResult['folders'][number], 'uri'>> {
  const overlaid = overlayWorkspace(files);
  const engine = engineOf(overlaid.workspace);
  try {
    const paths = [...new Set(findings.filter(({ fingerprint }) => wanted.has(fingerprint)).map(({ path }) => path))];
    const made = await fixAll({ engine, overlaid, paths, unsafe: false, wanted: ({ fingerprint }) => wanted.has(fingerprint), signal });
    const texts = [...made.files].flatMap(([path, { before, after }]) => {
      const [old, now] = [textsOf(path, before), textsOf(path, after)];
      return [...now].flatMap(([cell, text]) => (old.get(cell) === text ? [] : [{ path, cell, text }]));
    });
    return { texts, applied: made.applied, problems: made.problems };
  } finally {
    engine.dispose();
  }
}

/** The texts of a file: of a notebook by cell. */
function textsOf(path: string, bytes: Uint8Array): ReadonlyMap<number | null, string> {
  const whole = decodeSource(bytes).text;
  if (!path.endsWith('.ipynb')) return new Map([[null, whole]]);
  return new Map([...cellSources(whole)].map(([cell, { literals }]) => [cell, literals.map(({ text }) => text).join('')]));
}

const plain = (text: string): string => text;
const COLOURS = { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, cyan: plain, green: plain };

async function contextOf(
  report: ReviewReport, files: Workspace, documentOf: (path: string) => PythonDocument | undefined, { rules, lesson, competency }: NonNullable<OpenedEngine['review']>,
): Promise<FormatContext> {
  const paths = new Set(report.findings.flatMap((finding: ReportedFinding) => [finding.path, ...finding.related.map((step) => step.path), ...finding.fixes.flatMap((fix) => fix.edits.map((edit) => edit.path))]));
  const documents = new Map<string, PythonDocument>();
  const texts = new Map<string, string>();
  for (const path of paths) {
    const document = documentOf(path);
    if (document) documents.set(path, document);
    const bytes = await files.read(path).catch(() => null);
    if (bytes) texts.set(path, decodeSource(bytes).text);
  }
  return {
    colours: COLOURS, width: 100, rules, lesson, competency,
    sourceLine: (path, cell, line) => documents.get(path)?.lineAt(cell, line),
    fileText: (path) => texts.get(path),
  };
}
