import { distributionOf } from '../library/distributions';
import type { PythonDocument } from '../python/document';
import { commandsOf } from './config-values/shell';
import { installOf } from './manifests/installs';
import type { Governing } from './manifests/govern';
import type { Manifests } from './manifests/read';
import { readRequirement } from './manifests/requirements';
import { allows, compareSpecifiers } from './manifests/specifiers';
import { condaSpec } from './manifests/yaml-manifests';
import type { FilePlace } from './text-file';
import { textFile } from './text-file';

/** Which releases of a library a file runs with, as far as the project says. */
export interface ReleaseRange {
  readonly distribution: string;
  /** In PEP 440's words; "" where the library is asked for without a limit. */
  readonly specifier: string;
  /** The one release, pinned or locked. */
  readonly exact: string | null;
  /** Where that is written: a manifest, a lock file, an image, or the cell that installs it. */
  readonly at: FilePlace;
}

/** Answers which release of a library a file of the project runs with. */
export interface Releases {
  /** `library`: a module (`sklearn`) or a distribution (`scikit-learn`). Null: nothing in the project asks for it. */
  of(path: string, library: string): ReleaseRange | null;
  /** Differs wherever the manifests ask for something else. */
  readonly key: string;
}

/** Of a project about which nothing but its Python files is known. */
export const noReleases: Releases = { of: () => null, key: '' };

/**
 * The releases of a project, each worked out when first asked for. A cell that installs a release speaks for its notebook before the manifests do.
 * `document` gives a file by its path, for such cells.
 */
export function releasesOf(manifests: Manifests, document: (path: string) => PythonDocument | undefined): Releases {
  const files = new Map<string, OwnReleases>();
  const about = (path: string): OwnReleases => {
    let found = files.get(path);
    if (found === undefined) {
      const own = document(path);
      found = { installed: own?.kind === 'notebook' ? cellInstalls(own) : NOTHING, governing: manifests.of(path) };
      files.set(path, found);
    }
    return found;
  };
  const find = (path: string, distribution: string): ReleaseRange | null => {
    const { installed, governing } = about(path);
    const inCell = installed.get(distribution);
    const declared = declaredRange(governing, distribution);
    // `%pip install torch` takes whatever release is there.
    return inCell !== undefined && (inCell.specifier !== '' || declared === null) ? inCell : declared;
  };
  return {
    key: keyOf(manifests),
    of: (path, library) => find(path, distributionOf(library)),
  };
}

/** What decides about one file. */
interface OwnReleases {
  readonly installed: ReadonlyMap<string, ReleaseRange>;
  readonly governing: Governing;
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();
/** Most files of a project are governed alike. */
const ranges = new WeakMap<Governing, Map<string, ReleaseRange | null>>();

function declaredRange(governing: Governing, distribution: string): ReleaseRange | null {
  const known = ranges.get(governing) ?? new Map<string, ReleaseRange | null>();
  ranges.set(governing, known);
  let range = known.get(distribution);
  if (range === undefined) {
    const release = governing.release(distribution);
    range = release === null ? null : { distribution, specifier: release.exact === null ? release.specifier : `==${release.exact}`, exact: release.exact, at: release.lockedAt ?? release.at };
    known.set(distribution, range);
  }
  return range;
}

const keys = new WeakMap<Manifests, string>();

function keyOf(manifests: Manifests): string {
  let key = keys.get(manifests);
  if (key === undefined) {
    key = [...manifests.all.values()].map(({ path, declarations }) => `${path}\u0001${declarations.map(({ distribution, specifier, group }) => `${distribution}${specifier};${group ?? ''}`).join()}`).join('\u0000');
    keys.set(manifests, key);
  }
  return key;
}

const INSTALLS = /^[ \t]*[%!][ \t]*((?:python\d? -m )?(?:pip\d?|conda|mamba|uv)[ \t]+.*\binstall\b.*)$/gm;

/** What the cells of a notebook install: `%pip install torch==2.1`, `!conda install …`. The last one counts. */
function cellInstalls(document: PythonDocument): ReadonlyMap<string, ReleaseRange> {
  const found = new Map<string, ReleaseRange>();
  if (!document.text.includes('install')) return found;
  const file = textFile(document.path, document.text);
  for (const match of document.text.matchAll(INSTALLS)) {
    const offset = match.index + match[0].length - (match[1] ?? '').length;
    for (const command of commandsOf(match[1] ?? '', offset)) {
      const install = installOf(command);
      for (const word of install?.requirements ?? []) {
        const at = file.at(word.start, word.end);
        const read = install?.dialect === 'conda' ? condaSpec(word.text, at) : readRequirement(word.text, at, null);
        if (read !== null) found.set(read.distribution, { distribution: read.distribution, specifier: read.specifier, exact: read.exact, at });
      }
    }
  }
  return found;
}

/** Are all releases that the range allows this one or later? */
export function isSurelyFrom(range: ReleaseRange | null, release: string): boolean {
  return range !== null && range.specifier !== '' && !mayBeBefore(range, release);
}

/** Are all releases that the range allows earlier than this one? */
export function isSurelyBefore(range: ReleaseRange | null, release: string): boolean {
  return range !== null && range.specifier !== '' && !mayBeFrom(range, release);
}

/** May an installation of the range be earlier than the release? Of what nothing says, yes. */
export function mayBeBefore(range: ReleaseRange | null, release: string): boolean {
  if (range?.exact) return allows(`<${release}`, range.exact);
  return range === null || range.specifier === '' || compareSpecifiers(range.specifier, `<${release}`) !== 'disjoint';
}

/** May an installation of the range be the release or a later one? Of what nothing says, yes. */
export function mayBeFrom(range: ReleaseRange | null, release: string): boolean {
  if (range?.exact) return allows(`>=${release}`, range.exact);
  return range === null || range.specifier === '' || compareSpecifiers(range.specifier, `>=${release}`) !== 'disjoint';
}
