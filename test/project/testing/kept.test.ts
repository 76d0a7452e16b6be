import assert from 'node:assert/strict';
import type { PythonDocument } from '../../../src/python/document';
import { scriptDocument } from '../../../src/python/document';
import type { Module } from '../../../src/python/nodes';
import type { PythonParser } from '../../../src/python/parser';
import { loadParser } from '../../../src/project/node/parser-files';
import { programSyntax } from '../../../src/project/program-syntax';
import type { KeptTests } from '../../../src/project/testing/kept';
import { keepTests } from '../../../src/project/testing/kept';
import type { TestMap } from '../../../src/project/testing/reach';
import { testMapSteps } from '../../../src/project/testing/reach';
import { defaultTestSettings } from '../../../src/project/testing/settings';

const files: Readonly<Record<string, string>> = {
  'shop/__init__.py': '',
  'shop/features.py': 'from shop.dates import month\n\ndef scale(table):\n    return table / 2\n\ndef season(table):\n    return month(table) // 3\n',
  'shop/dates.py': 'def month(table):\n    return table.month\n',
  'shop/model.py': 'def fit(table):\n    return table\n\ndef load(path):\n    return path\n',
  'shop/app.py': 'from fastapi import FastAPI\nfrom shop.model import load\n\napp = FastAPI()\n\n@app.post("/score")\ndef score(row: dict):\n    return load("m")\n',
  'conftest.py': 'import pytest\n\n@pytest.fixture\ndef table():\n    return 1\n',
  'tests/test_features.py': 'from shop.features import scale, season\n\ndef test_scale(table):\n    assert scale(table) == 1\n\ndef test_season(table):\n    assert season(table) == 0\n',
  'tests/test_model.py': 'from shop.model import fit\n\ndef test_fit(table):\n    assert fit(table) == 1\n',
  'tests/test_app.py': 'from fastapi.testclient import TestClient\nfrom shop.app import app\n\ndef test_score():\n    assert TestClient(app).post("/score", json={}).status_code == 200\n',
  'tests/test_patched.py': 'from unittest.mock import patch\nimport shop\n\n@patch("shop.dates.month")\ndef test_nothing(month):\n    assert month is not None\n',
};

describe('tests that are kept', () => {
  let parser: PythonParser;
  const known = new Map<string, { readonly text: string; readonly document: PythonDocument; readonly module: Module }>();
  before(async () => {
    parser = await loadParser();
  });

  /** The map of these texts; a file of the same text has the same tree as before. */
  const mapOf = (texts: Readonly<Record<string, string>>, kept?: KeptTests): TestMap => {
    for (const [path, text] of Object.entries(texts)) if (known.get(path)?.text !== text) known.set(path, { text, document: scriptDocument(path, text), module: parser.parse(text) });
    const own = [...known].filter(([path]) => path in texts);
    const program = programSyntax({ documents: new Map(own.map(([path, one]) => [path, one.document])), modules: new Map(own.map(([path, one]) => [path, one.module])) });
    const steps = testMapSteps(program, defaultTestSettings, kept);
    for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
  };
  const told = ({ functions }: TestMap): unknown => functions.map(({ at, name, tests, replacedBy }) => [at.path, name, tests.map(({ test, way }) => `${test.path} ${test.name} ${way}`), replacedBy.map((test) => test.name)]);
  const courses = (map: TestMap): ReadonlyMap<string, unknown> => new Map([...map.runs].map(([test, course]) => [test.path, course]));

  /** The test files whose tests run again once a file's text is another. */
  const runAgain = (path: string, text: string): string[] => {
    const kept = keepTests();
    const before = courses(mapOf(files, kept));
    const changed = { ...files, [path]: text };
    const after = mapOf(changed, kept);
    assert.deepEqual(told(after), told(mapOf(changed)), 'the same map as without what is kept');
    return [...courses(after)].flatMap(([test, course]) => (before.get(test) === course ? [] : [test])).sort();
  };

  it('runs nothing again where nothing has changed', () => {
    const kept = keepTests();
    const first = mapOf(files, kept);
    assert.equal(first.runs.size, 5);
    assert.ok([...courses(mapOf(files, kept))].every(([path, course]) => courses(first).get(path) === course));
  });

  it('runs the tests again that ran through an edited file, or through one that imports it', () => {
    assert.deepEqual(runAgain('shop/model.py', 'def fit(table):\n    return helper(table)\n\ndef helper(table):\n    return table\n\ndef load(path):\n    return path\n'), ['tests/test_app.py', 'tests/test_model.py']);
    assert.deepEqual(runAgain('shop/features.py', `${files['shop/features.py'] ?? ''}\n\ndef other():\n    return 1\n`), ['tests/test_features.py']);
  });

  it('runs the tests again whose patch names the file', () => {
    assert.deepEqual(runAgain('shop/dates.py', 'def year(table):\n    return 1\n\ndef month(table):\n    return year(table)\n'), ['tests/test_features.py', 'tests/test_patched.py']);
  });

  it('runs an edited test file again, and all below an edited conftest.py', () => {
    assert.deepEqual(runAgain('tests/test_model.py', 'from shop.model import load\n\ndef test_load(table):\n    assert load(table) == 1\n'), ['tests/test_model.py']);
    assert.equal(runAgain('conftest.py', 'import pytest\n\n@pytest.fixture\ndef table():\n    return 2\n').length, 4);
  });

  it('runs all again where a route or a file comes', () => {
    assert.equal(runAgain('shop/app.py', (files['shop/app.py'] ?? '').replace('/score', '/rate')).length, 4);
    assert.equal(runAgain('shop/new.py', 'x = 1\n').length, 4);
  });
});
