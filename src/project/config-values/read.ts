import { folderOf, foldersUpwards, resolvePath } from '../paths';
import { readTextFile } from '../text-file';
import type { FilePlace, TextFile } from '../text-file';
import type { Workspace } from '../workspace';
import { compose } from './hydra';
import { fillIn } from './interpolation';
import type { Literal } from './literals';
import { formatOf, literalAt, readLiterals } from './literals';

/** Larger files are data. */
const MOST_BYTES = 256 * 1024;
/** So much of all files together is read. */
const MOST_BYTES_TOGETHER = 8 * 1024 * 1024;

/** A value of a config file and where it stands. */
export interface ConfigValue {
  readonly literal: Literal;
  readonly at: FilePlace;
}

export interface ConfigFile {
  readonly path: string;
  readonly root: Literal;
  /**
   * The value at a path of keys: `['image', 'size']` for `config['image']['size']` and for OmegaConf's `cfg.image.size`. References to other keys
   * (`${image.size}`) are followed. Null where there is none, or where it depends on something outside of the file.
   */
  value(keys: readonly (string | number)[]): ConfigValue | null;
}

/** The config files of a project. They are read at once and understood one by one, when they are asked for. */
export interface ConfigFiles {
  readonly paths: readonly string[];
  /** A file by its own path. */
  file(path: string): ConfigFile | null;
  /**
   * The file that a path written in code means: from the code's folder, from those above it, or the only file whose path ends so (`/app/config.yaml`). Null where
   * there is none, or no telling which.
   */
  find(written: string, from: string): ConfigFile | null;
  /** What Hydra makes of a config and its defaults list. `folder` as in `config_path`, from the code's folder. */
  hydra(folder: string, name: string, from: string): ConfigFile | null;
}

/** Reads config files; `paths` are those of `OtherFiles.configs`. Files that can't be read are left out; never rejects. */
export async function readConfigFiles(workspace: Workspace, paths: readonly string[]): Promise<ConfigFiles> {
  const texts = new Map<string, TextFile>();
  let left = MOST_BYTES_TOGETHER;
  for (const path of [...new Set(paths)].sort()) {
    if (left <= 0) break;
    const file = formatOf(path) === null ? null : await readTextFile(workspace, path, MOST_BYTES);
    if (file === null) continue;
    left -= file.text.length;
    texts.set(path, file);
  }
  const known = new Map<string, ConfigFile | null>();
  const file = (path: string): ConfigFile | null => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const text = texts.get(path);
    const format = formatOf(path);
    const root = text === undefined || format === null ? null : readLiterals(text, format);
    const made = text === undefined || root === null ? null : configFile(path, root, () => text);
    known.set(path, made);
    return made;
  };
  const pathFor = (written: string, from: string): string | null => {
    for (const folder of foldersUpwards(folderOf(from))) {
      const path = resolvePath(folder, written);
      if (path !== null && texts.has(path)) return path;
    }
    return onlyEnding(written, texts.keys());
  };
  return {
    paths: [...texts.keys()],
    file,
    find: (written, from) => {
      const path = pathFor(written, from);
      return path === null ? null : file(path);
    },
    hydra: (folder, name, from) => {
      const base = name.replace(/\.ya?ml$/, '');
      const path = pathFor(`${folder === '' ? '' : `${folder}/`}${base}.yaml`, from) ?? pathFor(`${folder === '' ? '' : `${folder}/`}${base}.yml`, from);
      const composed = path === null ? null : compose(path, (other) => file(other)?.root ?? null);
      if (path === null || composed === null) return null;
      return configFile(path, composed.root, (literal) => texts.get(composed.sourceOf(literal) ?? ''));
    },
  };
}

function configFile(path: string, root: Literal, fileOf: (literal: Literal) => TextFile | undefined): ConfigFile {
  return {
    path,
    root,
    value: (keys) => {
      const written = literalAt(root, keys);
      const literal = written === null ? null : fillIn(root, written, keys);
      // What was filled in stands where it is asked for.
      const file = literal === null || written === null ? undefined : (fileOf(literal) ?? fileOf(written));
      return literal === null || file === undefined ? null : { literal, at: file.at(literal.span.start, literal.span.end) };
    },
  };
}

/** The only path that ends as the written one does, or as what is left of it without its first folders; null where there are several. */
function onlyEnding(written: string, paths: Iterable<string>): string | null {
  const all = [...paths];
  const parts = written.replace(/\\/g, '/').split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  for (let from = 0; from < parts.length; from++) {
    const ending = parts.slice(from).join('/');
    const found = all.filter((path) => path === ending || path.endsWith(`/${ending}`));
    if (found.length === 1) return found[0] ?? null;
    if (found.length > 1) return null;
  }
  return null;
}
