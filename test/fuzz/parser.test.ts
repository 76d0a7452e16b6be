import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadParser, readParserFiles } from '../../src/project/node/parser-files';
import type { Module } from '../../src/python/nodes';
import { notebookFromCells } from '../../src/python/notebook';
import type { PythonParser } from '../../src/python/parser';
import { createParser } from '../../src/python/parser';
import { moduleFromTree } from '../../src/python/tree-bytes';
import { decodeSource } from '../../src/python/source';

/** The same programs in every run; another seed searches elsewhere: `FUZZ_SEED=7 npx mocha …`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261120);

const PROGRAM = `import pandas as pd  # é 𝒳
from sklearn.model_selection import (train_test_split as split, KFold)

@cache(size=3)
async def load(path: str = "a.csv", *rest, flag=None, **more) -> list[int]:
    """Doc."""
    with open(path) as handle, g() as (a, b):
        rows = [x ** 2 for x in handle if x not in (1, 2)]
    if rows and not flag or (n := len(rows)) > 3:
        return {**more, "k": rows[1:-1, ...]}
    elif flag is not None:
        raise ValueError(f"bad {flag!r:>{n}} value" 'x') from None
    else:
        del rows[0]
    try:
        yield lambda q, /, r=1: q @ r
    except (A, B) as error:
        pass
    finally:
        x: int = 0x_ff

class Net(nn.Module, metaclass=M):
    match = print
    for i, *j in enumerate(df.iloc[:, 1:]): total += i; continue
    while True: break

match point:
    case Point(x=0, y=q) | [q, *_] if q: print(q)
df = (pd.read_csv("a.csv")
      .dropna())
X_train, X_test = split(df, test_size=.2, random_state=42)
`;
const PIECES = ['(', ')', '[', ']', '{', '}', ':', '\n', '    ', '"', '\'\'\'', '#', '\\', ' = ', ',', '.', 'def ', 'if ', 'else:', 'lambda ', 'class ', '@', '*', 'é', '𝒳', '%', 'f"{', '\r\n', '\t', 'x', '1', '\uFEFF'];

/** Every node's range lies in its parent's, and all of them in the document. */
function checkRanges(module: Module, length: number): void {
  assert.ok(module.start === 0 && module.end === length);
  const visit = (value: unknown, start: number, end: number): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one, start, end);
    } else if (typeof value === 'object' && value !== null) {
      let [from, to] = [start, end];
      if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
        assert.ok(start <= value.start && value.start <= value.end && value.end <= end, `${JSON.stringify(value).slice(0, 200)} is not within ${String(start)}–${String(end)}`);
        [from, to] = [value.start, value.end];
      }
      for (const child of Object.values(value)) visit(child, from, to);
    }
  };
  visit([module.body, module.comments, module.problems], 0, length);
}

const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((parts) => parts.join('')) }), { minLength: 1, maxLength: 6 });

function mutate(code: string, { at, length, text }: { at: number; length: number; text: string }): string {
  const start = at % (code.length + 1);
  return code.slice(0, start) + text + code.slice(start + length);
}

describe('parser under mutation', function () {
  this.timeout(120_000);
  let parser: PythonParser;
  before(async () => {
    parser = await loadParser();
  });

  it('never crashes, and keeps ranges within their parents', () => {
    fc.assert(fc.property(edits, (changes) => {
      const code = changes.reduce(mutate, PROGRAM);
      checkRanges(parser.parse(code), code.length);
    }), { numRuns: 400, seed: SEED });
  });

  it('reads the same out of memory as over the official API', async () => {
    const slow = await createParser(await readParserFiles(), 'api');
    assert.equal(slow.reader, 'api');
    fc.assert(fc.property(edits, (changes) => {
      const code = changes.reduce(mutate, PROGRAM);
      assert.deepEqual(parser.parse(code), slow.parse(code));
    }), { numRuns: 150, seed: SEED });
  });

  it('makes the same module of the tree that it hands out, and hands out none of code with errors', () => {
    let trees = 0;
    fc.assert(fc.property(fc.oneof(edits, fc.constant([])), (changes) => {
      const code = changes.reduce(mutate, PROGRAM);
      const made: Uint8Array[] = [];
      const module = parser.parse(code, (tree) => made.push(tree));
      assert.equal(made.length, module.problems.length > 0 ? 0 : 1);
      for (const tree of made) {
        trees++;
        assert.deepEqual(moduleFromTree(code, tree), module);
        assert.equal(moduleFromTree(code, tree.subarray(0, -1)), null);
      }
    }), { numRuns: 200, seed: SEED });
    assert.ok(trees > 50, String(trees));
  });

  it('survives text that is no Python at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (code) => {
      checkRanges(parser.parse(code), code.length);
    }), { numRuns: 300, seed: SEED });
  });

  it('parses edits as it parses the whole', () => {
    fc.assert(fc.property(edits, (changes) => {
      const open = parser.open(PROGRAM);
      try {
        let code = PROGRAM;
        for (const change of changes) {
          code = mutate(code, change);
          assert.deepEqual(open.edit(code), parser.parse(code));
        }
      } finally {
        open.dispose();
      }
    }), { numRuns: 200, seed: SEED });
  });

  it('keeps the length of cells and the cells apart', () => {
    fc.assert(fc.property(edits, (changes) => {
      const source = changes.reduce(mutate, PROGRAM);
      const { document } = notebookFromCells('a.ipynb', [{ cell: 0, source }, { cell: 1, source: 'after = fit(x)' }]);
      assert.equal(document.code.length, document.text.length);
      assert.ok(document.code.endsWith('\nafter = fit(x)'));
      checkRanges(parser.parse(document.code), document.code.length);
    }), { numRuns: 300, seed: SEED });
  });
});

function standardLibrary(): string | null {
  try {
    return execFileSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

const library = standardLibrary();
const MODULES = ['ast.py', 'argparse.py', 'asyncio', 'collections', 'dataclasses.py', 'email', 'inspect.py', 'json', 'pathlib.py', 'statistics.py', 'typing.py', 'unittest/mock.py'];

describe(library === null ? 'Python\'s standard library (python3 is not installed: nothing to read)' : 'Python\'s standard library', () => {
  it('parses without a problem', async () => {
    const parser = await loadParser();
    const paths = library === null ? [] : MODULES.map((name) => join(library, name)).filter(existsSync).flatMap((path) => (path.endsWith('.py') ? [path]
      : readdirSync(path).filter((name) => name.endsWith('.py')).map((name) => join(path, name))));
    const bad = paths.filter((path) => parser.parse(decodeSource(readFileSync(path)).text).problems.length > 0);
    assert.deepEqual(bad, []);
    assert.ok(library === null || paths.length > 50);
  }).timeout(60_000);
});
