import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { diskStore } from '../../../src/cli/disk-store';
import { library } from '../../../src/library/tables';
import { nodeWorkspace } from '../../../src/project/node/disk-workspace';
import type { Compared } from '../../../src/project/node/git-versions';
import { gitVersions } from '../../../src/project/node/git-versions';
import { loadParser } from '../../../src/project/node/parser-files';
import type { Versions } from '../../../src/project/versions';
import { patchVersions } from '../../../src/review/changes/patch';
import { reviewChange } from '../../../src/review/changes/review';
import type { ReviewReport } from '../../../src/review/formats/review-report';
import { defaultConfig } from '../../../src/review/config';
import type { Config } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import type { Engine } from '../../../src/review/engine';
import { parsedFiles } from '../../../src/review/sources';
import { storeOfEarlier } from '../../../src/review/stored/earlier';
import type { ResultStore } from '../../../src/review/stored/store';
import type { Workspace } from '../../../src/project/workspace';
import { rules } from '../../../src/rules/registry.generated';

/** A git repository in a folder of its own, made for a test. */
export interface TestRepository {
  readonly folder: string;
  /** Runs git in it and gives what it prints. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  /** Writes files, and commits all that there is. */
  readonly commit: (files?: Readonly<Record<string, string | Uint8Array>>) => void;
  readonly remove: () => void;
}

const SETTINGS = { 'user.name': 'Test', 'user.email': 'test@example.org', 'commit.gpgsign': 'false', 'core.autocrlf': 'false', 'init.defaultBranch': 'main', 'protocol.file.allow': 'always', 'advice.detachedHead': 'false' };

/** Git as if nobody had configured anything, in a folder. */
export function git(folder: string, ...args: readonly string[]): string {
  const settings = Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  return execFileSync('git', [...settings, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2024-01-01T00:00:00Z' },
  });
}

/** A repository whose branch `main` has these files in its first commit. */
export function repositoryWith(files: Readonly<Record<string, string | Uint8Array>>): TestRepository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'holdout-git-')));
  const write: TestRepository['write'] = (contents) => {
    for (const [path, content] of Object.entries(contents)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  const repository: TestRepository = {
    folder,
    git: (...args) => git(folder, ...args),
    write,
    commit: (contents = {}) => {
      write(contents);
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'A change');
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  if (Object.keys(files).length > 0) repository.commit(files);
  return repository;
}

export interface ReviewSettings {
  readonly config?: Partial<Config>;
  readonly paths?: readonly string[];
  readonly changedLinesOnly?: boolean;
}

/** The report of a change in a folder, by the real engine and all rules. */
export async function reviewIn(folder: string, compared: Compared, settings: ReviewSettings = {}): Promise<ReviewReport> {
  return reviewedWithStore(folder, (now) => gitVersions({ root: folder, compared, now }), settings);
}

/** The report of a diff that was applied in a folder. */
export async function reviewOfDiff(folder: string, text: string, prefix = ''): Promise<ReviewReport> {
  return reviewedWithStore(folder, (now) => patchVersions({ text, name: 'change.diff', now, prefix }), {});
}

/** The report of a change, which is the same without a store, with an empty one, and with one that knows what was reviewed before. */
async function reviewedWithStore(folder: string, versionsOf: (now: Workspace) => Promise<Versions>, settings: ReviewSettings): Promise<ReviewReport> {
  const now = nodeWorkspace(folder);
  const report = await reviewed(await versionsOf(now), settings, new Map());
  const kept = mkdtempSync(join(tmpdir(), 'holdout-kept-'));
  try {
    for (const what of ['an empty store', 'a store']) {
      const versions = await versionsOf(now);
      const store = diskStore(kept, folder, 'x');
      const stores = new Map<Workspace, ResultStore>([[now, store]]);
      if (versions.after === now) stores.set(versions.before, await storeOfEarlier(store, versions, null));
      assert.deepEqual(withoutTime(await reviewed(versions, settings, stores)), withoutTime(report), what);
      store.close();
    }
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
  return report;
}

function withoutTime(report: ReviewReport): ReviewReport {
  return { ...report, stats: { ...report.stats, milliseconds: 0 } };
}

async function reviewed(versions: Versions, { config, paths = [''], changedLinesOnly = false }: ReviewSettings, stores: ReadonlyMap<Workspace, ResultStore>): Promise<ReviewReport> {
  const engines: Engine[] = [];
  const parser = await loadParser();
  const parsed = parsedFiles();
  const engineOf = (workspace: Workspace): Engine => {
    const store = stores.get(workspace);
    const engine = createEngine({ workspace, config: { ...defaultConfig(), ...config }, parser, library, rules, ...(store ? { store, parsed } : {}) });
    engines.push(engine);
    return engine;
  };
  try {
    return (await reviewChange({ versions, engineOf, paths, changedLinesOnly, minNewCoverage: 75 })).report;
  } finally {
    for (const engine of engines) engine.dispose();
    versions.close();
  }
}

/** What a report introduces, as `path:line rule how`; in a notebook `path[cell]:line`. */
export function told({ findings }: ReviewReport): string[] {
  return findings.map(({ path, cell, range, rule, introduced }) => `${path}${cell === null ? '' : `[${String(cell)}]`}:${String(range.start.line)} ${rule} ${introduced ?? ''}`);
}

/** What it fixes, as `path:line rule`. */
export function fixed({ change }: ReviewReport): string[] {
  return (change?.fixed ?? []).map(({ path, range, rule }) => `${path}:${String(range.start.line)} ${rule}`);
}

export const MAIN: Compared = { kind: 'base', ref: 'main' };
export const HEAD: Compared = { kind: 'base', ref: 'HEAD' };
export const STAGED: Compared = { kind: 'staged' };

/** A training without any fault. */
export const CLEAN = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

loans = pd.read_csv("loans.csv")
X, y = loans.drop(columns="paid"), loans["paid"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler().fit(X_train)
model = LogisticRegression().fit(scaler.transform(X_train), y_train)
print(model.score(scaler.transform(X_test), y_test))
`;

/** The same, with a scaler that learns from all rows, in line 8. */
export const LEAKY = CLEAN.replace('X_train, X_test, y_train', 'X = StandardScaler().fit_transform(X)\nX_train, X_test, y_train');

export const LEAK = 'leakage/fit-before-split';

/** A notebook of these code cells, with outputs if they are given. */
export function notebook(cells: readonly string[], output: string | null = null): string {
  return `${JSON.stringify({
    cells: cells.map((source, index) => ({
      cell_type: 'code', id: `cell${String(index)}`, metadata: {}, execution_count: output === null ? null : index + 1, source: source.split(/(?<=\n)/),
      outputs: output === null ? [] : [{ output_type: 'stream', name: 'stdout', text: [output] }],
    })),
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' }, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  }, null, 1)}\n`;
}
