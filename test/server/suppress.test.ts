import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { suppressionEdit } from '../../src/server/suppress';

/** Applies the suppression of `a/b` on a line (from 0). */
function suppressed(source: string, line: number): string {
  const { line: at, character, text } = suppressionEdit(source, line, 'a/b');
  const position = { line: at, character };
  return TextDocument.applyEdits(TextDocument.create('file:///x.py', 'python', 1, source), [{ range: { start: position, end: position }, newText: text }]);
}

describe('the suppression comment', () => {
  const cases: readonly (readonly [what: string, source: string, line: number, expected: string])[] = [
    ['goes to the end of the line', 'x = f()\ny = 1\n', 0, 'x = f()  # holdout: ignore[a/b]\ny = 1\n'],
    ['comes before trailing blanks', 'x = f()  \n', 0, 'x = f()  # holdout: ignore[a/b]  \n'],
    ['follows another comment', 'x = f()  # note\n', 0, 'x = f()  # note  # holdout: ignore[a/b]\n'],
    ['is extended', 'x = f()  # holdout: ignore[c/d] known\n', 0, 'x = f()  # holdout: ignore[c/d, a/b] known\n'],
    ['fills empty brackets', 'x = f()  # holdout: ignore[]\n', 0, 'x = f()  # holdout: ignore[a/b]\n'],
    ['leaves a file-wide one alone', 'x = f()  # holdout: ignore-file[c/d]\n', 0, 'x = f()  # holdout: ignore-file[c/d]  # holdout: ignore[a/b]\n'],
    ['goes to the first line of a call over several', 'x = f(\n    1,\n)\n', 0, 'x = f(  # holdout: ignore[a/b]\n    1,\n)\n'],
    ['goes above a line with a backslash', 'if x:\n    y = a + \\\n        f()\n', 1, 'if x:\n    # holdout: ignore[a/b]\n    y = a + \\\n        f()\n'],
    ['goes to the end of the line after a backslash', 'y = a + \\\n    f()\n', 1, 'y = a + \\\n    f()  # holdout: ignore[a/b]\n'],
    ['goes above all of several backslashes', 'y = a + \\\n    f() + \\\n    1\n', 1, '# holdout: ignore[a/b]\ny = a + \\\n    f() + \\\n    1\n'],
    ['goes above a line that opens a long string', 'x = f("""\nabc\n""")\n', 0, '# holdout: ignore[a/b]\nx = f("""\nabc\n""")\n'],
    ['goes behind the end of a long string', 'x = """\nabc\n""", f()\n', 2, 'x = """\nabc\n""", f()  # holdout: ignore[a/b]\n'],
    ['goes above a long string that goes on', "x = '''\nabc\n''' + f('''\n''')\n", 2, "# holdout: ignore[a/b]\nx = '''\nabc\n''' + f('''\n''')\n"],
    ['extends the one above', '# holdout: ignore[c/d]\ny = f() + \\\n    1\n', 1, '# holdout: ignore[c/d, a/b]\ny = f() + \\\n    1\n'],
    ['is not misled by a hash in a string', "x = f('#', \"'''\")\n", 0, "x = f('#', \"'''\")  # holdout: ignore[a/b]\n"],
    ['is not misled by an escaped quote', "x = f('\\'\"\"\"')\n", 0, "x = f('\\'\"\"\"')  # holdout: ignore[a/b]\n"],
    ['is not misled by a backslash in a comment', 'x = f()  # C:\\\n', 0, 'x = f()  # C:\\  # holdout: ignore[a/b]\n'],
    ['keeps Windows line ends', 'y = f() + \\\r\n    1\r\n', 0, '# holdout: ignore[a/b]\r\ny = f() + \\\r\n    1\r\n'],
    ['stands at the end of a file without a line end', 'x = f()', 0, 'x = f()  # holdout: ignore[a/b]'],
  ];
  for (const [what, source, line, expected] of cases) it(what, () => { assert.equal(suppressed(source, line), expected); });
});
