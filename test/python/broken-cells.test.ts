import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import { withoutBrokenCells } from '../../src/python/broken-cells';
import { notebookFromCells } from '../../src/python/notebook';

const SHELL = '$places = @("raw", "clean")\n\nforeach ($place in $places) {\n    if (-Not (Test-Path $place)) {\n        New-Item -Path $place | Out-Null\n    } else {\n        Write-Host "There is: $place"\n    }\n}\n';
const RIGHT = 'models = [m for m in names if any(x in m.lower() for x in ["xgb", "cat"])]\nif len(models) >= 2:\n    print(f"of {len(models)}: {\', \'.join(models)}")\n';

describe('cells that are no Python', () => {
  it('are told themselves, and no cell below them', async () => {
    const parser = await loadParser();
    const { document } = notebookFromCells('a.ipynb', [{ cell: 0, source: SHELL }, { cell: 1, source: RIGHT }, { cell: 2, source: RIGHT }, { cell: 3, source: 'x = 1' }]);
    const asOneText = parser.parse(document.code);
    assert.ok(asOneText.problems.some(({ start, end }) => document.locate({ start, end }).cell !== 0), 'the parser lost its way');
    const module = withoutBrokenCells(document, asOneText, (code) => parser.parse(code));
    assert.ok(module.problems.length > 0);
    assert.deepEqual([...new Set(module.problems.map(({ start, end }) => document.locate({ start, end }).cell))], [0]);
    assert.deepEqual(module.body.map(({ kind }) => kind), ['Assign', 'If', 'Assign', 'If', 'Assign']);
    assert.equal(document.text.slice(module.body.at(-1)?.start, module.body.at(-1)?.end), 'x = 1');
  });

  it('leave a notebook as it is where nothing else is blamed', async () => {
    const parser = await loadParser();
    const { document } = notebookFromCells('a.ipynb', [{ cell: 0, source: 'x = = 2' }, { cell: 1, source: RIGHT }]);
    const module = parser.parse(document.code);
    assert.equal(withoutBrokenCells(document, module, (code) => parser.parse(code)), module);
  });
});
