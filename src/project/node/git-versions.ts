import { createHash } from 'node:crypto';
import type { FilePair, Versions } from '../versions';
import { isPythonFile, tellsOfProject } from '../versions';
import { folderOf } from '../paths';
import { TooLarge } from '../workspace';
import type { Workspace } from '../workspace';
import { openRepository } from './git';
import type { GitContents, GitFile, Repository } from './git';
import { gitWorkspace } from './git-workspace';

/** What the working folder, or what is staged in it, is compared with. */
export type Compared =
  /** What lies on the disk, with the commit at which it parted from `ref`. */
  | { readonly kind: 'base'; readonly ref: string }
  /** What is staged, with the commit that is checked out. */
  | { readonly kind: 'staged' }
  /** One commit with another one, by their ids; neither need be checked out. */
  | { readonly kind: 'commits'; readonly before: string; readonly after: string };

export interface GitVersionsOptions {
  /** Absolute path of the workspace's root; it may lie below the top of its repository. */
  readonly root: string;
  readonly compared: Compared;
  /** The files as they are now: on the disk, or with what an editor has not saved over them. */
  readonly now: Workspace;
  /** Files that no version has, as the configuration says. */
  readonly exclude?: (path: string) => boolean;
  readonly signal?: AbortSignal;
}

/** More folders and files than this are not looked through for what is not Python. */
const MOST_ENTRIES = 20_000;
/** What tells about a project and is larger than this is not read by any check. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads two versions of a workspace with git; nothing is checked out, and nothing written. Rejects with a GitProblem where that can't be done. */
export async function gitVersions({ root, compared, now, exclude = () => false, signal }: GitVersionsOptions): Promise<Versions> {
  const repository = await openRepository(root, signal);
  const commit = compared.kind === 'base' ? await repository.mergeBase(compared.ref) : compared.kind === 'staged' ? await repository.head() : compared.before;
  const old = await repository.filesOf(commit);
  const contents = repository.contents();
  try {
    const read = { repository, old, contents, now, exclude };
    if (compared.kind === 'base') return await besideDisk({ ...read, against: compared.ref });
    if (compared.kind === 'staged') return await besideFiles({ ...read, against: 'HEAD' }, await repository.filesOfIndex());
    return await besideFiles({ ...read, against: compared.before }, await repository.filesOf(compared.after));
  } catch (error) {
    contents.close();
    throw error;
  }
}

/** The files of the commit at which a workspace parted from `ref`, and its id. Rejects with a GitProblem. */
export async function gitSnapshot({ root, ref, now, exclude, signal }: Omit<GitVersionsOptions, 'compared'> & { readonly ref: string }): Promise<{ readonly commit: string; readonly workspace: Workspace; close(): void }> {
  const repository = await openRepository(root, signal);
  const commit = await repository.mergeBase(ref);
  const [old, staged] = [await repository.filesOf(commit), await repository.filesOfIndex()];
  const contents = repository.contents();
  const workspace = withUntracked(gitWorkspace(old, contents, repository.prefix, exclude), untrackedIn(now, tracked(repository.prefix, old, staged)));
  return { commit, workspace, close: () => { contents.close(); } };
}

interface Read {
  readonly repository: Repository;
  readonly old: readonly GitFile[];
  readonly contents: GitContents;
  readonly now: Workspace;
  readonly exclude: (path: string) => boolean;
  readonly against: string;
}

async function besideFiles({ repository, old, contents, now, exclude, against }: Read, later: readonly GitFile[]): Promise<Versions> {
  const { prefix } = repository;
  const untracked = untrackedIn(now, tracked(prefix, old, later));
  const before = gitWorkspace(old, contents, prefix, exclude);
  const after = gitWorkspace(later, contents, prefix, exclude);
  const [was, is] = [idsOf(prefix, old), idsOf(prefix, later)];
  const files: FilePair[] = [];
  for (const path of new Set([...(await filesIn(before)), ...(await filesIn(after))])) {
    const [from, to] = [was.get(path), is.get(path)];
    if (from !== to) files.push({ before: from === undefined ? null : path, after: to === undefined ? null : path });
  }
  return { against, before: withUntracked(before, untracked), after: withUntracked(after, untracked), files, close: () => { contents.close(); } };
}

async function besideDisk({ repository, old, contents, now, exclude, against }: Read): Promise<Versions> {
  const { prefix } = repository;
  const [leftOut, staged] = [await repository.leftOut(), await repository.filesOfIndex()];
  const present = old.filter((file) => !leftOut.has(file.path));
  const before = gitWorkspace(present, contents, prefix, exclude);
  const ids = idsOf(prefix, present);
  const isLink = linksIn(prefix, old);
  const isForeign = foreignIn(now);
  const isStaged = tracked(prefix, staged);
  const here = new Set(await filesIn(now));
  const files: FilePair[] = [];
  for (const path of here) {
    const id = ids.get(path);
    if (id === undefined) {
      // Only Python can be new without git's knowing: other files that it does not know are in both versions.
      const isNew = isPythonFile(path) || isStaged(path);
      if (isNew && !isLink(path) && !(await isForeign(path))) files.push({ before: null, after: path });
    } else if (!(await isSame(now, path, id))) files.push({ before: path, after: path });
  }
  for (const path of await filesIn(before)) if (!here.has(path) && !(await now.exists(path))) files.push({ before: path, after: null });
  const untracked = untrackedIn(now, tracked(prefix, old, staged));
  return { against, before: withUntracked(before, untracked), after: now, files, close: () => { contents.close(); } };
}

/** The files of a workspace that can matter to a check. */
async function filesIn(workspace: Workspace): Promise<readonly string[]> {
  const python = await workspace.list('', () => undefined);
  try {
    return [...python, ...(await workspace.others('', tellsOfProject, MOST_ENTRIES)).filter((path) => !isPythonFile(path))];
  } catch (error) {
    if (error instanceof TooLarge) return python;
    throw error;
  }
}

async function isSame(now: Workspace, path: string, id: string): Promise<boolean> {
  try {
    const bytes = await (isPythonFile(path) ? now.read(path) : now.read(path, MOST_BYTES));
    const hash = createHash(id.length === 64 ? 'sha256' : 'sha1').update(`blob ${String(bytes.length)}\0`).update(bytes);
    return hash.digest('hex') === id;
  } catch {
    // What can't be read now is the check's to complain of.
    return false;
  }
}

/** Seen from the root, the files below it. */
function idsOf(prefix: string, files: readonly GitFile[]): ReadonlyMap<string, string> {
  const below = prefix === '' ? '' : `${prefix}/`;
  return new Map(files.flatMap(({ path, mode, id }) => (mode.startsWith('100') && path.startsWith(below) ? [[path.slice(below.length), id] as const] : [])));
}

function tracked(prefix: string, ...lists: readonly (readonly GitFile[])[]): (path: string) => boolean {
  const paths = new Set(lists.flatMap((files) => files.map((file) => file.path)));
  return (path) => paths.has(joined(prefix, path));
}

/** Is it a link, or below one, in the version that git knows? */
function linksIn(prefix: string, files: readonly GitFile[]): (path: string) => boolean {
  const links = new Set(files.flatMap(({ path, mode }) => (mode === '120000' ? [path] : [])));
  return (path) => {
    for (let at = joined(prefix, path); at !== ''; at = folderOf(at)) if (links.has(at)) return true;
    return false;
  };
}

/** Does a file lie in a repository of its own below the root: a submodule, or one that is merely there? */
function foreignIn(now: Workspace): (path: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>([['', Promise.resolve(false)]]);
  const look = async (folder: string): Promise<boolean> => (await now.exists(`${folder}/.git`)) || isForeign(folderOf(folder));
  const isForeign = (folder: string): Promise<boolean> => {
    const found = known.get(folder) ?? look(folder);
    known.set(folder, found);
    return found;
  };
  return (path) => isForeign(folderOf(path));
}

function untrackedIn(now: Workspace, isTracked: (path: string) => boolean): Pick<Workspace, 'others' | 'read' | 'exists'> {
  const isOpen = (path: string): boolean => !isPythonFile(path) && !path.startsWith('..') && !isTracked(path);
  return {
    others: (under, wanted, most) => now.others(under, (path) => isOpen(path) && wanted(path), most),
    read: (path, mostBytes) => (isOpen(path) ? now.read(path, mostBytes) : Promise.reject(new Error('There is no such file or folder.'))),
    exists: (path) => (isOpen(path) ? now.exists(path) : Promise.resolve(false)),
  };
}

/**
 * What git does not know was not changed by any commit: coverage reports, models, local settings. Except for Python, such files count as they are now in both versions, so
 * that no difference comes of them.
 */
function withUntracked(workspace: Workspace, untracked: Pick<Workspace, 'others' | 'read' | 'exists'>): Workspace {
  return {
    list: (under, onError, most) => workspace.list(under, onError, most),
    others: async (under, wanted, most) => [...new Set([...(await workspace.others(under, wanted, most)), ...(await untracked.others(under, wanted, most))])].sort(),
    read: async (path, mostBytes) => ((await workspace.exists(path)) ? workspace.read(path, mostBytes) : untracked.read(path, mostBytes)),
    exists: async (path) => (await workspace.exists(path)) || (await untracked.exists(path)),
  };
}

function joined(prefix: string, path: string): string {
  return prefix === '' ? path : `${prefix}/${path}`;
}
