import type { TomlValue } from 'smol-toml';
import type { RuleMeta, Severity } from '../rules/rule';
import type { Config, Preset, ServingPair } from './config';
import { didYouMean } from './nearest';
import { FAMILIES, validSelectors } from './selectors';

/** One thing wrong with a key: `within` are the keys below it, `text` what to look for on the line. */
export interface KeyProblem {
  readonly within: readonly string[];
  readonly text?: string;
  readonly message: string;
}

export interface KeyOutcome {
  readonly config: Partial<Config> | null;
  readonly problems: readonly KeyProblem[];
}

interface KeyContext {
  readonly key: string;
  readonly rules: readonly RuleMeta[];
  problem(message: string, text?: string, within?: readonly string[]): void;
}

/** Every key of `[tool.holdout]`. */
export type ConfigKey =
  | 'preset' | 'select' | 'ignore' | 'severity' | 'exclude' | 'per-file-ignores' | 'train' | 'serve' | 'pairs' | 'tests' | 'coverage' | 'baseline'
  | 'min-new-coverage' | 'respect-foreign-suppressions';

export interface KeySchema {
  /** What the key means, for the documentation and the editor's completion. */
  readonly description: string;
  readonly type: KeyType;
  /** As it would be written in holdout.toml. */
  readonly example: string;
  read(value: TomlValue, context: KeyContext): Partial<Config> | null;
}

/** What a key takes, for the JSON schema. */
export type KeyType = 'preset' | 'selectors' | 'severities' | 'globs' | 'ignores' | 'pairs' | 'path' | 'percent' | 'switch';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const PRESETS: readonly Preset[] = ['recommended', 'strict', 'learner'];

/** The schema of `[tool.holdout]`: every key that there is, and how it is read. */
export const CONFIG_SCHEMA: Readonly<Record<ConfigKey, KeySchema>> = {
  preset: {
    description: 'Which rules speak: recommended, strict or learner.',
    type: 'preset',
    example: 'preset = "strict"',
    read: (value, context) => {
      const preset = oneOf(value, PRESETS, context);
      return preset === null ? null : { preset };
    },
  },
  select: {
    description: 'Only these rules: ids, families or "ALL".',
    type: 'selectors',
    example: 'select = ["leakage", "skew"]',
    read: (value, context) => withList(selectorList(value, context), (select) => ({ select })),
  },
  ignore: {
    description: 'Rules that never speak: ids, families or "ALL". Wins over select.',
    type: 'selectors',
    example: 'ignore = ["leakage/seed-shopping"]',
    read: (value, context) => withList(selectorList(value, context), (ignore) => ({ ignore })),
  },
  severity: {
    description: 'A table of rule id or family = "error", "warning", "info" or "hint".',
    type: 'severities',
    example: 'severity = { "leakage/fit-before-split" = "error", testing = "info" }',
    read: (value, context) => {
      const entries = tableEntries(value, context);
      if (entries === null) return null;
      const severity: Record<string, Severity> = {};
      for (const [selector, wanted] of entries) {
        const valid = checkSelector(selector, context, [selector]);
        const level = oneOf(wanted, SEVERITIES, context, [selector]);
        if (valid && level !== null) severity[selector] = level;
      }
      return { severity };
    },
  },
  exclude: {
    description: 'Globs of files and folders that are not looked at.',
    type: 'globs',
    example: 'exclude = ["legacy", "notebooks/drafts/*.ipynb"]',
    read: (value, context) => withList(stringList(value, context), (exclude) => ({ exclude })),
  },
  'per-file-ignores': {
    description: 'A table of glob = list of rules that are silent in the files it names.',
    type: 'ignores',
    example: 'per-file-ignores = { "notebooks/**" = ["testing"] }',
    read: (value, context) => {
      const entries = tableEntries(value, context);
      if (entries === null) return null;
      const perFileIgnores: Record<string, readonly string[]> = {};
      for (const [glob, ids] of entries) {
        const list = selectorList(ids, context, [glob]);
        if (list !== null) perFileIgnores[glob] = list;
      }
      return { perFileIgnores };
    },
  },
  train: {
    description: 'Globs of the files that train models.',
    type: 'globs',
    example: 'train = ["src/train_*.py"]',
    read: (value, context) => withList(stringList(value, context), (train) => ({ train })),
  },
  serve: {
    description: 'Globs of the files that serve models.',
    type: 'globs',
    example: 'serve = ["app/**"]',
    read: (value, context) => withList(stringList(value, context), (serve) => ({ serve })),
  },
  pairs: {
    description: 'A list of { train = "…", serve = "…" }: which training file belongs to which serving file.',
    type: 'pairs',
    example: 'pairs = [{ train = "train.py", serve = "app/main.py" }]',
    read: (value, context) => {
      const pairs = pairList(value, context);
      return pairs === null ? null : { pairs };
    },
  },
  tests: {
    description: 'Globs of the test files.',
    type: 'globs',
    example: 'tests = ["checks/**/*.py"]',
    read: (value, context) => withList(stringList(value, context), (tests) => ({ tests })),
  },
  coverage: {
    description: 'Path of a coverage report.',
    type: 'path',
    example: 'coverage = "build/coverage.xml"',
    read: (value, context) => withString(value, context, (coverage) => ({ coverage })),
  },
  baseline: {
    description: 'Path of the baseline: findings that are known and not told again.',
    type: 'path',
    example: 'baseline = ".holdout-baseline.json"',
    read: (value, context) => withString(value, context, (baseline) => ({ baseline })),
  },
  'min-new-coverage': {
    description: 'Percent of changed lines that tests must reach, 0 to 100.',
    type: 'percent',
    example: 'min-new-coverage = 80',
    read: (value, context) => {
      if (typeof value === 'number' && value >= 0 && value <= 100) return { minNewCoverage: value };
      context.problem(`"${context.key}" must be a number from 0 to 100, not ${show(value)}.`);
      return null;
    },
  },
  'respect-foreign-suppressions': {
    description: 'Heed the comments of other tools (noqa, nosec, NOSONAR, pylint: disable, nosemgrep) where they silence an equivalent rule.',
    type: 'switch',
    example: 'respect-foreign-suppressions = true',
    read: (value, context) => {
      if (typeof value === 'boolean') return { respectForeignSuppressions: value };
      context.problem(`"${context.key}" must be true or false, not ${show(value)}.`);
      return null;
    },
  },
};

function isKey(key: string): key is ConfigKey {
  return Object.hasOwn(CONFIG_SCHEMA, key);
}

/** Reads one key of the section. */
export function readKey(key: string, value: TomlValue, rules: readonly RuleMeta[]): KeyOutcome {
  const schema = isKey(key) ? CONFIG_SCHEMA[key] : undefined;
  if (schema === undefined) {
    return { config: null, problems: [{ within: [], message: `Unknown key "${key}".${didYouMean(key, Object.keys(CONFIG_SCHEMA))}` }] };
  }
  const problems: KeyProblem[] = [];
  const context: KeyContext = {
    key,
    rules,
    problem: (message, text, within = []) => problems.push(text === undefined ? { within, message } : { within, text, message }),
  };
  const config = schema.read(value, context);
  return { config, problems };
}

function withList<T>(list: readonly T[] | null, make: (list: readonly T[]) => Partial<Config>): Partial<Config> | null {
  return list === null ? null : make(list);
}

function withString(value: TomlValue, context: KeyContext, make: (text: string) => Partial<Config>): Partial<Config> | null {
  if (typeof value === 'string' && value !== '') return make(value);
  context.problem(`"${context.key}" must be a path, not ${show(value)}.`);
  return null;
}

function stringList(value: TomlValue, context: KeyContext, within: readonly string[] = []): readonly string[] | null {
  const name = [context.key, ...within].join('.');
  if (!Array.isArray(value)) {
    context.problem(`"${name}" must be a list of strings, not ${show(value)}.`, undefined, within);
    return null;
  }
  const wrong = value.find((item) => typeof item !== 'string');
  if (wrong !== undefined) context.problem(`"${name}" must be a list of strings; ${show(wrong)} is none.`, undefined, within);
  return value.filter((item) => typeof item === 'string');
}

function selectorList(value: TomlValue, context: KeyContext, within: readonly string[] = []): readonly string[] | null {
  const list = stringList(value, context, within);
  return list === null ? null : list.filter((selector) => checkSelector(selector, context, within));
}

function checkSelector(selector: string, context: KeyContext, within: readonly string[]): boolean {
  const message = selectorProblem(selector, context.rules);
  if (message === null) return true;
  context.problem(message, selector, within);
  return false;
}

/** What is wrong with a rule selector (an id, a family or `ALL`), naming the nearest valid one; null for a valid one. */
export function selectorProblem(selector: string, rules: readonly RuleMeta[]): string | null {
  const valid = validSelectors(rules);
  if (valid.has(selector)) return null;
  const slash = selector.indexOf('/');
  if (slash >= 0) {
    const family = selector.slice(0, slash);
    const ofFamily = [...valid].filter((name) => name.startsWith(`${family}/`));
    return `Unknown rule "${selector}".${didYouMean(selector, ofFamily.length > 0 ? ofFamily : ids(valid))}`;
  }
  return `Unknown rule or family "${selector}".${didYouMean(selector, /^all$/i.test(selector) ? ['ALL'] : selector.includes('-') ? ids(valid) : FAMILIES)}`;
}

function ids(valid: ReadonlySet<string>): readonly string[] {
  return [...valid].filter((name) => name.includes('/'));
}

function tableEntries(value: TomlValue, context: KeyContext): [string, TomlValue][] | null {
  if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)) return Object.entries(value);
  context.problem(`"${context.key}" must be a table, not ${show(value)}.`);
  return null;
}

function pairList(value: TomlValue, context: KeyContext): readonly ServingPair[] | null {
  if (!Array.isArray(value)) {
    context.problem(`"pairs" must be a list of { train = "…", serve = "…" }, not ${show(value)}.`);
    return null;
  }
  const pairs: ServingPair[] = [];
  for (const item of value) {
    const table = typeof item === 'object' && !Array.isArray(item) && !(item instanceof Date) ? item : {};
    const unknown = Object.keys(table).find((key) => key !== 'train' && key !== 'serve');
    const { train, serve } = table;
    if (unknown !== undefined) context.problem(`Unknown key "${unknown}" in a pair.${didYouMean(unknown, ['train', 'serve'])}`, unknown);
    else if (typeof train === 'string' && typeof serve === 'string') pairs.push({ train, serve });
    else context.problem(`A pair needs both: { train = "…", serve = "…" }; this is ${show(item)}.`);
  }
  return pairs;
}

function oneOf<T extends string>(value: TomlValue, valid: readonly T[], context: KeyContext, within: readonly string[] = []): T | null {
  const found = valid.find((name) => name === value);
  if (found !== undefined) return found;
  const list = valid.map((name) => `"${name}"`).join(', ');
  const hint = typeof value === 'string' ? didYouMean(value, valid) : '';
  const name = [context.key, ...within].join('.');
  context.problem(`"${name}" must be one of ${list}, not ${show(value)}.${hint}`, undefined, within);
  return null;
}

function show(value: TomlValue): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
