import { TomlError, parse } from 'smol-toml';
import type { TomlTable, TomlValue } from 'smol-toml';
import type { RuleMeta, Severity } from '../rules/rule';
import { readKey } from './config-schema';
import { lineOfKey } from './config-lines';

export type Preset = 'recommended' | 'strict' | 'learner';

/** Which file trains what the other serves, said by the user where the engine can't know. */
export interface ServingPair {
  readonly train: string;
  readonly serve: string;
}

/** What `[tool.holdout]` says, all keys filled. Globs are relative to the folder of the file that it came from. */
export interface Config {
  /** Path of the file it came from; null for the defaults. */
  readonly source: string | null;
  /** Where the workspace's root lies, seen from the folder of the config file: "" for the same folder, else `packages/a`. Globs are matched behind it. */
  readonly prefix: string;
  readonly preset: Preset;
  /** Rule ids, families or `ALL`; null: what the preset shows. */
  readonly select: readonly string[] | null;
  readonly ignore: readonly string[];
  /** Rule id or family → the severity its findings get. */
  readonly severity: Readonly<Record<string, Severity>>;
  /** Globs of files and folders that are not looked at (unless named on the command line). */
  readonly exclude: readonly string[];
  /** Glob → rule ids, families or `ALL` that are silent in the files it names. */
  readonly perFileIgnores: Readonly<Record<string, readonly string[]>>;
  /** Globs of the files that train, that serve and that test; empty: found by the engine. */
  readonly train: readonly string[];
  readonly serve: readonly string[];
  readonly pairs: readonly ServingPair[];
  readonly tests: readonly string[];
  /** Path of a coverage report; null: none. */
  readonly coverage: string | null;
  /** Path of the baseline; null: none. */
  readonly baseline: string | null;
  /** Percent of changed lines that tests must reach. */
  readonly minNewCoverage: number;
  /** Do comments of other tools silence equivalent rules? */
  readonly respectForeignSuppressions: boolean;
}

/** Something wrong in a config file, said in a sentence. */
export interface ConfigProblem {
  readonly path: string;
  /** Counted from 1; null where the fault has no line of its own. */
  readonly line: number | null;
  readonly message: string;
}

export interface ConfigResult {
  /** The config of what could be understood; the defaults where there is no file. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** The keys that were given, and the line (from 1) of each; null where it can't be told. Left out: there is no file. */
  readonly lines?: ReadonlyMap<string, number | null>;
}

/** The config that holds where no file says otherwise. */
export function defaultConfig(): Config {
  return {
    source: null,
    prefix: '',
    preset: 'recommended',
    select: null,
    ignore: [],
    severity: {},
    exclude: [],
    perFileIgnores: {},
    train: [],
    serve: [],
    pairs: [],
    tests: [],
    coverage: null,
    baseline: null,
    minNewCoverage: 75,
    respectForeignSuppressions: false,
  };
}

/** The files that may hold a config, in the order in which they are asked: the first that says anything wins. */
export const CONFIG_FILES = ['holdout.toml', 'pyproject.toml'] as const;

/**
 * Reads a config file's text. In a `pyproject.toml` only `[tool.holdout]` is looked at, and null is given where there is none; any other file is all
 * config. Each unknown key or value is a problem that names the line and the nearest valid one; the other keys still count.
 */
export function parseConfig(path: string, text: string, rules: readonly RuleMeta[]): ConfigResult | null {
  const isPyproject = /(^|\/)pyproject\.toml$/.test(path);
  if (isPyproject && !text.includes('holdout')) return null;
  let table: TomlTable;
  try {
    table = parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = error instanceof TomlError ? error.line : null;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '') : String(error);
    return { config: defaultConfig(), problems: [{ path, line, message: `This is not valid TOML: ${reason}.` }], lines: new Map() };
  }
  const section = isPyproject ? holdoutSection(table) : table;
  if (section === undefined) return null;
  const header = isPyproject ? ['tool', 'holdout'] : [];
  if (!isTable(section)) {
    return { config: defaultConfig(), problems: [{ path, line: lineOfKey(text, header), message: '"tool.holdout" must be a table.' }], lines: new Map() };
  }
  return readSection({ path, text, header, section, rules });
}

interface SectionInput {
  readonly path: string;
  readonly text: string;
  readonly header: readonly string[];
  readonly section: TomlTable;
  readonly rules: readonly RuleMeta[];
}

function readSection(input: SectionInput): ConfigResult {
  const problems: ConfigProblem[] = [];
  const lines = new Map<string, number | null>();
  let config: Config = { ...defaultConfig(), source: input.path };
  for (const [key, value] of Object.entries(input.section)) {
    const outcome = readKey(key, value, input.rules);
    lines.set(key, lineOfKey(input.text, [...input.header, key]));
    if (outcome.config !== null) config = { ...config, ...outcome.config };
    for (const problem of outcome.problems) {
      const line = lineOfKey(input.text, [...input.header, key, ...problem.within], problem.text);
      problems.push({ path: input.path, line, message: problem.message });
    }
  }
  return { config, problems, lines };
}

function holdoutSection(table: TomlTable): TomlValue | undefined {
  const tool = table.tool;
  return tool !== undefined && isTable(tool) ? tool.holdout : undefined;
}

function isTable(value: TomlValue): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** Config problems as lines for a person: `pyproject.toml:7: …`. */
export function describeConfigProblem(problem: ConfigProblem): string {
  return problem.line === null ? `${problem.path}: ${problem.message}` : `${problem.path}:${String(problem.line)}: ${problem.message}`;
}
