import type { StructuredPatch } from 'diff';
import { applyPatch, parsePatch, reversePatch } from 'diff';
import type { FilePair, Versions } from '../../project/versions';
import { isPythonFile, tellsOfProject } from '../../project/versions';
import type { Workspace } from '../../project/workspace';
import { decodeSource } from '../../python/source';

/** A diff can't be used; the message is a sentence for a person. */
export class PatchProblem extends Error {}

export interface PatchOptions {
  /** The text of a unified diff, as git, Mercurial or diff -u write it. */
  readonly text: string;
  /** What it is called, for a person: `fix.diff`. */
  readonly name: string;
  /** The files with the diff applied. */
  readonly now: Workspace;
  /** Where the workspace's root lies in its repository: "" for its top. Diffs of git are seen from there. */
  readonly prefix: string;
}

/**
 * The versions before and after a diff: the files as they are now are the later one, and the diff taken back gives the earlier one. Rejects with a PatchProblem where the text
 * is no diff, or does not fit the files.
 */
export async function patchVersions({ text, name, now, prefix }: PatchOptions): Promise<Versions> {
  const patches = parsed(text, name);
  const place = await placing(patches, now, prefix);
  /** The files of the earlier version that are not as they are now; null: not there. */
  const old = new Map<string, Uint8Array | null>();
  const earlier = over(now, old);
  /** What a file of the version reached so far is called now; null: it is gone. */
  const named = new Map<string, string | null>();
  const created: string[] = [];
  // A series of patches may change a file several times: the last one is taken back first.
  for (const patch of patches.reverse()) {
    const before = patch.isCreate === true || patch.isCopy === true ? null : place(patch.oldFileName);
    const after = patch.isDelete === true ? null : place(patch.newFileName);
    const path = after ?? before;
    if (path === null || (!isPythonFile(path) && !tellsOfProject(path)) || patch.isBinary === true) continue;
    if (after !== null && !(await earlier.exists(after))) throw new PatchProblem(`${name} does not fit the files: ${after} is not there. The diff must be applied.`);
    const text = before === null ? null : await takenBack(patch, after, earlier, name);
    const last = after === null ? null : (named.get(after) ?? after);
    if (after !== null) {
      named.delete(after);
      old.set(after, null);
    }
    if (before === null) created.push(...(last === null ? [] : [last]));
    else {
      named.set(before, last);
      old.set(before, text);
    }
  }
  const files: FilePair[] = [...[...named].map(([before, after]) => ({ before, after })), ...created.map((after) => ({ before: null, after }))];
  return { against: name, before: earlier, after: now, files, close: () => undefined };
}

/** How git ends a patch that is sent by mail. No line of a diff begins with a digit. */
const SIGNATURE = /^-- \r?\n\d+\.\d.*$/gm;

function parsed(text: string, name: string): StructuredPatch[] {
  let patches: StructuredPatch[];
  try {
    patches = parsePatch(text.replace(SIGNATURE, '')).filter((patch) => patch.oldFileName !== undefined || patch.newFileName !== undefined);
  } catch (error) {
    throw new PatchProblem(`${name} is not a unified diff: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}.`);
  }
  if (patches.length === 0 && text.trim() !== '') throw new PatchProblem(`${name} is not a unified diff: it names no file.`);
  if (patches.some((patch) => patch.hunks.length === 0) && /^@@@/m.test(text)) throw new PatchProblem(`${name} is the combined diff of a merge, which can't be taken back. Give the diff against one parent: git diff main...HEAD.`);
  return patches;
}

/** A path of the diff, seen from the workspace's root; null for none, and for files outside of it. */
type Place = (name: string | undefined) => string | null;

/** Diffs are written with or without `a/` and `b/`, from the top of the repository or from the working folder: what is found in the workspace decides. */
async function placing(patches: readonly StructuredPatch[], now: Workspace, prefix: string): Promise<Place> {
  const isBare = (name: string): boolean => name !== '/dev/null' && !/^[abciow]\//.test(name);
  const bare = patches.some(({ oldFileName = '/dev/null', newFileName = '/dev/null' }) => isBare(oldFileName) && isBare(newFileName));
  const plain = (name: string | undefined): string | null => (name === undefined || name === '/dev/null' ? null : (bare ? name : name.slice(name.indexOf('/') + 1)).replace(/^\.\//, ''));
  const fromTop: Place = (name) => {
    const path = plain(name);
    if (path === null || prefix === '') return path;
    return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : null;
  };
  if (prefix === '') return fromTop;
  const found = async (place: Place): Promise<number> => {
    let count = 0;
    for (const patch of patches) {
      const path = place(patch.newFileName);
      if (path !== null && (await now.exists(path))) count++;
    }
    return count;
  };
  return (await found(fromTop)) >= (await found(plain)) ? fromTop : plain;
}

/** The bytes of the old file. */
async function takenBack(patch: StructuredPatch, after: string | null, now: Workspace, name: string): Promise<Uint8Array> {
  const path = after ?? patch.oldFileName ?? '';
  let text = '';
  if (after !== null) {
    try {
      text = decodeSource(await now.read(after)).text;
    } catch (error) {
      throw new PatchProblem(`${name} does not fit the files: ${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const back = applyPatch(text, reversePatch(patch));
  if (back === false) throw new PatchProblem(`${name} does not fit the files: ${path} is not as the diff leaves it. The diff must be applied, and nothing else changed in its lines.`);
  // The mark says that the bytes are UTF-8, whatever a comment on top of the file declares.
  return new TextEncoder().encode(path.endsWith('.py') ? `\uFEFF${back}` : back);
}

/** A workspace in which some files have another content, or are not there. */
function over(workspace: Workspace, files: ReadonlyMap<string, Uint8Array | null>): Workspace {
  const isUnder = (path: string, under: string): boolean => under === '' || path === under || path.startsWith(`${under}/`);
  const listed = (paths: readonly string[], under: string, isWanted: (path: string) => boolean): string[] => {
    const kept = paths.filter((path) => files.get(path) !== null);
    const back = [...files].flatMap(([path, content]) => (content !== null && isUnder(path, under) && isWanted(path) ? [path] : []));
    return [...new Set([...kept, ...back])].sort();
  };
  return {
    list: async (under, onError, most) => {
      const isBack = (await workspace.exists(under)) ? null : listed([], under, isPythonFile);
      return isBack ?? listed(await workspace.list(under, onError, most), under, isPythonFile);
    },
    others: async (under, wanted, most) => listed(await workspace.others(under, wanted, most), under, wanted),
    read: (path, mostBytes = Infinity) => {
      const content = files.get(path);
      if (content === undefined) return workspace.read(path, mostBytes);
      if (content === null) return Promise.reject(new Error('There is no such file or folder.'));
      return content.length > mostBytes ? Promise.reject(new RangeError('The file is too large.')) : Promise.resolve(content);
    },
    exists: (path) => {
      const content = files.get(path);
      return content === undefined ? workspace.exists(path) : Promise.resolve(content !== null);
    },
  };
}
