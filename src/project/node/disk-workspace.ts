import type { Dirent } from 'node:fs';
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { turnWhenDue } from '../turns';
import { walk, walkOthers } from '../walk';
import type { EntryKind, FileTree } from '../walk';
import type { Workspace } from '../workspace';

/** Larger files are data, whatever they are called. */
const LARGEST_FILE_BYTES = 100 * 1024 * 1024;

/**
 * The workspace in a folder on disk. Paths outside of it are reached as `../x`. It reads at once rather than over the thread pool, which takes many times as long for
 * the small files that a project is made of; between files the event loop gets its turns.
 */
export function nodeWorkspace(root: string, exclude: (path: string) => boolean = () => false): Workspace {
  const tree = fileTree(root);
  return {
    list: (under, onError, most) => walk(tree, under, exclude, onError, most),
    others: (under, wanted, most) => walkOthers(tree, under, exclude, wanted, most),
    read: async (path, mostBytes = LARGEST_FILE_BYTES) => {
      await turnWhenDue();
      return readRegular(resolve(root, path), mostBytes);
    },
    exists: async (path) => (await tree.kindOf(path)) !== undefined,
  };
}

/** Throws a sentence. What is no regular file (a pipe) might have to be waited for. */
function readRegular(file: string, mostBytes: number): Uint8Array {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new RangeError(stats.isDirectory() ? 'This is a folder, not a file.' : 'This is not a regular file.');
    if (stats.size > LARGEST_FILE_BYTES) throw new RangeError(`The file has ${Math.round(stats.size / 1024 / 1024)} MB; files over 100 MB are not read.`);
    if (stats.size > mostBytes) throw new RangeError('The file is too large.');
    return readFileSync(file);
  } catch (error) {
    throw error instanceof RangeError ? error : new Error(describeFileError(error), { cause: error });
  }
}

function fileTree(root: string): FileTree {
  return {
    entries: async (folder) => {
      await turnWhenDue();
      try {
        return readdirSync(resolve(root, folder), { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: entryKind(entry) }));
      } catch (error) {
        throw new Error(describeFileError(error), { cause: error });
      }
    },
    kindOf: (path) => Promise.resolve(kindOf(resolve(root, path))),
    text: (path) => {
      const file = resolve(root, path);
      try {
        // Mostly there is none, and an error would take longer to be made.
        return Promise.resolve(kindOf(file) === 'file' ? readFileSync(file, 'utf8') : undefined);
      } catch {
        return Promise.resolve(undefined);
      }
    },
    realPath: (path) => new Promise((found) => {
      found(realpathSync.native(resolve(root, path)).split(sep).join('/'));
    }),
  };
}

function kindOf(file: string): EntryKind | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats && (stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other');
  } catch (error) {
    // A link in a circle is there, and reading it will tell what is wrong with it.
    return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR' ? undefined : 'file';
  }
}

function entryKind(entry: Dirent): EntryKind {
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : 'other';
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A file system's error as a sentence. */
export function describeFileError(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return 'There is no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'It may not be read: permission denied.';
    case 'EISDIR':
      return 'This is a folder, not a file.';
    case 'ELOOP':
      return 'This link leads in a circle.';
    case 'ENAMETOOLONG':
      return 'Its path is too long to be opened.';
    default:
      return `It can't be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
