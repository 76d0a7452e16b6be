import type { Dirent } from 'node:fs';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { walk, walkOthers } from '../walk';
import type { EntryKind, FileTree } from '../walk';
import type { Workspace } from '../workspace';

/** Larger files are data, whatever they are called. */
const LARGEST_FILE_BYTES = 100 * 1024 * 1024;

/** The workspace in a folder on disk. Paths outside of it are reached as `../x`. */
export function nodeWorkspace(root: string, exclude: (path: string) => boolean = () => false): Workspace {
  const tree = fileTree(root);
  return {
    list: (under, onError, most) => walk(tree, under, exclude, onError, most),
    others: (under, wanted, most) => walkOthers(tree, under, exclude, wanted, most),
    read: async (path, mostBytes = LARGEST_FILE_BYTES) => {
      try {
        const { size } = await stat(resolve(root, path));
        if (size > mostBytes && size <= LARGEST_FILE_BYTES) throw new RangeError('The file is too large.');
        if (size > LARGEST_FILE_BYTES) throw new RangeError(`The file has ${Math.round(size / 1024 / 1024)} MB; files over 100 MB are not read.`);
        return await readFile(resolve(root, path));
      } catch (error) {
        throw error instanceof RangeError ? error : new Error(describeFileError(error), { cause: error });
      }
    },
    exists: async (path) => (await tree.kindOf(path)) !== undefined,
  };
}

function fileTree(root: string): FileTree {
  return {
    entries: async (folder) => {
      try {
        const entries = await readdir(resolve(root, folder), { withFileTypes: true });
        return entries.map((entry) => ({ name: entry.name, kind: entryKind(entry) }));
      } catch (error) {
        throw new Error(describeFileError(error), { cause: error });
      }
    },
    kindOf: async (path) => {
      try {
        const stats = await stat(resolve(root, path));
        return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
      } catch (error) {
        // A link in a circle is there, and reading it will tell what is wrong with it.
        return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR' ? undefined : 'file';
      }
    },
    text: async (path) => {
      try {
        return await readFile(resolve(root, path), 'utf8');
      } catch {
        return undefined;
      }
    },
    realPath: async (path) => (await realpath(resolve(root, path))).split(sep).join('/'),
  };
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
