import { sameDistribution } from '../../library/distributions';
import { baseName, folderOf, foldersUpwards, isWithin, matchesGlob, resolvePath } from '../paths';
import type { FilePlace } from '../text-file';
import { sideOf } from './manifest';
import type { Coverage, Declaration, Manifest, Side } from './manifest';
import { allows, bothSpecifiers } from './specifiers';

/** The release of a distribution that a part of the project gets. */
export interface Release {
  readonly distribution: string;
  /** In PEP 440's words; "" allows any release. */
  readonly specifier: string;
  /** The one release, pinned or locked; null where several are allowed. */
  readonly exact: string | null;
  /** Where it is declared; for what only a lock file has, there. */
  readonly at: FilePlace;
  /** Where a lock file, a constraint or an image fixes it, if that is elsewhere. */
  readonly lockedAt: FilePlace | null;
  /** All declarations that were weighed, the one at `at` among them. */
  readonly declarations: readonly Declaration[];
}

/** What governs a file. */
export interface Governing {
  /** Nearest first: a Dockerfile that copies the file by its name, then those of its folder, then of the folders above. */
  readonly manifests: readonly Manifest[];
  /** The release of a distribution (of `python` too); null where none of them asks for it. */
  release(distribution: string): Release | null;
}

/** Manifests in such a folder are meant for the folder above it. */
const KEPT_APART = /^(requirements?|reqs|dockerfiles?|docker|\.docker|envs?|environments?|conda|dependencies|deps|\.?binder)$/i;

interface Weighed {
  readonly declaration: Declaration;
  readonly manifest: Manifest;
  readonly isConstraint: boolean;
}

/** Finds what governs a file among a project's own manifests; `all` are those and the ones that they name. */
export function governing(all: ReadonlyMap<string, Manifest>, own: readonly Manifest[], path: string, asked?: Side): Governing {
  const side = asked ?? sideOf(path);
  const named: Manifest[] = [];
  const levels = new Map(foldersUpwards(folderOf(path)).map((folder) => [folder, { meant: [] as Manifest[], others: [] as Manifest[] }]));
  for (const manifest of own) {
    const seen = sideSeenFrom(manifest, path);
    const found = coverage(manifest, path);
    if (!isForSide(seen, found, side)) continue;
    if (isNamed(found)) {
      named.push(manifest);
      continue;
    }
    const level = found === 'none' ? undefined : levels.get(homeOf(manifest.path));
    // What is named for the side is an environment of its own beside the others of its folder.
    if (level) (side !== null && seen === side ? level.meant : level.others).push(manifest);
  }
  if (named.length > 1) {
    named.sort((a, b) => COVERAGES.indexOf(coverage(a, path)) - COVERAGES.indexOf(coverage(b, path)) || commonDepth(b.path, path) - commonDepth(a.path, path) || compareFormats(a, b));
  }
  const ordered = [...levels.values()].flatMap(({ meant, others }) => [meant.sort(compareFormats), others.sort(compareFormats)]).filter((level) => level.length > 0);
  return {
    manifests: [...named, ...ordered.flat()],
    release: (distribution) => {
      const name = sameDistribution(distribution);
      // Each image that copies the file is an environment of its own; the likeliest one speaks, and the others' declarations go with it.
      const images = named.map((manifest) => environment(all, [manifest], side, name));
      const found = images.flatMap(({ release }) => release ?? []);
      if (found[0] !== undefined) return { ...found[0], declarations: found.flatMap(({ declarations }) => declarations) };
      if (images.some(({ isWhole }) => isWhole)) return null;
      for (const level of ordered) {
        const { release, isWhole } = environment(all, level, side, name);
        if (release !== null || isWhole) return release;
      }
      return null;
    },
  };
}

/** Every environment has these, and they decide about nothing. */
const TOOLS = new Set(['python', 'pip', 'setuptools', 'wheel', 'poetry', 'pipenv', 'pipx', 'uv', 'pdm', 'virtualenv', 'conda', 'build', 'poetry-core', 'nodejs']);

interface Environment {
  readonly release: Release | null;
  /** It says what is installed: what it doesn't have is not to be taken from farther away. */
  readonly isWhole: boolean;
}

function environment(all: ReadonlyMap<string, Manifest>, manifests: readonly Manifest[], side: Side | null, name: string): Environment {
  const { byName, isWhole } = declaredBy(all, manifests, side);
  return { release: decide(name, byName.get(name) ?? []), isWhole: !TOOLS.has(name) && isWhole };
}

/** What a level declares, by distribution. */
interface Declared {
  readonly byName: ReadonlyMap<string, readonly Weighed[]>;
  readonly isWhole: boolean;
}

/** Many files of a project are governed by the same manifests, and many distributions are asked for. */
const known = new WeakMap<ReadonlyMap<string, Manifest>, Map<string, Declared>>();

function declaredBy(all: ReadonlyMap<string, Manifest>, manifests: readonly Manifest[], side: Side | null): Declared {
  const kept = known.get(all) ?? new Map<string, Declared>();
  known.set(all, kept);
  const key = [side ?? '', ...manifests.map(({ path }) => path)].join('\u0000');
  let declared = kept.get(key);
  if (declared === undefined) {
    const weighed = manifests.flatMap((manifest) => effective(all, manifest, side, new Set()));
    const byName = new Map<string, Weighed[]>();
    for (const one of weighed) {
      const same = byName.get(one.declaration.distribution);
      if (same) same.push(one);
      else byName.set(one.declaration.distribution, [one]);
    }
    declared = { byName, isWhole: weighed.some(({ declaration, isConstraint }) => !isConstraint && !TOOLS.has(declaration.distribution)) };
    kept.set(key, declared);
  }
  return declared;
}

/** The folder that a manifest is for. */
function homeOf(path: string): string {
  let folder = folderOf(path);
  while (folder !== '' && KEPT_APART.test(baseName(folder))) folder = folderOf(folder);
  return folder;
}

/** The side that a manifest is named for, seen from a file: the words of folders that both lie in tell nothing. */
function sideSeenFrom(manifest: Manifest, path: string): Side | null {
  const parts = manifest.path.split('/');
  const byName = sideOf(parts.slice(Math.min(commonDepth(manifest.path, path), parts.length - 1)).join('/'));
  return byName === 'development' ? byName : (manifest.covers?.side ?? byName);
}

function isForSide(seen: Side | null, found: (typeof COVERAGES)[number], side: Side | null): boolean {
  if (seen === null || seen === side) return true;
  // An image that copies the file by its own name is for it, whatever the image is called.
  if (found === 'file') return true;
  return side === null && seen !== 'development';
}

function compareFormats(a: Manifest, b: Manifest): number {
  return formatRank(a) - formatRank(b) || (a.path < b.path ? -1 : 1);
}

const FORMATS: readonly Manifest['format'][] = ['dockerfile', 'bentofile', 'cog', 'requirements', 'pyproject', 'pipfile', 'conda', 'setup.cfg', 'setup.py', 'lock', 'python-version'];

function formatRank(manifest: Manifest): number {
  return FORMATS.indexOf(manifest.format);
}

function commonDepth(a: string, b: string): number {
  const first = a.split('/').slice(0, -1);
  const second = b.split('/').slice(0, -1);
  let depth = 0;
  while (depth < first.length && first[depth] === second[depth]) depth++;
  return depth;
}

/** How an image has a file: by its own name, with its folder, with everything, or not at all. 'any': the manifest names no files. */
const COVERAGES = ['file', 'folder', 'all', 'any', 'none'] as const;

function coverage({ covers }: Manifest, path: string): (typeof COVERAGES)[number] {
  return covers === undefined ? 'any' : covered(covers, path);
}

function isNamed(found: (typeof COVERAGES)[number]): boolean {
  return found === 'file' || found === 'folder';
}

function covered({ patterns, contexts }: Coverage, path: string): 'file' | 'folder' | 'all' | 'none' {
  let found: 'folder' | 'all' | 'none' = 'none';
  for (const context of contexts) {
    for (const pattern of patterns) {
      const plain = pattern.replace(/\/(\*{1,2}|\.)?$/, '').replace(/^\.\//, '');
      if (plain === '.' || plain === '' || plain === '*' || plain === '**') {
        if (found === 'none' && isWithin(path, context)) found = 'all';
        continue;
      }
      const source = resolvePath(context, plain);
      if (source === null || source === '') continue;
      if (path === source) return 'file';
      if (isWithin(path, source)) found = 'folder';
      if (/[*?]/.test(plain) && folderOf(source) === folderOf(path) && matchesGlob(baseName(source), baseName(path))) return 'file';
    }
  }
  return found;
}

/** What a manifest declares, with what it names; groups for development and for the other side left out. */
function effective(all: ReadonlyMap<string, Manifest>, manifest: Manifest, side: Side | null, seen: Set<string>): Weighed[] {
  if (seen.has(manifest.path)) return [];
  seen.add(manifest.path);
  const own = manifest.declarations.filter(({ group }) => group === null || isGroupFor(group, side)).map((declaration) => ({ declaration, manifest, isConstraint: false }));
  const more = manifest.includes.flatMap(({ paths, isConstraint }) => {
    const target = paths.map((path) => all.get(path)).find((one) => one !== undefined);
    const included = target === undefined ? [] : effective(all, target, side, seen);
    return isConstraint ? included.map((one) => ({ ...one, isConstraint: true })) : included;
  });
  return [...more, ...own];
}

function isGroupFor(group: string, side: Side | null): boolean {
  const named = sideOf(group);
  return named === null || named === side || (side === null && named !== 'development');
}

const LOCKED: ReadonlySet<Manifest['format']> = new Set(['pyproject', 'pipfile', 'setup.cfg', 'setup.py']);

/** Weighs the declarations of one distribution at one level. */
function decide(distribution: string, weighed: readonly Weighed[]): Release | null {
  const isLock = ({ manifest }: Weighed): boolean => manifest.format === 'lock';
  const declared = weighed.filter((one) => !one.isConstraint && !isLock(one));
  const locked = weighed.filter((one) => !one.isConstraint && isLock(one));
  // The level's manifests are in order; within one, what stands last was installed last.
  const first = declared[0] ?? locked[0];
  if (first === undefined) return null;
  const same = (declared.length > 0 ? declared : locked).filter((one) => one.manifest === first.manifest);
  const chosen = same.at(-1) ?? first;
  const declarations = weighed.map((one) => one.declaration);
  const { specifier, exact, at } = chosen.declaration;
  const base = { distribution, at, declarations };
  // By platform or by extra, one or another of them is installed.
  const isOpen = same.some((one) => one.declaration.marker !== null || one.declaration.group !== null) && new Set(same.map((one) => one.declaration.specifier)).size > 1;
  if (isOpen) return { ...base, specifier: '', exact: null, lockedAt: null };
  if (exact !== null) return { ...base, specifier, exact, lockedAt: null };
  const limits = weighed.filter((one) => one.isConstraint);
  // pip leaves what the base image has where that is allowed.
  const brought = declared.filter((one) => one.manifest.format === 'dockerfile');
  // A lock file belongs to what its tool reads, and not to a list for pip beside it.
  const byTool = locked.filter(() => LOCKED.has(chosen.manifest.format));
  const fixed = [...limits, ...byTool, ...brought].find(({ declaration }) => declaration.exact !== null && allows(specifier, declaration.exact));
  const narrowed = limits.reduce((all, { declaration }) => bothSpecifiers(all, declaration.specifier), specifier);
  return { ...base, specifier: narrowed, exact: fixed?.declaration.exact ?? null, lockedAt: fixed?.declaration.at ?? null };
}
