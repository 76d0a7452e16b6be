import { matchesGlob } from '../paths';

/** The parts of a path that can be compared: without a store's scheme and bucket, a container's name, a drive, and steps up. */
function partsOf(path: string): string[] {
  const local = path.replace(/\\/g, '/').replace(/^\w+:\/\/[^/]*\/?/, '').replace(/^[\w.-]+:/, '');
  return local.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
}

/** May two paths mean the same file? The shorter one is the end of the longer one. */
export function isSamePath(a: string, b: string): boolean {
  const first = partsOf(a);
  const second = partsOf(b);
  const length = Math.min(first.length, second.length);
  return length > 0 && first.slice(-length).join('/') === second.slice(-length).join('/');
}

/**
 * What is left of a path below `source`: "" where they may be the same file (or `source` is a glob that matches it), the rest where `source` may be a folder
 * above it, the whole path for `.`. Null where neither holds.
 */
export function alignedAfter(source: string, path: string): string | null {
  const from = partsOf(source);
  const parts = partsOf(path);
  const last = from.at(-1);
  if (last === undefined) return parts.join('/');
  if (isSamePath(source, path)) return '';
  if (/[*?]/.test(last)) {
    const folder = from.slice(0, -1).join('/');
    const own = parts.slice(0, -1).join('/');
    const matches = last === '**' || matchesGlob(last, parts.at(-1) ?? '');
    return matches && (folder === '' || own === '' || isSamePath(folder, own)) ? '' : null;
  }
  // The folder's parts stand somewhere in the path, or their end at its start.
  for (let length = from.length; length > 0; length--) {
    const end = from.slice(-length).join('/');
    const starts = length === from.length ? parts.map((_part, index) => index) : [0];
    const start = starts.find((index) => parts.length > index + length && parts.slice(index, index + length).join('/') === end);
    if (start !== undefined) return parts.slice(start + length).join('/');
  }
  return null;
}
