import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { library } from '../../src/library/tables';
import type { PythonParser } from '../../src/python/parser';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import type { Workspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import type { Report } from '../../src/review/report';
import type { ResultStore } from '../../src/review/stored/store';
import { rules } from '../../src/rules/registry.generated';

const TRAIN = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from features import add

df = add(pd.read_csv("a.csv"))
X, y = df.drop(columns=["y"]), df["y"]
X = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`;
const FEATURES = 'def add(df):\n    df["a"] = df["a"].fillna(df["a"].median())\n    return df\n';
const APP = 'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n@app.post("/p")\ndef p(a: float):\n    return float(model.predict([[a]])[0])\n';

/** A store in memory that keeps only what JSON keeps. */
function memoryStore(files: Readonly<Record<string, string>>): ResultStore & { readonly counts: { hits: number; misses: number }; readonly trees: Map<string, Uint8Array> } {
  const shelves = new Map<string, Map<string, string>>();
  const counts = { hits: 0, misses: 0 };
  const trees = new Map<string, Uint8Array>();
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    counts,
    digest,
    trees,
    stamp: (path) => (files[path] === undefined ? null : digest(files[path])),
    bytes: (path) => (files[path] === undefined ? null : new TextEncoder().encode(files[path])),
    shelf: (name) => {
      const values = shelves.get(name) ?? new Map<string, string>();
      shelves.set(name, values);
      return {
        get: (key) => {
          const text = values.get(key);
          counts[text === undefined ? 'misses' : 'hits']++;
          return text === undefined ? undefined : (JSON.parse(text) as unknown);
        },
        set: (key, value) => {
          values.set(key, JSON.stringify(value));
        },
      };
    },
  };
}

describe('an engine with a store', function () {
  this.timeout(30_000);

  const check = async (files: Record<string, string>, store?: ResultStore, paths = [''], parser?: PythonParser): Promise<Omit<Report, 'stats'> & { readonly files: number; readonly lines: number }> => {
    const all = memoryWorkspace(files);
    // As where .gitignore names the coverage report.
    const workspace: Workspace = { ...all, others: (under, wanted, most) => all.others(under, (path) => path !== 'coverage.json' && wanted(path), most) };
    const engine = createEngine({ workspace, config: { ...defaultConfig(), preset: 'strict' }, parser: parser ?? (await loadParser()), library, rules, ...(store ? { store } : {}) });
    const { stats, ...report } = await engine.check({ paths });
    engine.dispose();
    return { ...report, files: stats.files, lines: stats.lines };
  };

  it('finds what one without finds, after every edit, and works out only what changed', async () => {
    const files: Record<string, string> = { 'train.py': TRAIN, 'features.py': FEATURES, 'app.py': APP, 'requirements.txt': 'scikit-learn==1.4\n', 'other.py': TRAIN.replace('from features import add\n', '').replace('add(', '(') };
    const store = memoryStore(files);
    const edits: readonly [string, string | null][] = [
      ['train.py', `# a comment\n${TRAIN}`],
      ['features.py', FEATURES.replace('median', 'mean')],
      ['train.py', `# a comment\n${TRAIN.replace('fit_transform(X)', 'fit_transform(X)  # holdout: ignore[leakage/fit-before-split] known')}`],
      ['other.py', 'x = (\n'],
      ['requirements.txt', 'scikit-learn==1.5\n'],
      ['new.py', 'import sklearn\nx = 1  # holdout: ignore\n'],
      ['app.py', null],
      ['test_features.py', 'from features import add\n\ndef test_add():\n    assert add\n'],
      ['train.py', TRAIN],
    ];
    assert.deepEqual(await check(files, store), await check(files));
    for (const [path, text] of edits) {
      if (text === null) Reflect.deleteProperty(files, path);
      else files[path] = text;
      assert.deepEqual(await check(files, store), await check(files), path);
      assert.deepEqual(await check(files, store, ['train.py']), await check(files, undefined, ['train.py']), path);
    }
    store.counts.hits = 0;
    store.counts.misses = 0;
    await check(files, store);
    assert.deepEqual(store.counts, { hits: 1, misses: 0 }, 'what is the same is looked up once');
  });

  it('finds what one without finds, whatever comes, goes and changes', async () => {
    const coverage = (executed: readonly number[]): string => JSON.stringify({ meta: { format: 2, version: '7.6.1' }, files: { 'features.py': { executed_lines: executed, missing_lines: [2, 3].filter((line) => !executed.includes(line)) } } });
    const variants: readonly (readonly [string, readonly string[]])[] = [
      ['train.py', [TRAIN, TRAIN.replace('X = StandardScaler().fit_transform(X)\n', ''), `${TRAIN}import joblib\njoblib.dump(model, "model.joblib")\n`]],
      ['features.py', [FEATURES, FEATURES.replace('median', 'mean'), `${FEATURES}\ndef more(df, cut):\n    df["b"] = df["b"].fillna(0) * 2\n    if cut > 0:\n        df = df[df["b"] > cut]\n    return df\n`]],
      ['app.py', [APP, APP.replace('[[a]]', '[[a * 2]]'), APP.replace('@app.post("/p")\n', '')]],
      ['test_features.py', ['from features import add\n\ndef test_add():\n    assert add(1) == 2\n', 'from features import add\n\ndef test_add():\n    add(1)\n', 'from train import model\n\ndef test_model():\n    assert model.predict([[1]]) == 1.5\n']],
      ['notes.py', ['import os\n', 'import os\nx = 1  # holdout: ignore\n', '# connexion\n']],
      ['coverage.json', [coverage([2, 3]), coverage([2])]],
      ['pytest.ini', ['[pytest]\npython_functions = check_*\n', '[pytest]\n']],
      ['requirements.txt', ['scikit-learn==1.4\n', 'scikit-learn==1.5\n']],
      ['model.joblib', ['x']],
    ];
    const step = fc.nat({ max: variants.length - 1 }).chain((file) => fc.tuple(fc.constant(file), fc.nat({ max: variants[file]?.[1].length ?? 0 })));
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const files: Record<string, string> = { 'train.py': TRAIN, 'features.py': FEATURES };
      const store = memoryStore(files);
      for (const [file, variant] of steps) {
        const [path, texts] = variants[file] ?? ['', []];
        const text = texts[variant];
        if (text === undefined) Reflect.deleteProperty(files, path);
        else files[path] = text;
        assert.deepEqual(await check(files, store), await check(files), path);
      }
    }), { numRuns: 12, seed: 20261120 });
  });

  it('reads a coverage report again, though version control ignores it', async () => {
    const split = 'import pandas as pd\n\ndef split_more(df, cut):\n    df["a"] = df["a"].fillna(0) * 2\n    df["b"] = df["b"].fillna(0) * 2\n    if cut > 0:\n        df = df[df["a"] > cut]\n    return df\n';
    const report = (executed: readonly number[]): string => JSON.stringify({ meta: { format: 2, version: '7.6.1' }, files: { 'split.py': { executed_lines: executed, missing_lines: [4, 5, 6, 7, 8].filter((line) => !executed.includes(line)) } } });
    const files: Record<string, string> = { 'train.py': TRAIN, 'features.py': FEATURES, 'split.py': split, 'coverage.json': report([4, 5, 6, 7, 8]) };
    const store = memoryStore(files);
    for (const [executed, found] of [[[4, 5, 6, 7, 8], false], [[], true]] as const) {
      files['coverage.json'] = report(executed);
      const kept = await check(files, store);
      assert.deepEqual(kept, await check(files));
      assert.equal(kept.findings.some(({ rule, path }) => rule === 'testing/untested-feature-code' && path === 'split.py'), found);
    }
  });

  it('judges tests anew only where a file changed that they have to do with', async () => {
    const files: Record<string, string> = { 'train.py': TRAIN, 'features.py': FEATURES, 'test_features.py': 'from features import add\n\ndef test_add():\n    assert add(1) == 2\n', 'notes.py': 'import os\n' };
    const store = memoryStore(files);
    await check(files, store);
    files['notes.py'] = 'import sys\n';
    const read: string[] = [];
    await check(files, { ...store, bytes: (path) => {
      read.push(path);
      return store.bytes(path);
    } });
    assert.ok(!read.includes('features.py'), read.join());
  });

  it('misses the first test at the function that deserves it most, in whichever file that is', async () => {
    const split = (name: string, columns: readonly string[]): string => `import pandas as pd\n\ndef ${name}(df, cut):\n${columns.map((column) => `    df["${column}"] = df["${column}"].fillna(0) * 2\n`).join('')}    if cut > 0:\n        df = df[df["a"] > cut]\n    return df\n`;
    const files: Record<string, string> = { 'train.py': TRAIN, 'features.py': FEATURES, 'a.py': split('split_a', ['a', 'b']), 'b.py': split('split_b', ['a', 'b', 'c']) };
    const store = memoryStore(files);
    const missed = async (): Promise<readonly string[]> => {
      const kept = await check(files, store);
      assert.deepEqual(kept, await check(files));
      return kept.findings.filter(({ rule }) => rule === 'testing/untested-feature-code').map(({ path }) => path);
    };
    assert.deepEqual(await missed(), ['b.py']);
    files['a.py'] = split('split_a', ['a', 'b', 'c', 'd']);
    assert.deepEqual(await missed(), ['a.py']);
    Reflect.deleteProperty(files, 'a.py');
    assert.deepEqual(await missed(), ['b.py']);
    files['app.py'] = 'from fastapi import FastAPI\nfrom b import split_b\n\napp = FastAPI()\n';
    assert.deepEqual(await missed(), ['b.py']);
    files['test_b.py'] = 'from b import split_b\n\ndef test_b():\n    assert split_b(1, 2) == 3\n';
    assert.deepEqual(await missed(), []);
  });

  it('parses what it has met before from the tree that is kept', async () => {
    const files: Record<string, string> = { 'a.py': TRAIN, 'features.py': FEATURES, 'test_a.py': 'from features import add\n\ndef test_add():\n    assert add(1) == 2\n' };
    const store = memoryStore(files);
    await check(files, store);
    assert.deepEqual([...store.trees.keys()].map((name) => name.split(' ')[0]).sort(), ['a.py', 'features.py', 'test_a.py']);
    files['features.py'] = FEATURES.replace('median', 'mean');
    const parsed: string[] = [];
    const parser = await loadParser();
    const spied: PythonParser = { ...parser, reader: parser.reader, parse: (code, onTree) => {
      parsed.push(code);
      return parser.parse(code, onTree);
    } };
    const found = await check(files, store, [''], spied);
    assert.deepEqual(parsed, [files['features.py']]);
    assert.deepEqual(found, await check(files));
  });

  it('reads a file whose content is known only when its text is wanted', async () => {
    const files: Record<string, string> = { 'a.py': TRAIN, 'b.py': 'import os\n', 'requirements.txt': 'pandas\n' };
    const store = memoryStore(files);
    await check(files, store);
    const read: string[] = [];
    const spied: ResultStore = {
      ...store,
      bytes: (path) => {
        read.push(path);
        return store.bytes(path);
      },
    };
    files['c.py'] = 'import os\n';
    await check(files, spied);
    assert.ok(!read.includes('b.py'), read.join());
  });
});
