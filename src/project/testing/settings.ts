import { parse } from 'smol-toml';
import picomatch from 'picomatch';
import type { Workspace } from '../workspace';

/** How a project's runner finds its tests. Source: pytest's reference, "Configuration options", and unittest's discovery. */
export interface TestSettings {
  /** Folders in which tests are looked for; empty: all. */
  readonly folders: readonly string[];
  /** Globs of file names. */
  readonly files: readonly string[];
  /** Prefixes or globs of functions and classes. */
  readonly functions: readonly string[];
  readonly classes: readonly string[];
  /** Folders that pytest puts on Python's path: its setting `pythonpath`. Left out: none. */
  readonly pythonPath?: readonly string[];
  /** The files that the configuration of Holdout names as tests, whatever the runner's settings say. Left out: it names none. */
  readonly isNamed?: (path: string) => boolean;
  /** Are the examples in docstrings run as tests? Left out: no. */
  readonly doctests?: boolean;
}

export const defaultTestSettings: TestSettings = { folders: [], files: ['test_*.py', '*_test.py'], functions: ['test'], classes: ['Test'] };

/** The files in which pytest looks for its settings, the first that has some wins. */
/** The files of a project's top folder that may hold pytest's settings; the first that does decides. */
export const settingsNames = ['pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg'] as const;

/** Reads the settings of a project's top folder; what is not set, or can't be read, is pytest's default. Rejects never. */
export async function readTestSettings(workspace: Workspace, root: string): Promise<TestSettings> {
  for (const name of settingsNames) {
    const path = root === '' ? name : `${root}/${name}`;
    const text = await textOf(workspace, path);
    const found = text === null ? null : name === 'pyproject.toml' ? fromToml(text) : fromIni(text, name === 'setup.cfg' ? 'tool:pytest' : 'pytest');
    if (found) return settingsOf(found, root);
  }
  return defaultTestSettings;
}

async function textOf(workspace: Workspace, path: string): Promise<string | null> {
  if (!(await workspace.exists(path))) return null;
  return workspace.read(path).then((bytes) => new TextDecoder().decode(bytes), () => null);
}

type Options = ReadonlyMap<string, readonly string[]>;

function fromToml(text: string): Options | null {
  try {
    const options = (parse(text) as { tool?: { pytest?: { ini_options?: unknown } } }).tool?.pytest?.ini_options;
    if (typeof options !== 'object' || options === null) return null;
    return new Map(Object.entries(options).map(([key, value]) => [key, Array.isArray(value) ? value.filter((one) => typeof one === 'string') : words(typeof value === 'string' ? value : '')]));
  } catch {
    return null;
  }
}

/** One section of an ini file; values go on in lines that are indented. */
function fromIni(text: string, section: string): Options | null {
  const options = new Map<string, string[]>();
  let inside = false;
  let key: string | null = null;
  let seen = false;
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      inside = header.trim() === section;
      seen ||= inside;
      key = null;
    } else if (inside && !/^\s*[#;]/.test(line)) {
      const assigned = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line);
      if (assigned?.[1] !== undefined) {
        key = assigned[1];
        options.set(key, words(assigned[2] ?? ''));
      } else if (key !== null && /^\s/.test(line)) options.set(key, [...(options.get(key) ?? []), ...words(line)]);
    }
  }
  return seen ? options : null;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function settingsOf(options: Options, root: string): TestSettings {
  const given = (key: string, fallback: readonly string[]): readonly string[] => {
    const values = options.get(key);
    return values && values.length > 0 ? values : fallback;
  };
  const inside = (folder: string): string => [root, folder.replace(/^\.\/|\/$/g, '')].filter((part) => part !== '' && part !== '.').join('/');
  const folders = (options.get('testpaths') ?? []).map(inside);
  return {
    folders,
    files: given('python_files', defaultTestSettings.files),
    functions: given('python_functions', defaultTestSettings.functions),
    classes: given('python_classes', defaultTestSettings.classes),
    doctests: (options.get('addopts') ?? []).includes('--doctest-modules'),
    ...(options.has('pythonpath') ? { pythonPath: (options.get('pythonpath') ?? []).map(inside) } : {}),
  };
}

const matchers = new Map<string, (text: string) => boolean>();

function matcherOf(glob: string): (text: string) => boolean {
  let matches = matchers.get(glob);
  if (!matches) {
    matches = picomatch(glob);
    matchers.set(glob, matches);
  }
  return matches;
}

/** Is this a file that the runner collects? */
export function isTestFile(path: string, settings: TestSettings): boolean {
  if (settings.isNamed) return settings.isNamed(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isInside = settings.folders.length === 0 || settings.folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  return isInside && settings.files.some((glob) => matcherOf(glob)(glob.includes('/') ? path : name));
}

/** Does a name match one of the runner's prefixes or globs? */
export function isCollected(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => (/[*?[]/.test(pattern) ? matcherOf(pattern)(name) : name.startsWith(pattern)));
}
