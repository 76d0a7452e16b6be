import type { Workspace } from '../project/workspace';
import { compareReports } from '../review/changes/compare';
import { changedFiles } from '../review/changes/files';
import type { Engine } from '../review/engine';
import type { ReportedFinding } from '../review/report';
import type { ToldFinding } from './diagnostics';
import type { OpenedEngine, ServerHost, Snapshot } from './host';
import type { ServerSettings } from './protocol';

/** Which findings are shown, and how: against a commit, against the project's baseline. */
export interface Standing {
  /** What is shown of the findings of these files. Rejects with the signal's reason; what goes wrong otherwise is logged once, and everything is shown. */
  told(paths: readonly string[], findings: readonly ReportedFinding[], signal: AbortSignal): Promise<readonly ToldFinding[]>;
  dispose(): void;
}

export interface StandingOptions {
  readonly rootUri: string;
  readonly host: ServerHost;
  readonly workspace: Workspace;
  readonly opened: OpenedEngine;
  readonly settings: ServerSettings;
  readonly log: (message: string) => void;
}

/** For so many milliseconds, a branch is believed to be where it was. */
const FRESH = 5000;

interface Before extends Snapshot {
  readonly engine: Engine;
  readonly resolved: number;
}

export function makeStanding({ rootUri, host, workspace, opened, settings, log }: StandingOptions): Standing {
  let before: Before | null = null;
  let complaint = '';
  const forget = (): void => {
    before?.engine.dispose();
    before?.close();
    before = null;
  };

  const openBefore = async (ref: string, signal: AbortSignal): Promise<Before | null> => {
    if (before && performance.now() - before.resolved < FRESH) return before;
    if (!host.snapshot || !opened.review) return null;
    const snapshot = await host.snapshot({ rootUri, ref, now: workspace, exclude: opened.excluded, signal });
    if (before?.commit === snapshot.commit) {
      snapshot.close();
      before = { ...before, resolved: performance.now() };
      return before;
    }
    forget();
    before = { ...snapshot, engine: opened.review.engineOf(snapshot.workspace), resolved: performance.now() };
    return before;
  };

  /** Those that are new since a commit. */
  const onlyNew = async (ref: string, paths: readonly string[], findings: readonly ReportedFinding[], signal: AbortSignal): Promise<readonly ReportedFinding[]> => {
    const old = await openBefore(ref, signal);
    if (old === null) return findings;
    const there = new Set<string>();
    for (const path of paths) if (await old.workspace.exists(path)) there.add(path);
    const files = await changedFiles({ against: ref, before: old.workspace, after: workspace, files: paths.map((path) => ({ before: there.has(path) ? path : null, after: path })), close: () => undefined }, () => { signal.throwIfAborted(); });
    const report = there.size === 0 ? null : await old.engine.check({ paths: [...there], signal });
    const isNew = new Set(compareReports(report?.findings ?? [], findings, files).introduced.map((finding) => finding.fingerprint));
    return findings.filter((finding) => isNew.has(finding.fingerprint));
  };

  return {
    told: async (paths, findings, signal) => {
      let open = findings;
      if (settings.onlyChanged !== null && findings.length > 0) {
        try {
          open = await onlyNew(settings.onlyChanged, paths, findings, signal);
          complaint = '';
        } catch (error) {
          signal.throwIfAborted();
          const message = `What is new since "${settings.onlyChanged}" can't be told, so all findings are shown. ${error instanceof Error ? error.message : String(error)}`;
          if (message !== complaint) log(message);
          complaint = message;
        }
      }
      const known = settings.baseline === 'shown' ? undefined : opened.known?.(open);
      if (!known || known.size === 0) return open;
      return settings.baseline === 'hidden' ? open.filter((finding) => !known.has(finding)) : open.map((finding): ToldFinding => (known.has(finding) ? { ...finding, known: true } : finding));
    },
    dispose: forget,
  };
}
