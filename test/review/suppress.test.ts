import assert from 'node:assert/strict';
import type { Config } from '../../src/review/config';
import type { Report } from '../../src/review/report';
import { fakeEngine, meta } from './support';

const FIT = 'leakage/fit-before-split';
const TEST = 'leakage/fit-on-test';
const metas = [meta(FIT), meta(TEST), meta('evaluation/auc-on-labels')];

async function reportOf(path: string, text: string, config: Partial<Config> = {}): Promise<Report> {
  const { engine } = await fakeEngine({
    files: { [path]: text },
    metas,
    config,
    finds: [{ rule: FIT, text: 'scaler.fit(X)' }, { rule: TEST, text: 'scaler.refit(X)' }],
  });
  return engine.check({ paths: [''] });
}

/** `line rule`, one a finding; with the message where the finding is about a comment. */
async function linesOf(text: string, config: Partial<Config> = {}): Promise<string[]> {
  const { findings } = await reportOf('a.py', `import sklearn\n${text}`, config);
  return findings.map(({ range, rule, message }) => `${range.start.line - 1} ${rule}${rule.startsWith('holdout/') ? `: ${message}` : ''}`);
}

const unused = 'holdout/unused-suppression';
const unknown = 'holdout/unknown-rule-in-suppression';

const table: readonly [string, string, readonly string[]][] = [
  ['no comment', 'scaler.fit(X)', [`1 ${FIT}`]],
  ['on the line, by id', `scaler.fit(X)  # holdout: ignore[${FIT}] known`, []],
  ['on the line, by family', 'scaler.fit(X)  # holdout: ignore[leakage]', []],
  ['on the line, everything', 'scaler.fit(X)  # holdout: ignore', []],
  ['behind another comment', `scaler.fit(X)  # noqa: E501  # holdout: ignore[${FIT}]`, []],
  ['without spaces', `scaler.fit(X)  #holdout:ignore[${FIT}]`, []],
  ['one of two ids is used', `scaler.fit(X)  # holdout: ignore[${FIT}, ${TEST}]`, [`1 ${unused}: This suppression of ${TEST} hides nothing. Remove the name.`]],
  ['alone above', `# holdout: ignore[${FIT}] the test set is drawn elsewhere\nscaler.fit(X)`, []],
  ['two alone above', `# holdout: ignore[${FIT}]\n# holdout: ignore[${TEST}]\nscaler.fit(scaler.refit(X)); scaler.fit(X)`, []],
  ['above a comment above', `# holdout: ignore[${FIT}]\n# as agreed\nscaler.fit(X)`, []],
  ['two lines above', `# holdout: ignore[${FIT}]\n\nscaler.fit(X)`, [`1 ${unused}: This suppression of ${FIT} hides nothing. Remove it.`, `3 ${FIT}`]],
  ['at the end of the line above', `x = 1  # holdout: ignore[${FIT}]\nscaler.fit(X)`, [`1 ${unused}: This suppression of ${FIT} hides nothing. Remove it.`, `2 ${FIT}`]],
  ['of another rule', `scaler.fit(X)  # holdout: ignore[${TEST}]`, [`1 ${FIT}`, `1 ${unused}: This suppression of ${TEST} hides nothing. Remove it.`]],
  ['on the last line of a long statement', `y = f(\n    scaler.fit(X),\n    1,\n)  # holdout: ignore[${FIT}]`, []],
  ['above a long statement', `# holdout: ignore[${FIT}]\ny = f(\n    1,\n    scaler.fit(X),\n)`, []],
  ['above a loop, not for what is in it', `# holdout: ignore[${FIT}]\nfor i in j:\n    scaler.fit(X)`, [`1 ${unused}: This suppression of ${FIT} hides nothing. Remove it.`, `3 ${FIT}`]],
  ['an unknown rule', `scaler.fit(X)  # holdout: ignore[${FIT}s]`, [`1 ${FIT}`, `1 ${unknown}: No rule or family is named "${FIT}s". Did you mean "${FIT}"?`]],
  ['in a string', `s = "# holdout: ignore[${FIT}]"; scaler.fit(X)`, [`1 ${FIT}`]],
  ['nothing to hide', '# holdout: ignore\nx = 1', [`1 ${unused}: This suppression hides nothing. Remove it.`]],
  ['a whole file, not on top', `scaler.fit(X)\n# holdout: ignore-file[${FIT}]`, [`1 ${FIT}`, `2 ${unused}: ignore-file counts only on top of the file, before its first statement. Move it there.`]],
];

describe('suppression comments', () => {
  for (const [name, text, expected] of table) {
    it(name, async () => {
      assert.deepEqual(await linesOf(text), expected);
    });
  }

  it('silence a whole file from its top, below the docstring too', async () => {
    for (const top of ['', '"""What this is."""\n']) {
      const { findings } = await reportOf('a.py', `${top}# holdout: ignore-file[leakage] generated\nimport sklearn\nscaler.fit(X)\nscaler.refit(X)\n`);
      assert.deepEqual(findings, []);
    }
  });

  it('are not called unused where their rule did not run', async () => {
    const comment = `x = 1  # holdout: ignore[${TEST}]\ny = 2  # holdout: ignore`;
    assert.deepEqual(await linesOf(comment, { select: [FIT] }), []);
    assert.deepEqual(await linesOf(`x = 1  # holdout: ignore[${TEST}]`, { ignore: [TEST] }), []);
  });

  it('can be left unjudged', async () => {
    assert.deepEqual(await linesOf('# holdout: ignore\nx = 1', { ignore: ['holdout'] }), []);
  });

  it('are judged in files that have nothing to do with machine learning', async () => {
    const { findings } = await reportOf('a.py', 'import os\nx = 1  # holdout: ignore[leakage]\n');
    assert.deepEqual(findings.map(({ rule }) => rule), [unused]);
  });

  it('offer their own removal, which leaves the code as it was', async () => {
    const { findings } = await reportOf('a.py', 'import os\nx = 1  # holdout: ignore[leakage]\n');
    const [edit] = findings[0]?.fixes[0]?.edits ?? [];
    assert.deepEqual(edit, { path: 'a.py', cell: null, range: { start: { line: 2, column: 6 }, end: { line: 2, column: 34 } }, text: '' });
  });

  it('count within one cell of a notebook', async () => {
    const cells = [
      ['import sklearn\n', `# holdout: ignore[${FIT}]`],
      ['scaler.fit(X)'],
      [`scaler.fit(X)  # holdout: ignore[${FIT}]`],
    ].map((source) => ({ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source }));
    const { findings } = await reportOf('a.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    assert.deepEqual(findings.map(({ cell, rule }) => [cell, rule]), [[0, unused], [1, FIT]]);
  });
});
