import type { CancellationToken, ExtensionContext, LogOutputChannel } from 'vscode';
import { commands, env, ProgressLocation, Uri, window, workspace } from 'vscode';
import { ranked } from '../../review/formats/ranking';
import type { ReportedFinding } from '../../review/report';
import type { ReviewParams, ReviewResult } from '../../server/protocol';
import type { HoldoutClient } from '../client';
import { tellFailure } from '../commands';
import { openPlace } from '../open-place';
import type { EditorPlace } from '../open-place';
import { pickBase } from './base';
import { applyFixes } from './fixes';
import { reviewPageView } from './page';
import { toggleOnlyChanged } from './only-changed';
import { openPlaceCommand, placeOf, reviewTree } from './tree';

const hasReview = 'holdout.hasReview';

/** The review of one's changes: its command, its view, its page, and what can be done with its findings. */
export function reviewView(context: ExtensionContext, started: () => Promise<HoldoutClient>, output: LogOutputChannel): { dispose(): unknown }[] {
  const tree = reviewTree();
  const view = window.createTreeView('holdout.review', { treeDataProvider: tree, showCollapseAll: true });
  const page = reviewPageView();
  let last: { readonly result: ReviewResult; readonly compared: ReviewParams['compared'] } | null = null;
  /** Where "next" and "previous" are. */
  let at = -1;

  const show = (result: ReviewResult, compared: ReviewParams['compared'], opens: boolean): void => {
    last = { result, compared };
    at = -1;
    tree.show(result);
    page.show(result, opens);
    const count = findingsOf(result).length;
    view.badge = count === 0 ? undefined : { value: count, tooltip: count === 1 ? '1 finding in your changes' : `${count} findings in your changes` };
    void commands.executeCommand('setContext', hasReview, true);
  };

  const review = async (compared: ReviewParams['compared'], opens: boolean): Promise<ReviewResult | undefined> => {
    const client = await started();
    const result = await progressing('Holdout: reviewing your changes', async (report, token) => {
      let shown = 0;
      return client.review({ compared }, ({ done, total }) => {
        const percent = total === 0 ? 0 : (100 * done) / total;
        report(`${done} of ${total} files`, Math.max(0, percent - shown));
        shown = Math.max(shown, percent);
      }, token);
    });
    if (result) show(result, compared, opens);
    return result;
  };

  /** Undefined: it was cancelled, or failed and that was told. */
  const progressing = async <T>(title: string, work: (report: (message: string, increment: number) => void, token: CancellationToken) => Promise<T>): Promise<T | undefined> =>
    window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
      try {
        return await work((message, increment) => { progress.report({ message, increment }); }, token);
      } catch (error) {
        if (!token.isCancellationRequested) tellFailure(error, output);
        return undefined;
      }
    });

  const start = async (given: unknown): Promise<ReviewResult | undefined> => {
    if (workspace.workspaceFolders === undefined) {
      void window.showInformationMessage('Open the folder of the project first: its changes are read from its git repository.');
      return undefined;
    }
    const client = await started();
    const compared = await pickBase(given, () => client.bases());
    if (compared === undefined) return undefined;
    void commands.executeCommand('holdout.review.focus');
    return review(compared, true);
  };

  const go = async (step: number): Promise<void> => {
    const findings = last === null ? [] : findingsOf(last.result);
    if (findings.length === 0) {
      void window.showInformationMessage(last === null ? 'Review your changes first.' : 'The review has no findings.');
      return;
    }
    at = at < 0 ? (step > 0 ? 0 : findings.length - 1) : (at + step + findings.length) % findings.length;
    const wanted = findings[at];
    if (!wanted) return;
    await openPlace([wanted.folder], placeOf(wanted.finding));
    const node = tree.nodeOf(wanted.finding);
    if (node && view.visible) await view.reveal(node, { select: true, focus: false });
  };

  const saveSarif = async (given: unknown): Promise<void> => {
    const { folders } = await (await started()).reviewText({ format: 'sarif' });
    for (const { uri, text } of folders) {
      const folder = Uri.parse(uri);
      const target = given instanceof Uri && folders.length === 1 ? given : await window.showSaveDialog({ defaultUri: Uri.joinPath(folder, 'holdout.sarif'), filters: { SARIF: ['sarif', 'json'] } });
      if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    }
  };

  const copy = async (): Promise<void> => {
    const { folders } = await (await started()).reviewText({ format: 'markdown' });
    if (folders.length === 0) {
      void window.showInformationMessage('Review your changes first.');
      return;
    }
    await env.clipboard.writeText(folders.map(({ text }) => text).join('\n'));
    void window.setStatusBarMessage('Holdout: copied the comment for the pull request', 4000);
  };

  const fix = async (): Promise<void> => {
    const client = await started();
    const fixes = await progressing('Holdout: applying safe fixes', async (_report, token) => client.reviewFixes(token));
    if (fixes && (await applyFixes(fixes)) && last !== null) await review(last.compared, false);
  };

  const guarded = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      tellFailure(error, output);
    }
  };

  context.subscriptions.push(tree, view, page);
  return [
    commands.registerCommand('holdout.reviewChanges', (given: unknown) => start(given)),
    commands.registerCommand('holdout.reviewAgain', async () => { await (last === null ? start(undefined) : review(last.compared, true)); }),
    commands.registerCommand('holdout.toggleOnlyChanged', async (given: unknown) => { await toggleOnlyChanged(given, async () => (await started()).bases()); }),
    commands.registerCommand('holdout.openReview', () => { if (last !== null) page.show(last.result, true); }),
    commands.registerCommand('holdout.nextFinding', guarded(() => go(1))),
    commands.registerCommand('holdout.previousFinding', guarded(() => go(-1))),
    commands.registerCommand('holdout.fixReviewed', guarded(fix)),
    commands.registerCommand('holdout.copyReview', guarded(copy)),
    commands.registerCommand('holdout.saveSarif', (given: unknown) => guarded(() => saveSarif(given))()),
    commands.registerCommand(openPlaceCommand, (folder: unknown, place: unknown) => (typeof folder === 'string' && isPlace(place) ? openPlace([folder], place) : undefined)),
  ];
}

interface FolderFinding {
  readonly folder: string;
  readonly finding: ReportedFinding;
}

/** The findings of all folders, what weighs most first. */
function findingsOf({ folders }: ReviewResult): readonly FolderFinding[] {
  return folders.flatMap(({ uri, report }) => (report === null ? [] : ranked(report.findings).map((finding) => ({ folder: uri, finding }))));
}

function isPlace(given: unknown): given is EditorPlace {
  if (typeof given !== 'object' || given === null) return false;
  const { path, line, column, cell } = given as Partial<Record<keyof EditorPlace, unknown>>;
  return typeof path === 'string' && typeof line === 'number' && typeof column === 'number' && (cell === null || typeof cell === 'number');
}
