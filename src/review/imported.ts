import type { ScannedImport } from '../python/imports';
import { folderOf } from './projects';

/** A script seldom reaches further up for its own modules than this. */
const FOLDERS_UP = 3;

/**
 * The files that a file's imports may mean, by their names alone, nearest first: in its own folder and those above, and in `src` beside them. For where listing
 * all files would take too long.
 */
export function importedCandidates(path: string, imports: readonly ScannedImport[]): readonly string[] {
  const folders = [folderOf(path)];
  for (let at = folderOf(path); at !== '' && folders.length <= FOLDERS_UP; at = folderOf(at)) folders.push(folderOf(at));
  const candidates = new Set<string>();
  for (const { level, module, names } of imports) {
    const parts = module.split('.').filter((part) => part !== '');
    // `from a.b import c`: a and b are packages, or b a module, or c one.
    const tails = [...parts.map((_, index) => parts.slice(0, index + 1)), ...names.filter((name) => name !== '*').map((name) => [...parts, name])];
    const bases = level === 0 ? folders.flatMap((folder) => [folder, join(folder, 'src')]) : folders.slice(level - 1, level);
    for (const base of bases) {
      if (level > 0) candidates.add(join(base, '__init__.py'));
      for (const tail of tails) {
        const file = join(base, tail.join('/'));
        candidates.add(`${file}.py`).add(`${file}/__init__.py`);
      }
    }
  }
  return [...candidates];
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
