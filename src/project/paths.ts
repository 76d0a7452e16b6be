/** The folder of a path; "" is the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `path` as it is meant from `folder`, without `.` and `..`; null where it leaves the root or is absolute. */
export function resolvePath(folder: string, path: string): string | null {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.replace(/\\/g, '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder itself and those above it, nearest first; the root, "", is the last. */
export function foldersUpwards(folder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; at !== ''; at = folderOf(at)) folders.push(at);
  return [...folders, ''];
}

/** Is `path` the folder, or does it lie below it? */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Does a name match a glob of one level, of `*` and `?` (`*.py`, `requirements*.txt`)? In time of their lengths' product at most. */
export function matchesGlob(glob: string, name: string): boolean {
  let [g, n, star, retry] = [0, 0, -1, 0];
  while (n < name.length) {
    const c = glob.charAt(g);
    if (c === '*') [star, retry, g] = [g, n, g + 1];
    else if (g < glob.length && (c === '?' || c === name.charAt(n))) [g, n] = [g + 1, n + 1];
    else if (star >= 0) [g, retry, n] = [star + 1, retry + 1, retry + 1];
    else return false;
  }
  return /^\**$/.test(glob.slice(g));
}
