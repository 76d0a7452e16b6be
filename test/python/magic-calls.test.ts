import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMagicCalls } from '../../src/python/magic-calls';
import { loadParser } from '../../src/project/node/parser-files';

/** What is read of a script, without blanks at the ends of lines and without empty lines. */
function read(text: string): string {
  const code = readMagicCalls(text);
  assert.equal(code.length, text.length);
  return code.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').join('\n');
}

describe('magics in a script that was made of a notebook', () => {
  it('whose body is Python are read as code', () => {
    assert.equal(read(String.raw`get_ipython().run_cell_magic('time', '', 'model = Ridge()\nmodel.fit(X, y)\n')`), 'model = Ridge()\nmodel.fit(X, y)');
    assert.equal(read(String.raw`get_ipython().run_cell_magic('capture', 'out', "for x in xs:\n    f(x['a'])\n\n")`), 'for x in xs:\n    f(x[\'a\'])');
    assert.equal(read('get_ipython().run_line_magic(\'time\', "f(\'a\')")\nx = 1\n'), 'f(\'a\')\nx = 1');
    assert.equal(read('get_ipython().magic(u\'timeit -n 3 f(x)\')'), 'f(x)');
  });

  it('keep what is assigned and how far to the right they stand', () => {
    assert.match(readMagicCalls('x = get_ipython().run_line_magic(\'time\', \'f(1)\')\n'), /^x = +f\(1\) +\n$/);
    assert.equal(read('if a:\n    get_ipython().run_line_magic(\'time\', \'f(1)\')\n    g()\n'), 'if a:\n    f(1)\n    g()');
  });

  it('have their quotes, tabs and long lines as they run', () => {
    assert.equal(read(String.raw`get_ipython().run_cell_magic('time', '', 'a = df[\'x\']\nb = "it\'s"\n')`), 'a = df[ \'x\' ]\nb = "it \'s"');
    assert.equal(read(String.raw`get_ipython().run_cell_magic('time', '', 'if a:\n\tf()\nx = 1 + \\\n  2\n')`), 'if a:\n  f()\nx = 1 +   \\\n  2');
    assert.equal(read(String.raw`get_ipython().run_cell_magic('time', '', "print('a\\nb')\n")`), 'print(\'a \\nb\')');
  });

  it('that run no Python here, or can not be read, stay what they are', () => {
    for (const text of [
      'get_ipython().run_line_magic(\'matplotlib\', \'inline\')\n', 'get_ipython().system(\'pip install x\')\n', String.raw`get_ipython().run_cell_magic('bash', '', 'ls\n')`,
      'get_ipython().run_line_magic(\'time\', \'\')\n', 'get_ipython().run_cell_magic(\'time\', \'\', code)\n', '# get_ipython().run_line_magic(\'time\', \'f()\')\n',
      String.raw`x = get_ipython().run_cell_magic('time', '', 'a\nb\n')`, 'text = "get_ipython().run_line_magic(\'time\', \'f()\')"\n', 'get_ipython().run_line_magic(\'time\', \'f()\n',
    ]) assert.equal(readMagicCalls(text), text);
  });

  it('that a cell holds are masked within it', () => {
    assert.equal(read(String.raw`get_ipython().run_cell_magic('capture', '', '!pip install x\nimport x\n')`), 'import x');
  });

  it('are read in the same length, whatever they hold', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('\\n', '\\\'', '\\\\', '\'', '"', '\n', ')', ',', 'x', ' ', '\\t', '%time ', '!ls', '(')), (parts) => {
      const text = `a = 1\nget_ipython().run_cell_magic('time', '', '${parts.join('')}')\nb = 2\n`;
      assert.equal(readMagicCalls(text).length, text.length);
    }));
  });

  it('parse', async () => {
    const parser = await loadParser();
    const text = String.raw`import pandas as pd
get_ipython().run_cell_magic('time', '', "df = pd.read_csv('a.csv')\nfor c in df:\n    print(c,\n          df[c])\n\nX = df.drop(columns=['y'])\n")
get_ipython().run_line_magic('timeit', 'X.sum()')
`;
    const module = parser.parse(readMagicCalls(text));
    assert.deepEqual([module.problems, module.body.map(({ kind }) => kind)], [[], ['Import', 'Assign', 'For', 'Assign', 'ExpressionStatement']]);
  });
});
