import type { QuickPickItem, Uri } from 'vscode';
import { extensions, QuickPickItemKind, window, workspace } from 'vscode';
import type { BasesResult, ReviewParams } from '../../server/protocol';

/** The part of the built-in Git extension's interface (version 1) that is used here. */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: Uri): { readonly state: { readonly HEAD?: { readonly name?: string } }; getBranchBase?(name: string): Promise<{ readonly name?: string; readonly remote?: string } | undefined> } | null;
  };
}

interface BaseItem extends QuickPickItem {
  readonly compared?: ReviewParams['compared'];
}

/** What is compared: as a command's argument says, as the setting says, or as the user picks; undefined where nothing is picked. */
export async function pickBase(given: unknown, bases: () => Promise<BasesResult>): Promise<ReviewParams['compared'] | undefined> {
  const configured = workspace.getConfiguration('holdout').get<string>('reviewBase', '').trim();
  const named = typeof given === 'string' && given !== '' ? given : configured;
  if (named !== '') return { kind: 'base', ref: named };
  const [known, branchBase] = await Promise.all([bases(), baseOfBranch()]);
  const names = [...new Set([...(branchBase === undefined ? [] : [branchBase]), ...known.folders.flatMap((folder) => folder.bases)])];
  const items: BaseItem[] = [
    ...names.slice(0, 1).map((name): BaseItem => ({ label: `$(git-branch) Everything since ${name}`, description: name === branchBase ? 'where this branch comes from' : '', compared: { kind: 'base', ref: name } })),
    { label: '$(edit) What is not committed', description: 'against HEAD', compared: { kind: 'base', ref: 'HEAD' } },
    { label: '$(diff-added) What is staged', description: 'against HEAD', compared: { kind: 'staged' } },
    ...(names.length < 2 ? [] : [{ label: 'Since another branch or tag', kind: QuickPickItemKind.Separator }]),
    ...names.slice(1, 60).map((name): BaseItem => ({ label: `$(git-branch) ${name}`, compared: { kind: 'base', ref: name } })),
  ];
  const picked = await window.showQuickPick(items, { title: 'Holdout: Review my changes before the PR', placeHolder: 'Which changes?', matchOnDescription: true });
  return picked?.compared;
}

/** Where the Git extension says that the branch of the first folder comes from. Without that extension, or where it does not know: undefined. */
async function baseOfBranch(): Promise<string | undefined> {
  try {
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    const [folder] = workspace.workspaceFolders ?? [];
    if (!extension || !folder) return undefined;
    const git = extension.isActive ? extension.exports : await extension.activate();
    const repository = git.getAPI(1).getRepository(folder.uri);
    const name = repository?.state.HEAD?.name;
    const base = name === undefined ? undefined : await repository?.getBranchBase?.(name);
    if (base?.name === undefined) return undefined;
    return base.remote === undefined ? base.name : `${base.remote}/${base.name}`;
  } catch {
    // It can be switched off by its setting, and then says so by throwing.
    return undefined;
  }
}
