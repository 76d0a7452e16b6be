import assert from 'node:assert/strict';
import { maskMagics } from '../../src/python/magics';

/** A cell, and what is parsed of it; blanks at line ends are left out on the right. */
const TABLE: readonly (readonly [string, string])[] = [
  ['%matplotlib inline\nx = 1', '\nx = 1'],
  ['%time x = f()', '      x = f()'],
  ['%timeit -n 3 -r 2 f(x)', '                  f(x)'],
  ['%prun -l 5 f(x)', '           f(x)'],
  ['%time f(a,\n  b)\ny = 2', '      f(a,\n  b)\ny = 2'],
  ['%timeit', 'pass'],
  ['%time !ls', 'pass'],
  ['%%time\nx = f()', '\nx = f()'],
  ['%%time\n%load_ext y\nx = 1', '\n\nx = 1'],
  ['\n# c\n%%capture out\nx = 1', '\n# c\n\nx = 1'],
  ['%%timeit x = 1\nf(x)', '         x = 1\nf(x)'],
  ['%%bash\nls -l\necho "x', '\n\n'],
  ['%%writefile a.py\ndef f(:', '\n'],
  ['%%html\n<b>', '\n'],
  ['%%R -i x\ny <- x', '\n'],
  ['!pip install x', ''],
  ['!pip install x \\\n  y\nz = 1', '\n\nz = 1'],
  ['files = !ls *.csv\nx = 1', 'files = 0\nx = 1'],
  ['t = %sql select 1', 't = 0'],
  ['t = %time f(x)', 't =       f(x)'],
  ['if a:\n    !ls\nelse:\n    %cd x', 'if a:\n    0\nelse:\n    pass'],
  ['if a:\n    !ls -l', 'if a:\n    pass'],
  ['?df', ''],
  ['df?', ''],
  ['df.head??', ''],
  ['??df', ''],
  ['%time?', ''],
  [',f a b', ''],
  [';f a b', ''],
  ['/f a b', ''],
  ['pip install -q x', ''],
  ['cd data', ''],
  ['ls -l /data/27-june', ''],
  ['mkdir -p out', ''],
  ['ls - a', 'ls - a'],
  ['cd = 3\nls', 'cd = 3\nls'],
  ['x = a \\\n%b', 'x = a \\\n%b'],
  ['x = (a\n% b)', 'x = (a\n% b)'],
  ['x = """\n%time\n!ls\n"""\ny = 1', 'x = """\n%time\n!ls\n"""\ny = 1'],
  ['x = \'%s\' % y\nz = a % b\nw != 3\na %= 2', 'x = \'%s\' % y\nz = a % b\nw != 3\na %= 2'],
  ['f(x=!1)', 'f(x=!1)'],
  ['# what?\nx = 1', '# what?\nx = 1'],
];

describe('magics', () => {
  for (const [cell, expected] of TABLE) {
    it(JSON.stringify(cell), () => {
      const masked = maskMagics(cell);
      assert.equal(masked.length, cell.length);
      assert.equal(masked.replace(/ +$/gm, ''), expected.replace(/ +$/gm, ''));
    });
  }
  it('keeps carriage returns', () => {
    assert.equal(maskMagics('!a\r\nx = 1\r\n%b\r\n'), '  \r\nx = 1\r\n  \r\n');
  });
});
