import assert from 'node:assert/strict';
import { loadParser } from '../../../src/project/node/parser-files';
import { library } from '../../../src/library/tables';
import { memoryWorkspace } from '../../../src/project/workspace';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import type { Report } from '../../../src/review/report';
import { rules } from '../../../src/rules/registry.generated';

const RULE = 'notebook/cell-syntax';

interface Cell {
  readonly source: string;
  readonly output?: string;
}

async function check(cells: readonly Cell[], ignore: readonly string[] = []): Promise<Report> {
  const first: Cell = { source: 'import pandas as pd' };
  const written = [first, ...cells].map(({ source, output }, index) => ({
    cell_type: 'code', metadata: {}, source, execution_count: index + 1, outputs: output === undefined ? [] : [{ output_type: 'stream', name: 'stdout', text: output }],
  }));
  const files = { 'a.ipynb': JSON.stringify({ cells: written, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 }) };
  const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), ignore }, parser: await loadParser(), library, rules });
  try {
    return await engine.check({ paths: [''] });
  } finally {
    engine.dispose();
  }
}

async function told(...cells: readonly Cell[]): Promise<string[]> {
  const { findings } = await check(cells);
  return findings.filter(({ rule }) => rule === RULE).map(({ cell, confidence, severity }) => `${String(cell)} ${confidence} ${severity}`);
}

describe('cells that do not parse', () => {
  it('are told once each, and not as errors beside that', async () => {
    const { findings, errors } = await check([{ source: 'look at this\nand at that one' }, { source: 'print(pd' }]);
    assert.deepEqual(findings.filter(({ rule }) => rule === RULE).map(({ cell }) => cell), [1, 2]);
    assert.deepEqual(errors, []);
  });

  it('are an error of the file where the rule does not speak', async () => {
    const { findings, errors } = await check([{ source: 'print(pd' }], [RULE]);
    assert.deepEqual(findings.filter(({ rule }) => rule === RULE), []);
    assert.match(errors[0]?.message ?? '', /^Syntax error at cell 1, line 1/);
  });

  it('are likely where an output stands below them', async () => {
    assert.deepEqual(await told({ source: 'print(pd', output: '<module pandas>' }), ['1 likely warning']);
    assert.deepEqual(await told({ source: 'print(pd' }), ['1 certain error']);
  });

  it('name a character that can not be seen', async () => {
    const { findings } = await check([{ source: 'print(pd,\u00a01)' }]);
    assert.match(findings.find(({ rule }) => rule === RULE)?.message ?? '', /U\+00A0/);
  });

  const fine: readonly (readonly [string, string])[] = [
    ['magics', '%%bash\nfor f in *; do echo $f; done'],
    ['gaps of an exercise', '# your code here\nmean ='],
    ['notebooks full of gaps', 'a =\nb = # the mean\nc ='],
    ['Python 2', "print 'a', pd\nexec 'x = 1'"],
  ];
  for (const [name, source] of fine) it(`leave alone: ${name}`, async () => { assert.deepEqual(await told({ source }), []); });
});
