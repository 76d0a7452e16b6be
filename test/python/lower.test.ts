import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import type { PythonParser } from '../../src/python/parser';
import { show } from './show';

/** Code, and how its statements read; `[…]` after a node is the text of its range where that is the point of the row. */
const TABLE: readonly (readonly [string, string])[] = [
  ['a = b = c', 'a = b = c'],
  ['a, *b = c', 'Tuple(a, *b) = c'],
  ['(a) = (b,) = c', 'a = Tuple(b) = c'],
  ['x: int = 1', 'x: int = 1'],
  ['x: list[int]', 'x: list[int]'],
  ['a += 1', 'a += 1'],
  ['a //= b', 'a //= b'],
  ['type(m).x = 1', 'type(m).x = 1'],
  ['type A[T] = list[T]', 'A = list[T]'],
  ['1, 2', 'Tuple(1, 2)'],
  ['x,', 'Tuple(x)'],
  ['(yield)', 'yield'],
  ['yield from f()', 'yield from f()'],
  ['a.b.c(d)[e]', 'a.b.c(d)[e]'],
  ['f(a, *b, k=c, **d)', 'f(a, *b, k=c, **d)'],
  ['f(*a.values())', 'f(*a.values())'],
  ['f(x for x in y)', 'f(generator(x for x in y))'],
  ['[*a.b(), c]', 'List(*a.b(), c)'],
  ['a + b * c ** -d', '(a + (b * (c ** (- d))))'],
  ['a and b and c or not d', '((a and b and c) or (not d))'],
  ['a < b <= c', '(a < b <= c)'],
  ['a not in b is not c', '(a not in b is not c)'],
  ['a if b else c', '(a if b else c)'],
  ['lambda a, /, b=1, *c, d, **e: a', 'lambda a/, b=1, *c, d!, **e: a'],
  ['lambda: 0', 'lambda : 0'],
  ['[a, (b), ()]', 'List(a, b, Tuple())'],
  ['{a, b}', 'Set(a, b)'],
  ['{a: b, **c}', 'Dict(a: b, **c)'],
  ['{}', 'Dict()'],
  ['[a for b, c in d if e if f for g in h]', 'list(a for Tuple(b, c) in d if e if f for g in h)'],
  ['{a: b async for c in d}', 'dict(a: b async for c in d)'],
  ['{a for a in b}', 'set(a for a in b)'],
  ['(n := 5)', '(n := 5)'],
  ['await f()', 'await f()'],
  ['a[1:2, ::3, ...]', 'a[Tuple(1:2:, ::3, ...)]'],
  ['a[:]', 'a[::]'],
  ['a[1,]', 'a[Tuple(1)]'],
  ['0x_ff, 1_000, 1e3, 2j, 0b11, 0o17, 12345678901234567890', 'Tuple(255, 1000, 1000, complex, 3, 15, integer)'],
  ['True, None', 'Tuple(true, null)'],
  ['"a\\n\\x41" \'b\'', '"a\\nAb"'],
  ['r"\\n"', '"\\\\n"'],
  ['r\'\\\\\'', '"\\\\\\\\"'],
  ['b"\\u0041"', 'b"\\\\u0041"'],
  ['"""a\nb"""', '"a\\nb"'],
  ['f"a{b!r:>{c}} {{d}}" "e"', 'f("a", b, " {d}", "e")'],
  ['f"{x=}"', 'f(x)'],
  ['print "a", b', 'print("a", b)'],
  ['print >>f, a', 'print(f, a)'],
  ['exec "a"', 'exec("a")'],
  ['import a.b as c, d', 'import a.b as c, d'],
  ['from ..a import (b as c, d)', 'from 2 a import b as c, d'],
  ['from . import *', 'from 1  import *'],
  ['from __future__ import annotations', 'from 0 __future__ import annotations'],
  ['return', 'return'],
  ['return a, b', 'return Tuple(a, b)'],
  ['raise A(b) from c', 'raise A(b)'],
  ['raise', 'raise'],
  ['assert a, b', 'assert a, b'],
  ['del a, b.c', 'del a, b.c'],
  ['global a, b', 'global a, b'],
  ['nonlocal a', 'nonlocal a'],
  ['pass; break; continue', 'pass; break; continue'],
  ['if a: b\nelif c: d\nelse: e', 'if a {b} else {if c {d} else {e}}'],
  ['while a:\n  b\nelse:\n  c', 'while a {b} else {c}'],
  ['async def f():\n  async for a, b in c: d\n  async with e: g', 'async def f() {async for Tuple(a, b) in c {d} else {}; async with e {g}}'],
  ['with a as b, c() as (d, e): pass', 'with a as b, c() as Tuple(d, e) {pass}'],
  ['with (a as b, c): pass', 'with a as b, c {pass}'],
  ['try: a\nexcept B as c: d\nexcept (E, F): g\nexcept: h\nelse: i\nfinally: j', 'try {a} except B as c {d} except Tuple(E, F) {g} except {h} else {i} finally {j}'],
  ['try: a\nexcept* B as c: d', 'try {a} except B as c {d} else {} finally {}'],
  ['@d\n@e.f(1)\ndef g(a: int, b: str = "x", *, c=1, **k) -> T: pass', '@d @e.f(1) def g(a: int, b: str="x", c=1!, **k) -> T {pass}'],
  ['def f(a, /, *args: int): pass', 'def f(a/, *args: int) {pass}'],
  ['def f[T: int](a: T): pass', 'def f(a: T) {pass}'],
  ['class A[T](B, metaclass=M): pass', 'class A(B, metaclass=M) {pass}'],
  ['class A: x = 1', 'class A() {x = 1}'],
  ['match a, b:\n  case [c, *d] if e: f\n  case {"k": g, **h}: i\n  case J(k, l=m) | n.o: p\n  case {"q": r} as s: t\n  case _: u',
    'match Tuple(a, b) {case c d if e {f}; case g h {i}; case k m {p}; case r s {t}; case {u}}'],
  ['', ''],
];

describe('lowering', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await loadParser();
  });

  it('reads the tree out of the parser\'s memory', () => {
    assert.equal(parser.reader, 'memory');
  });

  for (const [code, expected] of TABLE) {
    it(JSON.stringify(code), () => {
      const module = parser.parse(`${code}\n`);
      assert.deepEqual(module.problems, []);
      assert.equal(module.body.map((statement) => show(statement)).join('; '), expected);
    });
  }

  const rangeOf = (code: string, pick: (code: string) => { start: number; end: number } | undefined): string => {
    const span = pick(code);
    return span === undefined ? 'nothing' : code.slice(span.start, span.end);
  };

  it('gives exact ranges', () => {
    const code = '# é 𝒳\nfor i in (f(a,  b)):\n    y = (g.h)(k=1)  # c\n# tail\n';
    const [loop] = parser.parse(code).body;
    assert.equal(loop?.kind, 'For');
    assert.equal(rangeOf(code, () => loop), 'for i in (f(a,  b)):\n    y = (g.h)(k=1)');
    assert.equal(rangeOf(code, () => loop.header), 'for i in (f(a,  b)):');
    assert.equal(rangeOf(code, () => loop.iterable), 'f(a,  b)');
    const [assign] = loop.body;
    assert.equal(assign?.kind, 'Assign');
    assert.equal(rangeOf(code, () => assign), 'y = (g.h)(k=1)');
    const { value } = assign;
    assert.equal(value.kind, 'Call');
    assert.equal(rangeOf(code, () => value), '(g.h)(k=1)');
    assert.equal(rangeOf(code, () => value.argsSpan), '(k=1)');
    assert.equal(rangeOf(code, () => value.args[0]), 'k=1');
    assert.equal(value.callee.kind, 'Attribute');
    assert.equal(rangeOf(code, () => (value.callee.kind === 'Attribute' ? value.callee.attributeSpan : undefined)), 'h');
  });

  it('keeps comments with their places', () => {
    const code = 'x = 1  # one\nf(a,  # two\n  b)\n';
    assert.deepEqual(parser.parse(code).comments, [{ start: 7, end: 12, text: '# one' }, { start: 19, end: 24, text: '# two' }]);
  });

  it('names a definition\'s own range from its first decorator to its last statement', () => {
    const code = '@d\ndef f():\n  pass\n  # c\n\nx = 1\n';
    const [definition] = parser.parse(code).body;
    assert.equal(definition?.kind, 'FunctionDefinition');
    assert.equal(code.slice(definition.start, definition.end), '@d\ndef f():\n  pass');
    assert.deepEqual(definition.nameSpan, { start: 7, end: 8 });
  });
});
