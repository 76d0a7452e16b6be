import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { analyseProgram } from '../../src/provenance/analyse';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import type { Analyse } from '../../src/review/programs';
import type { Report } from '../../src/review/report';
import type { Helpers } from '../../src/review/shared/claims';
import { isLarge, piecesOf } from '../../src/review/shared/pieces';
import type { ResultStore, Shelf } from '../../src/review/stored/store';
import { rules } from '../../src/rules/registry.generated';
import { featurePackage } from '../bench/generate';
import { readCorpus } from '../eval/programs';

type Files = Readonly<Record<string, string>>;

/** A store that forgets nothing but with the process, for the threads of one check. */
function sharedStore(files: Files): ResultStore {
  const shelves = new Map<string, Map<string, unknown>>();
  const shelf = (name: string): Shelf => {
    const values = shelves.get(name) ?? new Map<string, unknown>();
    shelves.set(name, values);
    return { get: (key) => structuredClone(values.get(key)), set: (key, value) => void values.set(key, structuredClone(value)) };
  };
  return {
    isMomentary: true,
    passing: shelf('passing'),
    trees: new Map<string, Uint8Array>(),
    digest: (content) => createHash('sha1').update(content).digest('hex'),
    stamp: (path) => (files[path] === undefined ? null : createHash('sha1').update(files[path]).digest('hex')),
    bytes: (path) => (files[path] === undefined ? null : new TextEncoder().encode(files[path])),
    shelf,
  };
}

interface Threads {
  readonly helpers: number;
  /** May a thread take the piece that it asks for? Asked in the order in which they ask. */
  readonly mayTake: (thread: number) => boolean;
  /** Helpers stop after so many pieces: what they take then, they never do. */
  readonly diesAfter: number;
}

async function check(files: Files, threads: Threads | null, analyse: Analyse = analyseProgram): Promise<{ readonly report: Omit<Report, 'stats'>; readonly files: number; readonly done: readonly number[] }> {
  const parser = await loadParser();
  const means = { workspace: memoryWorkspace(files), config: { ...defaultConfig(), preset: 'strict' as const }, parser, library, rules, analyse };
  const store = threads && sharedStore(files);
  const done: number[] = [];
  const running: Promise<void>[] = [];
  const helpers: Helpers = {
    begin: (round) => {
      const owners = new Map<number, number>();
      const dead = new Set<number>();
      let wake: (() => void)[] = [];
      const finished = new Set<number>();
      const claim = (piece: number, thread: number): boolean => {
        assert.ok(piece < piecesOf(round.groups).count);
        if (owners.has(piece) || (thread > 0 && dead.has(thread)) || threads?.mayTake(thread) !== true) return false;
        owners.set(piece, thread);
        return true;
      };
      const wakeAll = (): void => {
        for (const one of wake.splice(0)) one();
      };
      for (let thread = 1; thread <= (threads?.helpers ?? 0); thread++) {
        const engine = createEngine({ ...means, ...(store ? { store } : {}) });
        let left = threads?.diesAfter ?? 0;
        const help = engine.assist(round, {
          claim: (piece) => claim(piece, thread),
          isTaken: (piece) => owners.has(piece),
          done: (piece) => {
            if (left-- <= 0) throw new Error('This thread has died.');
            done.push(piece);
            finished.add(piece);
            wakeAll();
          },
        });
        running.push(help.catch(() => {
          dead.add(thread);
          wakeAll();
        }));
      }
      return {
        claim: (piece) => claim(piece, 0),
        isTaken: (piece) => owners.has(piece),
        done: () => undefined,
        finished: async (piece) => {
          const owner = owners.get(piece) ?? 0;
          while (owner > 0 && !finished.has(piece) && !dead.has(owner)) await new Promise<void>((resolve) => (wake = [...wake, resolve]));
        },
      };
    },
  };
  const engine = createEngine({ ...means, ...(store ? { store, helpers } : {}) });
  const { stats, ...report } = await engine.check({ paths: [''] });
  await Promise.all(running);
  engine.dispose();
  return { report, files: stats.files, done };
}

/** Programs of the corpus as projects beside each other, a package that is one large program, and a project with tests and a serving side. */
function manyProjects(): Files {
  const corpus = readCorpus().filter((_, index) => index % 80 === 0).flatMap(({ files }, index) => [...Object.entries(files).map(([path, text]) => [`p${String(index)}/${path}`, text] as const), [`p${String(index)}/pyproject.toml`, ''] as const]);
  const large = Object.entries(featurePackage(48)).map(([path, text]) => [`large/${path}`, text] as const);
  return {
    ...Object.fromEntries([...corpus, ...large]),
    'large/pyproject.toml': '',
    'large/broken.py': 'import sklearn\nx = (\n',
    'large/noted.py': 'import pandas as pd\ndf = pd.read_csv("a")  # holdout: ignore[data/nothing] no reason\n',
    'served/pyproject.toml': '',
    'served/train.py': 'import joblib\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom features import add\n\ndf = add(pd.read_csv("a.csv"))\nmodel = LogisticRegression().fit(df[["a"]] / 2, df["y"])\njoblib.dump(model, "model.joblib")\n',
    'served/features.py': 'def add(df):\n    df["a"] = df["a"].fillna(df["a"].median())\n    return df\n',
    'served/test_features.py': 'from features import add\n\ndef test_add():\n    add(1)\n',
    'served/app.py': 'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n@app.post("/p")\ndef p(a: float):\n    return float(model.predict([[a]])[0])\n',
  };
}

describe('a check that threads share', function () {
  this.timeout(120_000);

  const files = manyProjects();

  it('is tried on a program large enough for several', () => {
    const members = Object.entries(files).filter(([path]) => path.startsWith('large/churn/')).map(([, text]) => ({ lines: text.split('\n').length - 1 }));
    assert.ok(isLarge(members));
  });

  it('finds what one thread finds, however the work falls to them', async () => {
    const alone = await check(files, null);
    assert.ok(alone.report.findings.length > 20 && alone.report.errors.length > 0);
    for (const helpers of [1, 3]) {
      const shared = await check(files, { helpers, mayTake: () => true, diesAfter: Infinity });
      assert.deepEqual({ ...shared, done: [] }, alone);
      assert.ok(shared.done.length > 20, String(shared.done.length));
    }
    await fc.assert(fc.asyncProperty(fc.infiniteStream(fc.nat(3)), fc.nat(2), async (choices, helpers) => {
      const shared = await check(files, { helpers: helpers + 1, mayTake: (thread) => choices.next().value === thread % 4 || thread === 0, diesAfter: Infinity });
      assert.deepEqual({ ...shared, done: [] }, alone);
    }), { numRuns: 3 });
  });

  it('loses nothing where threads die', async () => {
    const alone = await check(files, null);
    for (const diesAfter of [0, 7]) {
      const shared = await check(files, { helpers: 2, mayTake: () => true, diesAfter });
      assert.deepEqual({ ...shared, done: [] }, alone);
      assert.equal(shared.done.length, 2 * diesAfter);
    }
  });

  it('does nothing twice, not even what fails', async () => {
    const runs: string[] = [];
    const failing: Analyse = (input) => {
      runs.push(input.entries.join());
      throw new Error('No.');
    };
    const few = Object.fromEntries(Object.entries(files).filter(([path]) => /^(p\d|served)\//.test(path)));
    const alone = await check(few, null, failing);
    const before = runs.splice(0).sort();
    const shared = await check(few, { helpers: 2, mayTake: () => true, diesAfter: Infinity }, failing);
    assert.deepEqual({ ...shared, done: [] }, alone);
    assert.deepEqual(runs.sort(), before);
  });
});
