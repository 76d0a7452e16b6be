import { walk, walkOthers } from '../walk';
import type { EntryKind, FileTree } from '../walk';
import type { Workspace } from '../workspace';
import type { GitContents, GitFile } from './git';

/** `100644` and `100755`. */
const FILE = '100';
const SUBMODULE = '160000';

/**
 * The workspace as a commit or the index has it, without any checkout. Its root is the folder `prefix` of the repository. Links are not followed: what they lead to within
 * the repository is there by its own name. Of submodules there is the folder alone.
 */
export function gitWorkspace(files: readonly GitFile[], contents: GitContents, prefix: string, exclude: (path: string) => boolean = () => false): Workspace {
  const { kinds, ids, entries } = indexed(files);
  const absolute = (path: string): string | null => resolved(prefix, path);
  const kindOf = (path: string): EntryKind | undefined => {
    const at = absolute(path);
    return at === null ? undefined : at === '.git' ? 'folder' : kinds.get(at);
  };
  const read = async (path: string, mostBytes = Infinity): Promise<Uint8Array> => {
    const at = absolute(path);
    const id = at === null ? undefined : ids.get(at);
    if (id === undefined) throw new Error(kindOf(path) === 'folder' ? 'This is a folder, not a file.' : 'There is no such file or folder.');
    const bytes = await contents.read(id);
    if (bytes.length > mostBytes) throw new RangeError('The file is too large.');
    return bytes;
  };
  const tree: FileTree = {
    entries: (folder) => Promise.resolve(entries.get(absolute(folder) ?? '..') ?? []),
    kindOf: (path) => Promise.resolve(kindOf(path)),
    text: async (path) => {
      try {
        return Buffer.from(await read(path)).toString('utf8');
      } catch {
        return undefined;
      }
    },
    // As if the repository lay at the top of the disk.
    realPath: (path) => Promise.resolve(`/${absolute(path) ?? ''}`.replace(/\/$/, '')),
  };
  return {
    list: (under, onError, most) => walk(tree, under, exclude, onError, most),
    others: (under, wanted, most) => walkOthers(tree, under, exclude, wanted, most),
    read,
    exists: (path) => Promise.resolve(kindOf(path) !== undefined),
  };
}

interface Indexed {
  readonly kinds: ReadonlyMap<string, EntryKind>;
  readonly ids: ReadonlyMap<string, string>;
  readonly entries: ReadonlyMap<string, readonly { readonly name: string; readonly kind: EntryKind }[]>;
}

function indexed(files: readonly GitFile[]): Indexed {
  const kinds = new Map<string, EntryKind>([['', 'folder']]);
  const ids = new Map<string, string>();
  const entries = new Map<string, { readonly name: string; readonly kind: EntryKind }[]>([['', []]]);
  const add = (path: string, kind: EntryKind): void => {
    if (kinds.has(path)) return;
    kinds.set(path, kind);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (path.includes('/')) add(folder, 'folder');
    if (kind === 'folder') entries.set(path, entries.get(path) ?? []);
    entries.get(folder)?.push({ name: path.slice(path.lastIndexOf('/') + 1), kind });
  };
  for (const { path, mode, id } of files) {
    if (mode.startsWith(FILE)) {
      add(path, 'file');
      ids.set(path, id);
    } else if (mode === SUBMODULE) add(path, 'folder');
    else kinds.set(path, 'other');
  }
  return { kinds, ids, entries };
}

/** A path seen from `prefix`, as one seen from the top; null where it leaves the repository. */
function resolved(prefix: string, path: string): string | null {
  const parts = prefix === '' ? [] : prefix.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
