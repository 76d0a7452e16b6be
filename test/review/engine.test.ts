import assert from 'node:assert/strict';
import { memoryWorkspace } from '../../src/project/workspace';
import type { Workspace } from '../../src/project/workspace';
import { BudgetExhausted } from '../../src/provenance/machine';
import { fakeEngine, meta } from './support';

const FIT = 'leakage/fit-before-split';
const finds = [{ rule: FIT, text: 'scaler.fit(X)' }];
const TRAIN = 'import sklearn\nscaler.fit(X)\n';

describe('engine', () => {
  it('reports in the form of the contract', async () => {
    const { engine } = await fakeEngine({ files: { 'a.py': TRAIN }, finds });
    const { findings, errors, stats, ...rest } = await engine.check({ paths: [''] });
    assert.deepEqual(Object.keys(rest), ['schema', 'tool']);
    assert.deepEqual(errors, []);
    assert.equal(stats.files, 1);
    assert.equal(stats.lines, 2);
    assert.match(findings[0]?.fingerprint ?? '', /^[0-9a-f]{32}$/);
    assert.deepEqual(findings, [
      {
        rule: FIT,
        severity: 'warning',
        confidence: 'certain',
        message: 'Found scaler.fit(X).',
        path: 'a.py',
        cell: null,
        range: { start: { line: 2, column: 1 }, end: { line: 2, column: 14 } },
        related: [],
        competencies: ['feature-engineering'],
        fingerprint: findings[0]?.fingerprint,
        fixes: [],
      },
    ]);
  });

  it('interprets only what has to do with machine learning, directly or through the workspace', async () => {
    const { engine, runs, entries } = await fakeEngine({
      files: {
        'web/app.py': 'import flask\n',
        'web/db.py': 'import sqlite3\n',
        'ml/train.py': 'from features import build\n',
        'ml/features.py': 'import pandas as pd\nfrom helpers import tidy\n',
        'ml/helpers.py': 'import re\n',
        'other/a.py': 'import sklearn\n',
      },
    });
    const { stats } = await engine.check({ paths: [''] });
    assert.deepEqual(runs, [['ml/features.py', 'ml/helpers.py', 'ml/train.py'], ['other/a.py']]);
    assert.deepEqual(entries, [['ml/train.py', 'ml/features.py'], ['other/a.py']]);
    assert.equal(stats.files, 6);
  });

  it('interprets a snippet without imports by the names that it calls', async () => {
    const { engine, runs } = await fakeEngine({ files: { 'a.py': 'X = StandardScaler().fit_transform(X)\n', 'b.py': 'print(1)\n' } });
    await engine.check({ paths: [''] });
    assert.deepEqual(runs, [['a.py']]);
  });

  it('follows imports out of the asked paths, and reports in these alone', async () => {
    const { engine, runs } = await fakeEngine({ files: { 'lib/features.py': TRAIN, 'train.py': `from lib.features import x\n${TRAIN}` }, finds });
    const { findings, stats } = await engine.check({ paths: ['train.py'] });
    assert.deepEqual(runs, [['lib/features.py', 'train.py']]);
    assert.deepEqual(findings.map(({ path }) => path), ['train.py']);
    assert.equal(stats.files, 1);
  });

  it('orders by path, cell, line, column and rule', async () => {
    const { engine } = await fakeEngine({
      files: { 'b.py': TRAIN, 'a.py': `import sklearn\nx = 1; scaler.fit(X)\nscaler.fit(X)\nscaler.fit(X)\n` },
      metas: [meta(FIT), meta('leakage/fit-on-test')],
      finds: [...finds, { rule: 'leakage/fit-on-test', text: 'scaler.fit(X)' }],
    });
    const { findings } = await engine.check({ paths: [''] });
    assert.deepEqual(
      findings.map(({ path, range, rule }) => `${path}:${range.start.line}:${range.start.column} ${rule.slice(8)}`),
      ['a.py:2:8', 'a.py:3:1', 'a.py:4:1', 'b.py:2:1'].flatMap((place) => [`${place} fit-before-split`, `${place} fit-on-test`]),
    );
  });

  it('runs only the programs again whose files changed, and none for the same text', async () => {
    const files: Record<string, string> = { 'a.py': TRAIN, 'b.py': TRAIN };
    const { engine, runs } = await fakeEngine({ workspace: memoryWorkspace(files), finds });
    await engine.check({ paths: [''] });
    engine.invalidate('a.py');
    await engine.check({ paths: [''] });
    assert.deepEqual(runs, [['a.py'], ['b.py']]);
    files['a.py'] = `import sklearn\n\nscaler.fit(X)\n`;
    engine.invalidate('a.py');
    const { findings } = await engine.check({ paths: [''] });
    assert.deepEqual(runs.slice(2), [['a.py']]);
    assert.equal(findings[0]?.range.start.line, 3);
    assert.equal(engine.document('a.py')?.text, files['a.py']);
  });

  it('stays right over many edits of one file', async () => {
    const files: Record<string, string> = { 'a.py': TRAIN };
    const { engine } = await fakeEngine({ workspace: memoryWorkspace(files), finds });
    for (let edit = 0; edit < 20; edit++) {
      files['a.py'] = `import sklearn\n${'# é\n'.repeat(edit)}scaler.fit(X)${edit % 2 === 0 ? '' : '  # holdout: ignore'}\n`;
      engine.invalidate('a.py');
      const { findings } = await engine.check({ paths: [''] });
      assert.deepEqual(findings.map(({ range }) => range.start.line), edit % 2 === 0 ? [edit + 2] : []);
    }
  });

  it('notices files that come and go', async () => {
    const files: Record<string, string> = { 'a.py': TRAIN };
    const { engine } = await fakeEngine({ workspace: memoryWorkspace(files), finds });
    const paths = async (): Promise<string[]> => {
      const { findings, errors } = await engine.check({ paths: [''] });
      assert.deepEqual(errors, []);
      return findings.map(({ path }) => path);
    };
    assert.deepEqual(await paths(), ['a.py']);
    files['b.py'] = TRAIN;
    engine.invalidate('b.py');
    assert.deepEqual(await paths(), ['a.py', 'b.py']);
    Reflect.deleteProperty(files, 'a.py');
    engine.invalidate('a.py');
    assert.deepEqual(await paths(), ['b.py']);
    files['a.py'] = TRAIN;
    engine.invalidate('a.py');
    assert.deepEqual(await paths(), ['a.py', 'b.py']);
  });

  it('tells an unreadable file and checks the others', async () => {
    const good = memoryWorkspace({ 'a.py': TRAIN, 'b.py': TRAIN });
    const workspace: Workspace = { ...good, read: (path) => (path === 'a.py' ? Promise.reject(new Error('It may not be read: permission denied.')) : good.read(path)) };
    const { engine } = await fakeEngine({ workspace, finds });
    const report = await engine.check({ paths: [''] });
    assert.deepEqual(report.errors, [{ path: 'a.py', message: 'It may not be read: permission denied.' }]);
    assert.deepEqual(report.findings.map(({ path }) => path), ['b.py']);
  });

  it('tells a syntax error once a file, and finds the rest', async () => {
    const { engine } = await fakeEngine({ files: { 'a.py': `import sklearn\nx = = 3\nscaler.fit(X)\ny = ) (\n`, 'plain.py': 'x = = 3\n' }, finds });
    const { findings, errors } = await engine.check({ paths: [''] });
    assert.deepEqual(errors.map(({ path }) => path), ['a.py']);
    assert.match(errors[0]?.message ?? '', /^Syntax error at line 2: .+ The rest of the file was checked\.$/);
    assert.equal(findings.length, 1);
  });

  it('survives a crash of the interpreter in one program', async () => {
    const { engine } = await fakeEngine({
      files: { 'a.py': TRAIN, 'b.py': TRAIN },
      finds,
      onAnalyse: ({ modules }) => {
        if (modules.has('a.py')) throw new TypeError('x is undefined');
      },
    });
    const { findings, errors } = await engine.check({ paths: [''] });
    assert.deepEqual(findings.map(({ path }) => path), ['b.py']);
    assert.deepEqual(errors.map(({ path }) => path), ['a.py']);
    assert.match(errors[0]?.message ?? '', /^Internal error while analysing a\.py: TypeError: x is undefined .*Please report it/);
  });

  it('runs the entries of a program one by one where they fail together', async () => {
    const { engine, entries } = await fakeEngine({
      files: { 'a.py': `import lib\n${TRAIN}`, 'b.py': `import lib\n${TRAIN}`, 'lib.py': 'x = 1\n' },
      finds,
      onAnalyse: (input) => {
        if (input.entries.includes('a.py')) throw new RangeError('Maximum call stack size exceeded');
      },
    });
    const report = await engine.check({ paths: [''] });
    assert.deepEqual(entries, [['a.py', 'b.py'], ['a.py'], ['b.py']]);
    assert.deepEqual(report.errors, [{ path: 'a.py', message: 'This code is nested too deeply to be analysed.' }]);
    assert.deepEqual(report.findings.map(({ path }) => path), ['a.py', 'b.py']);
  });

  it('tells what was not interpreted to its end', async () => {
    const { engine } = await fakeEngine({ files: { 'a.py': TRAIN }, finds, cutShort: ['a.py'] });
    const { findings, errors } = await engine.check({ paths: [''] });
    assert.equal(findings.length, 1);
    assert.match(errors[0]?.message ?? '', /too long/);
  });

  it('cuts short what would take for ever, and gives what was found', async () => {
    let isCut = false;
    const { engine } = await fakeEngine({
      files: { 'a.py': TRAIN },
      finds,
      onAnalyse: ({ checkpoint }) => {
        try {
          for (;;) checkpoint?.();
        } catch (error) {
          if (!(error instanceof BudgetExhausted)) throw error;
          isCut = true;
        }
      },
    });
    const { findings } = await engine.check({ paths: [''] });
    assert.ok(isCut);
    assert.equal(findings.length, 1);
  }).timeout(5000);

  it('gives the rest of a program little once its time is over, however much there is', async () => {
    const { engine } = await fakeEngine({
      files: { 'a.py': TRAIN },
      onAnalyse: ({ checkpoint }) => {
        for (let part = 0; part < 1000; part++) {
          try {
            for (;;) checkpoint?.();
          } catch (error) {
            if (!(error instanceof BudgetExhausted)) throw error;
          }
        }
      },
    });
    const { stats } = await engine.check({ paths: [''] });
    assert.ok(stats.milliseconds < 6000, String(stats.milliseconds));
  }).timeout(10_000);

  it('is cancelled between files and within one', async () => {
    const controller = new AbortController();
    const { engine, runs } = await fakeEngine({
      files: { 'a.py': TRAIN, 'b.py': TRAIN },
      onAnalyse: ({ checkpoint }) => {
        controller.abort(new Error('newer'));
        checkpoint?.();
      },
    });
    await assert.rejects(engine.check({ paths: [''], signal: controller.signal }), /newer/);
    assert.deepEqual(runs, [['a.py']]);
    await assert.rejects(engine.check({ paths: [''], signal: controller.signal }), /newer/);
    assert.equal(runs.length, 1);
  });

  it('hears a cancellation that arrives while many files are read', async () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}.py`, TRAIN.repeat(20)]));
    const { engine } = await fakeEngine({ files });
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort(new Error('newer'));
    }, 1);
    await assert.rejects(engine.check({ paths: [''], signal: controller.signal }), /newer/);
  });

  it('tells how far it is', async () => {
    const { engine } = await fakeEngine({ files: { 'a.py': TRAIN, 'b.py': 'import os\n' } });
    const steps: string[] = [];
    await engine.check({ paths: [''], onProgress: (done, total) => steps.push(`${done}/${total}`) });
    assert.deepEqual(steps, ['1/2', '2/2', '3/3']);
  });

  it('leaves out what the config excludes, but not a file asked for by name', async () => {
    const { engine } = await fakeEngine({ files: { 'legacy/a.py': TRAIN, 'b.py': TRAIN }, config: { exclude: ['legacy'] }, finds });
    const pathsOf = async (asked: string): Promise<string[]> => (await engine.check({ paths: [asked] })).findings.map(({ path }) => path);
    assert.deepEqual(await pathsOf(''), ['b.py']);
    assert.deepEqual(await pathsOf('legacy/a.py'), ['legacy/a.py']);
  });

  it('keeps rules silent in the files that per-file-ignores names', async () => {
    const { engine } = await fakeEngine({
      files: { 'notebooks/a.py': TRAIN, 'b.py': TRAIN },
      config: { perFileIgnores: { 'notebooks/**': ['leakage'] } },
      finds,
    });
    assert.deepEqual((await engine.check({ paths: [''] })).findings.map(({ path }) => path), ['b.py']);
  });
});

describe('fingerprints', () => {
  const printsOf = async (text: string, path = 'a.py'): Promise<string[]> => {
    const { engine } = await fakeEngine({ files: { [path]: `import sklearn\n${text}` }, finds: [{ rule: FIT, text: 'scaler.fit(' }] });
    return (await engine.check({ paths: [''] })).findings.map(({ fingerprint }) => fingerprint);
  };

  it('stay when lines move', async () => {
    const before = await printsOf('def f():\n    scaler.fit(X)\n');
    assert.deepEqual(await printsOf('x = 1\n\n\ndef f():\n    y = 2\n    scaler.fit(X)\n'), before);
  });

  it('differ by function, by file and by occurrence', async () => {
    const [one, two, three] = await printsOf('def f():\n    scaler.fit(X)\n    scaler.fit(X)\ndef g():\n    scaler.fit(X)\n');
    const [four] = await printsOf('def f():\n    scaler.fit(X)\n', 'b.py');
    assert.equal(new Set([one, two, three, four]).size, 4);
  });
});
